import { say } from "../../../src/texts/texts.ts";
import type { Language } from "../../../src/shared/language.ts";
import type { Block, Fact, ListItem } from "../../../src/vocabulary/card.ts";
import type { Element } from "./element.ts";
import { bytesOf, framed, isPlain, textElement } from "./element.ts";
import type { Frame } from "./press-action.ts";
import { buttonElements, pressAction } from "./press-action.ts";

/** How a block is drawn; everything that a card can hold, so that a new kind of block does not compile before it is drawn here. */
export interface Drawing {
  readonly language: Language;
  readonly frame: Frame;
  /** The bytes that one card has for its body. */
  readonly room: number;
  /** What can be divided is, so that no element of it is larger. */
  readonly most: number;
}

/** A block as elements that may be parted between cards. */
export function blockElements(block: Block, d: Drawing): readonly Element[] {
  switch (block.kind) {
    case "heading":
      return [headingElement(block.text)];
    case "text":
      return pieces(block.text, Math.floor(d.most / 4)).map((text) => tonedElement(text, block.tone, d.language));
    case "facts":
      return chunks(block.facts, 20).map(factsElement);
    case "list":
      return block.items.map((item, i) => itemElement(item, d, block.ordered ? `${String(i + 1)}.` : undefined));
    case "table":
      return tableElements(block, d);
    case "progress":
      return [progressElement(block.label, block.done, block.total)];
    case "buttons":
      return buttonElements(block.buttons, d);
    case "image":
      return [{ type: "Image", url: block.url, altText: block.alt.replaceAll("**", ""), size: "stretch" }];
    case "link":
      return [{ type: "ActionSet", actions: [{ type: "Action.OpenUrl", title: block.label.replaceAll("**", ""), url: block.url }] }];
    case "divider":
      return [{ type: "TextBlock", text: " ", separator: true, spacing: "small" }];
    default:
      return block satisfies never;
  }
}

const headingElement = (text: string): Element =>
  isPlain(text)
    ? { type: "TextBlock", text, wrap: true, style: "heading", size: "medium", weight: "bolder" }
    : { type: "RichTextBlock", inlines: [{ type: "TextRun", text: text.replaceAll("**", ""), size: "medium", weight: "bolder" }] };

/** A word and a sign beside the frame, for who does not see its colour. */
function tonedElement(text: string, tone: Extract<Block, { kind: "text" }>["tone"], language: Language): Element {
  if (tone === undefined || tone === "muted") return textElement(text, { tone });
  return framed(tone, textElement(tone === "good" ? text : `⚠ ${say(language, `card.tone.${tone}`)}: ${text}`));
}

function factsElement(facts: readonly Fact[]): Element {
  if (facts.every((f) => isPlain(f.label) && isPlain(f.value))) return { type: "FactSet", facts: facts.map((f) => ({ title: f.label, value: f.value })) };
  return { type: "Container", items: facts.map((f) => textElement(`**${f.label.replaceAll("**", "")}** ${f.value}`, {}, { spacing: "small" })) };
}

const signs = { done: "✓", open: "○", late: "◷", alarm: "⚠" } as const;

function itemElement(item: ListItem, d: Drawing, number: string | undefined): Element {
  const { mark } = item;
  const word = mark === undefined ? "" : say(d.language, `card.mark.${mark}`);
  const under = [word, item.detail ?? ""].filter((t) => t !== "").join(" · ");
  const tone = mark === "alarm" ? "bad" : undefined;
  const lead = number ?? (mark === undefined ? "•" : signs[mark]);
  return {
    type: "ColumnSet", spacing: "small",
    columns: [
      { type: "Column", width: "auto", items: [textElement(lead, { tone })] },
      { type: "Column", width: "stretch", items: [textElement(item.text), ...(under === "" ? [] : [textElement(under, { tone: "muted" }, { spacing: "none" })])] },
      ...(item.button ? [{ type: "Column", width: "auto", verticalContentAlignment: "center", items: [{ type: "ActionSet", actions: [pressAction(item.button, d.frame)] }] }] : []),
    ],
  };
}

const barLength = 10;

function progressElement(label: string, done: number, total: number): Element {
  const full = total <= 0 ? 0 : Math.round((Math.min(done, total) / total) * barLength);
  return textElement(`${label}: ${String(done)}/${String(total)}  ${"▰".repeat(full)}${"▱".repeat(barLength - full)}`);
}

type TableBlock = Extract<Block, { kind: "table" }>;

/** A table too large for one card is continued under the same column names. */
function tableElements(block: TableBlock, d: Drawing): readonly Element[] {
  const whole = tableElement(block, block.rows);
  if (block.rows.length < 2 || bytesOf(whole) <= d.most) return [textElement(block.caption, { bold: true }), whole];
  const half = Math.ceil(block.rows.length / 2);
  return [block.rows.slice(0, half), block.rows.slice(half)].flatMap((rows) => tableElements({ ...block, rows }, d));
}

function tableElement(block: TableBlock, rows: readonly (readonly string[])[]): Element {
  const cell = (text: string, bold: boolean): Element => ({ type: "TableCell", items: [textElement(text === "" ? "–" : text, { bold })] });
  const row = (cells: readonly string[], header: boolean): Element => ({
    type: "TableRow", ...(header ? { style: "emphasis" } : {}), cells: block.columns.map((_, i) => cell(cells[i] ?? "", header || i === 0)),
  });
  return {
    type: "Table", columns: block.columns.map((_, i) => ({ type: "TableColumnDefinition", width: i === 0 ? 2 : 1 })),
    rows: [row(block.columns, true), ...rows.map((cells) => row(cells, false))],
  };
}

/** Long text at its line breaks and spaces. */
function pieces(text: string, most: number): readonly string[] {
  if (text.length <= most) return text === "" ? [" "] : [text];
  const at = Math.max(text.lastIndexOf("\n", most), text.lastIndexOf(" ", most));
  const cut = at > most / 2 ? at : most;
  return [text.slice(0, cut), ...pieces(text.slice(cut).trimStart(), most)];
}

const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
