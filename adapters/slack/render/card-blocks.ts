import type { ContextBlock, KnownBlock, SectionBlock } from "@slack/web-api";
import type { Language } from "../../../src/shared/language.ts";
import { say } from "../../../src/texts/texts.ts";
import type { Block, ListItem, Tone } from "../../../src/vocabulary/card.ts";
import { plain } from "../../../src/vocabulary/inline.ts";
import { encodePress } from "../../../src/vocabulary/press.ts";
import { limits } from "./limits.ts";
import { escaped, mrkdwn, plainText } from "./mrkdwn.ts";
import type { Piece } from "./piece.ts";
import type { Counter } from "./press-blocks.ts";
import { chunks, pressBlocks, pressButton } from "./press-blocks.ts";
import { shorten, split } from "./shorten.ts";
import { tableBlock, tableLines } from "./table.ts";

export interface Drawing {
  readonly language: Language;
  readonly count: Counter;
  /** Takes the one table that a message may have; false: draw the rows as text. */
  readonly takeTable: () => boolean;
  /** False: what a picture shows is said in words, with its address. */
  readonly pictures: boolean;
}

/** Signs beside words, never instead of them. */
const toneSigns: Readonly<Record<Exclude<Tone, "muted">, string>> = { good: "✅", warning: "⚠️", bad: "❗" };
const markSigns: Readonly<Record<NonNullable<ListItem["mark"]>, string>> = { done: "✅", open: "⬜", late: "⏰", alarm: "⚠️" };

/** One block of a card as Block Kit pieces. Exhaustive: a new kind of block is a type error here. */
export function piecesOf(block: Block, d: Drawing): readonly Piece[] {
  switch (block.kind) {
    case "heading":
      return heading(block.text);
    case "text":
      return textPieces(block.text, block.tone, d.language);
    case "facts":
      return chunks(block.facts, limits.fields).map((facts) => ({ rows: facts.length, block: factsSection(facts) }));
    case "list":
      return listPieces(block.items, block.ordered === true, d);
    case "table":
      return tablePieces(block, d);
    case "progress":
      return sections([`${escaped(block.label)}  ${bar(block.done, block.total)} ${String(block.done)}/${String(block.total)}`]);
    case "buttons":
      return pressBlocks(block.buttons, d.language, d.count).map((actions) => ({ block: actions, rows: 1, keep: true }));
    case "image":
      return picture(block, d);
    case "link":
      return sections([link(block.url, block.label)]);
    case "divider":
      return [{ block: { type: "divider" }, rows: 0 }];
    default:
      return block satisfies never;
  }
}

function picture({ url, alt }: Extract<Block, { readonly kind: "image" }>, { language, pictures }: Drawing): readonly Piece[] {
  const words = plain(alt).trim() || say(language, "card.image");
  if (pictures && url.length <= limits.section) return [{ rows: 1, block: { type: "image", image_url: url, alt_text: shorten(words, limits.imageAlt) } }];
  return sections([`${escaped(say(language, "card.image"))}: ${escaped(words)}`, link(url, url)]);
}

/** What would end the address inside `<…|…>` is written as addresses write it. */
const addressSigns: Readonly<Record<string, string>> = { "&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C" };

function link(url: string, label: string): string {
  const address = url.replace(/[&<>|]/g, (sign) => addressSigns[sign] ?? sign).replace(/\s/g, "%20");
  const words = escaped(shorten(plain(label).replace(/\s+/g, " ").trim(), limits.header)).replaceAll("|", "¦") || "…";
  const drawn = `<${address}|${words}>`;
  return drawn.length <= limits.section ? drawn : words;
}

function heading(text: string): readonly Piece[] {
  const words = plain(text);
  if (words === "") return [];
  if (words.length > limits.header) return sections([`*${escaped(words)}*`]);
  return [{ block: { type: "header", text: plainText(words, limits.header) }, rows: 1 }];
}

function textPieces(text: string, tone: Tone | undefined, language: Language): readonly Piece[] {
  if (text.trim() === "") return [];
  if (tone === "muted") return split(mrkdwn(text), limits.section).map((part) => ({ rows: 1, block: context(part) }));
  return sections([tone === undefined ? mrkdwn(text) : `${toned(tone, language)} ${mrkdwn(text)}`]);
}

/** "Good" needs no word of its own: the sentence says it. */
const toned = (tone: Exclude<Tone, "muted">, language: Language): string =>
  tone === "good" ? toneSigns.good : `${toneSigns[tone]} *${say(language, `card.tone.${tone}`)}:*`;

export const context = (text: string): ContextBlock => ({ type: "context", elements: [{ type: "mrkdwn", text: shorten(text, limits.section) }] });

const section = (text: string): SectionBlock => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } });

/** Lines together in as few sections as they need. Every text is mrkdwn already. */
export function sections(lines: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: string[] = [];
  const close = (): void => {
    if (open.length > 0) pieces.push({ block: section(open.join("\n")), rows: open.length });
    open = [];
  };
  for (const line of lines.flatMap((l) => split(l, limits.section))) {
    if (open.join("\n").length + line.length + 1 > limits.section) close();
    open.push(line);
  }
  close();
  return pieces;
}

const factsSection = (facts: Extract<Block, { readonly kind: "facts" }>["facts"]): KnownBlock => ({
  type: "section",
  fields: facts.map((f) => ({ type: "mrkdwn", text: shorten(`*${escaped(plain(f.label))}*\n${mrkdwn(f.value)}`, limits.field), verbatim: true })),
});

/** Rows without buttons share sections; a row with one is a section of its own, its button beside it. */
function listPieces(items: readonly ListItem[], ordered: boolean, d: Drawing): readonly Piece[] {
  const pieces: Piece[] = [];
  let plainRows: string[] = [];
  const flush = (): void => {
    pieces.push(...sections(plainRows));
    plainRows = [];
  };
  items.forEach((item, i) => {
    const row = rowText(item, ordered ? `${String(i + 1)}.` : "•", d.language);
    if (!item.button || encodePress(item.button).length > limits.buttonValue) return void plainRows.push(row);
    flush();
    pieces.push({ rows: 1, block: { ...section(shorten(row, limits.section)), accessory: pressButton(item.button, d.count) } });
  });
  flush();
  return pieces;
}

function rowText(item: ListItem, bullet: string, language: Language): string {
  const marked = item.mark ? `${markSigns[item.mark]} ${say(language, `card.mark.${item.mark}`)}: ${mrkdwn(item.text)}` : `${bullet} ${mrkdwn(item.text)}`;
  return item.detail ? `${marked}\n      ${mrkdwn(item.detail)}` : marked;
}

function tablePieces(table: Extract<Block, { readonly kind: "table" }>, d: Drawing): readonly Piece[] {
  const caption = sections([`*${escaped(plain(table.caption))}*`]);
  const drawn = table.rows.length > 0 && d.takeTable() ? tableBlock(table) : undefined;
  if (drawn) return [...caption, { block: drawn, rows: table.rows.length }];
  return [...caption, ...sections(tableLines(table).map((line) => `• ${mrkdwn(line)}`))];
}

/** Ten squares; the figures beside it say the same. */
function bar(done: number, total: number): string {
  const full = total > 0 ? Math.max(0, Math.min(10, Math.round((done / total) * 10))) : 0;
  return "▰".repeat(full) + "▱".repeat(10 - full);
}
