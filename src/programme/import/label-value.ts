import type { DraftGoal, DraftGroup, DraftMeasure, DraftPromise, Told } from "./draft.ts";
import { emptyGroup, emptyMeasure } from "./draft.ts";
import { splitIndicators } from "./indicator-lines.ts";
import { goesOn, mend } from "./join-text.ts";
import { labelReader, ordinalIn, valueIn, yearIn } from "./labels.ts";
import type { Label, LabelReader } from "./labels.ts";
import { chairIn, readResponsible, readResponsibles } from "./responsible.ts";
import { isLeftOpen } from "./notes.ts";
import { readSchedule } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import { splitRunTogether, splitWhereLinesBegin } from "./split-text.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading, tell } from "./work.ts";

interface Field {
  readonly label: Label;
  readonly value: Told;
  readonly raw: string;
  /** The lines of its value. */
  readonly source: readonly SourceLine[];
  /** «Toiminnallinen tavoite 2018». */
  readonly year?: string;
  /** The value stands in a column of its own, so that a line ends where the column does. */
  readonly aligned: boolean;
  /** «Toimenpide 2». */
  readonly ordinal?: string;
}

/** Headings that name a part of every unit, not the unit. */
const general =
  /^(?:(?:yksikön |palvelualueen |toimialan |vastuualueen |tulosalueen |osaston |pitkän aikavälin |toiminnalliset |yleiset )*(?:pitkän aikavälin|toiminnalliset|operatiiviset)? ?tavoitteet|tavoitteet ja toimenpiteet|palvelulupaukset|yksikkökohtainen osa|mål(?:en)?|enhetens .*mål|goals)(?: \(?20\d\d\)?)?$/iu;

export interface LabelValueResult {
  readonly groups: readonly DraftGroup[];
  readonly promises: readonly DraftPromise[];
}

/** The layout of label and value: Pitkän aikavälin tavoite, Toiminnallinen tavoite, Toimenpide, Mittari, Vastuuhenkilö. */
export function readLabelValue(work: Work): LabelValueResult | undefined {
  const labelOf = labelReader(work.lines);
  const found = work.lines.map((l) => labelOf(l)).filter((l) => l !== undefined);
  if (found.filter((l) => l === "measure").length < 1 || found.filter((l) => l === "goal" || l === "longTerm").length < 1 || found.length < 4) return undefined;
  const units: { name: Told; records: Field[][] }[] = [];
  const chairs = new Map<string, { readonly chair: string; readonly line: number }>();
  let name: Told = { text: "", lines: [] };
  for (let i = 0; i < work.lines.length; i++) {
    const line = work.lines[i];
    if (!line) continue;
    const label = labelOf(line);
    if (label === undefined) {
      const chair = chairIn(line.text);
      if (chair !== undefined) chairs.set(name.text, { chair, line: line.place.line });
      else if (isHeading(work, i) && !general.test(headingText(line))) name = { text: unitName(headingText(line)), lines: [line.place.line] };
      continue;
    }
    const { field, next } = fieldAt(work, i, { label, labelOf });
    i = next - 1;
    let unit = units.at(-1);
    if (unit?.name !== name) units.push((unit = { name, records: [] }));
    if (beginsRecord(label, unit.records.at(-1))) unit.records.push([]);
    unit.records.at(-1)?.push(field);
  }
  const { groups, promises } = collect(work, units);
  return { promises, groups: groups.map((group) => withChair(work, group, chairs.get(group.name.text))) };
}

function withChair(work: Work, group: DraftGroup, said: { readonly chair: string; readonly line: number } | undefined): DraftGroup {
  if (!said) return group;
  work.ledger.use([said.line]);
  return { ...group, chair: readResponsible(said.chair), chairLines: [said.line] };
}

