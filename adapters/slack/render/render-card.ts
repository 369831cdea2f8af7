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

/** Clients that cannot show a table get its rows as text (`tables: false`). */
export function renderMessage(card: Card, options: { readonly tables: boolean }): RenderedMessage {
  let tables = options.tables ? 1 : 0;
  const drawing = { language: card.language, count: counter(), takeTable: () => tables-- > 0 };
  const pieces = cardPieces(card, drawing);
  const blocks = fit(pieces, { blocks: limits.messageBlocks, characters: limits.messageCharacters }, leftOut(card.language));
  return { text: shorten(escaped(cardText(card)), limits.fallback) || "–", blocks: [...blocks] };
}

/** Pieces of blocks for a view, where tables are drawn as rows. */
export const viewPieces = (blocks: readonly Block[], drawing: Omit<Drawing, "takeTable">): readonly Piece[] =>
  blocks.flatMap((block) => piecesOf(block, { ...drawing, takeTable: () => false }));

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
