import type { Aggregates, Stored } from "../../src/ports/aggregates.ts";
import type { Log } from "../../src/ports/log.ts";
import type { InboxRow } from "./collections.ts";
import { faultOf } from "./sdk-log.ts";

export interface Finished {
  readonly row: Stored<InboxRow>;
  /** Its answer is in a conversation, where it can be found by its key. */
  readonly findable: boolean;
}

/**
 * Marks what has been worked on as done. Answers to messages are marked many at once, a moment later: one write for all of them. A process
 * killed in that moment finds its answer in the conversation by its key and does not post it again. What cannot be found again (a
 * command's or a button's answer, and what only the asker sees) is marked at once.
 */
export interface Finishing {
  /** Undefined: there is nothing to finish. */
  after(finished: Finished | undefined): Promise<void>;
  /** Whether a row only waits to be marked. */
  has(id: string): boolean;
  flush(): Promise<void>;
}

const gatherMs = 400;
const mostAtOnce = 100;

export function createFinishing(rows: Aggregates<InboxRow, "state">, log: Log): Finishing {
  const waiting = new Map<string, Stored<InboxRow>>();
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const write = async (): Promise<void> => {
    const all = [...waiting.values()];
    try {
      await rows.saveEach(all.map((stored) => ({ stored, value: doneOf(stored.value) })));
    } catch (error) {
      // They stay open, are taken up again, and their answers are found.
      log.warn("slack.notMarkedDone", faultOf(error));
    }
    for (const { value } of all) waiting.delete(value.id);
  };
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    return (last = last.then(write));
  };

  return {
    flush,
    has: (id) => waiting.has(id),
    async after(finished) {
      if (!finished) return;
      const { row } = finished;
      if (!finished.findable) return void (await rows.save(row, doneOf(row.value)));
      waiting.set(row.value.id, row);
      if (waiting.size >= mostAtOnce) await flush();
      else timer ??= setTimeout(() => void flush(), gatherMs);
    },
  };
}

/** What people wrote goes; that it was dealt with stays. */
function doneOf(value: InboxRow): InboxRow {
  const { body: _body, reply: _reply, ...rest } = value;
  return { ...rest, state: "done" };
}
