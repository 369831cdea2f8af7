import { measureName, seriesOf, tableSeries } from "../look-up.ts";
import type { Indicator, Publicity } from "../indicator.ts";
import type { Programme, WorkingGroup } from "../programme.ts";
import type { TargetTable } from "../target-table.ts";
import type { CarriedOver } from "./carry-over.ts";
import { fieldsChange, textChange } from "./change.ts";
import type { Change, Named } from "./change.ts";
import { fieldChanges } from "./field-changes.ts";
import { goalChanges, indicatorChanges, measureChanges, people } from "./item-changes.ts";
import { indexOf } from "./past.ts";
import { same } from "./same-content.ts";

export interface Sides {
  readonly before: Programme;
  /** The new version under the ids that its things have had. */
  readonly after: Programme;
  readonly goals: CarriedOver["goals"];
  /** How many figures each series has. */
  readonly figures: ReadonlyMap<string, number>;
}

/** Everything that a new version changes: what is removed first. Whatever moved is told as moved or renumbered, not as removed and added. */
export function changesOf(s: Sides): readonly Change[] {
  const all = [...wholeChanges(s), ...groupChanges(s), ...allGoalChanges(s), ...allMeasureChanges(s), ...allIndicatorChanges(s), ...projectChanges(s), ...tableChanges(s)];
  const told = all.length > 0 || same(order(s.before), order(s.after)) ? all : [{ kind: "changed" as const, ...whole(s.after), fields: [{ field: "order", before: undefined, after: undefined }] }];
  return [...told.filter((c) => c.kind === "removed"), ...told.filter((c) => c.kind !== "removed")];
}

/** What comes after what: it is asked and shown so. */
const order = (p: Programme): readonly unknown[] => [
  ...p.groups.map((g) => [g.id, ...g.goals.map((x) => x.number), ...g.measures.map((m) => [m.id, ...m.indicators.map((x) => x.id)]), g.projects.map((x) => x.id), ...g.tables.map((t) => [t.id, ...t.columns.map((c) => c.id)])]),
  ...[...p.bodies, ...p.audiences, ...p.promises].map((x) => x.id),
];

const whole = (p: Programme): Named => ({ part: "programme", id: p.id, name: p.name });

function wholeChanges({ before, after }: Sides): readonly Change[] {
  const lists = ["groups", "bodies", "audiences", "promises"];
  return [
    ...textChange("renamed", whole(after), before.name, after.name),
    ...fieldsChange(whole(after), fieldChanges(before, after, ["name", ...lists])),
    ...listed(before.bodies, after.bodies, { named: (b) => ({ part: "body", id: b.id, name: b.name }) }),
    ...listed(before.audiences, after.audiences, { named: (a) => ({ part: "audience", id: a.id, name: a.name }) }),
    ...listed(before.promises, after.promises, { named: (p) => ({ part: "promise", id: p.id, name: p.text }) }),
  ];
}

interface Listing<T> {
  readonly named: (x: T) => Named;
  /** Fields that are told otherwise. */
  readonly told?: readonly string[];
  /** Figures that go out of sight with it. */
  readonly figures?: (x: T) => number;
}

/** Things with ids whose fields are told one by one. */
function listed<T extends { readonly id: string }>(before: readonly T[], after: readonly T[], { named, told = [], figures }: Listing<T>): readonly Change[] {
  const kept = pairs(before, after).flatMap(([a, b]) => [
    ...textChange("renamed", named(b), named(a).name, named(b).name),
    ...fieldsChange(named(b), fieldChanges(a, b, ["name", "text", "title", ...told])),
  ]);
  return [...kept, ...comeAndGone(before, after, named, figures)];
}