const unitName = (text: string): string => {
  const bare = text.replace(/^[A-Z]\.?(?:\d{1,2}\.?)?\s+(?=\p{Lu})/u, "").replace(/^(?:yksikkö|palvelualue|vastuualue|enhet|unit)\s*:?\s+/iu, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

const endsField = (line: SourceLine, labelOf: LabelReader): boolean => labelOf(line) !== undefined || line.kind === "heading" || line.kind === "break" || line.instruction === true;

/** A label's value: the rest of its line and the lines that go on, up to the next label or gap. */
function fieldAt(work: Work, at: number, { label, labelOf }: { readonly label: Label; readonly labelOf: LabelReader }): { readonly field: Field; readonly next: number } {
  const line = work.lines[at];
  const first = line?.kind === "cells" ? (line.cells ?? []).slice(1).join("  ") : valueIn(line?.text ?? "");
  const lines: SourceLine[] = line ? [{ ...line, text: first }] : [];
  let next = at + 1;
  for (; next < work.lines.length; next++) {
    const more = work.lines[next];
    if (!more || endsField(more, labelOf) || (isGap(more) && !(goesOn(lines.at(-1)?.text ?? "") || (first === "" && lines.length === 1 && label !== "owner")))) break;
    if (!isGap(more)) lines.push(more);
  }
  const raw = lines.map((l) => l.text).filter((t) => t !== "").join("\n");
  const year = yearIn(line);
  const ordinal = ordinalIn(line);
  const aligned = line?.kind === "cells" || /\p{L}:?\s{2,}\S/u.test(line?.text ?? "");
  return { field: { label, raw, aligned, source: lines.filter((l) => l.text !== ""), value: tell(work, lines), ...(year === undefined ? {} : { year }), ...(ordinal === undefined ? {} : { ordinal }) }, next };
}

function beginsRecord(label: Label, record: readonly Field[] | undefined): boolean {
  if (!record) return true;
  const has = (l: Label): boolean => record.some((f) => f.label === l);
  if (label === "promise" || label === "longTerm") return true;
  if (label === "goal") return has("goal") || has("measure") || has("promise");
  return label === "measure" && has("promise");
}

function collect(work: Work, units: readonly { name: Told; records: Field[][] }[]): LabelValueResult {
  const promises: DraftPromise[] = [];
  const byName = new Map<string, DraftGroup>();
  for (const { name, records } of units) {
    for (const record of records) {
      record.forEach((f) => work.ledger.use(f.value.lines));
      // The empty form that is to be copied.
      if (record.every((f) => f.value.text === "")) continue;
      const promise = record.find((f) => f.label === "promise");
      if (promise) {
        promises.push({ text: promise.value, otherLines: record.filter((f) => f !== promise).flatMap((f) => f.value.lines), owners: record.filter((f) => f.label === "owner").flatMap((f) => readResponsibles(f.raw)) });
        continue;
      }
      const group = byName.get(name.text) ?? emptyGroup(name);
      byName.set(name.text, addRecord(work, group, record));
      work.ledger.use(name.lines);
    }
  }
  return { groups: [...byName.values()], promises };
}

function addRecord(work: Work, group: DraftGroup, record: readonly Field[]): DraftGroup {
  const number = group.goals.length + 1;
  const long = record.find((f) => f.label === "longTerm");
  const goal = record.find((f) => f.label === "goal") ?? long;
  const measures = measuresOf(work, record, goal ? [number] : []);
  if (!goal) return { ...group, measures: [...group.measures, ...measures.map((m) => ({ ...m, goals: group.goals.slice(-1).map((g) => g.number) }))] };
  const added: DraftGoal = { number, title: goal.value, details: [], ...(long && long !== goal ? { longTerm: long.value } : {}), ...(goal.year === undefined ? {} : { schedule: readSchedule(goal.year) }) };
  // Without a measure its indicators are the group's.
  const untied = measures.length > 0 ? [] : record.filter((f) => f.label === "indicator").flatMap((f) => cellParts(work, f).map(({ text, lines }) => ({ text, lines })));
  return { ...group, goals: [...group.goals, added], measures: [...group.measures, ...measures], indicators: [...group.indicators, ...untied.filter((x) => x.text !== "")] };
}

/** Measures of a record. Indicators and owner of a cell with several measures stand with the first and go to all of them for the owner. */
function measuresOf(work: Work, record: readonly Field[], goals: readonly number[]): readonly DraftMeasure[] {
  const sets: Field[][] = [];
  for (const field of record.filter((f) => f.label !== "longTerm" && f.label !== "goal")) {
    if (field.label === "measure" && (sets.length === 0 || sets.at(-1)?.some((f) => f.label === "indicator" || f.label === "owner"))) sets.push([]);
    (sets.at(-1) ?? sets[sets.push([]) - 1])?.push(field);
  }
  return sets.flatMap((set) => {
    const titles = set.filter((f) => f.label === "measure").flatMap((f) => labelled(cellParts(work, f), f.ordinal)).filter((t) => !/^[-–—]?$/u.test(t.text));
    const indicators = set.filter((f) => f.label === "indicator").flatMap((f) => cellParts(work, f).map(({ text, lines }) => ({ text, lines })));
    const owners = set.filter((f) => f.label === "owner").flatMap((f) => readResponsibles(f.raw));
    const time = set.find((f) => f.label === "schedule");
    const otherLines = set.filter((f) => f.label === "owner" || f.label === "schedule").flatMap((f) => f.value.lines);
    if (titles.length > 1) work.ledger.note("uncertainSplit", titles[0]?.lines ?? [], titles.map((t) => short(t.text)).join(" | "));
    return titles.map(({ raw, ...title }, i) => ({ ...emptyMeasure(title), ...(raw === undefined ? {} : { raw }), goals, owners, otherLines, indicators: i === 0 ? indicators : [], ...(time ? { schedule: readSchedule(time.value.text) } : {}) }));
  });
}

const short = (text: string): string => text.split(" ").slice(0, 3).join(" ");

/** «Toimenpide 2» labels the one measure behind it. */
const labelled = (parts: readonly Part[], ordinal: string | undefined): readonly Part[] => (parts.length === 1 && ordinal !== undefined ? parts.map((p) => ({ raw: ordinal, ...p })) : parts);

interface Part extends Told {
  readonly raw?: string;
}

/** «1. … 2. … 3. …», «1) … 2) …»: numbered in their cell. */
function numberedParts({ value: { text, lines } }: Field): readonly Part[] | undefined {
  if (!/^1[.)]\s?\p{Lu}/u.test(text)) return undefined;
  const parts = text.split(/(?:^|\s)(?=[1-9][.)]\s?\p{Lu})/u).filter((p) => p.trim() !== "");
  return parts.length < 2 ? undefined : parts.map((p) => ({ text: p.replace(/^[1-9][.)]\s*/u, "").replace(/\s[1-9][.)]\s*$/u, "").trim(), lines, raw: `${p.trim().charAt(0)}.` }));
}

