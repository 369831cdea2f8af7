import type { DueChecks, EntryRules } from "./deliver-entry.ts";
import type { Counts, Run } from "./deliver-lanes.ts";
import { deliverLane, lanesOf } from "./deliver-lanes.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import type { DeliveryState, OutboxEntry } from "./outbox.ts";
import type { PaceMemory } from "./pacing.ts";
import { cautious, roomFor } from "./pacing.ts";
import type { RetryRule } from "./retry.ts";
import { usualRetry } from "./retry.ts";
import { lookAgainMs, openSenders } from "./senders.ts";

export interface DeliverOptions {
  /** Names this process; every run adds its own mark, so a run that overslept cannot settle what another has taken over. */
  readonly owner: string;
  /** Entries claimed at most at a time. */
  readonly limit: number;
  readonly checks: DueChecks;
  /** One per process, kept from run to run. */
  readonly pace: PaceMemory;
  readonly retry?: RetryRule;
  /** Longer than any single send can take; every send begins with a fresh one. */
  readonly leaseMs?: number;
  /** Waits for its moment (ms, machine time). Without it a run claims once and puts back what has to wait. */
  readonly delay?: (ms: number) => Promise<void>;
  /** Before every claim: moves what was saved meanwhile to the outbox. */
  readonly refill?: () => Promise<unknown>;
  /** The process is about to end: nothing new is claimed. */
  readonly stopping?: () => boolean;
}

/** How many entries ended a run in each state; `sending` are in doubt until their lease has run out. */
export type DeliverySummary = Readonly<Record<DeliveryState, number>> & {
  readonly claimed: number;
  /** Settlements that came too late: another run had taken the entry over. */
  readonly leaseLost: number;
  /** When another run is worth while (ms from now, 0 = at once); absent when nothing is known to wait. */
  readonly nextInMs?: number;
};

const finalStates = ["delivered", "failed", "unconfirmed", "cancelled", "unreachable"] as const satisfies readonly DeliveryState[];

/** What a workspace can take within this time is claimed at once: an urgent message never stands behind more than this. */
const aheadMs = 1_500;
/** How often a run that waits for moments looks for more. */
const topUpMs = 400;
/** How often such a run fetches what has been saved meanwhile. */
const refillMs = 1_500;
/** Conversations worked on at a time where nothing can be waited for; with `delay` as many as are on their way. */
const lanesAtOnce = 8;

/**
 * Sends what is due. Takes over entries in doubt first, then claims, urgent ones before others and each workspace by itself, so that
 * neither a large broadcast nor a throttled tenant holds up anybody else; a workspace is sent to by one process at a time. Goes on until
 * nothing can leave. Never throws; can run side by side with others on the same store.
 */
export async function deliver(ports: DeliverPorts, options: DeliverOptions): Promise<DeliverySummary> {
  const leaseMs = options.leaseMs ?? 25_000;
  const owner = `${options.owner}/${ports.newId()}`;
  const senders = openSenders({ stores: ports.stores, clock: ports.clock, log: ports.log, owner: options.owner, pace: options.pace, ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs * 0.8 }) });
  const rules: EntryRules = {
    checks: options.checks, pace: options.pace, retry: options.retry ?? usualRetry, owner, leaseMs, senders, ...(options.delay ? { delay: options.delay } : {}),
  };
  const counts: Counts = { queued: 0, sending: 0, delivered: 0, waiting: 0, failed: 0, unconfirmed: 0, cancelled: 0, unreachable: 0, leaseLost: 0 };
  const run: Run = { ports, rules, counts, waits: [], limit: options.limit };
  let claimedInAll = 0;
  const doubtful = await claimed(ports, () => ports.stores.outbox.claimInDoubt({ limit: options.limit, leaseMs, owner }));
  const working = new Set<Promise<void>>();
  let refilledAt = ports.clock.machine();
  for (let first = true; ; first = false) {
    if (ports.clock.machine() - refilledAt >= refillMs) {
      refilledAt = ports.clock.machine();
      await options.refill?.();
    }
    const fresh = await claimFresh(run, options.limit - (first ? doubtful.length : 0));
    claimedInAll += fresh.length + (first ? doubtful.length : 0);
    const starting = start(run, working, { doubtful: first ? doubtful : [], fresh });
    if (!options.delay) break;
    if (options.stopping?.() === true || (fresh.length === 0 && working.size === 0)) break;
    await Promise.race([options.delay(topUpMs), fresh.length === 0 ? Promise.all(working) : starting]);
  }
  await Promise.all(working);
  await letGo(run, options.stopping?.() === true);
  if (counts.sending > 0) run.waits.push(leaseMs);
  // Something has left its place: what stood behind it, or beyond the limit, may go now.
  if (finalStates.some((state) => counts[state] > 0)) run.waits.push(0);
  return { ...counts, claimed: claimedInAll, ...(run.waits.length === 0 ? {} : { nextInMs: Math.min(...run.waits) }) };
}

