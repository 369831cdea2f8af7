import { tagReader } from "./html-marks.ts";
import type { Place, SourceLine } from "./source-document.ts";

/** Blank lines that part two slides in text extracted from a presentation. */
export const slideGap = 3;

export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/** Lines of plain text or Markdown; a margin that all of them have is none. A form feed, a rule (`---`) and three blank lines end a page. */
export function readLines(text: string): readonly SourceLine[] {
  const all = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const margin = Math.min(...all.filter((l) => l.trim() !== "").map((l) => /^ */.exec(l)?.[0].length ?? 0));
  const written = margin > 0 && Number.isFinite(margin) ? all.map((l) => l.slice(margin)) : all;
  const withoutTags = tagReader();
  const linesIn = (part: string): readonly string[] => (isRow(part) || part.includes("\t") ? [part] : withoutTags(part));
  const placed = withWholeStrikes(written).flatMap((line, i): PlacedText[] =>
    line.split("\f").flatMap((part, page) => linesIn(part).map((text, n) => ({ text: page > 0 && n === 0 ? `\f${text}` : text, place: { line: i + 1 } }))));
  return linesOf(placed);
}

const isRow = (text: string): boolean => /^\s*\|.*\|\s*$/.test(text);
/** What is struck through over several lines, «~~Perustetaan» and «vastaanotto~~», is struck on each of them. */
function withWholeStrikes(lines: readonly string[]): readonly string[] {
  let open = false;
  return lines.map((line) => {
    const began = open && line.trim() !== "";
    if (line.trim() === "") open = false;
    if ((line.match(/~~/g)?.length ?? 0) % 2 === 1) open = !open;
    return `${began ? line.replace(/\S/, "~~$&") : line}${open && line.trim() !== "" ? "~~" : ""}`;
  });
}

/** Where `<li>` was lost, only the words part the items: such a cell stays as it is. */
const cellOf = (text: string): string => (/<li[\s>]/iu.test(text) ? tagReader()(text).map((l) => plain(tidy(l))).join("\n") : text.split(/<br\s*\/?>/iu).map((l) => plain(tidy(l))).filter((l) => l !== "").join("\n"));

/** Where no three blank lines part slides, two do, if there are as many as slides have. */
const fewestSlides = 3;
const beginsItem = /^\s*(?:[-–•*]|\d{1,2}[.)]) /u;

/** Blank lines before each line, and the first line with something on it from there on. */
function gapsOf(placed: readonly PlacedText[]): { readonly wide: number; readonly next: readonly string[] } {
  const next: string[] = [];
  let following = "";
  for (const { text } of [...placed].reverse()) {
    if (text.trim() !== "") following = text;
    next.push(following);
  }
  next.reverse();
  const runs = placed.map(({ text }, i) => (text.trim() === "" || i === 0 ? 0 : blanksBefore(placed, i)));
  const paged = placed.some(({ text }) => text.startsWith("\f")) || runs.some((n) => n >= slideGap);
  const twos = runs.filter((n, i) => n === slideGap - 1 && !beginsItem.test(placed[i]?.text ?? "")).length;
  return { wide: !paged && twos >= fewestSlides ? slideGap - 1 : slideGap, next };
}

function blanksBefore(placed: readonly PlacedText[], at: number): number {
  let n = 0;
  while (n < slideGap && at - n > 0 && placed[at - n - 1]?.text.trim() === "") n += 1;
  return n;
}

export function linesOf(placed: readonly PlacedText[]): readonly SourceLine[] {
  const { wide, next } = gapsOf(placed);
  let blanks = 0;
  return placed.flatMap(({ text, place }, i): SourceLine[] => {
    const pageEnds = text.startsWith("\f");
    const line = readLine(text.replace(/^\f/, ""), place);
    blanks = line.kind === "blank" ? blanks + 1 : 0;
    if (pageEnds) return [{ kind: "break", text: "", place }, ...(line.kind === "blank" ? [] : [line])];
    const ends = blanks === wide && (wide === slideGap || !beginsItem.test(next[i] ?? ""));
    return ends ? [{ ...line, kind: "break" }] : [line];
  });
}

