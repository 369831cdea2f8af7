import type { Collection } from "mongodb";
import type { OutboxEntry } from "../../src/messaging/outbox.ts";
import type { OutboxStore } from "../../src/ports.ts";
import type { OutboxDocument } from "./outbox-document.ts";
import { entryOf, stateFlags, urgencyLevels } from "./outbox-document.ts";

type ClaimRequest = Parameters<OutboxStore["claim"]>[0];

/** More of one conversation in one claim would mostly be put back: platforms take about one message a second there. */
const perLane = 4;
const lanesAtOnce = 8;

/**
 * Takes what is due, the most urgent conversations first; within a conversation always in the order of arrival, so an
 * urgent message lifts what stands before it. A conversation whose first entry is being sent or waits to be tried again
 * is left alone as a whole: that keeps the order between several engines, too.
 */
export async function claimDue(outbox: Collection<OutboxDocument>, request: ClaimRequest, machineNow: number): Promise<readonly OutboxEntry[]> {
  if (request.limit <= 0) return [];
  await returnUnbegun(outbox, machineNow);
  const taken: OutboxEntry[] = [];
  const seen = new Set<string>();
  for (const urgency of urgencyLevels) {
    let lanes = await dueLanes(outbox, request, urgency, seen);
    while (lanes.length > 0 && taken.length < request.limit) {
      const batch = lanes.splice(0, Math.min(lanesAtOnce, request.limit - taken.length));
      for (const lane of batch) seen.add(lane);
      const quota = Math.min(perLane, Math.floor((request.limit - taken.length) / batch.length));
      const claims = await Promise.all(batch.map((lane) => takeLane(outbox, { ...request, limit: quota }, lane, machineNow)));
      taken.push(...claims.flat());
      if (lanes.length === 0) lanes = await dueLanes(outbox, request, urgency, seen);
    }
  }
  return taken;
}

/** Claimed by a run that died before it began to send: nothing is in doubt. The try stays counted. */
async function returnUnbegun(outbox: Collection<OutboxDocument>, machineNow: number): Promise<void> {
  await outbox.updateMany(
    { state: "sending", begun: false, leaseUntil: { $lte: machineNow } },
    { $set: stateFlags("queued"), $unset: { leaseOwner: "", leaseUntil: "" } },
  );
}

async function dueLanes(outbox: Collection<OutboxDocument>, request: ClaimRequest, urgency: number, seen: ReadonlySet<string>): Promise<string[]> {
  const due = await outbox
    .find({ open: true, urgency, dueAt: { $lte: request.now }, ...(seen.size > 0 ? { lane: { $nin: [...seen] } } : {}) })
    .sort({ dueAt: 1, seq: 1 })
    .limit(request.limit * 2)
    .project<Pick<OutboxDocument, "lane">>({ lane: 1 })
    .toArray();
  return [...new Set(due.map((document) => document.lane))];
}

async function takeLane(outbox: Collection<OutboxDocument>, request: ClaimRequest, lane: string, machineNow: number): Promise<OutboxEntry[]> {
  const inOrder = await outbox
    .find({ lane, unsettled: true, $or: [{ held: true }, { dueAt: { $lte: request.now } }] })
    .sort({ seq: 1 })
    .limit(request.limit)
    .project<Pick<OutboxDocument, "_id">>({ _id: 1 })
    .toArray();
  const taken: OutboxEntry[] = [];
  for (const { _id } of inOrder) {
    const document = await outbox.findOneAndUpdate(
      { _id, open: true, dueAt: { $lte: request.now } },
      { $set: { ...stateFlags("sending"), ...lease(request, machineNow), held: true, begun: false }, $inc: { attempts: 1 } },
      { returnDocument: "after" },
    );
    // Not to be had: it is being sent or has to wait, and those after it with it.
    if (document === null) break;
    taken.push(entryOf(document));
  }
  return taken;
}

/** Takes over what was begun and never settled. */
export async function claimDoubtful(
  outbox: Collection<OutboxDocument>,
  request: Omit<ClaimRequest, "now">,
  machineNow: number,
): Promise<readonly OutboxEntry[]> {
  if (request.limit <= 0) return [];
  const doubtful = { state: "sending" as const, begun: true, leaseUntil: { $lte: machineNow } };
  const found = await outbox.find(doubtful).sort({ seq: 1 }).limit(request.limit).project<Pick<OutboxDocument, "_id">>({ _id: 1 }).toArray();
  const taken: OutboxEntry[] = [];
  for (const { _id } of found) {
    const document = await outbox.findOneAndUpdate(
      { _id, ...doubtful },
      { $set: lease(request, machineNow), $inc: { attempts: 1 } },
      { returnDocument: "after" },
    );
    if (document !== null) taken.push(entryOf(document));
  }
  return taken;
}

const lease = (request: { readonly owner: string; readonly leaseMs: number }, machineNow: number): { leaseOwner: string; leaseUntil: number } => ({
  leaseOwner: request.owner,
  leaseUntil: machineNow + request.leaseMs,
});