/** Entries whose workspace is not known yet, then each workspace's own as far as its limits let them leave soon. */
async function claimFresh(run: Run, limit: number): Promise<readonly OutboxEntry[]> {
  const { ports, rules } = run;
  const ask = (workspace: string | null, most: number): Promise<readonly OutboxEntry[]> =>
    claimed(ports, () => ports.stores.outbox.claim({ now: ports.clock.now(), limit: most, leaseMs: rules.leaseMs, owner: rules.owner, workspace }));
  const loose = await ask(null, limit);
  const found = [loose];
  for (const { id, paused } of await workspaces(run)) {
    const room = roomFor(rules.pace, cautious(limitsOf(run, id)), id, { now: ports.clock.machine(), ms: aheadMs });
    if (paused === true || room === 0 || !(await ports.stores.outbox.hasDue(id, ports.clock.now()))) continue;
    if ((await rules.senders.hold(id)) !== "mine") run.waits.push(lookAgainMs);
    else {
      const own = await ask(id, Math.min(room, Math.max(1, limit - loose.length)));
      found.push(own);
      if (own.length > 0) await rules.senders.renew(id);
    }
  }
  return found.flat();
}

async function workspaces(run: Run) {
  try {
    return await run.rules.senders.all();
  } catch (error) {
    run.ports.log.error("deliverClaimFailed", { error: error instanceof Error ? error.name : typeof error });
    return [];
  }
}

const limitsOf = (run: Run, workspace: string) => run.ports.messengers.get(workspace.split(":")[0] ?? "")?.limits ?? { perConversation: [], perTenant: [] };

/** Whoever comes next need not wait for a lease to run out; what is still due here keeps its sender. */
async function letGo({ ports, rules, waits }: Run, stopping: boolean): Promise<void> {
  for (const workspace of rules.senders.held()) {
    try {
      if (stopping || !(await ports.stores.outbox.hasDue(workspace, ports.clock.now()))) await rules.senders.release(workspace);
      else if (rules.delay) waits.push(0);
    } catch (error) {
      ports.log.error("senderNotReleased", { workspace, error: error instanceof Error ? error.name : typeof error });
    }
  }
}

async function claimed(ports: DeliverPorts, claim: () => Promise<readonly OutboxEntry[]>): Promise<readonly OutboxEntry[]> {
  try {
    return await claim();
  } catch (error) {
    ports.log.error("deliverClaimFailed", { error: error instanceof Error ? error.name : typeof error });
    return [];
  }
}

/**
 * With `delay` every lane is on its way at once and waits for its moments; without, a few work through all of them. Gives a promise of
 * all having left.
 */
function start(run: Run, working: Set<Promise<void>>, { doubtful, fresh }: { readonly doubtful: readonly OutboxEntry[]; readonly fresh: readonly OutboxEntry[] }): Promise<unknown> {
  const inDoubt = new Set(doubtful.map((entry) => entry.key));
  const lanes = lanesOf([...doubtful, ...fresh]);
  const keep = (task: Promise<void>): void => {
    const tracked: Promise<void> = task.finally(() => working.delete(tracked));
    working.add(tracked);
  };
  if (run.rules.delay)
    return Promise.all(lanes.map((lane) => new Promise<void>((started) => keep(deliverLane(run, lane, inDoubt, started).finally(started)))));
  const work = (lane: OutboxEntry[]): Promise<void> => deliverLane(run, lane, inDoubt, () => undefined);
  for (let i = 0; i < Math.min(lanesAtOnce, lanes.length); i += 1) keep(workThrough(lanes, work));
  return Promise.resolve();
}

async function workThrough<T>(queue: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) await work(one);
}
