import { say } from "../../../src/texts/texts.ts";
import type { Card } from "../../../src/vocabulary/card.ts";
import type { Language } from "../../../src/shared/language.ts";
import { plain } from "../../../src/vocabulary/inline.ts";
import { cardText } from "../../../src/vocabulary/plain-text.ts";
import { blockElements } from "./block-elements.ts";
import type { AdaptiveCard, Element } from "./element.ts";
import { bytesOf, textElement } from "./element.ts";
import type { Frame } from "./press-action.ts";
import { isChoice } from "./press-action.ts";

export interface RenderOptions {
  readonly frame: Frame;
  /** Largest card in bytes. */
  readonly cardBytes: number;
}

/** What is around the body: kept free in every card. */
const envelopeBytes = 3_000;
const fallbackLength = 800;

/** A card as one Adaptive Card, or several when it is larger than Teams takes. Nothing is left out. */
export function renderCard(card: Card, { frame, cardBytes }: RenderOptions): readonly AdaptiveCard[] {
  const room = cardBytes - envelopeBytes;
  const drawing = { language: card.language, frame, room, most: Math.floor(room / 2) };
  const parts = pack(card.blocks.flatMap((block) => blockElements(block, drawing)), room);
  return parts.map((body, i) => {
    const counted = parts.length > 1 ? [textElement(say(card.language, "teams.part", { part: i + 1, total: parts.length }), { tone: "muted" })] : [];
    return adaptive(card, [...body, ...counted, ...demoMark(card)]);
  });
}

export interface Said {
  readonly language: Language;
  readonly speak: string;
  readonly fallbackText: string;
}

export const wrap = (said: Said, body: readonly Element[]): AdaptiveCard => ({
  type: "AdaptiveCard", version: "1.5", lang: said.language, speak: said.speak, fallbackText: said.fallbackText, body,
});

const adaptive = (card: Card, body: readonly Element[]): AdaptiveCard =>
  wrap({ language: card.language, speak: plain(card.summary).slice(0, 500), fallbackText: cardText(card).slice(0, fallbackLength) || plain(card.summary) }, body);

export const demoMark = (shown: { readonly demo?: boolean; readonly language: Language }): readonly Element[] =>
  shown.demo ? [textElement(say(shown.language, "demo.mark"), { tone: "muted" }, { separator: true })] : [];

/** In order, as many to a card as fit, one list to choose from at most; never none. */
function pack(elements: readonly Element[], room: number): readonly (readonly Element[])[] {
  const parts: Element[][] = [];
  let open: Element[] | undefined;
  let used = 0;
  for (const element of elements) {
    const size = bytesOf(element) + 1;
    if (!open || used + size > room || (isChoice(element) && open.some(isChoice))) {
      parts.push((open = []));
      used = 0;
    }
    open.push(element);
    used += size;
  }
  return parts.length === 0 ? [[]] : parts;
}
