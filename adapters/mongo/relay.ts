import type { Connection } from "mongoose";
import type { OutboxDraft } from "../../src/messaging/outbox.ts";
import { entryOf } from "../../src/messaging/queue.ts";
import type { Log } from "../../src/ports/log.ts";
import type { OutboxStore } from "../../src/ports/outbox-store.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import { modelOf } from "./aggregates.ts";
import type { StoredDocument } from "./document.ts";
import { decode } from "./document.ts";

export interface RelayParts {
  readonly connection: Connection;
  readonly specs: readonly CollectionSpec[];
  readonly outbox: OutboxStore;
  readonly programmeNow: () => number;
  readonly log: Log;
}

const pageSize = 100;

/**
 * Moves drafts saved in aggregates to the outbox, then clears exactly those. A crash between the two is harmless: the next
 * run finds their keys taken and only clears. Gives how many were new.
 */
export async function relay(parts: RelayParts): Promise<number> {
  let moved = 0;
  for (const spec of parts.specs) moved += await relayCollection(parts, spec);
  return moved;
}

async function relayCollection(parts: RelayParts, spec: CollectionSpec): Promise<number> {
  const model = modelOf(parts.connection, spec);
  let moved = 0;
  for (let after = ""; ; ) {
    const page = await model.find({ hasMessages: true, _id: { $gt: after } }).sort({ _id: 1 }).limit(pageSize).lean();
    for (const document of page) moved += await relayDocument(parts, spec, document);
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return moved;
    after = last._id;
  }
}

async function relayDocument(parts: RelayParts, spec: CollectionSpec, document: StoredDocument): Promise<number> {
  if (document.v > spec.version) {
    parts.log.error("relaySkipped", { collection: spec.collection, stored: document.v, known: spec.version });
    return 0;
  }
  const now = parts.programmeNow();
  const scope = { organisation: textOf(document["organisation"]), programme: textOf(document["programme"]) };
  const drafts = document.messages.map(decode) as OutboxDraft[];
  const moved = await parts.outbox.add(drafts.map((draft) => entryOf(draft, scope, now)));
  await clear(parts.connection, spec, document, drafts);
  return moved;
}

const textOf = (field: unknown): string => (typeof field === "string" ? field : "");

/** Saved again meanwhile: then only the moved drafts go, and the next run looks at the rest. */
async function clear(connection: Connection, spec: CollectionSpec, document: StoredDocument, drafts: readonly OutboxDraft[]): Promise<void> {
  const documents = modelOf(connection, spec).collection;
  const unchanged = await documents.updateOne({ _id: document._id, rev: document.rev } as never, { $set: { messages: [], hasMessages: false } });
  if (unchanged.matchedCount === 1) return;
  await documents.updateOne({ _id: document._id } as never, { $pull: { messages: { key: { $in: drafts.map((draft) => draft.key) } } } } as never);
}
