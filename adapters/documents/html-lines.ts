import type { SourceLine } from "../../src/programme/import/source-document.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, dec?: string, hex?: string, name?: string) =>
    name !== undefined ? (entities[name] ?? all) : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(dec ?? hex ?? "32", dec === undefined ? 16 : 10))));

/** What the walk through the tags remembers. */
interface Walk {
  readonly lines: SourceLine[];
  text: string;
  /** Characters of the line that are struck through. */
  struck: number;
  italic: number;
  inStruck: number;
  inItalic: number;
  list: number;
  heading: number;
  /** The cells of the row being read; undefined outside tables. */
  cells: string[] | undefined;
  tables: number;
}

/** Lines of the clean HTML that a Word document is turned into: headings, paragraphs, list items, rows of tables. */
export function htmlLines(html: string): readonly SourceLine[] {
  const walk: Walk = { lines: [], text: "", struck: 0, italic: 0, inStruck: 0, inItalic: 0, list: 0, heading: 0, cells: undefined, tables: 0 };
  for (const [, closing, name = "", , text] of html.matchAll(/<(\/)?([a-z]+\d?)([^>]*)>|([^<]+)/gi)) {
    if (text !== undefined) add(walk, decode(text));
    else if (closing) close(walk, name);
    else open(walk, name);
  }
  flush(walk, "text");
  return walk.lines;
}

function add(walk: Walk, text: string): void {
  walk.text += text;
  if (walk.inStruck > 0) walk.struck += text.trim().length;
  if (walk.inItalic > 0) walk.italic += text.trim().length;
}

function open(walk: Walk, name: string): void {
  if (name === "s" || name === "del") walk.inStruck += 1;
  else if (name === "em") walk.inItalic += 1;
  else if (name === "br") endLine(walk);
  else if (name === "ul" || name === "ol") {
    endLine(walk);
    walk.list += 1;
  } else if (name === "table") {
    flush(walk, "text");
    walk.tables += 1;
    if (walk.tables === 1) gap(walk);
  } else if (name === "tr" && walk.tables === 1) walk.cells = [];
  else if ((name === "td" || name === "th") && walk.tables === 1) walk.text = "";
  else if (/^h[1-6]$/.test(name)) walk.heading = Number(name[1]);
}

function close(walk: Walk, name: string): void {
  if (name === "s" || name === "del") walk.inStruck = Math.max(0, walk.inStruck - 1);
  else if (name === "em") walk.inItalic = Math.max(0, walk.inItalic - 1);
  else if (name === "ul" || name === "ol") walk.list = Math.max(0, walk.list - 1);
  else if (name === "li") endLine(walk);
  else if (name === "p" || /^h[1-6]$/.test(name)) {
    const heading = walk.heading > 0 && name !== "p";
    if (walk.cells) endCellLine(walk);
    else if (!heading || walk.text.trim() !== "") flush(walk, heading ? "heading" : walk.list > 0 ? "item" : "text");
    if (heading) walk.heading = 0;
  } else if ((name === "td" || name === "th") && walk.tables === 1 && walk.cells) {
    walk.cells.push(walk.text.replace(/\n+/g, "\n").trim());
    reset(walk);
  } else if (name === "tr" && walk.tables === 1) endRow(walk);
  else if (name === "table") {
    walk.tables = Math.max(0, walk.tables - 1);
    if (walk.tables === 0) gap(walk);
  }
}

function endLine(walk: Walk): void {
  if (walk.cells) endCellLine(walk);
  else flush(walk, walk.list > 0 ? "item" : "text");
}

/** Paragraphs and items of a cell stay lines in it. A struck one is marked as Markdown does. */
function endCellLine(walk: Walk): void {
  const at = walk.text.lastIndexOf("\n") + 1;
  const line = walk.text.slice(at);
  if (line.trim() === "") return;
  const struck = walk.struck > 0 && walk.struck >= line.trim().length - 1;
  const sign = walk.list > 0 ? `${"  ".repeat(walk.list - 1)}- ` : "";
  walk.text = `${walk.text.slice(0, at)}${struck ? `~~${line.trim()}~~` : sign + line.trim()}\n`;
  walk.struck = 0;
}

function endRow(walk: Walk): void {
  const cells = walk.cells ?? [];
  walk.cells = undefined;
  reset(walk);
  if (cells.every((c) => c === "")) return;
  walk.lines.push({ kind: "cells", cells, text: cells.join(" ").replace(/\s+/g, " ").trim(), place: { line: walk.lines.length + 1 } });
}

function flush(walk: Walk, kind: "text" | "heading" | "item"): void {
  const text = walk.text.normalize("NFC").replace(/\u00AD/g, "").replace(/[\s\u00A0]+/g, " ").trim();
  const struck = text !== "" && walk.struck >= text.length - 1;
  const instruction = kind === "text" && text.length > 20 && walk.italic >= text.length - 1;
  reset(walk);
  const place = { line: walk.lines.length + 1 };
  if (text === "") return kind === "text" ? gap(walk) : undefined;
  if (kind === "text" && walk.lines.at(-1)?.kind === "text") gap(walk);
  if (kind === "heading") walk.lines.push({ kind, text, level: walk.heading, place: { line: walk.lines.length + 1 } });
  else if (kind === "item") walk.lines.push({ kind, text, level: Math.max(0, walk.list - 1), sign: "•", place, ...(struck ? { struck } : {}) });
  else walk.lines.push({ kind, text, place: { line: walk.lines.length + 1 }, ...(struck ? { struck } : {}), ...(instruction ? { instruction } : {}) });
}

function reset(walk: Walk): void {
  walk.text = "";
  walk.struck = 0;
  walk.italic = 0;
}

function gap(walk: Walk): void {
  if (walk.lines.length > 0 && walk.lines.at(-1)?.kind !== "blank") walk.lines.push({ kind: "blank", text: "", place: { line: walk.lines.length + 1 } });
}
