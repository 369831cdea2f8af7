import type { Aggregates } from "../ports/aggregates.ts";
import type { Stores } from "../ports/stores.ts";
import type { OutboxDraft } from "./outbox.ts";

/** The two verbs that can save messages; everything else of a store stays as it is. */
interface Writes {
  insert(value: { readonly id: string }, messages?: readonly OutboxDraft[]): Promise<boolean>;
  save(stored: unknown, value: { readonly id: string }, messages?: readonly OutboxDraft[]): Promise<boolean>;
}

/** The same stores, which say so when messages have been saved: delivery wakes for those, not for every question that is only read. */
export function noticeQueued(stores: Stores, queued: () => void): Stores {
  const told = (saved: boolean, messages: readonly OutboxDraft[] | undefined): boolean => {
    if (saved && messages !== undefined && messages.length > 0) queued();
    return saved;
  };
  const heard = <S extends Writes>(store: S): S => ({
    ...store,
    insert: async (value: { readonly id: string }, messages?: readonly OutboxDraft[]) => told(await store.insert(value, messages), messages),
    save: async (stored: unknown, value: { readonly id: string }, messages?: readonly OutboxDraft[]) => told(await store.save(stored, value, messages), messages),
  });
  const aggregates = Object.entries(stores).flatMap(([name, store]) => (isAggregates(store) ? [[name, heard(store as unknown as Writes)]] : []));
  return {
    ...stores,
    ...(Object.fromEntries(aggregates) as Partial<Stores>),
    outbox: {
      ...stores.outbox,
      add: async (entries) => {
        const added = await stores.outbox.add(entries);
        if (added > 0) queued();
        return added;
      },
    },
  };
}

const isAggregates = (store: unknown): store is Aggregates<{ readonly id: string }, "id"> =>
  typeof store === "object" && store !== null && "insert" in store && "save" in store;
