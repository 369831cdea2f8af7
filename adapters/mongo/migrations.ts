import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Db } from "mongodb";
import type { Connection } from "mongoose";
import type { Log } from "../../src/ports/log.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import { StoreFault } from "./fault.ts";
import type { Lease } from "./lease.ts";
import { takeLease } from "./lease.ts";
import { metaOf, recordLevel, restoreMark, storedLevel } from "./meta.ts";

/**
 * One step of the stored shapes. Steps run in order, once; one that was cut off runs again from its beginning, so it must
 * find its own half-done work in order. Its place in the list is its level.
 */
export interface Migration {
  /** Kebab case, for the log. */
  readonly name: string;
  run(db: Db): Promise<void>;
}

/** Every change of a stored shape so far: never reordered, never shortened. */
export const migrations: readonly Migration[] = [];

export interface MigrateOptions {
  readonly specs: readonly CollectionSpec[];
  readonly steps?: readonly Migration[];
  /** How long one process may be silent before another takes over (ms). */
  readonly leaseMs?: number;
  /** How long to wait for another process that migrates (ms). */
  readonly patienceMs?: number;
}

/**
 * Brings the store to this product's level, then checks that nothing in it is newer. Several processes may start at once.
 * Throws StoreFault: `storeTooNew`, `restoreUnfinished`, `storeBusy` (another process migrates for too long), `migrationFailed`.
 */
export async function migrate(connection: Connection, log: Log, options: MigrateOptions): Promise<void> {
  const steps = options.steps ?? migrations;
  const unfinished = await metaOf(connection).findOne({ _id: restoreMark });
  if (unfinished !== null) throw new StoreFault("restoreUnfinished", { file: unfinished.file ?? "" });
  if ((await checkedLevel(connection, steps)) < steps.length) await runUnderLease(connection, log, { ...options, steps });
  await Promise.all(options.specs.map((spec) => refuseNewer(connection, spec)));
}

async function checkedLevel(connection: Connection, steps: readonly Migration[]): Promise<number> {
  const level = await storedLevel(connection);
  if (level > steps.length) throw new StoreFault("storeTooNew", { stored: level, known: steps.length });
  return level;
}

async function runUnderLease(connection: Connection, log: Log, options: MigrateOptions & { steps: readonly Migration[] }): Promise<void> {
  const leaseMs = options.leaseMs ?? 30_000;
  const lease = await waitForLease(connection, leaseMs, options.patienceMs ?? 120_000);
  const alive = setInterval(() => void lease.renew().catch(() => undefined), leaseMs / 3);
  try {
    for (let level = await checkedLevel(connection, options.steps); level < options.steps.length; level += 1) {
      const step = options.steps[level];
      if (step === undefined || !(await lease.renew())) throw new StoreFault("storeBusy", { lease: "migrations" });
      log.info("migrationStarted", { name: step.name, level: level + 1 });
      await runStep(connection, step);
      await recordLevel(connection, level + 1);
      log.info("migrationDone", { name: step.name, level: level + 1 });
    }
  } finally {
    clearInterval(alive);
    await lease.release().catch(() => undefined);
  }
}

async function runStep(connection: Connection, step: Migration): Promise<void> {
  try {
    if (connection.db === undefined) throw new Error("not connected");
    await step.run(connection.db);
  } catch (error) {
    throw new StoreFault("migrationFailed", { name: step.name }, error);
  }
}

async function waitForLease(connection: Connection, leaseMs: number, patienceMs: number): Promise<Lease> {
  const holder = randomUUID();
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await delay(Math.min(200, leaseMs / 4))) {
    const lease = await takeLease(connection, "migrations", holder, leaseMs);
    if (lease !== undefined) return lease;
  }
  throw new StoreFault("storeBusy", { lease: "migrations" });
}

async function refuseNewer(connection: Connection, spec: CollectionSpec): Promise<void> {
  const newer = await connection.collection(spec.collection).findOne({ v: { $gt: spec.version } }, { projection: { v: 1 } });
  if (newer !== null) throw new StoreFault("storeTooNew", { collection: spec.collection, stored: Number(newer["v"]), known: spec.version });
}
