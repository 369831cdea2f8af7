import type { Card } from "../../src/vocabulary/card.ts";
import { plain } from "../../src/vocabulary/inline.ts";
import type { AdaptiveCard } from "./render/element.ts";
import type { Frame } from "./render/press-action.ts";
import { renderCard } from "./render/render-card.ts";
import type { Outgoing, Talk } from "./wire.ts";

export const cardMessage = (card: AdaptiveCard, summary: string): Outgoing => ({ kind: "card", card, summary: plain(summary) });

/** A card as the messages it takes. */
export const messagesOf = (card: Card, frame: Frame, cardBytes: number): readonly Outgoing[] =>
  renderCard(card, { frame, cardBytes }).map((part) => cardMessage(part, card.summary));

/** Ids of one card's messages travel as one text. */
export const joinIds = (ids: readonly string[]): string => ids.join(" ");
export const splitIds = (ids: string): readonly string[] => ids.split(" ").filter((id) => id !== "");

/** New content in the place of messages that are there: what is more is added, what is left over goes. */
export async function replaceMessages(talk: Talk, ids: readonly string[], messages: readonly Outgoing[]): Promise<readonly string[]> {
  const now: string[] = [];
  for (const [i, message] of messages.entries()) {
    const id = ids[i];
    if (id === undefined) now.push(await talk.send(message));
    else await talk.update(id, message);
    if (id !== undefined) now.push(id);
  }
  for (const id of ids.slice(messages.length)) await talk.remove(id);
  return now;
}
