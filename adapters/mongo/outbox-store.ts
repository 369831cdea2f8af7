import type { Collection } from "mongodb";
import { MongoBulkWriteError } from "mongodb";
import type { Connection } from "mongoose";
import type { DeliveryState, OutboxEntry } from "../../src/messaging/outbox.ts";
import type { EntryStanding, OutboxStore, Settlement } from "../../src/ports/outbox-store.ts";
import { modelOf } from "./aggregates.ts";
import { isDuplicate } from "./fault.ts";
import { claimDoubtful, claimDue } from "./outbox-claim.ts";
import type { OutboxDocument } from "./outbox-document.ts";
import { documentOf, entryOf, outboxSpec, stateFlags } from "./outbox-document.ts";

const states: readonly DeliveryState[] = ["queued", "sending", "delivered", "waiting", "failed", "unconfirmed", "cancelled", "unreachable"];

/** The outbox over one collection. Leases run on `machineNow` (epoch ms), due moments on what `claim` is asked with. */
export function openOutbox(connection: Connection, machineNow: () => number): OutboxStore {
  const outbox = modelOf(connection, outboxSpec).collection as unknown as Collection<OutboxDocument>;
  const nextSeq = sequence(machineNow);
  return {
    add: (entries) => add(outbox, entries, nextSeq),
    get: async (key) => {
      const document = await outbox.findOne({ _id: key });
      return document === null ? undefined : entryOf(document);
    },
    claim: (request) => claimDue(outbox, request, machineNow()),
    hasDue: async (workspace, now) => (await outbox.findOne({ workspace, open: true, dueAt: { $lte: now } }, { projection: { _id: 1 } })) !== null,
    claimInDoubt: (request) => claimDoubtful(outbox, request, machineNow()),
    begin: async (key, owner, leaseMs) => {
      const mine = { _id: key, state: "sending" as const, leaseOwner: owner };
      return (await outbox.updateOne(mine, { $set: { begun: true, leaseUntil: machineNow() + leaseMs } })).matchedCount === 1;
    },
    settle: (key, owner, outcome) => settle(outbox, { key, owner }, outcome),
    withdraw: async (keyPrefix, reason) =>
      (await outbox.updateMany({ _id: startsWith(keyPrefix), open: true }, { $set: { ...stateFlags("cancelled"), reason } })).modifiedCount,
    list: (where) => list(outbox, where),
    counts: async () => {
      const counted = states.map(async (state) => [state, await outbox.countDocuments({ state })] as const);
      return Object.fromEntries(await Promise.all(counted)) as Record<DeliveryState, number>;
    },
    statesOf: (batch) => statesOf(outbox, batch),
    isUnsettled: async (batch) => (await outbox.findOne({ batch, unsettled: true }, { projection: { _id: 1 } })) !== null,
    requeue: (key, now, workspace) => requeue(outbox, { key, workspace }, now),
    drop: (key) => drop(outbox, key, machineNow()),
    forget: async (keys) => {
      if (keys.length > 0) await outbox.deleteMany({ _id: { $in: [...keys] } });
    },
  };
}

/** Order of arrival: machine time in microseconds, made strictly growing within the process. */
function sequence(machineNow: () => number): () => number {
  let last = 0;
  return () => (last = Math.max(last + 1, machineNow() * 1000));
}

async function add(outbox: Collection<OutboxDocument>, entries: readonly OutboxEntry[], nextSeq: () => number): Promise<number> {
  if (entries.length === 0) return 0;
  try {
    const result = await outbox.insertMany(
      entries.map((entry) => documentOf(entry, nextSeq())),
      { ordered: false },
    );
    return result.insertedCount;
  } catch (error) {
    if (error instanceof MongoBulkWriteError && isDuplicate(error) && onlyDuplicates(error)) return error.insertedCount;
    throw error;
  }
}

function onlyDuplicates(error: MongoBulkWriteError): boolean {
  const faults = [error.writeErrors].flat();
  return faults.every((fault) => fault.code === 11000);
}

