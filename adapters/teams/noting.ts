import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { InboxRow } from "./collections.ts";
import { faultOf } from "./outcomes.ts";

/** What people wrote goes; that it was dealt with stays. One write for all that was answered meanwhile. */
export interface Noting {
  add(row: Stored<InboxRow>): void;
  /** Whether it is answered and only waits to be noted so. */
  has(id: string): boolean;
  write(): Promise<void>;
}

/**
 * What has been answered is noted so many ms later, together with all else that was: one commit for many. Who is killed in between
 * answers once more.
 */
const noteAfterMs = 100;

export function createNoting(rows: Aggregates<InboxRow, "state">, log: Log): Noting {
  const waiting = new Map<string, Stored<InboxRow>>();
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const note = async (): Promise<void> => {
    const all = [...waiting.values()];
    // What is not noted stays open and is answered once more.
    await rows.saveEach(all.map((stored) => ({ stored, value: doneOf(stored.value) }))).catch((error: unknown) => log.warn("teams.doneNotNoted", faultOf(error)));
    for (const { value } of all) waiting.delete(value.id);
  };
  const write = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return (last = last.then(note));
  };
  return {
    write,
    has: (id) => waiting.has(id),
    add: (row) => {
      waiting.set(row.value.id, row);
      timer ??= setTimeout(() => void write(), noteAfterMs);
    },
  };
}

function doneOf(value: InboxRow): InboxRow {
  const { body: _body, reply: _reply, steps: _steps, ...rest } = value;
  return { ...rest, state: "done" };
}