function comeAndGone<T extends { readonly id: string; readonly publicity?: Publicity }>(before: readonly T[], after: readonly T[], named: (x: T) => Named, figures: (x: T) => number = () => 0): readonly Change[] {
  const [old, now] = [new Set(before.map((x) => x.id)), new Set(after.map((x) => x.id))];
  return [
    ...after.filter((x) => !old.has(x.id)).map((x): Change => ({ kind: "added", ...named(x), ...withheld(x) })),
    ...before.filter((x) => !now.has(x.id)).map((x): Change => ({ kind: "removed", ...named(x), ...(figures(x) > 0 ? { figures: figures(x) } : {}) })),
  ];
}

/** Something new that is not public says so. */
const withheld = ({ publicity }: { readonly publicity?: Publicity }): Pick<Change, "fields"> =>
  publicity === undefined || publicity === "public" ? {} : { fields: [{ field: "publicity", before: undefined, after: publicity }] };

const groupNamed = (g: WorkingGroup): Named => ({ part: "group", id: g.id, name: g.name });

function groupChanges({ before, after }: Sides): readonly Change[] {
  const kept = pairs(before.groups, after.groups).flatMap(([a, b]) => {
    const [was, is] = [people(a.chair ? [a.chair] : []), people(b.chair ? [b.chair] : [])];
    const own = ["id", "name", "goals", "measures", "projects", "tables", ...(was === is ? [] : ["chair"])];
    // A name that it had before is told with the new one.
    const aliases = a.name === b.name ? b.aliases : b.aliases.filter((w) => w !== a.name);
    return [...textChange("renamed", groupNamed(b), a.name, b.name), ...textChange("owner", groupNamed(b), was, is), ...fieldsChange(groupNamed(b), fieldChanges(a, { ...b, aliases }, own))];
  });
  return [...kept, ...comeAndGone(before.groups, after.groups, groupNamed)];
}

const pairs = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly (readonly [T, T])[] =>
  after.flatMap((b) => before.filter((a) => a.id === b.id).map((a) => [a, b] as const));

function allGoalChanges({ before, after, goals }: Sides): readonly Change[] {
  const named = (group: WorkingGroup, number: number, title: string): Named => ({ part: "goal", id: `${group.id}/${number}`, name: `${number} ${title}` });
  const kept = pairs(before.groups, after.groups).flatMap(([a, b]) =>
    a.goals.flatMap((goal) => b.goals.filter((g) => g.number === goals.get(a.id)?.get(goal.number)).flatMap((g) => goalChanges(named(b, g.number, g.title), goal, g))),
  );
  const found = (group: WorkingGroup, p: Programme): ReadonlyMap<number, number> => (p.groups.some((g) => g.id === group.id) && goals.get(group.id)) || new Map<number, number>();
  const gone = before.groups.flatMap((g) => g.goals.filter((x) => !found(g, after).has(x.number)).map((x): Change => ({ kind: "removed", ...named(g, x.number, x.title) })));
  const come = after.groups.flatMap((g) => g.goals.filter((x) => ![...found(g, before).values()].includes(x.number)).map((x): Change => ({ kind: "added", ...named(g, x.number, x.title) })));
  return [...kept, ...come, ...gone];
}

function allMeasureChanges(s: Sides): readonly Change[] {
  const [old, now] = [indexOf([s.before]).measures, indexOf([s.after]).measures];
  const named = (id: string, name: string): Named => ({ part: "measure", id, name });
  const nameOf = (id: string): string => measureName((now.get(id) ?? old.get(id))?.value ?? { title: id });
  const groupName = (p: Programme, id: string): string => p.groups.find((g) => g.id === id)?.name ?? id;
  const kept = [...now.values()].flatMap(({ value: b, group }) => {
    const was = old.get(b.id);
    if (!was) return [];
    const at = named(b.id, measureName(b));
    const numbers = s.goals.get(was.group);
    const goals = was.group === group ? was.value.goals.map((n) => numbers?.get(n) ?? n) : b.goals;
    const moved = was.group === group ? [] : textChange("moved", at, groupName(s.before, was.group), groupName(s.after, group));
    return [...moved, ...measureChanges(at, { a: was.value, b, goals, nameOf })];
  });
  const left = seriesIn(s.after);
  const figures = (list: readonly Indicator[]): number => countOf(list.map(seriesOf), s.figures, left);
  const all = (p: Programme) => p.groups.flatMap((g) => g.measures);
  return [...kept, ...comeAndGone(all(s.before), all(s.after), (m) => named(m.id, measureName(m)), (m) => figures(m.indicators))];
}

