import type { DraftGoal, DraftGroup, DraftMeasure, Told } from "./draft.ts";
import { emptyGroup } from "./draft.ts";
import { goesOn } from "./join-text.ts";
import { measureOf } from "./measure-cells.ts";
import type { Columns } from "./measure-cells.ts";
import { entriesOf } from "./measure-entries.ts";
import type { Entry } from "./measure-entries.ts";
import { readProjects } from "./project-list.ts";
import { readResponsible } from "./responsible.ts";
import { readSchedule, scheduleAnywhere } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import { readTargetTables } from "./target-table.ts";
import type { Work } from "./work.ts";
import { isGap, tell } from "./work.ts";

/** Head of a flattened table: «Toimenpide Aikataulu Mittarit Alkaa Tavoite». */
export const tableHead = /^(?:Toimenpi(?:de|teet)|Åtgärd(?:er)?|Measures?)\b.*(?:Aikataulu|Mittari|Vastuu|Tidtabell|Indikator|Schedule|Indicator)/iu;
const chairLine = /^(?:(?:Puheenjohtaja|P[jJ]\.?|Vetäjä|Ordförande|Chair(?:person)?)(?:\s*:?\s+|(?=\p{Lu}\p{Ll}))(\S.*)|(?:Työr|Projektir|R)yhmän (?:puheenjohtaja|pj\.?|vetäjä)\s*(?::\s*|\s(?=\p{Lu}))(\S.*))$/u;
export const goalLine = /^(?:Tavoite|Mål|Goal)\s*(\d{1,2})\s*[:.)–-]?\s*(.*)$/iu;

interface Zone {
  readonly name: Told;
  readonly chair: string;
  readonly chairLine: number;
  readonly from: number;
  readonly to: number;
}

/** The layout of a slide show: a slide with a group and its chair, then slides of goals with a flattened table of measures. */
export function readMeasureTables(work: Work): readonly DraftGroup[] | undefined {
  const hasTables = work.lines.some((l) => l.kind !== "cells" && tableHead.test(l.text));
  if (!hasTables && !work.lines.some((l) => goalLine.test(l.text) && l.kind !== "cells")) return undefined;
  const zones = zonesOf(work);
  if (zones.length === 0) return undefined;
  return zones.map((zone) => readZone(work, zone));
}

function zonesOf(work: Work): readonly Zone[] {
  const zones: Zone[] = [];
  work.lines.forEach((line, i) => {
    const said = line.kind === "text" ? chairLine.exec(line.text) : null;
    const chair = said?.[1] ?? said?.[2];
    if (chair === undefined) return;
    const before = zones.at(-1);
    const name = nameBefore(work, i);
    if (before) zones[zones.length - 1] = { ...before, to: name.at };
    zones.push({ name: name.told, chair, chairLine: line.place.line, from: i + 1, to: work.lines.length });
  });
  return zones.length > 0 ? zones : wholeDocument(work);
}

/** Without any chair the document is one group, named by its first line. */
function wholeDocument(work: Work): readonly Zone[] {
  if (!work.lines.some((l) => l.kind !== "cells" && tableHead.test(l.text))) return [];
  return [{ name: { text: "", lines: [] }, chair: "", chairLine: 0, from: 0, to: work.lines.length }];
}

/** The group's name stands on its slide before the chair; a list that a line ending in a colon begins is not part of it. */
function nameBefore(work: Work, chair: number): { readonly told: Told; readonly at: number } {
  let from = chair;
  while (from > 0 && work.lines[from - 1]?.kind !== "break" && chair - from < 12) from -= 1;
  const lines = work.lines.slice(from, chair).filter((l) => !isGap(l));
  const colon = lines.findIndex((l) => l.text.endsWith(":") || /^(?:yhteistyö)?kumppanit\s*:/iu.test(l.text));
  const name = (colon > 0 ? lines.slice(0, colon) : lines).slice(colon > 0 ? 0 : -4);
  if (colon > 0) work.ledger.note("partners", lines.slice(colon).map((l) => l.place.line), lines.slice(colon).map((l) => l.text).join(" "));
  const told = tell(work, name);
  work.ledger.use(told.lines);
  return { told, at: from };
}

function readZone(work: Work, zone: Zone): DraftGroup {
  const group: DraftGroup = { ...emptyGroup(zone.name), ...(zone.chair === "" ? {} : { chair: readResponsible(zone.chair), chairLines: [zone.chairLine] }) };
  if (zone.chairLine > 0) work.ledger.use([zone.chairLine]);
  const goals: DraftGoal[] = [];
  const measures: DraftMeasure[] = [];
  const projects: DraftGroup["projects"][number][] = [];
  const tables: DraftGroup["tables"][number][] = [];
  let list = "";
  for (const slide of slidesOf(work.lines.slice(zone.from, zone.to))) {
    const found = readTargetTables(work, slide);
    tables.push(...found);
    const left = slide.filter((l) => !work.ledger.isUsed(l.place.line));
    const head = left.findIndex((l) => tableHead.test(l.text) && l.kind !== "cells");
    if (head >= 0) {
      readGoals(work, left.slice(0, head), goals);
      measures.push(...readTable(work, left.slice(head), goals));
    } else if (found.length === 0 && readGoals(work, left, goals) === 0) {
      const read = readProjects(work, left, list);
      projects.push(...read.projects);
      list = read.list;
    }
  }
  return { ...group, goals, measures, projects, tables };
}

