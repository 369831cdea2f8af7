import type { DraftGroup } from "./draft.ts";
import type { FindingCode } from "./findings.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading } from "./work.ts";

/** A table of contents: lines that end in a page number, after dots or a tab. */
export function markContents(work: Work): void {
  work.lines.forEach((line) => {
    if (/^(?:sisällys|sisällysluettelo|sisältö|innehåll|innehållsförteckning|contents|table of contents)$/iu.test(headingText(line)) || /(?:\.{3,}|…|\t)\s*\d{1,3}$/.test(line.text)) {
      work.ledger.note("contents", [line.place.line], line.text);
    }
  });
}

/** Every line that nothing used gets its reason, by the page it stands on and what it looks like. Page by page, so that the list stays short. */
export function explainLeftOver(work: Work, groups: readonly DraftGroup[]): void {
  const used = groups.flatMap(linesOf);
  const first = Math.min(...used, Infinity);
  const last = Math.max(...used, 0);
  const repeated = repeatedTexts(work.lines);
  for (const page of pagesOf(work.lines)) {
    const left = page.filter((l) => !isGap(l) && !work.ledger.isUsed(l.place.line));
    const whole = pageReason(page, left);
    for (const line of left) {
      const at = line.place.line;
      const reason = line.instruction ? "instruction" : at < first ? (line.kind === "item" && followsLongTermHead(work, work.lines.indexOf(line)) ? "longTermGoal" : whole === "untouched" ? "cover" : "context") : at > last ? "context" : ((whole === "picture" || whole === "template" ? undefined : reasonOf(work, line, repeated)) ?? (whole === "untouched" ? "context" : whole));
      work.ledger.note(reason, [at], line.text);
    }
  }
}

/** What is left of a page inside the programme: all of it is something else, a form to fill in, a picture's words, or not understood. */
function pageReason(page: readonly SourceLine[], left: readonly SourceLine[]): FindingCode | "untouched" {
  if (left.length === page.filter((l) => !isGap(l)).length) return "untouched";
  if (left.filter((l) => /^\d{1,2}\s+\p{Lu}{4,}(?:\s|$)/u.test(l.text)).length >= 3) return "template";
  const picture = left.length >= 8 && left.reduce((sum, l) => sum + l.text.length, 0) / left.length < 42;
  return picture ? "picture" : "notUnderstood";
}

function reasonOf(work: Work, line: SourceLine, repeated: ReadonlySet<string>): FindingCode | undefined {
  if (line.kind === "cells" && (line.cells ?? []).filter((c) => c === "").length > 2) return "template";
  const at = work.lines.indexOf(line);
  if (line.kind === "heading" || repeated.has(line.text)) return "heading";
  if (line.kind === "item" && followsLongTermHead(work, at)) return "longTermGoal";
  if (line.kind === "item" || line.text.length > 120) return "context";
  return isHeading(work, at) && isGap(work.lines[at + 1]) && line.text.length < 60 && !work.lines.some((l) => l.kind === "break") ? "heading" : undefined;
}

function repeatedTexts(lines: readonly SourceLine[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(lines.filter((l) => l.kind === "text" && l.text !== "" && (seen.has(l.text) || !seen.add(l.text))).map((l) => l.text));
}

/** A list under «pitkän aikavälin tavoitteet» is repeated in the goals that come from it. */
function followsLongTermHead(work: Work, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 12; i--) {
    const line = work.lines[i];
    if (line && !isGap(line) && line.kind !== "item" && !line.instruction) return /pitkän aikavälin tavoit|långsiktiga mål|long-term goals/iu.test(line.text);
  }
  return false;
}

function pagesOf(lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] {
  const pages: SourceLine[][] = [[]];
  for (const line of lines) {
    if (line.kind === "break") pages.push([]);
    else pages.at(-1)?.push(line);
  }
  return pages;
}

const linesOf = (group: DraftGroup): readonly number[] => [
  ...group.name.lines,
  ...group.goals.flatMap((g) => g.title.lines),
  ...group.measures.flatMap((m) => [...m.title.lines, ...m.indicators.flatMap((x) => x.lines)]),
  ...group.indicators.flatMap((x) => x.lines),
  ...group.projects.flatMap((p) => p.title.lines),
];
