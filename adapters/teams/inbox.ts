import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import type { LeasedRow } from "../../src/ports/leased-row.ts";
import { withLease } from "../../src/ports/leased-row.ts";
import type { Log } from "../../src/ports/log.ts";
import type { TeamsActivity } from "./activity.ts";
import { tenantOf } from "./activity.ts";
import type { InboxRow } from "./collections.ts";
import { createOrder } from "./in-order.ts";
import { createNoting } from "./noting.ts";
import { faultOf, retryAfterMs, worthAnotherTry } from "./outcomes.ts";
import type { Steps } from "./steps.ts";
import { createSteps } from "./steps.ts";

/** What is known of the activity that is worked on. */
export interface Work {
  readonly id: string;
  /** The core's answer of an earlier attempt, as JSON. */
  readonly reply?: string;
  /** Keeps the core's answer: at once where asked again it would answer something else, else when showing it fails half way. */
  keepReply(reply: string, when: "now" | "onFault"): Promise<void>;
  /** What has been shown of the answer; kept when a later step fails. */
  readonly steps: Steps;
}

export interface Inbox {
  /** Keeps an activity before it is answered. Undefined: it is known, nothing is to be done. */
  keep(id: string, activity: TeamsActivity): Promise<Stored<InboxRow> | undefined>;
  /** Works on what was just kept; never throws. */
  work(kept: Stored<InboxRow>, activity: TeamsActivity): Promise<void>;
  /** Takes up what was left unfinished, by this process or one that is gone. */
  resume(): Promise<void>;
  /** Forgets what was done more than a day ago. */
  clear(): Promise<void>;
  /** Waits for what is being worked on. */
  settle(): Promise<void>;
}

export interface InboxNeeds {
  readonly rows: Aggregates<InboxRow, "state">;
  readonly deal: (activity: TeamsActivity, work: Work) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
  readonly leaseMs: number;
}

const mostAttempts = 5;
const keptMs = 24 * 3_600_000;
const sweepSize = 200;

/** A timer that keeps no process alive. */
function every(ms: number, what: () => void): () => void {
  const timer = setInterval(what, ms).unref();
  return () => clearInterval(timer);
}

export function createInbox(needs: InboxNeeds): Inbox {
  const running = new Set<Promise<void>>();
  const inHand = new Set<string>();
  const inOrder = createOrder();
  const notes = createNoting(needs.rows, needs.log);

  function work(kept: Stored<InboxRow>, activity: TeamsActivity): Promise<void> {
    const { id } = kept.value;
    inHand.add(id);
    const lease = withLease({ ...needs, every }, kept);
    const done = inOrder(lineOf(id, activity), () => workOn({ ...needs, done: notes.add }, { kept, lease, activity }))
      .catch((error: unknown) => needs.log.error("teams.workFailed", faultOf(error)))
      .finally(() => inHand.delete(id));
    running.add(done);
    return done.finally(() => running.delete(done));
  }

  return {
    work,
    async keep(id, activity) {
      const now = needs.now();
      const row: InboxRow = { id, state: "open", at: now, leaseUntil: now + needs.leaseMs, attempts: 1, body: JSON.stringify(activity) };
      // Kept in line, too: whichever is kept first is worked on first.
      return (await inOrder(`keep ${lineOf(id, activity)}`, () => needs.rows.insert(row))) ? { value: row, rev: 1 } : undefined;
    },
    async resume() {
      for (const row of await needs.rows.find({ state: "open" }, { sort: "at", limit: sweepSize })) {
        if (inHand.has(row.value.id) || notes.has(row.value.id) || row.value.leaseUntil >= needs.now()) continue;
        const value = { ...row.value, attempts: row.value.attempts + 1, leaseUntil: needs.now() + needs.leaseMs };
        if (await needs.rows.save(row, value)) await work({ value, rev: row.rev + 1 }, JSON.parse(value.body ?? "{}") as TeamsActivity);
      }
      await notes.write();
    },
    async clear() {
      for (;;) {
        const [oldest] = await needs.rows.find({ state: "done" }, { sort: "at", limit: 1 });
        if (!oldest || needs.now() - oldest.value.at <= keptMs) return;
        const some = await needs.rows.find({ state: "done" }, { sort: "at", limit: sweepSize });
        for (const row of some) if (needs.now() - row.value.at > keptMs) await needs.rows.remove(row.value.id);
      }
    },
    settle: async () => {
      await Promise.allSettled([...running]);
      await notes.write();
    },
  };
}

/**
 * What one person writes in one conversation is worked on in its order: the next line answers what the one before it is asked in return.
 * Somebody waits for the answer of an invoke, and it names its form and turn: it stands in no line.
 */
const lineOf = (id: string, a: TeamsActivity): string => (a.type === "message" ? [tenantOf(a), a.conversation.id, a.from.id].join("|") : id);

interface WorkNeeds extends InboxNeeds {
  /** Notes that it was dealt with. */
  readonly done: (row: Stored<InboxRow>) => void;
}

interface InHand {
  readonly kept: Stored<InboxRow>;
  readonly lease: LeasedRow<InboxRow>;
  readonly activity: TeamsActivity;
}

async function workOn(needs: WorkNeeds, { kept, lease, activity }: InHand): Promise<void> {
  const { id, attempts: attempt, reply: before } = kept.value;
  const steps = createSteps(kept.value.steps ?? 0);
  let reply = before;
  const keepReply: Work["keepReply"] = async (given, when) => {
    reply = given;
    if (when === "now") await lease.change({ reply });
  };
  try {
    await needs.deal(activity, { id, keepReply, steps, ...(before === undefined ? {} : { reply: before }) });
    needs.done(await lease.end());
  } catch (error) {
    const row = await lease.end();
    if (!worthAnotherTry(error) || attempt >= mostAttempts) {
      needs.log.error("teams.activityGivenUp", { kind: activity.name ?? activity.type, attempt, ...faultOf(error) });
      return needs.done(row);
    }
    needs.log.warn("teams.activityWaits", { kind: activity.name ?? activity.type, attempt, ...faultOf(error) });
    const wait = retryAfterMs(error) ?? 2_000 * 2 ** attempt;
    // Half shown, it must go on with the very same answer.
    const half = steps.done() > 0 && reply !== undefined ? { reply } : {};
    await needs.rows.save(row, { ...row.value, ...half, steps: steps.done(), leaseUntil: needs.now() + wait });
  }
}
