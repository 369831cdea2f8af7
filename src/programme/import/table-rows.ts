import { itemsOfCell } from "./cells.ts";
import type { DraftGoal, DraftGroup, DraftMeasure, Told } from "./draft.ts";
import { emptyGroup, emptyMeasure } from "./draft.ts";
import { joinLines } from "./join-text.ts";
import { goalLine } from "./measure-table.ts";
import { readResponsible, readResponsibles } from "./responsible.ts";
import { isSchedule, readSchedule, scheduleAnywhere } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isGap } from "./work.ts";

type Column = "group" | "target" | "goal" | "measure" | "schedule" | "indicator" | "owner" | "start" | "baseline";

const heads: readonly (readonly [Column, RegExp])[] = [
  ["measure", /^(?:toimenpi(?:de|teet)|åtgärd(?:er)?|measures?|actions?)/iu],
  ["indicator", /^(?:(?:seuranta)?mittarit?|tunnusluvut?|indikator(?:er)?|mätare|indicators?)/iu],
  ["schedule", /^(?:aikataulu|ajankohta|tidtabell|tidsplan|schedule|timetable)/iu],
  ["owner", /^(?:vastuu?\p{L}*henkilöt?|vastuutahot?|vastuu|ansvarig\p{L}*|owners?|responsible)/iu],
  ["start", /^(?:alkaa|alku|alkaen|börjar|starts?)/iu],
  ["target", /^(?:tavoite(?:arvo|taso)|målvärde|målnivå|target)/iu],
  ["baseline", /^(?:lähtö(?:taso|arvo|tilanne)|nyky(?:tila|taso|arvo|tilanne)|utgångs(?:läge|värde|nivå)|nuläge|nuvärde|baslinje|baseline|(?:starting|current) (?:level|value|state))/iu],
  ["goal", /^(?:(?:toiminnallinen |toiminnalliset )?tavoit(?:e|teet)|mål|goals?|objectives?)/iu],
  ["group", /^(?:työryhmä|ryhmä|yksikkö|palvelu(?:alue)?|toimiala|arbetsgrupp|enhet|group|unit|service)/iu],
];

const columnOf = (text: string): Column | undefined => heads.find(([, pattern]) => pattern.test(text.trim()))?.[0];

interface Building {
  readonly name: Told;
  chair?: string;
  readonly goals: DraftGoal[];
  readonly measures: DraftMeasure[];
}

interface Table {
  readonly columns: readonly (Column | undefined)[];
  /** Head of its column of baselines. */
  readonly baseline: string;
  /** Columns whose head is not known: their cells are in no field. */
  readonly unread: ReadonlyMap<number, { readonly name: string; readonly lines: number[] }>;
}

function tableOf(head: readonly string[], columns: readonly (Column | undefined)[]): Table {
  const unread = columns.flatMap((column, c) => (column === undefined && !runningNumber.test(head[c]?.trim() ?? "") ? [[c, { name: head[c] ?? "", lines: [] as number[] }] as const] : []));
  return { columns, baseline: baselineHead(head[columns.indexOf("baseline")] ?? ""), unread: new Map(unread) };
}

/** A column that only counts the rows. */
const runningNumber = /^(?:nro?|n:o|no|nr|#)\.?$/iu;

/** Tables with real cells (Word, spreadsheets, Markdown): a head that names a column of measures, then a row for each. */
export function readTableRows(work: Work): readonly DraftGroup[] | undefined {
  const groups: Building[] = [];
  const tables: Table[] = [];
  let table: Table | undefined;
  let above: readonly string[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind !== "cells" || work.ledger.isUsed(line.place.line)) {
      if (!isGap(line)) table = undefined;
      return;
    }
    const head = (line.cells ?? []).map(columnOf);
    if (head.includes("measure") && head.filter((c) => c !== undefined).length >= 2) {
      table = tableOf(line.cells ?? [], head);
      work.ledger.note("tableHead", [line.place.line], line.text);
      if (!head.includes("group")) open(groups, nameAbove(work, i));
      tables.push(table);
    } else if (table) {
      above = withMerged(line, table.columns, above);
      readRow(work, { ...line, cells: above }, table, groups);
    }
  });
  for (const { unread } of tables) for (const { name, lines } of unread.values()) work.ledger.note("unreadColumn", lines, name);
  const full = groups.filter((g) => g.measures.length > 0);
  if (full.length === 0) return undefined;
  return full.map(({ chair, ...g }) => ({ ...emptyGroup(g.name), goals: g.goals, measures: g.measures, ...(chair === undefined ? {} : { chair: readResponsible(chair) }) }));
}

