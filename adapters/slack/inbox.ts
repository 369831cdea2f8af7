import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import { withLease } from "../../src/ports/leased-row.ts";
import type { Log } from "../../src/ports/log.ts";
import type { InboxRow } from "./collections.ts";
import type { Finished } from "./finishing.ts";
import { createFinishing } from "./finishing.ts";
import { personIn } from "./inbox-id.ts";
import { retryAfterMs, worthAnotherTry } from "./outcomes.ts";
import type { StringIndexed } from "./payloads.ts";
import { createPlaces } from "./places.ts";
import { faultOf } from "./sdk-log.ts";

/** What a listener knows of the event it works on. */
export interface Work {
  readonly id: string;
  /** 1 the first time. From the second on, what was posted before is looked for. */
  readonly attempt: number;
  /** When it came in, machine time. */
  readonly since: number;
  /** The core's answer of an earlier attempt, as JSON. */
  readonly reply?: string;
  /** Keeps the core's answer: asked again it would answer something else. */
  keepReply(reply: string): Promise<void>;
  /** The answer is known; what follows waits for Slack. */
  thought(): void;
  /** Only the asker saw the answer, so it cannot be looked for later. */
  unfindable(): void;
}

export interface Inbox {
  /** Keeps a request before it is acknowledged. Undefined: it is known, nothing is to be done. */
  keep(id: string, body: StringIndexed, double: boolean): Promise<Stored<InboxRow> | undefined>;
  /** Works on what was just kept; never throws. */
  work(kept: Stored<InboxRow>, body: StringIndexed): Promise<void>;
  /** Takes up what was left unfinished, by this process or one that is gone; does not wait for it. */
  resume(): Promise<void>;
  /** Forgets what was done more than a day ago. */
  clear(): Promise<void>;
  /** Waits for what is being worked on. */
  settle(): Promise<void>;
}

export interface InboxNeeds {
  readonly rows: Aggregates<InboxRow, "state">;
  /** Hands a body to the listeners. */
  readonly dispatch: (body: StringIndexed, work: Work) => Promise<void>;
  readonly log: Log;
  readonly now: () => number;
  readonly leaseMs: number;
  readonly doubleClickMs: number;
}

/** Slack takes some tenths of a second to answer, so many wait for it at the same time; 50 events a second need about fifteen. */
const room = { thinking: 3, urgent: 3, all: 32, forOneTeam: 24 };
const mostAttempts = 6;
const keptMs = 24 * 3_600_000;
const sweepSize = 200;

/** A timer that keeps no process alive. */
function every(ms: number, what: () => void): () => void {
  const timer = setInterval(what, ms).unref();
  return () => clearInterval(timer);
}

