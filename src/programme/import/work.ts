import type { Told } from "./draft.ts";
import type { Ledger } from "./findings.ts";
import { newLedger } from "./findings.ts";
import { joinLines, vocabularyOf } from "./join-text.ts";
import type { Vocabulary } from "./join-text.ts";
import { slideGap } from "./read-lines.ts";
import { runningHeads } from "./running-heads.ts";
import type { SourceDocument, SourceLine } from "./source-document.ts";

/** A document being read: its lines, its words, and which lines are accounted for. */
export interface Work {
  readonly lines: readonly SourceLine[];
  readonly words: Vocabulary;
  readonly ledger: Ledger;
}

export function newWork(document: SourceDocument): Work {
  const shown = document.lines.filter((l) => !l.hidden);
  const heads = new Set(runningHeads(shown));
  const lines = withWholeHeads(withWholeLabels(withWholeTimes(withBreaks(withoutHeads(shown, heads)))));
  const ledger = newLedger();
  for (const line of document.lines) noteFlaws(ledger, line);
  for (const { place, text } of heads) ledger.note("repeated", [place.line], text);
  const left = new Set(lines.map((l) => l.place.line));
  ledger.use(document.lines.filter((l) => !heads.has(l) && !isGap(l) && !left.has(l.place.line)).map((l) => l.place.line));
  return { lines, words: vocabularyOf(lines.map((l) => l.text)), ledger };
}

/** What of a line its readers do not see, and what could not be read. */
function noteFlaws(ledger: Ledger, { place, text, deleted, hidden, hiddenPart, flaw }: SourceLine): void {
  if (hidden) ledger.note("hidden", [place.line], text);
  if (hiddenPart !== undefined) ledger.note("hiddenPart", [place.line], hiddenPart);
  if (deleted !== undefined) ledger.note("struckPart", [place.line], deleted);
  if (flaw !== undefined) ledger.note(flaw.code, [place.line], flaw.about);
}

/** «2021 -» at the end of a line and «2023» at the beginning of the next: a time that a narrow column broke. */
function withWholeTimes(lines: readonly SourceLine[]): readonly SourceLine[] {
  return lines.flatMap((line, i): readonly SourceLine[] => {
    const [before, after] = [lines[i - 1], lines[i + 1]];
    const begun = before !== undefined && isBroken(before, line);
    const rest = begun ? line.text.replace(/^20\d\d\s*/u, "") : line.text;
    if (begun && rest === "") return [];
    return [after !== undefined && isBroken(line, after) ? { ...line, text: `${rest} ${after.text.slice(0, 4)}` } : { ...line, text: rest }];
  });
}

const isBroken = (line: SourceLine, next: SourceLine): boolean =>
  line.kind !== "cells" && next.kind === "text" && /(?<!\d)20\d\d\s?[-–]$/u.test(line.text) && /^20\d\d(?!\d)/u.test(next.text);

/** «Pitkän aikavälin» and, on the next line, «tavoite»: a label that a narrow column broke. */
function withWholeLabels(lines: readonly SourceLine[]): readonly SourceLine[] {
  const isBegun = (line: SourceLine | undefined): boolean => line?.kind === "text" && /^(?:pitkän (?:aika)?välin|toiminnallinen|strateginen|operatiivinen)$/iu.test(line.text);
  const goesOnWith = (line: SourceLine | undefined): boolean => line?.kind === "text" && /^tavoite(?!\p{L})/u.test(line.text);
  return lines.flatMap((line, i): readonly SourceLine[] => {
    if (isBegun(lines[i - 1]) && goesOnWith(line)) return [];
    return isBegun(line) && goesOnWith(lines[i + 1]) ? [{ ...line, text: `${line.text} ${lines[i + 1]?.text ?? ""}` }] : [line];
  });
}

