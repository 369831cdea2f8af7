import { spans } from "../../../src/vocabulary/inline.ts";
import type { Tone } from "../../../src/vocabulary/card.ts";

/** A part of an Adaptive Card as JSON. */
export type Element = { readonly type: string } & Readonly<Record<string, unknown>>;

/** An Adaptive Card as JSON. */
export interface AdaptiveCard extends Readonly<Record<string, unknown>> {
  readonly type: "AdaptiveCard";
  readonly version: "1.5";
  readonly body: readonly Element[];
}

/** Letters that Teams' markdown, or its date functions, would take for themselves. */
const special = /[*_[\]`~#>\\<{|]|^\s*(?:\d+[.)]|[-+])\s|\n/m;

interface Style {
  readonly tone?: Tone | undefined;
  readonly bold?: boolean;
}

/** Teams' green and yellow cannot be read on white (WCAG 1.4.3), so only what is wrong is coloured; the rest has its word, sign and frame. */
const toneOf = (tone: Tone | undefined): Readonly<Record<string, unknown>> =>
  tone === undefined ? {} : tone === "muted" ? { isSubtle: true } : { weight: "bolder", ...(tone === "bad" ? { color: "attention" } : {}) };

/** A text in a frame of its kind. */
export const framed = (tone: Exclude<Tone, "muted">, inner: Element): Element => ({ type: "Container", style: tone === "bad" ? "attention" : tone, items: [inner] });

/** A line of text. What markdown would change goes as runs, which are shown letter by letter in every client. */
export function textElement(text: string, style: Style = {}, more: Readonly<Record<string, unknown>> = {}): Element {
  const bold = style.bold ? { weight: "bolder" } : {};
  if (!special.test(text)) return { type: "TextBlock", text, wrap: true, ...toneOf(style.tone), ...bold, ...more };
  const inlines = spans(text).map((s) => ({ type: "TextRun", text: s.text, ...toneOf(style.tone), ...(s.bold || style.bold ? { weight: "bolder" } : {}) }));
  return { type: "RichTextBlock", inlines, ...spacingOf(more) };
}

const spacingOf = (more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const { spacing, separator } = more;
  return { ...(spacing === undefined ? {} : { spacing }), ...(separator === undefined ? {} : { separator }) };
};

/** Nothing in it would be read as markup. */
export const isPlain = (text: string): boolean => !special.test(text);

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf8");