function slidesOf(lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] {
  const slides: SourceLine[][] = [[]];
  for (const line of lines) {
    const here = slides.at(-1) ?? [];
    const again = tableHead.test(line.text) && line.kind !== "cells" && here.some((l) => tableHead.test(l.text));
    if (line.kind === "break" || again) slides.push(again ? [line] : []);
    else here.push(line);
  }
  return slides.filter((s) => s.some((l) => !isGap(l)));
}

/** A list of goals without measures: each with its wrapped lines, until something else begins. Gives how many there were. */
function readGoals(work: Work, lines: readonly SourceLine[], goals: DraftGoal[]): number {
  let found = 0;
  for (let i = 0; i < lines.length; i++) {
    const [, n, first = ""] = (lines[i] && goalLine.exec(lines[i]?.text ?? "")) ?? [];
    if (n === undefined) continue;
    const own: SourceLine[] = [{ ...(lines[i] as SourceLine), text: first }];
    for (i += 1; i < lines.length && isStillGoal(own, lines.slice(i)); i++) {
      const line = lines[i];
      if (line && !isGap(line)) own.push(line);
    }
    i -= 1;
    addGoal(work, goals, Number(n), own);
    found += 1;
  }
  if (found > 0) lines.filter((l) => l.text !== "" && /^(?:Tavoitteet|Mål|Goals):?$/iu.test(l.text)).forEach((l) => work.ledger.note("heading", [l.place.line], l.text));
  return found;
}

/** Whether a goal goes on: over a gap only where its sentence is not over, «… kaikissa», a blank line, «palveluissa.» */
function isStillGoal(own: readonly SourceLine[], rest: readonly SourceLine[]): boolean {
  const [line] = rest;
  if (!line || goalLine.test(line.text) || line.kind === "item") return false;
  const before = own.filter((l) => !isGap(l)).at(-1)?.text ?? "";
  // A goal that is a sentence ends with it.
  if (/\p{Ll}{3}\.$/u.test(before) && /^[\p{Lu}\d]/u.test(line.text)) return false;
  if (!isGap(line) || goesOn(before) || own[0]?.text === "") return true;
  return !/[.!?:]$/u.test(before) && /^\p{Ll}/u.test(rest.find((l) => !isGap(l))?.text ?? "");
}

/** A goal with the schedule that may stand at its end. The same number again is the same goal, on its next slide. */
function addGoal(work: Work, goals: DraftGoal[], number: number, lines: readonly SourceLine[]): void {
  const told = tell(work, lines);
  work.ledger.use(told.lines);
  if (goals.some((g) => g.number === number)) return;
  const time = scheduleAnywhere.exec(told.text);
  const ends = time && told.text.slice(time.index + time[0].length).trim() === "" && time.index > 5;
  const title = ends ? { ...told, text: told.text.slice(0, time.index).trim() } : told;
  goals.push({ number, title, details: [], ...(ends ? { schedule: readSchedule(time[0]) } : {}) });
}

function readTable(work: Work, lines: readonly SourceLine[], goals: DraftGoal[]): readonly DraftMeasure[] {
  const head = lines[0];
  if (head) work.ledger.note("tableHead", [head.place.line], head.text);
  const names = head?.text.replace(/^\S+/u, "") ?? "";
  const columns = { wide: /(?:Alkaa|Tavoite|Börjar|Mål|Start)/iu.test(names), owners: /(?:Vastuu|Ansvarig|Owner|Responsible)/iu.test(names) };
  const measures: DraftMeasure[] = [];
  for (const entry of entriesOf(lines.slice(1), columns)) {
    if (entry.kind === "goal") addGoal(work, goals, entry.number ?? goals.length + 1, entry.lines);
    else place(work, measures, entry, { columns, goal: goals.at(-1)?.number });
  }
  return measures;
}

interface Where {
  readonly columns: Columns;
  readonly goal: number | undefined;
}

/** A dash under a labelled measure with a schedule of its own is a part of it; without one it tells more about it. */
function place(work: Work, measures: DraftMeasure[], entry: Entry, { columns, goal }: Where): void {
  const measure = measureOf(work, entry, columns);
  const before = measures.at(-1);
  const goals = measure.goals.length > 0 || columns.wide ? measure.goals : goalsOf(entry.raw, goal);
  if (entry.kind === "dash" && before) {
    if (measure.schedule || measure.indicators.length > 0) measures[measures.length - 1] = { ...before, parts: [...before.parts, { ...measure, goals: before.goals }] };
    else measures[measures.length - 1] = { ...before, details: [...before.details, measure.title] };
    return;
  }
  measures.push({ ...measure, goals });
}

/** «2b» belongs to goal 2, whatever slide it stands on. */
function goalsOf(raw: string | undefined, current: number | undefined): readonly number[] {
  const own = /^(\d{1,2})\s?\.?\s?[a-zåäö]/iu.exec(raw ?? "")?.[1];
  if (own !== undefined) return [Number(own)];
  return current === undefined ? [] : [current];
}
