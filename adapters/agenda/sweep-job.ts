import { createHash } from "node:crypto";
import { ObjectId } from "@agendajs/mongo-backend";
import type { Collection } from "mongodb";

/** The parts of agenda's job document that are set from here; the rest is agenda's. */
export interface SweepJob {
  readonly _id: ObjectId;
  readonly name: string;
  readonly type: "normal";
  readonly priority: number;
  readonly data: Record<string, never>;
  readonly repeatInterval: number;
  readonly repeatTimezone: null;
  readonly nextRunAt: Date;
  readonly lockedAt: Date | null;
  readonly disabled: boolean;
  readonly lastModifiedBy?: string | null;
}

const jobId = (name: string): ObjectId => new ObjectId(createHash("sha256").update(name).digest("hex").slice(0, 24));

/**
 * One job document under a fixed id, due at once. Agenda's own `every` would take away the lock of a worker that is running
 * right now (it saves `lockedAt: null`), and two first starts at the same moment could make two jobs.
 */
export async function placeSweep(jobs: Collection<SweepJob>, name: string, everyMs: number): Promise<void> {
  const _id = jobId(name);
  const job = { name, type: "normal", priority: 0, data: {}, repeatTimezone: null, lockedAt: null, disabled: false } as const;
  await jobs.updateOne({ _id }, { $setOnInsert: { ...job, nextRunAt: new Date() }, $set: { repeatInterval: everyMs } }, { upsert: true });
  await jobs.updateOne({ _id, lockedAt: null }, { $set: { nextRunAt: new Date() } });
}

/** A stopping worker gives back what it may still hold, so that the next start need not wait for the lock to run out. */
export async function freeSweep(jobs: Collection<SweepJob>, name: string, worker: string): Promise<void> {
  await jobs.updateOne({ _id: jobId(name), lastModifiedBy: worker }, { $set: { lockedAt: null } });
}
