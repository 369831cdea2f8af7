import type { Settlement } from "../ports.ts";
import type { DueChecks, EntryRules, Verdict } from "./deliver-entry.ts";
import { deliverEntry } from "./deliver-entry.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import type { DeliveryState, OutboxEntry } from "./outbox.ts";
import type { PaceMemory } from "./pacing.ts";
import type { RetryRule } from "./retry.ts";
import { usualRetry } from "./retry.ts";

export interface DeliverOptions {
  /** Names this process; every run adds its own mark, so a run that overslept cannot settle what another has taken over. */
  readonly owner: string;
  /** Entries claimed at most in one run. */
  readonly limit: number;
  readonly checks: DueChecks;
  /** One per process, kept from run to run. */
  readonly pace: PaceMemory;
  readonly retry?: RetryRule;
  /** Longer than any single send can take; every send begins with a fresh one. */
  readonly leaseMs?: number;
}

/** How many entries ended a run in each state; `sending` are in doubt until their lease has run out. */
export type DeliverySummary = Readonly<Record<DeliveryState, number>> & {
  readonly claimed: number;
  /** Settlements that came too late: another run had taken the entry over. */
  readonly leaseLost: number;
  /** When another run is worth while (ms from now, 0 = at once); absent when nothing is known to wait. */
  readonly nextInMs?: number;
};

interface Run {
  readonly ports: DeliverPorts;
  readonly rules: EntryRules;
  readonly inDoubt: ReadonlySet<string>;
  readonly counts: Record<DeliveryState, number> & { leaseLost: number };
  readonly waits: number[];
}

const finalStates = ["delivered", "failed", "unconfirmed", "cancelled", "unreachable"] as const satisfies readonly DeliveryState[];

/** Conversations worked on at a time; within one, entries go one after another in their order. */
const lanesAtOnce = 8;

/**
 * Sends what is due. Takes over entries in doubt first, then claims new ones; conversations are independent of each other,
 * so one that is throttled holds up nobody else. Never throws; can run side by side with others on the same store.
 */
export async function deliver(ports: DeliverPorts, options: DeliverOptions): Promise<DeliverySummary> {
  const leaseMs = options.leaseMs ?? 60_000;
  const owner = `${options.owner}/${ports.newId()}`;
  const doubtful = await claimed(ports, () => ports.stores.outbox.claimInDoubt({ limit: options.limit, leaseMs, owner }));
  const fresh = await claimed(ports, () =>
    ports.stores.outbox.claim({ now: ports.clock.now(), limit: Math.max(0, options.limit - doubtful.length), leaseMs, owner }),
  );
  const run: Run = {
    ports,
    rules: { checks: options.checks, pace: options.pace, retry: options.retry ?? usualRetry, owner, leaseMs },
    inDoubt: new Set(doubtful.map((entry) => entry.key)),
    counts: { queued: 0, sending: 0, delivered: 0, waiting: 0, failed: 0, unconfirmed: 0, cancelled: 0, unreachable: 0, leaseLost: 0 },
    waits: [],
  };
  const lanes = byDestination([...doubtful, ...fresh]);
  await Promise.all(Array.from({ length: Math.min(lanesAtOnce, lanes.length) }, () => workThrough(run, lanes)));
  if (run.counts.sending > 0) run.waits.push(leaseMs);
  // Something has left its place: what stood behind it, or beyond the limit, may go now.
  if (finalStates.some((state) => run.counts[state] > 0)) run.waits.push(0);
  return {
    ...run.counts,
    claimed: doubtful.length + fresh.length,
    ...(run.waits.length === 0 ? {} : { nextInMs: Math.min(...run.waits) }),
  };
}

async function claimed(ports: DeliverPorts, claim: () => Promise<readonly OutboxEntry[]>): Promise<readonly OutboxEntry[]> {
  try {
    return await claim();
  } catch (error) {
    ports.log.error("deliverClaimFailed", { error: error instanceof Error ? error.name : typeof error });
    return [];
  }
}

function byDestination(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const lanes = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const lane = entry.to.kind === "place" ? `place:${entry.to.place}` : `person:${entry.to.person}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), entry]);
  }
  return [...lanes.values()];
}

/** Takes lane after lane from the shared list until it is empty. */
async function workThrough(run: Run, lanes: OutboxEntry[][]): Promise<void> {
  for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) await deliverLane(run, lane);
}

/** One conversation in order: once an entry has to wait, those after it wait with it. */
async function deliverLane(run: Run, lane: readonly OutboxEntry[]): Promise<void> {
  let heldUntil: number | undefined;
  for (const entry of lane) {
    const inDoubt = run.inDoubt.has(entry.key);
    const verdict = heldUntil === undefined ? await deliverEntry(run.ports, run.rules, entry, inDoubt) : putBack(heldUntil, inDoubt);
    heldUntil ??= holdAfter(run, verdict);
    await conclude(run, entry, verdict);
  }
}

/** What is in doubt stays so: queued it would be sent again unseen. */
const putBack = (dueAt: number, inDoubt: boolean): Verdict => (inDoubt ? { kind: "leave" } : { kind: "settle", outcome: { state: "queued", dueAt } });

function holdAfter(run: Run, verdict: Verdict): number | undefined {
  if (verdict.kind !== "settle") return run.ports.clock.now();
  const { state, dueAt } = verdict.outcome;
  return state === "queued" || state === "waiting" ? (dueAt ?? run.ports.clock.now()) : undefined;
}

async function conclude(run: Run, entry: OutboxEntry, verdict: Verdict): Promise<void> {
  if (verdict.kind === "leave") run.counts.sending += 1;
  if (verdict.kind === "lost") leaseLost(run, entry);
  if (verdict.kind !== "settle") return;
  if (await settled(run, entry, verdict.outcome)) run.counts[verdict.outcome.state] += 1;
  const { state, dueAt, reason } = verdict.outcome;
  const wait = (dueAt ?? 0) - run.ports.clock.now();
  if ((state === "queued" || state === "waiting") && wait > 0) run.waits.push(wait);
  if (state === "failed" || state === "unconfirmed") run.ports.log.warn("deliveryEnded", { key: entry.key, purpose: entry.purpose, state, reason });
}

/** A settlement that cannot be saved leaves the entry sending: the next run finds it in doubt and looks it up. */
async function settled(run: Run, entry: OutboxEntry, outcome: Settlement): Promise<boolean> {
  try {
    if (await run.ports.stores.outbox.settle(entry.key, run.rules.owner, outcome)) return true;
    leaseLost(run, entry);
  } catch (error) {
    run.counts.sending += 1;
    run.ports.log.error("deliverySettleFailed", { key: entry.key, state: outcome.state, error: error instanceof Error ? error.name : typeof error });
  }
  return false;
}

function leaseLost(run: Run, entry: OutboxEntry): void {
  run.counts.leaseLost += 1;
  run.ports.log.warn("deliveryLeaseLost", { key: entry.key, purpose: entry.purpose });
}
