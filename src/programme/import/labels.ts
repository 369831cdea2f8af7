import { distance } from "fastest-levenshtein";
import { goalLine, tableHead } from "./measure-table.ts";
import type { SourceLine } from "./source-document.ts";

export type Label = "longTerm" | "goal" | "measure" | "indicator" | "owner" | "promise" | "schedule";

/** Misspellings of «Vastuuhenkilö» are as common as the word. */
const labels: readonly (readonly [Label, RegExp])[] = [
  ["longTerm", /^(?:pitkän (?:aika)?välin tavoite|pitkän aikavälin päämäärä|päämäärä|strateginen (?:tavoite|päämäärä)|långsiktigt mål|long-term goal)(?: 20\d\d(?: ?[-–] ?20\d\d)?)?/iu],
  ["goal", /^(?:toiminn(?:allinen|\.) tavoite|operatiivinen tavoite|tavoite|verksamhetsmål|operativt mål|operational goal|goal|mål)(?: 20\d\d(?: ?[-–] ?20\d\d)?)?/iu],
  ["measure", /^(?:toimenpi(?:de|teet)|åtgärd(?:er)?|measures?)(?: \d{1,2}\.?(?=\s*:|\s{2,}|$))?/iu],
  ["indicator", /^(?:(?:seuranta)?mittarit?|tunnusluku|indikator(?:er)?|mätare|indicators?)(?: \d{1,2}\.?(?=\s*:|\s{2,}|$))?/iu],
  ["owner", /^(?:vastuu?\p{L}{0,3}hen?kil[öo](?:t)?|vastuuhlöt?|vastuutahot?|vastuussa|ansvarig(?: person)?|responsible(?: person)?|owner)/iu],
  ["promise", /^(?:palvelulupaus|lupaus (?:asukkaalle|asiakkaalle|kuntalaiselle)|servicelöfte|service promise)/iu],
  ["schedule", /^(?:aikataulu|tidtabell|schedule)/iu],
];

/** What the labels are called most often: a slip of one letter in them is still the label. */
const usual: readonly (readonly [Label, string])[] = [
  ["longTerm", "pitkän aikavälin tavoite"], ["goal", "toiminnallinen tavoite"], ["measure", "toimenpide"], ["measure", "toimenpiteet"], ["indicator", "mittarit"],
  ["owner", "vastuuhenkilö"], ["owner", "vastuuhenkilöt"], ["promise", "palvelulupaus"], ["schedule", "aikataulu"],
];
const yearAfter = /^ 20\d\d(?: ?[-–] ?20\d\d)?/u;

interface Found {
  readonly label: Label;
  /** As written, with the year that belongs to it. */
  readonly written: string;
  readonly after: string;
}

/** The label that a text begins with, whatever stands behind it. */
function labelAt(text: string): Found | undefined {
  for (const [label, pattern] of labels) {
    const written = pattern.exec(text)?.[0];
    if (written !== undefined) return { label, written, after: text.slice(written.length) };
  }
  for (const [label, name] of usual) {
    const words = text.split(/(?<=[^\s:])(?=[\s:])/u).slice(0, name.split(" ").length).join("");
    if (distance(words.toLowerCase(), name) !== 1) continue;
    const written = words + (yearAfter.exec(text.slice(words.length))?.[0] ?? "");
    return { label, written, after: text.slice(written.length) };
  }
  return undefined;
}

export type LabelReader = (line: SourceLine) => Label | undefined;

/**
 * How labels stand in this document. Before a colon or in a cell of their own they are labels anywhere; alone on a line, or with nothing
 * but a space before the value (a table that a PDF flattened), only where whole records of them stand so.
 */
export function labelReader(lines: readonly SourceLine[]): LabelReader {
  const alone = lines.flatMap((l) => labelAlone(l) ?? []);
  const records = (["goal", "measure", "indicator"] as const).every((l) => alone.includes(l)) && alone.filter((l) => l === "measure").length >= 2;
  if (isFlattened(lines)) return (line) => labelOf(line) ?? labelAlone(line) ?? labelBefore(line, /^ (?!(?:on|ovat|oli|ei|tulee|kertoo|kuvaa|koskee|voidaan|sisältää|kuuluu|ja|tai|sekä) )\S/u);
  if (records) return (line) => labelOf(line) ?? labelAlone(line);
  // Among many labels one alone on its line has an empty cell behind it, «Vastuuhenkilö», or its value on the next line.
  const many = lines.filter((l) => labelOf(l) !== undefined).length >= manyLabels;
  const before = new Set(many ? lines.filter((l, i) => labelAlone(l) !== undefined && lines[i + 1]?.kind === "text" && labelAt(lines[i + 1]?.text ?? "") === undefined) : []);
  return (line) => labelOf(line) ?? (before.has(line) ? labelAlone(line) : many ? emptyLabel(line) : undefined);
}

const manyLabels = 8;

function emptyLabel(line: SourceLine): Label | undefined {
  const label = labelAlone(line);
  return label === "owner" || label === "schedule" || label === "indicator" ? label : undefined;
}

function isFlattened(lines: readonly SourceLine[]): boolean {
  const before = lines.flatMap((l) => labelBefore(l, /^ [\p{Lu}\d(<>]/u) ?? labelAlone(l) ?? []);
  const many = (wanted: readonly Label[]): boolean => before.filter((l) => wanted.includes(l)).length >= 2;
  return many(["goal", "longTerm"]) && many(["measure"]) && many(["indicator"]) && !lines.some((l) => l.kind !== "cells" && tableHead.test(l.text));
}

function labelAlone({ kind, text }: SourceLine): Label | undefined {
  const found = kind === "text" && !/(?:teet|arit)$/iu.test(text) ? labelAt(text) : undefined;
  return found?.after === "" ? found.label : undefined;
}

/** «Toimenpide Avataan neuvontapiste», «Vastuuhenkilö johtaja Aino Salo»: a label, a space, and a value that looks like one. */
function labelBefore({ kind, text }: SourceLine, isValue: RegExp): Label | undefined {
  const found = kind === "text" && !goalLine.test(text) ? labelAt(text) : undefined;
  return found && (found.label === "owner" ? /^ .*\p{Lu}/u : isValue).test(found.after) ? found.label : undefined;
}

/** A label in a cell of its own, before a colon, or before the gap that a PDF's cells leave. */
function labelOf(line: SourceLine): Label | undefined {
  const found = labelAt(line.kind === "cells" ? line.cells?.[0] ?? "" : line.kind === "text" || line.kind === "item" ? line.text : "");
  return found && (line.kind === "cells" ? /^\s*:?$/ : /^\s*:|^ {2,}\S/).test(found.after) ? found.label : undefined;
}

export const yearIn = (line: SourceLine | undefined): string | undefined => /20\d\d(?: ?[-–] ?20\d\d)?/.exec((line?.cells?.[0] ?? line?.text ?? "").split(":")[0] ?? "")?.[0];

/** What stands behind the label. */
export const valueIn = (text: string): string => (labelAt(text)?.after ?? text).replace(/^\s*:?\s*/, "");

/** The number of «Toimenpide 2». */
export const ordinalIn = (line: SourceLine | undefined): string | undefined => /^\p{L}+ (\d{1,2})\.?$/u.exec(labelAt(line?.cells?.[0] ?? line?.text ?? "")?.written ?? "")?.[1];