/** Wide enough for Slack's own redeliveries (an hour) and for a queue that stood still over a night. */
export function createInbox(needs: InboxNeeds): Inbox {
  const running = new Set<Promise<void>>();
  const inHand = new Set<string>();
  const places = createPlaces(room);
  const finishing = createFinishing(needs.rows, needs.log);

  async function keep(id: string, body: StringIndexed, double: boolean): Promise<Stored<InboxRow> | undefined> {
    const now = needs.now();
    const { token: _verification, ...kept } = body;
    const row: InboxRow = { id, team: id.split(":")[1] ?? "", state: "open", at: now, leaseUntil: now + needs.leaseMs, attempts: 0, body: JSON.stringify(kept) };
    if (await needs.rows.insert(row)) return { value: row, rev: 1 };
    const before = double ? await needs.rows.get(id) : undefined;
    if (!before || before.value.state === "open" || now - before.value.at < needs.doubleClickMs) return undefined;
    return (await needs.rows.save(before, row)) ? { value: row, rev: before.rev + 1 } : undefined;
  }

  function work(kept: Stored<InboxRow>, body: StringIndexed): Promise<void> {
    const { id, team } = kept.value;
    const turn = async (thought: () => void): Promise<void> => {
      const mine = await stillMine(needs, kept);
      if (mine) await finishing.after(await workOn(needs, { stored: mine, body, thought }));
    };
    inHand.add(id);
    const done = places.take({ team, ...(isEvent(id) ? { person: personIn(body), urgent: false } : { person: "", urgent: true }) }, turn)
      .catch((error: unknown) => needs.log.error("slack.workFailed", faultOf(error)))
      .finally(() => inHand.delete(id));
    running.add(done);
    return done.finally(() => running.delete(done));
  }

  async function resume(): Promise<void> {
    const open = await needs.rows.find({ state: "open" }, { sort: "at", limit: sweepSize });
    for (const row of open) {
      if (inHand.has(row.value.id) || finishing.has(row.value.id) || row.value.leaseUntil >= needs.now()) continue;
      // Counted before it begins: whoever is killed in the middle has begun, too.
      const value = { ...row.value, attempts: row.value.attempts + 1, leaseUntil: needs.now() + needs.leaseMs };
      if (await needs.rows.save(row, value)) void work({ value, rev: row.rev + 1 }, JSON.parse(value.body ?? "{}") as StringIndexed);
    }
  }

  return {
    keep,
    work,
    resume,
    clear: () => clear(needs),
    settle: async () => {
      await Promise.allSettled([...running]);
      await finishing.flush();
    },
  };
}

async function clear(needs: InboxNeeds): Promise<void> {
  for (;;) {
    const done = await needs.rows.find({ state: "done" }, { sort: "at", limit: sweepSize });
    const old = done.filter((row) => needs.now() - row.value.at > keptMs);
    for (const row of old) await needs.rows.remove(row.value.id);
    if (old.length < sweepSize) return;
  }
}

/** Something said or that happened. All else has a trigger that lives for three seconds: questions wait behind it, also the same person's (what is pressed names its turn). */
const isEvent = (id: string): boolean => id.startsWith("event:");

/** What has stood in the queue for long is claimed anew: another process may have taken it over. */
async function stillMine(needs: InboxNeeds, kept: Stored<InboxRow>): Promise<Stored<InboxRow> | undefined> {
  if (kept.value.leaseUntil - needs.now() > needs.leaseMs / 2) return kept;
  const value = { ...kept.value, leaseUntil: needs.now() + needs.leaseMs };
  return (await needs.rows.save(kept, value)) ? { value, rev: kept.rev + 1 } : undefined;
}

interface Taken {
  readonly stored: Stored<InboxRow>;
  readonly body: StringIndexed;
  readonly thought: () => void;
}

/** Gives the row to be finished; undefined when it waits for another try. */
async function workOn(needs: InboxNeeds, { stored, body, thought }: Taken): Promise<Finished | undefined> {
  const { id } = stored.value;
  const attempt = stored.value.attempts + 1;
  const lease = withLease({ ...needs, every }, stored);
  const keepReply = (reply: string): Promise<void> => lease.change({ reply });
  let findable = isEvent(id);
  const unfindable = (): void => void (findable = false);
  try {
    await needs.dispatch(body, { id, attempt, since: stored.value.at, keepReply, thought, unfindable, ...(stored.value.reply === undefined ? {} : { reply: stored.value.reply }) });
    return { row: await lease.end(), findable };
  } catch (error) {
    const row = await lease.end();
    if (!worthAnotherTry(error) || attempt >= mostAttempts) {
      needs.log.error("slack.eventGivenUp", { kind: id.split(":")[0], attempt, ...faultOf(error) });
      return { row, findable };
    }
    needs.log.warn("slack.eventWaits", { kind: id.split(":")[0], attempt, ...faultOf(error) });
    const wait = retryAfterMs(error) ?? 2_000 * 2 ** attempt;
    await needs.rows.save(row, { ...row.value, leaseUntil: needs.now() + wait });
    return undefined;
  }
}