/** Whoever and whenever a merged cell names, it names for each of its rows. */
const merged: ReadonlySet<Column | undefined> = new Set<Column>(["group", "goal", "owner", "schedule", "start"]);

const withMerged = ({ cells = [], covered = [] }: SourceLine, columns: readonly (Column | undefined)[], above: readonly string[]): readonly string[] =>
  cells.map((text, c) => (text === "" && covered.includes(c) && merged.has(columns[c]) ? (above[c] ?? "") : text));

interface Above {
  readonly name: Told;
  readonly chair?: string;
}

/** The heading or the sheet over a table names its group; a chair may stand between. */
function nameAbove(work: Work, at: number): Above {
  const sheet = work.lines[at]?.place.sheet;
  let chair: string | undefined;
  for (let i = at - 1; i >= 0 && at - i < 40; i--) {
    const line = work.lines[i];
    if (!line || line.kind === "cells" || (sheet !== undefined && line.place.sheet !== sheet)) break;
    if (isGap(line)) continue;
    const says = /^(?:Puheenjohtaja|Pj\.?|Vastuuhenkilö|Vetäjä|Ordförande|Ansvarig|Chair|Owner)\s*:?\s+(.*)$/iu.exec(line.text)?.[1];
    if (says !== undefined) {
      chair = says;
      work.ledger.use([line.place.line]);
    } else if (line.kind === "heading" || line.text.length <= 80) {
      work.ledger.use([line.place.line]);
      return { name: { text: headingText(line), lines: [line.place.line] }, ...(chair === undefined ? {} : { chair }) };
    } else break;
  }
  return { name: { text: sheet ?? "", lines: [] }, ...(chair === undefined ? {} : { chair }) };
}

function open(groups: Building[], { name, chair }: Above): Building {
  const known = groups.find((g) => g.name.text === name.text);
  const group = known ?? { name, goals: [], measures: [] };
  if (!known) groups.push(group);
  if (chair !== undefined) group.chair = chair;
  return group;
}

function readRow(work: Work, line: SourceLine, table: Table, groups: Building[]): void {
  const { columns } = table;
  const cell = (column: Column): string => (line.cells ?? []).filter((_, c) => columns[c] === column).join("\n").trim();
  const named = cell("group");
  const group = named !== "" ? open(groups, { name: { text: named, lines: [line.place.line] } }) : groups.at(-1);
  const at = [line.place.line];
  if (!group) return;
  const written = (line.cells ?? []).find((c) => c.trim() !== "")?.trim() ?? "";
  const goalRow = goalLine.exec(joinLines(written.split("\n"), work.words));
  const numbers = goalNumbers(cell("goal"));
  if (goalRow && columns[(line.cells ?? []).findIndex((c) => c.trim() !== "")] !== "goal") return addGoalRow(work, group, { line, number: Number(goalRow[1]), title: goalRow[2] ?? "", schedule: cell("schedule") });
  const goal = numbers.length === 0 && cell("goal") !== "" ? goalOf(group, joinLines(cell("goal").split("\n"), work.words), at) : group.goals.at(-1)?.number;
  const title = cell("measure");
  work.ledger.use(at);
  for (const [c, { lines }] of table.unread) if ((line.cells?.[c] ?? "").trim() !== "") lines.push(line.place.line);
  if (title === "") {
    const last = group.measures.at(-1);
    if (last && cell("indicator") !== "") group.measures[group.measures.length - 1] = { ...last, indicators: [...last.indicators, ...parts(work, cell("indicator"), line)] };
    return;
  }
  group.measures.push(measureRow(work, line, { title, cell, table, goals: numbers.length > 0 ? numbers : goal === undefined ? [] : [goal] }));
}

function addGoalRow(work: Work, group: Building, row: { readonly line: SourceLine; readonly number: number; readonly title: string; readonly schedule: string }): void {
  const at = [row.line.place.line];
  work.ledger.use(at);
  if (group.goals.some((g) => g.number === row.number)) return;
  group.goals.push({ number: row.number, title: { text: row.title, lines: at }, details: [], ...(row.schedule === "" ? {} : { schedule: readSchedule(row.schedule) }) });
}

const goalNumbers = (text: string): readonly number[] => (/^\d{1,2}(?:\s*[,;]\s*\d{1,2})*,?$/.test(text) ? text.split(/[,;]/).map(Number).filter((n) => n > 0) : []);

