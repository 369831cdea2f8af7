import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { TeamsActivity } from "./activity.ts";
import type { InboxRow } from "./collections.ts";
import { fileIn } from "./inbound.ts";
import { faultOf, retryAfterMs, worthAnotherTry } from "./outcomes.ts";

/** What is known of the activity that is worked on. */
export interface Work {
  readonly id: string;
  /** The core's answer of an earlier attempt, as JSON. */
  readonly reply?: string;
  /** Keeps the core's answer: at once where asked again it would answer something else, else when showing it fails half way. */
  keepReply(reply: string, when: "now" | "onFault"): Promise<void>;
  /** Does one step of showing the answer, unless an earlier attempt has done it. What was done is noted when a later step fails. */
  once(step: () => Promise<unknown>): Promise<void>;
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

/**
 * What has been answered is noted so many ms later, together with all else that was: one commit for many. Who is killed in between
 * answers once more.
 */
const noteAfterMs = 100;
/** Fetching and reading a file takes longer than anything else. */
const fileLeases = 3;
const leaseFor = ({ leaseMs }: InboxNeeds, activity: TeamsActivity): number => (fileIn(activity) ? leaseMs * fileLeases : leaseMs);
const mostAttempts = 5;
const keptMs = 24 * 3_600_000;
const sweepSize = 200;

export function createInbox(needs: InboxNeeds): Inbox {
  const running = new Set<Promise<void>>();
  const notes = createNotes(needs);

  function work(kept: Stored<InboxRow>, activity: TeamsActivity): Promise<void> {
    const done = workOn({ ...needs, done: notes.add }, kept, activity).catch((error: unknown) => needs.log.error("teams.workFailed", faultOf(error)));
    running.add(done);
    return done.finally(() => running.delete(done));
  }

  return {
    work,
    async keep(id, activity) {
      const now = needs.now();
      const row: InboxRow = { id, state: "open", at: now, leaseUntil: now + leaseFor(needs, activity), attempts: 1, body: JSON.stringify(activity) };
      return (await needs.rows.insert(row)) ? { value: row, rev: 1 } : undefined;
    },
    async resume() {
      for (const row of await needs.rows.find({ state: "open" }, { sort: "at", limit: sweepSize })) {
        if (row.value.leaseUntil >= needs.now()) continue;
        const activity = JSON.parse(row.value.body ?? "{}") as TeamsActivity;
        const value = { ...row.value, attempts: row.value.attempts + 1, leaseUntil: needs.now() + leaseFor(needs, activity) };
        if (await needs.rows.save(row, value)) await work({ value, rev: row.rev + 1 }, activity);
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

interface Notes {
  add(row: Stored<InboxRow>): void;
  write(): Promise<void>;
}

/** What people wrote goes; that it was dealt with stays. One write for all that was answered meanwhile. */
function createNotes({ rows, log }: InboxNeeds): Notes {
  let waiting: Stored<InboxRow>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const note = async (all: readonly Stored<InboxRow>[]): Promise<void> => {
    // What is not noted stays open and is answered once more.
    await rows.saveEach(all.map((stored) => ({ stored, value: doneOf(stored.value) }))).catch((error: unknown) => log.warn("teams.doneNotNoted", faultOf(error)));
  };
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const all = waiting;
    waiting = [];
    return (last = last.then(() => note(all)));
  };
  return {
    write,
    add: (row) => {
      waiting.push(row);
      timer ??= setTimeout(() => void write(), noteAfterMs);
    },
  };
}

function doneOf(value: InboxRow): InboxRow {
  const { body: _body, reply: _reply, steps: _steps, ...rest } = value;
  return { ...rest, state: "done" };
}

interface WorkNeeds extends InboxNeeds {
  /** Notes that it was dealt with. */
  readonly done: (row: Stored<InboxRow>) => void;
}

async function workOn(needs: WorkNeeds, stored: Stored<InboxRow>, activity: TeamsActivity): Promise<void> {
  const { id } = stored.value;
  const attempt = stored.value.attempts;
  let row = stored;
  let half: Pick<InboxRow, "reply" | "steps"> = {};
  const keepReply: Work["keepReply"] = async (reply, when) => {
    half = { ...half, reply };
    const value = { ...row.value, reply };
    if (when === "now" && (await needs.rows.save(row, value))) row = { value, rev: row.rev + 1 };
  };
  let steps = 0;
  const once: Work["once"] = async (step) => {
    steps += 1;
    if (steps <= (stored.value.steps ?? 0)) return;
    await step();
    half = { ...half, steps };
  };
  try {
    await needs.deal(activity, { id, keepReply, once, ...(row.value.reply === undefined ? {} : { reply: row.value.reply }) });
    needs.done(row);
  } catch (error) {
    if (!worthAnotherTry(error) || attempt >= mostAttempts) {
      needs.log.error("teams.activityGivenUp", { kind: activity.name ?? activity.type, attempt, ...faultOf(error) });
      return needs.done(row);
    }
    needs.log.warn("teams.activityWaits", { kind: activity.name ?? activity.type, attempt, ...faultOf(error) });
    const wait = retryAfterMs(error) ?? 2_000 * 2 ** attempt;
    await needs.rows.save(row, { ...row.value, ...(half.steps === undefined ? {} : half), leaseUntil: needs.now() + wait });
  }
}
