import type { Card } from "../../src/vocabulary/card.ts";
import { plain } from "../../src/vocabulary/inline.ts";
import { codeOf, LostAnswer, statusOf } from "./outcomes.ts";
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

/** New content in the place of messages that are there; what is left over goes. Gives what has no place yet. */
export async function replaceMessages(talk: Talk, ids: readonly string[], messages: readonly Outgoing[]): Promise<readonly Outgoing[]> {
  const rest: Outgoing[] = [];
  for (const [i, message] of messages.entries()) {
    const id = ids[i];
    if (id === undefined) rest.push(message);
    else await talk.update(id, message);
  }
  await removeMessages(talk, ids.slice(messages.length));
  return rest;
}

/** Takes messages away. One that is gone already was taken away before: done twice it is the same. */
export async function removeMessages(talk: Talk, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    try {
      await talk.remove(id);
    } catch (error) {
      if (statusOf(error) !== 404 || codeOf(error) === "ConversationNotFound") throw error;
    }
  }
}

/** The messages of one card. Where a part has arrived and another has not, all of them are in doubt: sent again it would be there twice. */
export async function sendParts(talk: Talk, messages: readonly Outgoing[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const message of messages) {
    try {
      ids.push(await talk.send(message));
    } catch (error) {
      throw ids.length === 0 ? error : new LostAnswer("a part has arrived", { cause: error });
    }
  }
  return ids;
}
