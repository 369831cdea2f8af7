import type { Goal, Measure, Responsible } from "../measure.ts";
import type { Indicator } from "../indicator.ts";
import type { Programme } from "../programme.ts";
import { carryOver } from "./carry-over.ts";
import type { CarriedOver } from "./carry-over.ts";
import type { Pair } from "./similar-text.ts";

export type Part = "programme" | "body" | "audience" | "promise" | "group" | "goal" | "project" | "table" | "measure" | "indicator";
export type ChangeKind = "added" | "removed" | "renamed" | "renumbered" | "owner" | "target" | "schedule" | "changed";

/** One difference between two versions, for a person to read: what, where, from and to. */
export interface Change {
  readonly kind: ChangeKind;
  readonly part: Part;
  readonly id: string;
  /** As people know it: «3a Kotihoito 24/7». */
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}

export interface ProgrammeUpdate {
  /** The new version, with the ids of the version before. */
  readonly programme: Programme;
  readonly changes: readonly Change[];
}

/** What a new version of a programme changes. Ids follow the measures; whatever moved is said as renumbered or renamed, not as removed and added. */
export function programmeUpdate(before: Programme, after: Programme): ProgrammeUpdate {
  const carried = carryOver(before, after);
  const { programme } = carried;
  const changes = [...wholeChanges(before, programme), ...groupChanges(before, carried), ...goalChanges(before, carried), ...measureChanges(before, carried), ...indicatorChanges(carried), ...otherChanges(before, carried)];
  return { programme, changes };
}

/** The same content, in whatever order its fields were written. */
const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys);

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b)));
}

function wholeChanges(before: Programme, after: Programme): readonly Change[] {
  const bare = ({ groups: _g, bodies: _b, audiences: _a, promises: _p, decision: _d, ...whole }: Programme): object => whole;
  return same(bare(before), bare(after)) ? [] : [{ kind: before.name === after.name ? "changed" : "renamed", part: "programme", id: after.id, name: after.name, before: before.name, after: after.name }];
}

function groupChanges(before: Programme, { programme, groups }: CarriedOver): readonly Change[] {
  return [
    ...groups.flatMap(({ before: a, after: b }): Change[] => [
      ...(a.name === b.name ? [] : [{ kind: "renamed" as const, part: "group" as const, id: b.id, name: b.name, before: a.name, after: b.name }]),
      ...(same(a.chair, b.chair) ? [] : [{ kind: "owner" as const, part: "group" as const, id: b.id, name: b.name, before: people(a.chair ? [a.chair] : []), after: people(b.chair ? [b.chair] : []) }]),
    ]),
    ...comeAndGone("group", { before: before.groups, after: programme.groups, kept: groups }, (g) => ({ id: g.id, name: g.name })),
  ];
}

function goalChanges(before: Programme, { programme, goals }: CarriedOver): readonly Change[] {
  const named = (group: string, g: Goal) => ({ id: `${group}/${g.number}`, name: `${g.number} ${g.title}` });
  const moved = goals.flatMap(({ before: a, after: b, group }): Change[] => [
    ...(a.number === b.number ? [] : [{ kind: "renumbered" as const, part: "goal" as const, ...named(group, b), before: String(a.number), after: String(b.number) }]),
    ...(a.title === b.title ? [] : [{ kind: "renamed" as const, part: "goal" as const, ...named(group, b), before: a.title, after: b.title }]),
    ...(same(a.schedule, b.schedule) ? [] : [{ kind: "schedule" as const, part: "goal" as const, ...named(group, b), before: a.schedule?.text ?? "–", after: b.schedule?.text ?? "–" }]),
  ]);
  const found = new Set(goals.flatMap((p) => [`${p.group}/${p.before.number}`]));
  const foundNow = new Set(goals.flatMap((p) => [`${p.group}/${p.after.number}`]));
  const all = (p: Programme) => p.groups.flatMap((g) => g.goals.map((goal) => named(g.id, goal)));
  return [
    ...moved,
    ...all(programme).filter((g) => !foundNow.has(g.id)).map((g): Change => ({ kind: "added", part: "goal", ...g })),
    ...all(before).filter((g) => !found.has(g.id)).map((g): Change => ({ kind: "removed", part: "goal", ...g })),
  ];
}

const measureNamed = (m: Measure) => ({ id: m.id, name: m.label === undefined ? m.title : `${m.label} ${m.title}` });

