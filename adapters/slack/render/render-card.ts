import type { HomeView, KnownBlock, ModalView } from "@slack/web-api";
import type { Language } from "../../../src/shared/language.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Block, Card } from "../../../src/vocabulary/card.ts";
import { cardText } from "../../../src/vocabulary/plain-text.ts";
import type { Drawing } from "./card-blocks.ts";
import { context, piecesOf } from "./card-blocks.ts";
import { limits } from "./limits.ts";
import { escaped, plainText } from "./mrkdwn.ts";
import type { Piece } from "./piece.ts";
import { fit } from "./piece.ts";
import { counter } from "./press-blocks.ts";
import { shorten } from "./shorten.ts";

/** A message as chat.postMessage takes it: blocks, and the plain text that notifications show and screen readers hear. */
export interface RenderedMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** `plain`: for a Slack that cannot show a table, or not fetch a picture: rows as text, and what the picture shows in words with its address. */
export type Extras = "all" | "plain";

export function renderMessage(card: Card, options: { readonly extras: Extras }): RenderedMessage {
  let tables = options.extras === "all" ? 1 : 0;
  const drawing = { language: card.language, count: counter(), takeTable: () => tables-- > 0, pictures: options.extras === "all" };
  const pieces = cardPieces(card, drawing);
  const blocks = fit(pieces, { blocks: limits.messageBlocks, characters: limits.messageCharacters }, leftOut(card.language));
  return { text: shorten(escaped(cardText(card)), limits.fallback) || "–", blocks: [...blocks] };
}

/** Pieces of blocks for a view: a table would not be shown there, and a picture that cannot be fetched would keep it from opening. */
export const viewPieces = (blocks: readonly Block[], drawing: Omit<Drawing, "takeTable" | "pictures">): readonly Piece[] =>
  blocks.flatMap((block) => piecesOf(block, { ...drawing, takeTable: () => false, pictures: false }));

export const fitView = (pieces: readonly Piece[], language: Language): KnownBlock[] => [
  ...fit(pieces, { blocks: limits.viewBlocks, characters: limits.viewCharacters }, leftOut(language)),
];

/** A card where there is no conversation to show it in: a shortcut, the Home tab. */
export const renderCardView = (card: Card): ModalView => ({
  type: "modal",
  callback_id: cardView,
  title: plainText("Kvartti", limits.title),
  close: plainText(say(card.language, "slack.close"), limits.title),
  blocks: viewBlocks(card),
});
export const cardView = "kvartti.card";

export const renderHome = (card: Card): HomeView => ({ type: "home", callback_id: "kvartti.home", blocks: viewBlocks(card) });

const viewBlocks = (card: Card): KnownBlock[] =>
  fitView([...viewPieces(card.blocks, { language: card.language, count: counter() }), ...demoPiece(card)], card.language);

const cardPieces = (card: Card, drawing: Drawing): readonly Piece[] => [
  ...card.blocks.flatMap((block) => piecesOf(block, drawing)),
  ...demoPiece(card),
];

export const demoPiece = (marked: { readonly demo?: boolean; readonly language: Language }): readonly Piece[] =>
  marked.demo ? [{ block: context(say(marked.language, "demo.mark")), rows: 0, keep: true }] : [];

export const leftOut =
  (language: Language) =>
  (count: number): KnownBlock =>
    context(say(language, "slack.shortened", { count }));