function goalOf(group: Building, text: string, lines: readonly number[]): number {
  const [, n, title = text] = goalLine.exec(text) ?? /^(\d{1,2})(?:[.)]\s+|\s+(?=\p{Lu}))(.*)$/u.exec(text) ?? [];
  const known = group.goals.find((g) => (n !== undefined ? g.number === Number(n) : g.title.text === title));
  if (known) return known.number;
  const number = n === undefined ? Math.max(0, ...group.goals.map((g) => g.number)) + 1 : Number(n);
  group.goals.push({ number, title: { text: title, lines }, details: [] });
  return number;
}

interface Cells {
  readonly title: string;
  readonly table: Table;
  readonly cell: (column: Column) => string;
  readonly goals: readonly number[];
}

const label = /^(\d{1,2} ?\.? ?[a-zåäö](?:[.):] ?| )|\d{1,2}[.)] )(?=\S)/u;

function measureRow(work: Work, line: SourceLine, { title, cell, table, goals }: Cells): DraftMeasure {
  const at = [line.place.line];
  const raw = label.exec(title)?.[1];
  const [first = "", ...details] = title.slice(raw?.length ?? 0).split(/\n(?=\s*[-•*])/);
  const written = cell("schedule").replace(/\n/g, " ");
  const own = raw === undefined ? undefined : /^(\d{1,2}) ?\.? ?[a-zåäö]/u.exec(raw)?.[1];
  const start = cell("start").replace(/\n/g, " ");
  const schedule = written !== "" ? written : start;
  const targets = withTargets(cell("indicator") === "" ? [] : parts(work, cell("indicator"), line), linesOf(cell("target")));
  const asked = withBaselines(targets, linesOf(cell("baseline")), table.baseline);
  return {
    ...emptyMeasure({ text: joinLines(first.split("\n"), work.words), lines: at }),
    ...(raw === undefined ? {} : { raw: raw.trim() }),
    details: [...details.map((d) => d.replace(/^\s*[-•*]\s*/, "")), ...asked.left].map((d) => ({ text: joinLines(d.split("\n"), work.words), lines: at })),
    ...(schedule === "" ? {} : { schedule: isSchedule(schedule) || scheduleAnywhere.test(schedule) ? readSchedule(schedule) : { text: schedule } }),
    ...(start !== "" && written !== "" ? { starts: [start] } : {}),
    goals: own !== undefined && goals.length === 0 ? [Number(own)] : goals,
    owners: readResponsibles(cell("owner")),
    indicators: asked.indicators,
  };
}

interface Asked {
  readonly indicators: readonly Told[];
  readonly left: readonly string[];
}

/** A column of targets beside the indicators: one for each. Where they are not as many, whose they are is not guessed. */
function withTargets(indicators: readonly Told[], targets: readonly string[]): Asked {
  if (targets.length !== indicators.length) return { indicators, left: targets };
  return { indicators: indicators.map((x, i) => ({ ...x, text: `${x.text}: ${targets[i] ?? ""}` })), left: [] };
}

/** A column of baselines, with the year of its head: «(lähtöarvo 2024: 300)» after each. One that is no figure, or not one for each, is kept as a detail. */
function withBaselines(asked: Asked, baselines: readonly string[], head: string): Asked {
  const paired = baselines.length === asked.indicators.length;
  const isFigure = (i: number): boolean => paired && /^\d/u.test(baselines[i] ?? "");
  return {
    indicators: asked.indicators.map((x, i) => (isFigure(i) ? { ...x, text: `${x.text} (${head}: ${baselines[i] ?? ""})` } : x)),
    left: [...asked.left, ...baselines.flatMap((b, i) => (isFigure(i) || /^[-–—]$/u.test(b) ? [] : [`${head}: ${b}`]))],
  };
}

/** «Lähtöarvo (31.12.2024)» is «lähtöarvo 2024». */
function baselineHead(text: string): string {
  const word = (heads.find(([column]) => column === "baseline")?.[1].exec(text.trim())?.[0] ?? text).toLowerCase();
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u.exec(text)?.[0];
  return year === undefined ? word : `${word} ${year}`;
}

const linesOf = (cell: string): readonly string[] => cell.split("\n").map((t) => t.replace(/^\s*[-•*]\s+/u, "").trim()).filter((t) => t !== "");

/** Lines of a cell are indicators where each begins one; a line that goes on with a small letter belongs to the one before. */
function parts(work: Work, cell: string, line: SourceLine): readonly Told[] {
  const joined = cell.replace(/\n(?=\s*[\p{Ll}(])/gu, " ");
  return itemsOfCell(work, joined, line.place.line).map((x) => ({ ...x.told, text: joinLines([x.told.text], work.words) }));
}
