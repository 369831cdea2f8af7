import type { Scope } from "../../src/shared/scope.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import type { Card } from "../../src/vocabulary/card.ts";

/** A message of the playground's chat. Kvartti's own messages have the outbox key as id, so a repeated send is the same message. */
export interface ChatMessage extends Scope {
  readonly id: string;
  /** Conversation: a group's id, `generalPlace`, or `directPlace(person)`. */
  readonly place: string;
  /** Grows over all messages: the order of arrival, also when the demo clock stands still. */
  readonly number: number;
  /** Grows with every change of the content; a newer version replaces an older one on the page. */
  readonly version: number;
  /** Epoch ms of the programme's clock. */
  readonly at: number;
  /** Person's id; absent when Kvartti wrote it. */
  readonly author?: string;
  /** Shown to this person only. */
  readonly onlyFor?: string;
  readonly content: ChatContent;
}

export type ChatContent = { readonly kind: "text"; readonly text: string } | { readonly kind: "card"; readonly card: Card } | { readonly kind: "removed" };

export const chatCollection = {
  collection: "chatmessages",
  version: 1,
  indexes: [["place", "number"], ["number"]],
} as const satisfies CollectionSpec;
