import type { DeliveryState, Destination, OutboxEntry, Purpose } from "../../src/messaging/outbox.ts";
import type { VersionedDocument } from "./document.ts";
import { fieldsOf, valueOf } from "./document.ts";
import type { CollectionSpec } from "../../src/stores.ts";

/** `open`: can be claimed; `unsettled`: open or being sent. Kept beside the state so that plain indexes answer every question. */
export const outboxSpec = {
  collection: "outbox",
  version: 1,
  indexes: [["open", "urgency", "dueAt", "seq"], ["lane", "unsettled", "seq"], ["state", "seq"], ["batch", "unsettled"], ["workspace", "open", "urgency", "dueAt", "seq"]],
} as const satisfies CollectionSpec;

/** What leads an entry beside what the core knows of it. */
export interface OutboxDocument extends VersionedDocument, Omit<OutboxEntry, "id" | "key"> {
  readonly open: boolean;
  readonly unsettled: boolean;
  /** Has been claimed before: those after it in its conversation wait for it, also while it is not due. */
  readonly held: boolean;
  /** The send has begun: from then on a lease that runs out means doubt. */
  readonly begun: boolean;
  /** Order of arrival. */
  readonly seq: number;
  /** The conversation it belongs to, as far as its order is concerned. */
  readonly lane: string;
  readonly urgency: number;
  readonly leaseOwner?: string;
  /** Machine time, epoch ms. */
  readonly leaseUntil?: number;
}

const urgencies: Readonly<Record<Purpose, number>> = { reminder: 0, notice: 1, summary: 2, broadcast: 3 };
export const urgencyLevels: readonly number[] = Object.values(urgencies).sort((a, b) => a - b);

const laneOf = (to: Destination): string => (to.kind === "place" ? `place:${to.place}` : `person:${to.person}`);

export const stateFlags = (state: DeliveryState): Pick<OutboxDocument, "state" | "open" | "unsettled"> => {
  const open = state === "queued" || state === "waiting";
  return { state, open, unsettled: open || state === "sending" };
};

/** The key is kept once, as `_id`. */
export function documentOf(entry: OutboxEntry, seq: number): OutboxDocument {
  const { key: _key, ...rest } = entry;
  return {
    _id: entry.key,
    v: outboxSpec.version,
    ...(fieldsOf(rest) as Omit<OutboxEntry, "id" | "key">),
    ...stateFlags(entry.state),
    held: false,
    begun: false,
    seq,
    lane: laneOf(entry.to),
    urgency: urgencies[entry.purpose],
  };
}

const ownFields = ["open", "unsettled", "held", "begun", "seq", "lane", "urgency", "leaseOwner", "leaseUntil"] as const;

/** Throws StoreFault `storeTooNew`. */
export function entryOf(document: OutboxDocument): OutboxEntry {
  const value = valueOf(document, outboxSpec.collection, outboxSpec.version) as Record<string, unknown>;
  for (const field of ownFields) delete value[field];
  return { ...value, key: document._id } as unknown as OutboxEntry;
}