/** Lines over every page are gone; where nothing else parts the pages, they do. What goes on over the page goes on without a gap. */
function withoutHeads(lines: readonly SourceLine[], heads: ReadonlySet<SourceLine>): readonly SourceLine[] {
  const paged = lines.some((l) => l.kind === "break");
  const kept: SourceLine[] = [];
  let between: SourceLine[] = [];
  for (const line of lines) {
    if (isGap(line) || heads.has(line)) between.push(line);
    else {
      kept.push(...gapBefore(line, between, { heads, paged }), line);
      between = [];
    }
  }
  return [...kept, ...between.filter((l) => !heads.has(l))];
}

interface Pages {
  readonly heads: ReadonlySet<SourceLine>;
  readonly paged: boolean;
}

/** What is left of the gap before a line, in which a page may have ended. */
function gapBefore(next: SourceLine, between: readonly SourceLine[], { heads, paged }: Pages): readonly SourceLine[] {
  const head = between.find((l) => heads.has(l));
  if (!head) return between;
  if (next.kind === "text" && /^\p{Ll}/u.test(next.text)) return [];
  const gaps = between.filter((l) => !heads.has(l));
  return paged || next.kind === "item" || /^[•–-]\s/u.test(next.text) ? gaps : [...gaps, { kind: "break", text: "", place: head.place }];
}

const columnName = /^(?:Toimenpi(?:de|teet)|Aikataulu|Mittarit?|Vastuu\p{L}*|Alkaa|Tavoite)$/u;

/** «Toimenpide», «Aikataulu», «Mittarit» on lines of their own: the head of one table. */
function withWholeHeads(lines: readonly SourceLine[]): readonly SourceLine[] {
  const isColumn = (at: number): boolean => lines[at]?.kind === "text" && columnName.test(lines[at]?.text ?? "");
  const names = (at: number): readonly string[] => (isColumn(at) ? [lines[at]?.text ?? "", ...names(at + 1)] : []);
  const begins = (at: number): boolean => !isColumn(at - 1) && isColumn(at) && isColumn(at + 1) && /^Toimenpi/u.test(lines[at]?.text ?? "") && names(at).includes("Aikataulu");
  let inside = false;
  return lines.flatMap((line, i): readonly SourceLine[] => {
    if (begins(i)) {
      inside = true;
      return [{ ...line, text: names(i).join(" ") }];
    }
    inside = inside && isColumn(i);
    return inside ? [] : [line];
  });
}

/** Where a line over every page is gone, the blank lines around it are one gap: as wide as one that ends a page. */
function withBreaks(lines: readonly SourceLine[]): readonly SourceLine[] {
  let blanks = 0;
  return lines.map((line) => {
    blanks = line.kind === "blank" ? blanks + 1 : line.kind === "break" ? slideGap : 0;
    return blanks === slideGap && line.kind === "blank" ? { ...line, kind: "break" } : line;
  });
}

export const isGap = (line: SourceLine | undefined): boolean => line === undefined || line.kind === "blank" || line.kind === "break";

/** One text of several lines. */
export const tell = (work: Work, lines: readonly SourceLine[]): Told => ({
  text: joinLines(lines.map((l) => l.text), work.words),
  lines: lines.filter((l) => !isGap(l)).map((l) => l.place.line),
});

/** A line that stands alone as a heading does, in a file that has no headings of its own too. */
export function isHeading(work: Work, at: number): boolean {
  const line = work.lines[at];
  if (!line) return false;
  if (line.kind === "heading") return true;
  if (line.kind !== "text" || line.instruction || line.text.length > 110 || /[.,;]$/.test(line.text) || !/^[\p{Lu}\d–]/u.test(line.text)) return false;
  return isGap(work.lines[at - 1]) || work.lines[at - 1]?.kind === "heading";
}

/** Text of a heading without its chapter number and colon. */
export const headingText = (line: SourceLine): string => line.text.replace(/^(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2})*\.?\s+(?=\S)/, "").replace(/:$/, "").trim();