/** A cell's own lines: what stands after two spaces begins another part, wherever its line ends. */
function piecesOf(field: Field): readonly (readonly SourceLine[])[] {
  const pieces: SourceLine[][] = [[]];
  for (const line of field.source) {
    // A bullet inside a cell begins a part of its own.
    if (isBulleted(line)) pieces.push([]);
    line.text.replace(/^[-•–]\s+/u, "").split(/\s{2,}(?=\p{Lu})/u).forEach((text, i) => {
      if (i > 0) pieces.push([]);
      pieces.at(-1)?.push({ ...line, text });
    });
  }
  return pieces.filter((p) => p.length > 0);
}

const isBulleted = (line: SourceLine): boolean => line.kind === "item" || /^[-•–]\s/u.test(line.text);

const cellParts = (work: Work, field: Field): readonly Part[] => (isLeftOpen(field.value.text) ? [] : (numberedParts(field) ?? unnumberedParts(work, field)));

const unnumberedParts = (work: Work, field: Field): readonly Part[] =>
  piecesOf(field).flatMap((piece) => {
    // Lines of indicators are told apart by their capitals; a measure may go on with a name.
    if (field.label === "indicator" && piece.length > 1) return splitIndicators(work, piece);
    const told = piece.length > 1 ? tell(work, piece).text : mend(piece[0]?.text ?? "", work.words);
    // Where bullets part a cell, capitals do not; in a column that wraps, they do only where a line begins.
    const texts = field.source.some(isBulleted) ? [told] : field.aligned && piece.length > 1 ? splitWhereLinesBegin(piece.map((l) => l.text), work.words) : splitRunTogether(told, work.words);
    return texts.map((text) => ({ text, lines: field.value.lines }));
  });
