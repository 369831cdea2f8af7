import { dropStruckAndRepeated, itemsOfCell, treesOf } from "./cells.ts";
import type { Tree } from "./cells.ts";
import type { DraftGroup, Told } from "./draft.ts";
import { emptyGroup } from "./draft.ts";
import { joinLines } from "./join-text.ts";
import { listedMeasure } from "./listed-measure.ts";
import { chairIn, readResponsible } from "./responsible.ts";
import type { SourceLine } from "./source-document.ts";
import type { ListItem } from "./list-items.ts";
import type { Work } from "./work.ts";
import { listFrom } from "./list-items.ts";
import { headingText, isGap } from "./work.ts";

type Column = "goals" | "indicators" | "measures";

const heads: readonly (readonly [Column, RegExp])[] = [
  ["goals", /^(?:tavoitteet|keskeiset tavoitteet|mål|målsättningar|goals|objectives)$/iu],
  ["indicators", /^(?:(?:seuranta)?mittarit|tunnusluvut|indikatorer|mätare|indicators)$/iu],
  ["measures", /^(?:(?:keskeiset )?toimenpiteet|åtgärder|measures|actions)$/iu],
];

/** «Mittarit (seuranta puolivuosittain):» heads the same list. */
const columnOf = (text: string): Column | undefined => heads.find(([, pattern]) => pattern.test(text.replace(/:$/, "").replace(/\s*\([^()]*\)$/u, "").trim()))?.[0];

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
  // A service may say that it names its measures later; a document in which none has any is of another kind.
  const full = units.filter((u) => Object.keys(u.lists).length >= 2);
  return full.some((u) => u.lists.measures !== undefined) ? full.map((u) => groupOf(work, u)) : undefined;
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

/** The nearest line before it that can be a name names the service: who answers for it and a paragraph may stand between. */
function newUnit(work: Work, at: number): Unit {
  const unit: Unit = { name: { text: "", lines: [] }, lists: {} };
  for (let i = at - 1; i >= 0 && at - i < furthest; i -= 1) {
    const line = work.lines[i];
    if (!line || isGap(line)) continue;
    const chair = chairIn(line.text);
    if (chair !== undefined) Object.assign(unit, { chair, chairLine: line.place.line });
    else if (line.kind === "heading" || (line.kind === "text" && line.text.length <= 110 && !isParagraph(work, i))) return { ...unit, name: { text: headingText(line), lines: [line.place.line] } };
    else if (line.kind !== "text") break;
  }
  return unit;
}

/** Lines between a service's name and its lists. */
const furthest = 20;

/** A sentence, or one of its lines: it ends in a full stop, or what stands beside it without a gap does. */
function isParagraph(work: Work, at: number): boolean {
  let end = at;
  while (work.lines[end + 1]?.kind === "text") end += 1;
  return /[.!?]$/u.test(work.lines[end]?.text ?? "") && chairIn(work.lines[end]?.text ?? "") === undefined;
}

function groupOf(work: Work, { name, chair, chairLine: at, lists }: Unit): DraftGroup {
  const tree = (column: Column): readonly Tree[] => {
    const items = dropStruckAndRepeated(work, lists[column] ?? []);
    items.forEach((x) => work.ledger.use(x.told.lines));
    return items.length === 0 ? [] : treesOf(items);
  };
  work.ledger.use([...name.lines, ...(at === undefined ? [] : [at])]);
  const goals = tree("goals").map(({ item, under }, i) => {
    const details = under.map((u) => u.told);
    details.forEach((u) => work.ledger.note("goalDetail", u.lines, u.text));
    return { number: i + 1, title: item.told, details };
  });
  const indicators = tree("indicators").flatMap(({ item, under }) => indicatorsOf(item.told, under.map((u) => u.told)));
  const measures = tree("measures").map(({ item, under }) => ({ ...listedMeasure(work, item), parts: under.map((u) => listedMeasure(work, u)) }));
  const answers = chair === undefined || /^[-–—]?$/u.test(chair) ? {} : { chair: readResponsible(joinLines([chair], work.words)), chairLines: at === undefined ? [] : [at] };
  return { ...emptyGroup(name), ...answers, goals, measures, indicators };
}

/** «Asiakaskohtaiset kustannukset:» with what is compared under it is one indicator; several under one that says nothing of them are their own. */
function indicatorsOf(told: Told, under: readonly Told[]): readonly Told[] {
  if (under.length > 1 && !told.text.endsWith(":")) return [told, ...under];
  if (under.length === 0) return [told];
  const text = `${told.text.replace(/:$/, "")}: ${under.map((u) => u.text).join("; ")}`;
  return [{ text, lines: [...new Set([...told.lines, ...under.flatMap((u) => u.lines)])] }];
}
