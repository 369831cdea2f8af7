import { dropStruckAndRepeated, itemsOfCell, treesOf } from "./cells.ts";
import type { Tree } from "./cells.ts";
import type { DraftGroup, DraftMeasure, Told } from "./draft.ts";
import { emptyGroup, emptyMeasure } from "./draft.ts";
import { joinLines } from "./join-text.ts";
import { withField } from "./noted-measures.ts";
import { readResponsible } from "./responsible.ts";
import type { SourceLine } from "./source-document.ts";
import type { ListItem, NotedLine } from "./list-items.ts";
import type { Work } from "./work.ts";
import { listFrom } from "./list-items.ts";
import { headingText, isGap } from "./work.ts";

type Column = "goals" | "indicators" | "measures";

const heads: readonly (readonly [Column, RegExp])[] = [
  ["goals", /^(?:tavoitteet|keskeiset tavoitteet|mål|målsättningar|goals|objectives)$/iu],
  ["indicators", /^(?:(?:seuranta)?mittarit|tunnusluvut|indikatorer|mätare|indicators)$/iu],
  ["measures", /^(?:(?:keskeiset )?toimenpiteet|åtgärder|measures|actions)$/iu],
];

const columnOf = (text: string): Column | undefined => heads.find(([, pattern]) => pattern.test(text.replace(/:$/, "").trim()))?.[0];

interface Unit {
  name: Told;
  chair?: string;
  chairLine?: number;
  lists: Partial<Record<Column, readonly ListItem[]>>;
}

/** The layout of three lists for each service: Tavoitteet, Mittarit, Toimenpiteet, below or beside each other. */
export function readThreeLists(work: Work): readonly DraftGroup[] | undefined {
  const units: Unit[] = [];
  for (let i = 0; i < work.lines.length; i++) {
    const line = work.lines[i];
    if (!line) continue;
    const beside = columnsBeside(line);
    if (beside) {
      const unit = newUnit(work, i);
      i = readBeside(work, i, beside, unit);
      units.push(unit);
      continue;
    }
    const column = line.kind === "text" || line.kind === "heading" ? columnOf(headingText(line)) : undefined;
    if (column === undefined) continue;
    const { items, next } = listFrom(work, i + 1, "upwards");
    if (items.length === 0) continue;
    let unit = units.at(-1);
    if (!unit || unit.lists[column] !== undefined) units.push((unit = newUnit(work, i)));
    unit.lists[column] = items;
    work.ledger.note("heading", [line.place.line], line.text);
    i = next - 1;
  }
  const full = units.filter((u) => u.lists.measures !== undefined && (u.lists.goals !== undefined || u.lists.indicators !== undefined));
  return full.length === 0 ? undefined : full.map((u) => groupOf(work, u));
}

function columnsBeside(line: SourceLine): readonly (Column | undefined)[] | undefined {
  const columns = line.kind === "cells" ? (line.cells ?? []).map(columnOf) : [];
  return columns.filter((c) => c !== undefined).length >= 2 && new Set(columns).size === columns.length ? columns : undefined;
}

/** Rows under a head of two or three columns, until the table ends. Gives the last line read. */
function readBeside(work: Work, at: number, columns: readonly (Column | undefined)[], unit: Unit): number {
  const head = work.lines[at];
  if (head) work.ledger.note("tableHead", [head.place.line], head.text);
  // The rule under a head in Markdown.
  let i = work.lines[at + 1]?.kind === "blank" ? at + 2 : at + 1;
  for (; work.lines[i]?.kind === "cells"; i++) {
    const row = work.lines[i];
    columns.forEach((column, c) => {
      const cell = row?.cells?.[c]?.trim() ?? "";
      if (column && cell !== "" && row) unit.lists[column] = [...(unit.lists[column] ?? []), ...itemsOfCell(work, cell, row.place.line)];
    });
  }
  return i - 1;
}

const chairLine = /^(?:(?:palvelun|yksikön|ryhmän|toimialueen|tjänstens|service)\s+)?(?:vastuu\p{L}{0,3}henkilö|puheenjohtaja|esihenkilö|johtaja|vetäjä|ansvarig\p{L}*|owner)\s*:\s*(.*)$/iu;

/** The nearest line before it names the service; who answers for it may stand between. */
function newUnit(work: Work, at: number): Unit {
  const before = (from: number): number => {
    let i = from - 1;
    while (i >= 0 && isGap(work.lines[i])) i -= 1;
    return i;
  };
  const above = before(at);
  const chair = chairLine.exec(work.lines[above]?.text ?? "")?.[1]?.trim();
  const line = work.lines[chair === undefined ? above : before(above)];
  const named = line && (line.kind === "text" || line.kind === "heading") && line.text.length <= 110;
  return { name: named ? { text: headingText(line), lines: [line.place.line] } : { text: "", lines: [] }, lists: {}, ...(chair === undefined ? {} : { chair, chairLine: work.lines[above]?.place.line ?? 0 }) };
}

function groupOf(work: Work, { name, chair, chairLine: at, lists }: Unit): DraftGroup {
  const tree = (column: Column): readonly Tree[] => {
    const items = dropStruckAndRepeated(work, lists[column] ?? []);
    items.forEach((x) => work.ledger.use(x.told.lines));
    return items.length === 0 ? [] : treesOf(items);
  };
  work.ledger.use([...name.lines, ...(at === undefined ? [] : [at])]);
  const goals = tree("goals").map(({ told, under }, i) => {
    under.forEach((u) => work.ledger.note("goalDetail", u.lines, u.text));
    return { number: i + 1, title: told, details: under };
  });
  const indicators = tree("indicators").flatMap(({ told, under }) => (under.length === 0 ? [told] : [withUnder(told, under)]));
  const items = new Map((lists.measures ?? []).map((x) => [x.told.text, x]));
  const measureOf = (told: Told): DraftMeasure => {
    const { notes = [], raw } = items.get(told.text) ?? {};
    return notes.reduce((m, note) => withNote(work, m, note), { ...emptyMeasure(told), ...(raw === undefined ? {} : { raw }) });
  };
  const measures = tree("measures").map(({ told, under }) => ({ ...measureOf(told), parts: under.map(measureOf) }));
  const answers = chair === undefined || /^[-–—]?$/u.test(chair) ? {} : { chair: readResponsible(joinLines([chair], work.words)), chairLines: at === undefined ? [] : [at] };
  return { ...emptyGroup(name), ...answers, goals, measures, indicators };
}

function withNote(work: Work, measure: DraftMeasure, note: NotedLine): DraftMeasure {
  const lines = note.lines.map((l) => l.place.line);
  work.ledger.use(lines);
  return note.lines.every((l) => l.text === "") ? { ...measure, otherLines: [...measure.otherLines, ...lines] } : withField(work, measure, note);
}

/** «Asiakaskohtaiset kustannukset» with what is compared under it is one indicator. */
const withUnder = (told: Told, under: readonly Told[]): Told => ({
  text: `${told.text.replace(/:$/, "")}: ${under.map((u) => u.text).join("; ")}`,
  lines: [...new Set([...told.lines, ...under.flatMap((u) => u.lines)])],
});
