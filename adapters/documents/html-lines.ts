import type { SourceLine } from "../../src/programme/import/source-document.ts";
import { numbered, tidy } from "../../src/programme/import/read-lines.ts";
import { labelIn } from "./docx-numbers.ts";
import { raised } from "./note-marks.ts";
import { gridOf } from "./table-grid.ts";
import type { GridCell } from "./table-grid.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const decode = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, dec?: string, hex?: string, name?: string) =>
    name !== undefined ? (entities[name] ?? all) : String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(dec ?? hex ?? "32", dec === undefined ? 16 : 10))));

/** A row of a table, with what was struck through and what was hidden in it. */
interface Row {
  readonly cells: GridCell[];
  deleted: string;
  hidden: string;
}

/** What the walk through the tags remembers. */
interface Walk {
  readonly lines: SourceLine[];
  text: string;
  /** What of the line is struck through: it is not in the text. */
  deleted: string;
  /** What of the line is hidden. */
  hidden: string;
  /** Number or dash that Word puts in front of the line. */
  label: string | undefined;
  /** Number of the line before, if it has one. */
  lastLabel: string | undefined;
  raised: string;
  italic: number;
  inStruck: number;
  inHidden: number;
  inRaised: number;
  inItalic: number;
  list: number;
  heading: number;
  /** Footnotes and endnotes have begun: they stand after everything else. */
  notes: boolean;
  /** The rows of the table being read; the last one is open. Empty outside tables. */
  rows: Row[];
  /** Lines of the cell being read. */
  cell: string[];
  spans: Pick<GridCell, "columns" | "rows">;
  tables: number;
  /** Paragraphs and rows with something on them so far. */
  paragraphs: number;
}

/** Lines of the clean HTML that a Word document is turned into: headings, paragraphs, list items, rows of tables. */
export function htmlLines(html: string): readonly SourceLine[] {
  const walk: Walk = {
    lines: [], text: "", deleted: "", hidden: "", label: undefined, lastLabel: undefined, raised: "", italic: 0, inStruck: 0, inHidden: 0, inRaised: 0,
    inItalic: 0, list: 0, heading: 0, notes: false, rows: [], cell: [], spans: { columns: 1, rows: 1 }, tables: 0, paragraphs: 0,
  };
  for (const [, closing, name = "", attributes = "", text] of html.matchAll(/<(\/)?([a-z]+\d?)([^>]*)>|([^<]+)/gi)) {
    if (text !== undefined) add(walk, decode(text));
    else if (closing) close(walk, name);
    else open(walk, name, attributes);
  }
  flush(walk, "text");
  return walk.lines;
}

function add(walk: Walk, written: string): void {
  const { label, text } = labelIn(written);
  walk.label ??= label;
  if (walk.inHidden > 0) walk.hidden += text;
  else if (walk.inRaised > 0) walk.raised += text;
  else if (walk.inStruck > 0) {
    walk.deleted += text;
    // What stood on both sides of it is not one word.
    if (/^\s|\s$/.test(text) && !/\s$/.test(walk.text)) walk.text += " ";
  } else {
    walk.text += walk.deleted !== "" && /\s$/.test(walk.text) ? text.trimStart() : text;
    if (walk.inItalic > 0) walk.italic += text.trim().length;
  }
}

