import type { Goal, Measure, Project } from "../measure.ts";
import type { Indicator } from "../indicator.ts";
import type { Programme, WorkingGroup } from "../programme.ts";
import { likeness, pairUp } from "./similar-text.ts";
import type { Pair } from "./similar-text.ts";

/** Two versions of a programme, with what is the same thing in both. */
export interface CarriedOver {
  /** The new version under the old one's ids, so that readings, owed rows and histories go on. */
  readonly programme: Programme;
  readonly groups: readonly Pair<WorkingGroup>[];
  readonly goals: readonly (Pair<Goal> & { readonly group: string })[];
  readonly measures: readonly Pair<Measure>[];
  readonly indicators: readonly Pair<Indicator>[];
  readonly projects: readonly Pair<Project>[];
}

/** Two measures are one when their titles, labels, ids and indicators together say so. A label alone does not: numbers are given anew. */
const measureLeast = 0.75;
const indicatorLeast = 0.5;
const goalLeast = 0.6;

/**
 * Finds the measures and indicators of the version before in the new one and gives them their ids back, whatever the document numbers or
 * calls them now. Labels and goal numbers that they had stay with them as aliases.
 */
export function carryOver(before: Programme, after: Programme): CarriedOver {
  const groups = pairUp(before.groups, after.groups, 0.5, (a, b) => Math.max(a.id === b.id ? 1 : 0, likeness(a.name, b.name)));
  const found = groups.map((pair) => pairsOf(pair));
  const ids = newIds(before, after, found);
  const programme: Programme = { ...after, groups: after.groups.map((g) => renamed(g, ids, found.find((f) => f.group.after === g))) };
  const now = new Map(programme.groups.flatMap((g, i) => [[after.groups[i], g] as const]));
  const carried = <T>(list: (g: WorkingGroup) => readonly T[], pairs: (f: Found) => readonly Pair<T>[]): Pair<T>[] =>
    found.flatMap((f) => pairs(f).map((p) => ({ before: p.before, after: now.get(f.group.after) ? (list(now.get(f.group.after) as WorkingGroup)[list(f.group.after).indexOf(p.after)] as T) : p.after })));
  const measures = carried((g) => g.measures, (f) => f.measures);
  return {
    programme,
    groups: groups.map((p) => ({ before: p.before, after: now.get(p.after) ?? p.after })),
    goals: found.flatMap((f) => f.goals.map((p) => ({ ...p, group: f.group.before.id }))),
    measures,
    indicators: measures.flatMap((p) => indicatorPairs(p)),
    projects: carried((g) => g.projects, (f) => f.projects),
  };
}

interface Found {
  readonly group: Pair<WorkingGroup>;
  readonly goals: readonly Pair<Goal>[];
  readonly measures: readonly Pair<Measure>[];
  readonly projects: readonly Pair<Project>[];
}

function pairsOf(group: Pair<WorkingGroup>): Found {
  const { before, after } = group;
  return {
    group,
    goals: pairUp(before.goals, after.goals, goalLeast, (a, b) => likeness(a.title, b.title) + (a.number === b.number ? 0.4 : 0)),
    measures: pairUp(before.measures, after.measures, measureLeast, sameMeasure),
    projects: pairUp(before.projects, after.projects, 0.6, (a, b) => likeness(a.title, b.title) + (a.list === b.list ? 0.1 : 0)),
  };
}

function sameMeasure(a: Measure, b: Measure): number {
  const label = a.label !== undefined && a.label === b.label ? 0.3 : 0;
  const id = a.id === b.id ? 0.2 : 0;
  const shared = Math.max(0, ...a.indicators.flatMap((x) => b.indicators.map((y) => likeness(x.text, y.text))));
  return likeness(a.title, b.title) + label + id + shared * 0.4;
}

