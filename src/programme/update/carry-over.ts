import type { Goal, Measure } from "../measure.ts";
import type { Indicator } from "../indicator.ts";
import type { Programme, WorkingGroup } from "../programme.ts";
import { adoptIndicator } from "./adopt-indicator.ts";
import { carryTables } from "./carry-tables.ts";
import { keptSeries } from "./kept-series.ts";
import type { Index, Past } from "./past.ts";
import { indexOf } from "./past.ts";
import { sameThings } from "./same-things.ts";
import type { Item, Same } from "./same-things.ts";
import { likeness, pairUp } from "./similar-text.ts";

/** A new version under the ids that its things have had, so that readings, owed rows and histories go on. What has an id of the version before is that thing. */
export interface CarriedOver {
  readonly programme: Programme;
  /** Group id -> what the goals of the version before are numbered now, those that are still there. */
  readonly goals: ReadonlyMap<string, ReadonlyMap<number, number>>;
  /** Ids as the new version has them written -> as they are now: who is given a role for a measure gets it for this one. */
  readonly ids: ReadonlyMap<string, string>;
}

/** A programme file is followed as it is written, and the ids that it gives itself are identity. Of a document the rest is known from before. */
export type WrittenFrom = "document" | { readonly ownIds: ReadonlySet<string> };

const goalLeast = 0.6;

/**
 * Finds what earlier versions had in the new one and gives it its id back, whatever the document numbers or calls it now.
 * Labels and goal numbers that it had stay with it as aliases.
 */
export function carryOver(before: Programme, after: Programme, past: Past, from: WrittenFrom): CarriedOver {
  const asWritten = from !== "document";
  const same = sameThings({ before, after, earlier: past.earlier, ownIds: asWritten ? from.ownIds : new Set(), followed: asWritten ? (_, written) => written : adoptIndicator });
  const index = indexOf([before, ...past.earlier]);
  const ids = allIds(same, after, takenIds(before, index, past));
  const groupId = (id: string): string => {
    const group = after.groups.find((g) => g.id === id);
    return (group && same.groups.get(group)?.id) ?? id;
  };
  const goals = new Map([...same.groups].map(([now, was]) => [was.id, goalPairs(was.goals, now.goals)] as const));
  const renamed = after.groups.map((g) => underIds({ group: g, was: same.groups.get(g), ids, index }, goals));
  const series = keptSeries(renamed.flatMap((g) => g.measures.flatMap((m) => m.indicators)).map((now) => ({ now, was: index.indicators.get(now.id)?.value })), { figures: past.figures, asWritten });
  const programme: Programme = {
    ...after,
    groups: renamed.map((g) => ({ ...g, measures: g.measures.map((m) => ({ ...m, indicators: m.indicators.map((x) => inSeries(x, series)) })) })),
    audiences: after.audiences.map((a) => (a.to ? { ...a, to: a.to.map((to) => to.replace(/^group:(.+)$/u, (_, id: string) => `group:${groupId(id)}`)) } : a)),
    promises: after.promises.map((p) => (p.group === undefined ? p : { ...p, group: groupId(p.group) })),
  };
  return { programme, goals, ids: new Map([...after.groups.map((g) => [g.id, groupId(g.id)] as const), ...[...ids].map(([x, id]) => [x.id, id] as const)]) };
}

/** Ids that stand for something, or once did, or have figures: nothing new may be called by them. */
const takenIds = (before: Programme, index: Index, past: Past): ReadonlySet<string> =>
  new Set([...index.measures.keys(), ...index.indicators.keys(), ...index.projects.keys(), ...index.tables.keys(), ...before.groups.map((g) => g.id), ...past.figures.keys()]);

/** Old ids for what was found again, and free ones for what is new under an id that stands for something else. */
function allIds({ items }: Same, after: Programme, had: ReadonlySet<string>): ReadonlyMap<Item, string> {
  const ids = new Map(items);
  const taken = new Set(had);
  for (const x of after.groups.flatMap((g): Item[] => [...g.measures, ...g.projects, ...g.measures.flatMap((m) => m.indicators)])) {
    if (ids.has(x)) continue;
    let id = x.id;
    for (let n = 2; taken.has(id); n++) id = `${x.id}-v${n}`;
    taken.add(id);
    ids.set(x, id);
  }
  return ids;
}

function goalPairs(before: readonly Goal[], after: readonly Goal[]): ReadonlyMap<number, number> {
  const pairs = pairUp(before, after, goalLeast, (a, b) => likeness(a.title, b.title) + (a.number === b.number ? 0.4 : 0));
  return new Map(pairs.map((p) => [p.before.number, p.after.number]));
}

interface Carrying {
  readonly group: WorkingGroup;
  readonly was: WorkingGroup | undefined;
  readonly ids: ReadonlyMap<Item, string>;
  readonly index: Index;
}

function underIds({ group, was, ids, index }: Carrying, goals: CarriedOver["goals"]): WorkingGroup {
  const idOf = (x: Item): string => ids.get(x) ?? x.id;
  const measureIds = new Map(group.measures.map((m) => [m.id, idOf(m)]));
  const numbers = [...(goals.get(was?.id ?? "") ?? [])];
  return {
    ...group,
    id: was?.id ?? group.id,
    goals: group.goals.map((g) => withFormerNumber(g, was?.goals.find((x) => x.number === numbers.find(([, now]) => now === g.number)?.[0]))),
    measures: group.measures.map((m) => ({
      ...withFormerLabel(m, index.measures.get(idOf(m))?.value),
      id: idOf(m),
      indicators: m.indicators.map((x) => ({ ...x, id: idOf(x) })),
      ...(m.parent === undefined ? {} : { parent: measureIds.get(m.parent) ?? m.parent }),
    })),
    projects: group.projects.map((p) => ({ ...p, id: idOf(p) })),
    tables: carryTables(was?.tables ?? [], group.tables).map((t) => ({ ...t, measures: t.measures.map((m) => measureIds.get(m) ?? m) })),
  };
}

function inSeries(x: Indicator, series: ReadonlyMap<string, string>): Indicator {
  const { series: written, ...rest } = x;
  const kept = series.get(x.id);
  return kept === undefined ? rest : kept === written ? x : { ...rest, series: kept };
}

function withFormerLabel(m: Measure, former: Measure | undefined): Measure {
  const labels = [...(m.aliases ?? []), ...(former?.aliases ?? []), ...(former?.label !== undefined && former.label !== m.label ? [former.label] : [])];
  const aliases = [...new Set(labels)].filter((l) => l !== m.label);
  return aliases.length === 0 ? m : { ...m, aliases };
}

function withFormerNumber(g: Goal, former: Goal | undefined): Goal {
  const numbers = [...(g.aliases ?? []), ...(former?.aliases ?? []), ...(former && former.number !== g.number ? [former.number] : [])];
  const aliases = [...new Set(numbers)].filter((n) => n !== g.number);
  return aliases.length === 0 ? g : { ...g, aliases };
}