function open(walk: Walk, name: string, attributes: string): void {
  const spans = (of: string): number => Number(new RegExp(`${of}="(\\d{1,5})"`).exec(attributes)?.[1] ?? 1);
  if (name === "s" || name === "del") walk.inStruck += 1;
  else if (name === "ins") walk.inHidden += 1;
  else if (name === "em") walk.inItalic += 1;
  else if (name === "sup") walk.inRaised += 1;
  else if (name === "br") endLine(walk);
  else if (name === "ul" || name === "ol") {
    endLine(walk);
    walk.list += 1;
  } else if (name === "li" && /id="(?:foot|end)note-/.test(attributes)) startNotes(walk);
  else if (name === "table") {
    flush(walk, "text");
    walk.tables += 1;
    if (walk.tables === 1) gap(walk);
  } else if (name === "tr" && walk.tables === 1) walk.rows.push({ cells: [], deleted: "", hidden: "" });
  else if ((name === "td" || name === "th") && walk.tables === 1) {
    take(walk);
    walk.cell = [];
    walk.spans = { columns: spans("colspan"), rows: spans("rowspan") };
  } else if (/^h[1-6]$/.test(name)) walk.heading = Number(name[1]);
}

function close(walk: Walk, name: string): void {
  if (name === "s" || name === "del") {
    walk.inStruck = Math.max(0, walk.inStruck - 1);
    walk.deleted += " ";
  } else if (name === "ins") walk.inHidden = Math.max(0, walk.inHidden - 1);
  else if (name === "em") walk.inItalic = Math.max(0, walk.inItalic - 1);
  else if (name === "sup") endRaised(walk);
  else if (name === "ul" || name === "ol") walk.list = Math.max(0, walk.list - 1);
  else if (name === "li") endLine(walk);
  else if (name === "p" || /^h[1-6]$/.test(name)) {
    const heading = walk.heading > 0 && name !== "p";
    if (walk.rows.length > 0) endCellLine(walk);
    else if (!heading || walk.text.trim() !== "") flush(walk, heading ? "heading" : walk.list > 0 ? "item" : "text");
    if (heading) walk.heading = 0;
  } else if ((name === "td" || name === "th") && walk.tables === 1) {
    endCellLine(walk);
    walk.rows.at(-1)?.cells.push({ text: walk.cell.join("\n").trim(), ...walk.spans });
  } else if (name === "table") endTable(walk);
}

function endRaised(walk: Walk): void {
  walk.inRaised = Math.max(0, walk.inRaised - 1);
  if (walk.inRaised > 0) return;
  const text = raised(walk.raised, walk.text);
  walk.raised = "";
  add(walk, text);
}

function endLine(walk: Walk): void {
  if (walk.rows.length > 0) endCellLine(walk);
  else flush(walk, walk.list > 0 ? "item" : "text");
}

/** Paragraphs and items of a cell stay lines in it, without what is struck through. */
function endCellLine(walk: Walk): void {
  const { text, deleted, hidden, struck, label } = take(walk);
  const row = walk.rows.at(-1);
  if (row && hidden !== "") row.hidden = `${row.hidden} ${hidden}`.trim();
  if (row && (deleted !== "" || struck)) row.deleted = `${row.deleted} ${struck ? text : deleted}`.trim();
  if (text === "" || struck) return;
  const sign = label === undefined || label === "-" ? (walk.list > 0 ? `${"  ".repeat(walk.list - 1)}- ` : "") : label === "" ? "" : `${label} `;
  walk.cell.push(sign + text);
}

function endTable(walk: Walk): void {
  walk.tables = Math.max(0, walk.tables - 1);
  if (walk.tables > 0) return;
  gridOf(walk.rows.map((r) => r.cells)).forEach(({ texts: cells, covered }, i) => {
    const { deleted = "", hidden = "" } = walk.rows[i] ?? {};
    if (cells.every((c) => c === "") && hidden !== "") pushHidden(walk, hidden);
    if (cells.every((c) => c === "")) return;
    walk.lines.push({ kind: "cells", cells, text: cells.join(" ").replace(/\s+/g, " ").trim(), place: placeAfter(walk), ...(covered.length === 0 ? {} : { covered }), ...(deleted === "" ? {} : { deleted }), ...(hidden === "" ? {} : { hiddenPart: hidden }) });
  });
  walk.rows = [];
  gap(walk);
}

/** Notes at the end are no part of the last list. */
function startNotes(walk: Walk): void {
  if (!walk.notes) walk.lines.push({ kind: "break", text: "", place: placeOfGap(walk) });
  walk.notes = true;
}

function flush(walk: Walk, wanted: "text" | "heading" | "item"): void {
  const taken = take(walk);
  const { text: written, hidden, label, italic } = taken;
  const text = (walk.notes ? written.replace(/\s*↑$/, "") : written).replace(/\s+/g, " ");
  const numberedLine = label !== undefined && label !== "-";
  const kind = wanted === "item" && (numberedLine || walk.notes) ? "text" : wanted;
  if (text === "" && hidden !== "") return pushHidden(walk, hidden);
  if (text === "") return kind === "text" ? gap(walk) : undefined;
  if (kind === "text" && walk.lines.at(-1)?.kind === "text" && !(numberedLine && follows(label, walk.lastLabel))) gap(walk);
  walk.lastLabel = numberedLine && kind === "text" ? label : undefined;
  const whole = numberedLine && label !== "" ? `${label} ${text}` : text;
  const flaws = flawsOf(taken);
  const place = placeAfter(walk);
  if (kind === "heading") walk.lines.push({ kind, level: walk.heading, place, ...flaws, ...numbered(whole) });
  else if (kind === "item") walk.lines.push({ kind, text, level: Math.max(0, walk.list - 1), sign: label === "-" ? "-" : "•", place, ...flaws });
  else walk.lines.push({ kind, text: whole, place, ...flaws, ...(text.length > 20 && italic >= text.length - 1 ? { instruction: true } : {}) });
}

const flawsOf = ({ struck, deleted, hidden }: ReturnType<typeof take>): Partial<SourceLine> =>
  ({ ...(struck ? { struck } : deleted === "" ? {} : { deleted }), ...(hidden === "" ? {} : { hiddenPart: hidden }) });

/** A line with nothing but hidden text. */
const pushHidden = (walk: Walk, text: string): void => void walk.lines.push({ kind: "text", text, hidden: true, place: placeAfter(walk) });

/** Whether a number goes on with the list of the one before: «3.» after «2.», a letter after anything. */
function follows(label: string, before: string | undefined): boolean {
  const [now, last] = [label, before].map((l) => /\d+(?=\D*$)/.exec(l ?? "")?.[0]);
  return before !== undefined && (now === undefined || last === undefined || Number(now) === Number(last) + 1);
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** The line read so far. One with nothing but struck words is struck as a whole, and keeps them. */
function take(walk: Walk) {
  const [text, deleted] = [tidy(walk.text), tidy(walk.deleted).replace(/\s+/g, " ")];
  const struck = !hasWords(text) && hasWords(deleted);
  const hidden = tidy(walk.hidden).replace(/\s+/g, " ");
  const taken = { text: struck ? deleted : text, deleted: struck ? "" : deleted, hidden, struck, label: walk.label, italic: walk.italic };
  Object.assign(walk, { text: "", deleted: "", hidden: "", label: undefined, italic: 0 });
  return taken;
}

/** Gaps are no paragraphs. */
function placeAfter(walk: Walk) {
  walk.paragraphs += 1;
  return { line: walk.lines.length + 1, paragraph: walk.paragraphs };
}

const placeOfGap = (walk: Walk) => ({ line: walk.lines.length + 1 });

function gap(walk: Walk): void {
  if (walk.lines.length > 0 && walk.lines.at(-1)?.kind !== "blank") walk.lines.push({ kind: "blank", text: "", place: placeOfGap(walk) });
}