async function settle(outbox: Collection<OutboxDocument>, claim: { key: string; owner: string }, outcome: Settlement): Promise<boolean> {
  const { state, reason, dueAt, sentAt, ref, workspace } = outcome;
  const result = await outbox.updateOne(
    { _id: claim.key, state: "sending", leaseOwner: claim.owner },
    {
      $set: {
        ...stateFlags(state),
        begun: false,
        ...(reason === undefined ? {} : { reason }),
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(sentAt === undefined ? {} : { sentAt }),
        ...(workspace === undefined ? {} : { workspace }),
        ...(ref === undefined ? {} : { ref: { ...ref } }),
      },
      $unset: { leaseOwner: "", leaseUntil: "", ...(reason === undefined ? { reason: "" } : {}) },
      // Put back without having been tried.
      ...(state === "queued" ? { $inc: { attempts: -1 } } : {}),
    },
  );
  return result.matchedCount === 1;
}

/** Keys are compared as text; the first key after all that start so ends with the prefix's last character plus one. */
function startsWith(prefix: string): { $gte: string; $lt?: string } {
  if (prefix === "") return { $gte: "" };
  return { $gte: prefix, $lt: prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1) };
}

/** Latest arrivals first. Asked state by state, so that an index gives each of them in order. */
async function list(outbox: Collection<OutboxDocument>, where: Parameters<OutboxStore["list"]>[0]): Promise<readonly OutboxEntry[]> {
  const asked = where.state === undefined ? states : [where.state];
  const scope = where.programme === undefined ? {} : { programme: where.programme };
  const found = await Promise.all(asked.map((state) => outbox.find({ state, ...scope }).sort({ seq: -1 }).limit(where.limit).toArray()));
  return found
    .flat()
    .sort((a, b) => b.seq - a.seq)
    .slice(0, where.limit)
    .map(entryOf);
}

/** In the order of keys, which never changes: an entry that moves on meanwhile is still met exactly once. */
async function statesOf(outbox: Collection<OutboxDocument>, batch: string): Promise<readonly EntryStanding[]> {
  const wanted = { state: 1, reason: 1, dueAt: 1, sentAt: 1, attempts: 1 } as const;
  const found = await outbox.find({ _id: startsWith(`${batch}:`) }).sort({ _id: 1 }).project<Omit<EntryStanding, "key"> & { readonly _id: string }>(wanted).toArray();
  return found.map(({ _id, ...standing }) => ({ key: _id, ...standing }));
}

async function requeue(outbox: Collection<OutboxDocument>, { key, workspace }: { readonly key: string; readonly workspace?: string | undefined }, now: number): Promise<boolean> {
  const result = await outbox.updateOne(
    { _id: key, state: { $in: ["failed", "unconfirmed", "unreachable"] } },
    { $set: { ...stateFlags("queued"), attempts: 0, dueAt: now, held: false, begun: false, ...(workspace === undefined ? {} : { workspace }) }, $unset: { reason: "" } },
  );
  return result.matchedCount === 1;
}

/** What is being sent under a running lease cannot be dropped: nobody knows yet how it ends. */
async function drop(outbox: Collection<OutboxDocument>, key: string, machineNow: number): Promise<boolean> {
  const result = await outbox.updateOne(
    {
      _id: key,
      $or: [
        { state: { $in: ["queued", "waiting", "failed", "unconfirmed", "unreachable"] } },
        { state: "sending", leaseUntil: { $lte: machineNow } },
      ],
    },
    { $set: { ...stateFlags("cancelled"), reason: "droppedByOperator", begun: false }, $unset: { leaseOwner: "", leaseUntil: "" } },
  );
  return result.matchedCount === 1;
}

/** Removes settled entries made before a moment (programme's clock): a log of reminders is kept for twelve months at most. */
export async function forgetSettled(connection: Connection, before: number): Promise<number> {
  const outbox = modelOf(connection, outboxSpec).collection as unknown as Collection<OutboxDocument>;
  return (await outbox.deleteMany({ unsettled: false, createdAt: { $lt: before } })).deletedCount;
}