const seriesIn = (p: Programme): ReadonlySet<string> => new Set(p.groups.flatMap((g) => g.measures.flatMap((m) => m.indicators.map(seriesOf))));

/** Figures of series that nothing shows any more. */
const countOf = (series: readonly string[], figures: ReadonlyMap<string, number>, left: ReadonlySet<string>): number =>
  [...new Set(series)].filter((x) => !left.has(x)).reduce((sum, x) => sum + (figures.get(x) ?? 0), 0);

function allIndicatorChanges(s: Sides): readonly Change[] {
  const [old, now] = [indexOf([s.before]), indexOf([s.after])];
  const named = (x: Indicator): Named => ({ part: "indicator", id: x.id, name: x.name ?? x.text });
  const nameIn = (index: typeof old, id: string): string => measureName(index.measures.get(id)?.value ?? { title: id });
  const kept = [...now.indicators.values()].flatMap(({ value: b, measure }) => {
    const was = old.indicators.get(b.id);
    if (!was) return [];
    const moved = was.measure === measure ? [] : textChange("moved", named(b), nameIn(old, was.measure), nameIn(now, measure));
    return [...moved, ...indicatorChanges(named(b), was.value, b)];
  });
  // Those of a measure that comes or goes are told with it.
  const ofKept = (index: typeof old, other: typeof old): readonly Indicator[] => [...index.indicators.values()].filter((x) => other.measures.has(x.measure) || other.indicators.has(x.value.id)).map((x) => x.value);
  const left = seriesIn(s.after);
  const comeGone = comeAndGone(ofKept(old, now), ofKept(now, old), named, (x) => countOf([seriesOf(x)], s.figures, left));
  return [...kept, ...comeGone.map((c) => (c.kind === "removed" ? { ...c, ...baselineOf(old.indicators.get(c.id)?.value) } : c))];
}

/** A baseline goes with its indicator: what comes in its place may be in another unit. */
const baselineOf = (x: Indicator | undefined): Pick<Change, "fields"> =>
  x?.target?.baselineValue === undefined ? {} : { fields: [{ field: "baselineValue", before: x.target.baselineValue, after: undefined }] };

const projectChanges = ({ before, after }: Sides): readonly Change[] =>
  listed(before.groups.flatMap((g) => g.projects), after.groups.flatMap((g) => g.projects), { named: (p) => ({ part: "project", id: p.id, name: p.title }) });

/** A column of a table has figures of its own. Those of a table that comes or goes are told with it. */
function tableChanges({ before, after, figures }: Sides): readonly Change[] {
  const [old, now] = [indexOf([before]).tables, indexOf([after]).tables];
  const countIn = (t: TargetTable): number => countOf(t.columns.map((c) => tableSeries(t.id, c.id)), figures, new Set());
  const columns = (index: typeof old) => [...index.values()].filter((t) => old.has(t.id) && now.has(t.id)).flatMap((t) => t.columns.map((c) => ({ ...c, id: tableSeries(t.id, c.id), name: `${t.name}: ${c.name}` })));
  return [
    ...listed([...old.values()], [...now.values()], { named: (t) => ({ part: "table", id: t.id, name: t.name }), told: ["columns"], figures: countIn }),
    ...listed(columns(old), columns(now), { named: (c) => ({ part: "column", id: c.id, name: c.name }), figures: (c) => figures.get(c.id) ?? 0 }),
  ];
}