function readLine(extracted: string, place: Place): SourceLine {
  const written = withHyphen(extracted);
  const indent = /^[ \t]*/.exec(written)?.[0].length ?? 0;
  const text = tidy(written);
  if (text === "") return { kind: "blank", text: "", place };
  if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return { kind: "break", text: "", place };
  const bare = plain(text);
  const deleted = deletedIn(text);
  const heading = /^(#{1,6})\s+(.*)$/.exec(text);
  if (heading) return { kind: "heading", level: heading[1]?.length ?? 1, place, ...numbered(plain(heading[2] ?? "")) };
  const cells = cellsOf(written);
  if (cells) return cells.every((c) => /^[-: ]*$/.test(c)) ? { kind: "blank", text: "", place } : { kind: "cells", text: cells.join(" "), cells, place, ...deleted };
  const item = /^([-*+•·∙⁃‣◦○●◯▪▫■□◆◇►▸➢➤➔→⇒»›✓✔☐☑–—\uF020-\uF0FF]|\[[ xX✓]?\]|o(?= (?:~~|\*\*)?\p{Lu}))\s+(.*)$/u.exec(text);
  if (item) return { ...itemOf(item[2] ?? "", Math.min(4, indent), place), sign: /[-–—]/.test(item[1] ?? "") ? "-" : "•" };
  const struck = isStruck.test(text);
  const instruction = /^[*_](?![*_]).{20,}[*_]$/.test(text) && !/^\*\*|^__/.test(text);
  return { kind: "text", text: struck ? plain(text.replaceAll("~~", "")) : bare, place, ...(struck ? { struck } : deleted), ...(instruction ? { instruction } : {}) };
}

function itemOf(rest: string, level: number, place: Place): SourceLine {
  const inner = /^(?:[✓✔☑□☐]|#{1,6})\s+(.*)$/u.exec(rest)?.[1] ?? rest;
  const struck = isStruck.test(inner);
  return { kind: "item", text: struck ? plain(inner.replaceAll("~~", "")) : plain(inner), level, place, ...(struck ? { struck } : deletedIn(inner)) };
}

const isStruck = /^~~(?:(?!~~).)*~~[.]?$/u;
const strikes = /~~((?:(?!~~).)+)~~\s?/gu;

function deletedIn(text: string): Pick<SourceLine, "deleted"> {
  const deleted = Array.from(text.matchAll(strikes), (m) => m[1] ?? "").join(" ");
  return deleted === "" ? {} : { deleted };
}

/** «3. Palvelulupaukset», «2.1. Tavoitteet»: the number apart from the words. */
export function numbered(text: string): { readonly text: string; readonly ordinal?: number } {
  const found = /^(\d{1,2})(?:\.\d{1,2})*\.?\s+(\S.*)$/.exec(text);
  return found ? { text: found[2] ?? "", ordinal: Number(found[1]) } : { text };
}

/** Tabs and Markdown pipes part cells. Spaces in front of a line are no cell. */
function cellsOf(written: string): readonly string[] | undefined {
  const line = written.trimEnd().replace(/^ +/, "");
  if (isRow(line)) return line.trim().slice(1, -1).split("|").map(cellOf);
  if (!/\S *\t\s*\S|^\t+\S/.test(line) && !/\S\t{2,}$/.test(line)) return undefined;
  const cells = line.split("\t").map((c) => cellOf(c.trim()));
  // A table of contents: «1. Tilannekuva⇥2».
  return cells.length === 2 && /^\d{1,3}$/.test(cells[1] ?? "") ? undefined : cells;
}

/** A soft hyphen that ends a line was drawn: the word goes on on the next one. */
const withHyphen = (line: string): string => line.replace(/\u00AD\s*$/u, "-");

/** Soft hyphens, odd spaces and lost glyphs of extracted text. Double spaces stay: they part sentences run together in a cell. */
export const tidy = (text: string): string => text.normalize("NFC").replace(/\u00AD/g, "").replace(/[\u00A0\u2007\u202F\u2009]/g, " ").trim();

/** Without Markdown's emphasis, and without what is struck through. */
const plain = (text: string): string => text.replace(strikes, "").replace(/\*\*/g, "").replace(/(^|\s)[*_](\S.*?\S)[*_](?=\s|$)/g, "$1$2").trim();
