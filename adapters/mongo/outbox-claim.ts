import type { Collection, Filter } from "mongodb";
import type { OutboxEntry } from "../../src/messaging/outbox.ts";
import type { ClaimRequest } from "../../src/ports/outbox-store.ts";
import type { OutboxDocument } from "./outbox-document.ts";
import { entryOf, stateFlags, urgencyLevels } from "./outbox-document.ts";

/** Several entries of one conversation, and such as cannot be had, are met on the way. */
const someBlocked = 20;
/** More of one conversation in one claim would mostly be put back: platforms take about one message a second there. */
const perLane = 4;

/**
 * Takes what is due, the most urgent conversations first; within a conversation always in the order of arrival, so an
 * urgent message lifts what stands before it. A conversation whose first entry is being sent or waits to be tried again
 * is left alone as a whole: that keeps the order between several engines, too. A batch costs a handful of commands, however large.
 */
export async function claimDue(outbox: Collection<OutboxDocument>, request: ClaimRequest, machineNow: number): Promise<readonly OutboxEntry[]> {
  if (request.limit <= 0) return [];
  await returnUnbegun(outbox, machineNow);
  const taken: OutboxEntry[] = [];
  const seen = new Set<string>();
  for (const urgency of urgencyLevels) {
    while (taken.length < request.limit) {
      const wanted = request.limit - taken.length;
      const lanes = (await dueLanes(outbox, { ...request, limit: wanted }, urgency, seen)).slice(0, wanted);
      if (lanes.length === 0) break;
      for (const lane of lanes) seen.add(lane);
      taken.push(...(await takeLanes(outbox, { ...request, limit: wanted }, lanes, machineNow)));
    }
    if (taken.length >= request.limit) break;
  }
  return taken;
}

/** Claimed by a run that died before it began to send: nothing is in doubt. The try stays counted. Seldom, so looked for before it is written. */
async function returnUnbegun(outbox: Collection<OutboxDocument>, machineNow: number): Promise<void> {
  const unbegun = { state: "sending", begun: false, leaseUntil: { $lte: machineNow } } as const;
  if ((await outbox.findOne(unbegun, { projection: { _id: 1 } })) === null) return;
  await outbox.updateMany(unbegun, { $set: stateFlags("queued"), $unset: { leaseOwner: "", leaseUntil: "" } });
}

async function dueLanes(outbox: Collection<OutboxDocument>, request: ClaimRequest, urgency: number, seen: ReadonlySet<string>): Promise<string[]> {
  const where: Filter<OutboxDocument> = { open: true, urgency, dueAt: { $lte: request.now } };
  const due = await outbox
    .find({ ...workspaceFilter(request), ...where, ...(seen.size > 0 ? { lane: { $nin: [...seen] } } : {}) })
    .sort({ dueAt: 1, seq: 1 })
    .limit(request.limit + someBlocked)
    .project<Pick<OutboxDocument, "lane">>({ lane: 1 })
    .toArray();
  return [...new Set(due.map((document) => document.lane))];
}

const workspaceFilter = ({ workspace }: ClaimRequest): Filter<OutboxDocument> => (workspace === undefined ? {} : ({ workspace } as Filter<OutboxDocument>));

type Chosen = Pick<OutboxDocument, "_id" | "lane">;
type Standing = Pick<OutboxDocument, "_id" | "lane" | "open" | "dueAt" | "workspace">;

/** The first entries of each lane, as far as they can be had; all of them marked in one write. */
async function takeLanes(outbox: Collection<OutboxDocument>, request: ClaimRequest, lanes: readonly string[], machineNow: number): Promise<readonly OutboxEntry[]> {
  const quota = Math.max(1, Math.min(perLane, Math.floor(request.limit / lanes.length)));
  const inOrder = await outbox
    .find({ lane: { $in: [...lanes] }, unsettled: true, $or: [{ held: true }, { dueAt: { $lte: request.now } }] })
    .sort({ seq: 1 })
    .project<Standing>({ lane: 1, open: 1, dueAt: 1, workspace: 1 })
    .toArray();
  const chosen = firstOf(inOrder, request, quota);
  const ids = chosen.map((x) => x._id);
  if (ids.length === 0) return [];
  const free = { _id: { $in: ids }, open: true, dueAt: { $lte: request.now } };
  await outbox.updateMany(free, { $set: { ...stateFlags("sending"), ...lease(request, machineNow), held: true, begun: false }, $inc: { attempts: 1 } });
  const mine = await outbox.find({ _id: { $in: ids }, state: "sending", leaseOwner: request.owner }).sort({ seq: 1 }).toArray();
  return (await withoutOvertaken(outbox, mine, chosen)).map(entryOf);
}

function firstOf(inOrder: readonly Standing[], { now, workspace, limit }: ClaimRequest, quota: number): readonly Chosen[] {
  const counts = new Map<string, number>();
  const chosen: Chosen[] = [];
  for (const { _id, lane, open, dueAt, workspace: own } of inOrder) {
    const before = counts.get(lane) ?? 0;
    // Not to be had: it is being sent, has to wait, or belongs to another workspace's sender, and those after it with it. What is
    // not planned for a workspace lifts what stands before it: a reminder need not wait for a broadcast to come to that person.
    const free = open && dueAt <= now && (workspace === undefined || workspace === null || own === workspace);
    counts.set(lane, free ? before + 1 : Infinity);
    if (free && before < quota && chosen.length < limit) chosen.push({ _id, lane });
  }
  return chosen;
}

/** Somebody else got an earlier entry of the lane in between: what stands behind it is put back, untried. */
async function withoutOvertaken(outbox: Collection<OutboxDocument>, mine: readonly OutboxDocument[], chosen: readonly Chosen[]): Promise<readonly OutboxDocument[]> {
  const got = new Set(mine.map((m) => m._id));
  const lost = new Set<string>();
  const back = new Set<string>();
  for (const { _id, lane } of chosen) {
    if (!got.has(_id)) lost.add(lane);
    else if (lost.has(lane)) back.add(_id);
  }
  if (back.size === 0) return mine;
  const untried = { $set: stateFlags("queued"), $unset: { leaseOwner: "", leaseUntil: "" }, $inc: { attempts: -1 } } as const;
  await outbox.updateMany({ _id: { $in: [...back] }, state: "sending", begun: false }, untried);
  return mine.filter((m) => !back.has(m._id));
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