function measureChanges(before: Programme, { programme, measures }: CarriedOver): readonly Change[] {
  const all = (p: Programme): readonly Measure[] => p.groups.flatMap((g) => g.measures);
  const moved = measures.flatMap(({ before: a, after: b }): Change[] => {
    const at = { part: "measure" as const, ...measureNamed(b) };
    const own: Change[] = [];
    if (a.label !== b.label) own.push({ kind: "renumbered", ...at, before: a.label ?? "–", after: b.label ?? "–" });
    if (a.title !== b.title) own.push({ kind: "renamed", ...at, before: a.title, after: b.title });
    if (!same(a.owners, b.owners)) own.push({ kind: "owner", ...at, before: people(a.owners), after: people(b.owners) });
    if (!same(a.schedule, b.schedule)) own.push({ kind: "schedule", ...at, before: a.schedule?.text ?? "–", after: b.schedule?.text ?? "–" });
    const rest = ({ label: _l, raw: _r, title: _t, owners: _o, schedule: _s, indicators: _i, aliases: _a, ...more }: Measure): object => more;
    if (own.length === 0 && !same(rest(a), rest(b))) own.push({ kind: "changed", ...at });
    return own;
  });
  return [...moved, ...comeAndGone("measure", { before: all(before), after: all(programme), kept: measures }, measureNamed)];
}

function indicatorChanges({ indicators, measures }: CarriedOver): readonly Change[] {
  const named = (x: Indicator) => ({ id: x.id, name: x.name ?? x.text });
  const moved = indicators.flatMap(({ before: a, after: b }): Change[] => {
    const at = { part: "indicator" as const, ...named(b) };
    if (!same([a.target, a.direction, a.deadline], [b.target, b.direction, b.deadline])) return [{ kind: "target", ...at, before: targetText(a), after: targetText(b) }];
    if (a.text !== b.text) return [{ kind: "renamed", ...at, before: a.text, after: b.text }];
    return same(a, b) ? [] : [{ kind: "changed", ...at }];
  });
  const ofKept = (pick: (p: Pair<Measure>) => Measure): readonly Indicator[] => measures.flatMap((p) => pick(p).indicators);
  return [...moved, ...comeAndGone("indicator", { before: ofKept((p) => p.before), after: ofKept((p) => p.after), kept: indicators }, named)];
}

function otherChanges(before: Programme, { programme, projects }: CarriedOver): readonly Change[] {
  const all = (p: Programme) => p.groups.flatMap((g) => g.projects);
  return [
    ...projects.filter((p) => !same(p.before, p.after)).map((p): Change => ({ kind: p.before.title === p.after.title ? "changed" : "renamed", part: "project", id: p.after.id, name: p.after.title, before: p.before.title, after: p.after.title })),
    ...comeAndGone("project", { before: all(before), after: all(programme), kept: projects }, (p) => ({ id: p.id, name: p.title })),
    ...byId("table", before.groups.flatMap((g) => g.tables), programme.groups.flatMap((g) => g.tables), (t) => t.name),
    ...byId("body", before.bodies, programme.bodies, (b) => b.name),
    ...byId("audience", before.audiences, programme.audiences, (a) => a.name),
    ...byId("promise", before.promises, programme.promises, (p) => p.text),
  ];
}

interface Sides<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly kept: readonly Pair<T>[];
}

function comeAndGone<T>(part: Part, { before, after, kept: pairs }: Sides<T>, named: (x: T) => { readonly id: string; readonly name: string }): readonly Change[] {
  const kept = new Set(pairs.flatMap((p) => [p.before, p.after]));
  return [
    ...after.filter((x) => !kept.has(x)).map((x): Change => ({ kind: "added", part, ...named(x) })),
    ...before.filter((x) => !kept.has(x)).map((x): Change => ({ kind: "removed", part, ...named(x) })),
  ];
}

function byId<T extends { readonly id: string }>(part: Part, before: readonly T[], after: readonly T[], name: (x: T) => string): readonly Change[] {
  const old = new Map(before.map((x) => [x.id, x]));
  const now = new Set(after.map((x) => x.id));
  return [
    ...after.flatMap((x): Change[] => {
      const was = old.get(x.id);
      return was === undefined ? [{ kind: "added", part, id: x.id, name: name(x) }] : same(was, x) ? [] : [{ kind: "changed", part, id: x.id, name: name(x) }];
    }),
    ...before.filter((x) => !now.has(x.id)).map((x): Change => ({ kind: "removed", part, id: x.id, name: name(x) })),
  ];
}

const people = (list: readonly Responsible[]): string => (list.length === 0 ? "–" : list.map((r) => [r.acting ? "vs." : "", r.title ?? "", r.name ?? ""].filter((t) => t !== "").join(" ")).join(", "));

/** Signs that every language reads. */
const signs = { increase: "+", decrease: "−", at_least: "≥", at_most: "≤", exact: "=", reach: "" } as const;

const targetText = ({ direction, target, deadline }: Indicator): string =>
  [`${direction ? signs[direction] : ""}${target?.value === undefined ? "" : String(target.value)}`, target?.unit ?? "", deadline ?? ""].filter((t) => t !== "").join(" ") || "–";