const indicatorPairs = ({ before, after }: Pair<Measure>): readonly Pair<Indicator>[] =>
  pairUp(before.indicators, after.indicators, indicatorLeast, (a, b) => Math.max(likeness(withoutFigures(a.text), withoutFigures(b.text)), a.name !== undefined && a.name === b.name ? 1 : 0) + (a.id === b.id ? 0.15 : 0));

/** A new target is still the same indicator. */
const withoutFigures = (text: string): string => text.replace(/[\d.,]+ ?%?/g, " ");

/** Old ids for what was found again, and free ones for what is new under an id that stands for something else. */
function newIds(before: Programme, after: Programme, found: readonly Found[]): ReadonlyMap<Measure | Indicator | Project, string> {
  const ids = new Map<Measure | Indicator | Project, string>();
  for (const f of found) {
    for (const p of [...f.measures, ...f.projects]) ids.set(p.after, p.before.id);
    for (const p of f.measures.flatMap(indicatorPairs)) ids.set(p.after, p.before.id);
  }
  const old = before.groups.flatMap((g) => [...g.projects, ...g.measures.flatMap((m) => [m, ...m.indicators])].map((x) => x.id));
  const taken = new Set(old);
  for (const x of after.groups.flatMap((g) => [...g.measures, ...g.projects, ...g.measures.flatMap((m) => m.indicators)])) {
    if (ids.has(x)) continue;
    let id = x.id;
    for (let n = 2; taken.has(id); n++) id = `${x.id}-v${n}`;
    taken.add(id);
    ids.set(x, id);
  }
  return ids;
}

function renamed(group: WorkingGroup, ids: ReadonlyMap<Measure | Indicator | Project, string>, found: Found | undefined): WorkingGroup {
  const byOldId = new Map(group.measures.map((m) => [m.id, ids.get(m) ?? m.id]));
  const formerMeasure = new Map(found?.measures.map((p) => [p.after, p.before]));
  const formerGoal = new Map(found?.goals.map((p) => [p.after, p.before]));
  return {
    ...group,
    id: found?.group.before.id ?? group.id,
    goals: group.goals.map((g) => withFormerNumber(g, formerGoal.get(g), group.goals)),
    measures: group.measures.map((m) => {
      const parent = m.parent === undefined ? undefined : (byOldId.get(m.parent) ?? m.parent);
      const indicators = m.indicators.map((x) => ({ ...x, id: ids.get(x) ?? x.id, ...keptSeries(x, formerMeasure.get(m), ids) }));
      return { ...withFormerLabel(m, formerMeasure.get(m)), id: ids.get(m) ?? m.id, indicators, ...(parent === undefined ? {} : { parent }) };
    }),
    projects: group.projects.map((p) => ({ ...p, id: ids.get(p) ?? p.id })),
    tables: group.tables.map((t) => ({ ...t, measures: t.measures.map((m) => byOldId.get(m) ?? m) })),
  };
}

/** Readings are kept under the series: an indicator that had one keeps it, also where the new document names none or another. */
function keptSeries(x: Indicator, former: Measure | undefined, ids: ReadonlyMap<Measure | Indicator | Project, string>): { readonly series?: string } {
  const before = former?.indicators.find((i) => i.id === ids.get(x));
  return before?.series === undefined ? {} : { series: before.series };
}

function withFormerLabel(m: Measure, former: Measure | undefined): Measure {
  const labels = [...(m.aliases ?? []), ...(former?.aliases ?? []), ...(former?.label !== undefined && former.label !== m.label ? [former.label] : [])];
  const aliases = [...new Set(labels)].filter((l) => l !== m.label);
  return aliases.length === 0 ? m : { ...m, aliases };
}

function withFormerNumber(g: Goal, former: Goal | undefined, all: readonly Goal[]): Goal {
  const numbers = [...(g.aliases ?? []), ...(former?.aliases ?? []), ...(former && former.number !== g.number ? [former.number] : [])];
  const aliases = [...new Set(numbers)].filter((n) => n !== g.number && !all.some((x) => x !== g && x.number === n && n === g.number));
  return aliases.length === 0 ? g : { ...g, aliases };
}
