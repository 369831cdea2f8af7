import type { Aggregates, Log, Stored } from "../../src/ports.ts";
import type { InboxRow } from "./collections.ts";
import type { StringIndexed } from "./payloads.ts";
import { createPlaces } from "./places.ts";
import { retryAfterMs, worthAnotherTry } from "./outcomes.ts";
import { faultOf } from "./sdk-log.ts";

/** What a listener knows of the event it works on. */
export interface Work {
  readonly id: string;
  /** 1 the first time. From the second on, what was posted before is looked for. */
  readonly attempt: number;
  /** The core's answer of an earlier attempt, as JSON. */
  readonly reply?: string;
  /** Keeps the core's answer: asked again it would answer something else. */
  keepReply(reply: string): Promise<void>;
}

export interface Inbox {
  /** Keeps a request before it is acknowledged. Undefined: it is known, nothing is to be done. */
  keep(id: string, body: StringIndexed, double: boolean): Promise<Stored<InboxRow> | undefined>;
  /** Works on what was just kept; never throws. */
  work(kept: Stored<InboxRow>, body: StringIndexed): Promise<void>;
  /** Takes up what was left unfinished, by this process or one that is gone. */
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

/** Few at a time, so that a burst of questions does not keep new requests waiting for their acknowledgement. */
const worksAtOnce = 3;
const mostAttempts = 6;
const keptMs = 24 * 3_600_000;
const sweepSize = 200;

/** Wide enough for Slack's own redeliveries (an hour) and for a queue that stood still over a night. */
export function createInbox(needs: InboxNeeds): Inbox {
  const running = new Set<Promise<void>>();
  const places = createPlaces(worksAtOnce);

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
    const turn = async (): Promise<void> => {
      const mine = await stillMine(needs, kept);
      if (mine) await workOn(needs, mine, body);
    };
    const done = places.take(waitsShortly(kept.value.id), turn).catch((error: unknown) => needs.log.error("slack.workFailed", faultOf(error)));
    running.add(done);
    return done.finally(() => running.delete(done));
  }

  async function resume(): Promise<void> {
    const open = await needs.rows.find({ state: "open" }, { sort: "at", limit: sweepSize });
    for (const row of open) {
      if (row.value.leaseUntil >= needs.now()) continue;
      // Counted before it begins: whoever is killed in the middle has begun, too.
      const value = { ...row.value, attempts: row.value.attempts + 1, leaseUntil: needs.now() + needs.leaseMs };
      if (await needs.rows.save(row, value)) await work({ value, rev: row.rev + 1 }, JSON.parse(value.body ?? "{}") as StringIndexed);
    }
  }

  async function clear(): Promise<void> {
    const done = await needs.rows.find({ state: "done" }, { sort: "at", limit: sweepSize * 5 });
    for (const row of done) if (needs.now() - row.value.at > keptMs) await needs.rows.remove(row.value.id);
  }

  return {
    keep,
    work,
    resume,
    clear,
    settle: async () => {
      await Promise.allSettled([...running]);
    },
  };
}

/** A trigger lives for three seconds; a question can wait behind it. */
const waitsShortly = (id: string): boolean => !id.startsWith("event:");

/** What has stood in the queue for long is claimed anew: another process may have taken it over. */
async function stillMine(needs: InboxNeeds, kept: Stored<InboxRow>): Promise<Stored<InboxRow> | undefined> {
  if (kept.value.leaseUntil - needs.now() > needs.leaseMs / 2) return kept;
  const value = { ...kept.value, leaseUntil: needs.now() + needs.leaseMs };
  return (await needs.rows.save(kept, value)) ? { value, rev: kept.rev + 1 } : undefined;
}

async function workOn(needs: InboxNeeds, stored: Stored<InboxRow>, body: StringIndexed): Promise<void> {
  const { id } = stored.value;
  let row = stored;
  const attempt = row.value.attempts + 1;
  const keepReply = async (reply: string): Promise<void> => {
    const value = { ...row.value, reply };
    if (await needs.rows.save(row, value)) row = { value, rev: row.rev + 1 };
  };
  try {
    await needs.dispatch(body, { id, attempt, keepReply, ...(row.value.reply === undefined ? {} : { reply: row.value.reply }) });
    await finish(needs, row);
  } catch (error) {
    if (!worthAnotherTry(error) || attempt >= mostAttempts) {
      needs.log.error("slack.eventGivenUp", { kind: id.split(":")[0], attempt, ...faultOf(error) });
      return finish(needs, row);
    }
    needs.log.warn("slack.eventWaits", { kind: id.split(":")[0], attempt, ...faultOf(error) });
    const wait = retryAfterMs(error) ?? 2_000 * 2 ** attempt;
    await needs.rows.save(row, { ...row.value, leaseUntil: needs.now() + wait });
  }
}

/** What people wrote goes; that it was dealt with stays. */
async function finish(needs: InboxNeeds, row: Stored<InboxRow>): Promise<void> {
  const { body: _body, reply: _reply, ...rest } = row.value;
  await needs.rows.save(row, { ...rest, state: "done" });
}
