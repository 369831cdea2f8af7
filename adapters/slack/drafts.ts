import type { Incoming } from "../../src/vocabulary/incoming.ts";

/** Keeps what is being typed in a modal: the last state after a moment of quiet, at once when the modal is closed. */
export interface Drafts {
  note(view: string, incoming: Incoming): void;
  /** The modal was closed: what is waiting is saved now. */
  flush(view: string): Promise<void>;
  /** Submitted: what was waiting is in the submission. Waits for what is being saved: later it would stand over what was submitted. */
  drop(view: string): Promise<void>;
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
  const saving = new Map<string, Promise<unknown>>();
  const flush = async (view: string): Promise<void> => {
    const incoming = take(view);
    if (!incoming) return;
    const mine = Promise.resolve(saving.get(view)).then(() => save(incoming)).catch(() => undefined);
    saving.set(view, mine);
    await mine;
    if (saving.get(view) === mine) saving.delete(view);
  };
  return {
    note(view, incoming) {
      take(view);
      waiting.set(view, { incoming, timer: setTimeout(() => void flush(view), quietMs) });
    },
    flush,
    drop: async (view) => {
      take(view);
      await saving.get(view);
    },
    flushAll: async () => {
      await Promise.allSettled([...waiting.keys()].map(flush));
    },
  };
}
