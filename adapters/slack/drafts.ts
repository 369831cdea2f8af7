import type { Incoming } from "../../src/vocabulary/incoming.ts";

/** Keeps what is being typed in a modal: the last state after a moment of quiet, at once when the modal is closed. */
export interface Drafts {
  note(view: string, incoming: Incoming): void;
  /** The modal was closed: what is waiting is saved now. */
  flush(view: string): Promise<void>;
  /** Submitted: what was waiting is in the submission. */
  drop(view: string): void;
  flushAll(): Promise<void>;
}

interface Waiting {
  readonly incoming: Incoming;
  readonly timer: NodeJS.Timeout;
}

export function createDrafts(save: (incoming: Incoming) => Promise<unknown>, quietMs: number): Drafts {
  const waiting = new Map<string, Waiting>();
  const take = (view: string): Incoming | undefined => {
    const found = waiting.get(view);
    clearTimeout(found?.timer);
    waiting.delete(view);
    return found?.incoming;
  };
  const flush = async (view: string): Promise<void> => {
    const incoming = take(view);
    if (incoming) await save(incoming);
  };
  return {
    note(view, incoming) {
      take(view);
      waiting.set(view, { incoming, timer: setTimeout(() => void flush(view), quietMs) });
    },
    flush,
    drop: (view) => void take(view),
    flushAll: async () => {
      await Promise.allSettled([...waiting.keys()].map(flush));
    },
  };
}
