import { goalOf, goalOnceOf, measuresOf } from "../programme/look-up.ts";
import type { Measure } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { LabelRef } from "./read-labels.ts";
import { several, type Titles } from "./target-by-title.ts";
import type { Resolution, Resolving } from "./target-resolution.ts";
import { groupsIn, onlyGroup } from "./target-scope.ts";
import type { Target } from "./understood.ts";


/** How much of the words must point at a group before they decide between groups with the same number. */
const tellsGroup = 0.6;

const canonical = (label: string | undefined): string | undefined => label?.toLowerCase().replace(/[^a-z0-9]/gu, "");

const one = (target: Target): Resolution => ({ kind: "one", target, by: "label", explained: 1 });

const measureTarget = (group: WorkingGroup, measure: Measure): Target => {
  const goal = measure.goals.length === 1 ? measure.goals[0] : undefined;
  return { group: group.id, ...(goal === undefined ? {} : { goal }), measure: measure.id };
};

const goalTarget = (group: WorkingGroup, goal: number): Target => ({ group: group.id, goal });

/** Of targets in several groups, the one whose group the other words point at. */
function toldApart(targets: readonly Target[], { found }: Titles): Target | undefined {
  const scored = targets.map((target) => ({
    target,
    score: Math.max(0, ...found.filter((f) => fits(target, f.item.target) && f.explained >= tellsGroup).map((f) => f.score)),
  }));
  const [best, second] = scored.sort((a, b) => b.score - a.score);
  return best && best.score > 0 && best.score > (second?.score ?? 0) * 1.15 ? best.target : undefined;
}

const fits = (wanted: Target, found: Target): boolean =>
  wanted.group === found.group && (wanted.measure === undefined ? wanted.goal === found.goal : wanted.measure === found.measure);

/** Measures that a label may mean in a group: its own label; without labels, the place under a goal or in a group that numbers nothing. */
function labelled(group: WorkingGroup, { number, letter }: LabelRef, goal: number | undefined): readonly Measure[] {
  const exact = group.measures.filter((m) => canonical(m.label) === `${number}${letter ?? ""}`);
  const former = exact.length > 0 ? exact : group.measures.filter((m) => m.aliases?.some((a) => canonical(a) === `${number}${letter ?? ""}`));
  if (former.length > 0 || letter !== undefined) return former;
  if (goal !== undefined) return measuresOf(group, goal).filter((m) => m.parent === undefined).slice(number - 1, number);
  return [];
}

const nearby = (groups: readonly WorkingGroup[], { number }: LabelRef): readonly Target[] =>
  groups.flatMap((g) => measuresOf(g, number).filter((m) => m.parent === undefined).map((m) => measureTarget(g, m)));

/** "Toimenpide 2" may also be the second of a group that numbers none; beyond this they are too many to be counted so. */
const mostUnnumbered = 6;
const hasUnnumbered = (g: WorkingGroup): boolean => g.measures.some((m) => m.label === undefined && m.parent === undefined);

/** "2a", "toimenpide 12". In a place without a group the label may stand in several; then it asks. */
export function byMeasure(r: Resolving, titles: Titles, ref: LabelRef): Resolution {
  const goal = r.facts.labels.find((l) => l.kind === "goal")?.number;
  const within = groupsIn(r.programme, r.scope).flatMap((g) => labelled(g, ref, goal).map((m) => measureTarget(g, m)));
  const [first] = within;
  const group = onlyGroup(r.scope);
  if (first && within.length === 1) {
    const byPlace = group === undefined && ref.letter === undefined && ref.number <= mostUnnumbered && r.programme.groups.some(hasUnnumbered);
    if (!byPlace || titles.found.some((f) => fits(first, f.item.target))) return one(first);
  }
  const told = toldApart(within, titles);
  if (told) return one(told);
  if (within.length > 1) return several(within, group);
  const elsewhere = r.programme.groups.flatMap((g) => labelled(g, ref, undefined).map((m) => measureTarget(g, m)));
  const near = ref.letter === undefined || r.scope.groups.length > 0 ? nearby(groupsIn(r.programme, r.scope), ref) : [];
  const all = group === undefined ? [] : groupsIn(r.programme, r.scope).flatMap((g) => g.measures.map((m) => measureTarget(g, m)));
  const offered = [...near, ...within, ...elsewhere];
  return { ...several(offered.length > 0 ? offered : all, group), why: "whichMeasure" };
}

/** "1a ja 1b": each is a question of its own, so it is asked with which to begin. */
export function byMeasures(r: Resolving, titles: Titles, refs: readonly LabelRef[]): Resolution {
  const found = refs.map((ref) => byMeasure(r, titles, ref));
  const targets = found.flatMap((f) => (f.kind === "one" ? [f.target] : f.kind === "several" ? f.targets : []));
  return { ...several(targets, onlyGroup(r.scope)), why: "whichMeasure" };
}

/** "tavoite 3 perhehoito": the number gives the goal, the words something under it. */
function within(titles: Titles, target: Target): Target {
  const under = titles.found.filter((f) => f.item.group === target.group && f.item.target.goal === target.goal);
  const [best] = under;
  if (!best || !titles.left || best.explained < 0.75 || best.item.kind === "goal") return target;
  const own = under.find((f) => f.item.kind === "goal");
  return best.score > (own?.score ?? 0) * 1.1 ? best.item.target : target;
}

/** "tavoite 3". Numbers restart in every group, so without a group it asks; a number that does not exist is said, with those that do. */
export function byGoals(r: Resolving, titles: Titles, numbers: readonly number[]): Resolution {
  const groups = groupsIn(r.programme, r.scope);
  const group = onlyGroup(r.scope);
  const [number] = numbers;
  if (number === undefined) return { kind: "none" };
  const having = groups.filter((g) => numbers.some((n) => goalOnceOf(g, n)));
  if (having.length === 0) {
    const offered = group === undefined ? groups.map((g) => ({ group: g.id })) : (groups[0]?.goals ?? []).map((g) => ({ group, goal: g.number }));
    return { kind: "several", why: "noSuchGoal", targets: offered, ...(group === undefined ? {} : { group }) };
  }
  const targets = having.flatMap((g) => numbers.flatMap((n) => goalOnceOf(g, n)?.number ?? []).map((n) => goalTarget(g, n)));
  const [only] = targets;
  // One group only has a goal of that number, though every group numbers its own from one.
  const alone = having.length === 1;
  if (targets.length === 1 && only && (group !== undefined || alone) && numbers.length === 1) return one(within(titles, only));
  if (numbers.length === 1) {
    const under = titles.found.map((f) => f.item.target).filter((t) => t.goal === number);
    const told = toldApart(having.map((g) => goalTarget(g, number)), titles) ?? toldApart(under, titles);
    if (told) return one(within(titles, { group: told.group ?? "", goal: number }));
  }
  const why = group === undefined ? "whichGroup" : "whichTarget";
  return { kind: "several", why, targets, ...(group === undefined ? {} : { group }) };
}

/** "kolmonen", "numero 12": a goal where there is one; a measure with a plain number where there is no such goal. */
export function byEither(r: Resolving, titles: Titles, ref: LabelRef): Resolution {
  const group = onlyGroup(r.scope);
  const own = groupsIn(r.programme, r.scope)[0];
  if (group === undefined || !own) return byGoals(r, titles, [ref.number]);
  const measures = labelled(own, ref, undefined).map((m) => measureTarget(own, m));
  if (measures.length === 0) return byGoals(r, titles, [ref.number]);
  if (!goalOf(own, ref.number) && measures[0]) return one(measures[0]);
  return several([goalTarget(own, ref.number), ...measures], group);
}
