import { goalOf, groupOf, measuresOf } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import type { LabelRef } from "./read-labels.ts";
import type { Resolution } from "./target-resolution.ts";
import type { Titles } from "./target-by-title.ts";
import { choice } from "./understand-parts.ts";
import type { Alternative, Choice, Target } from "./understood.ts";

/** So many that a person still reads them. */
const most = 6;
/** Below this the words hardly say it. */
const least = 0.3;

/** How likely what the words do not say is, against what they do say (0–1). */
const weights = { sameLabel: 0.6, elsewhere: 0.28, part: 0.5, whole: 0.45, sibling: 0.3, owner: 0.25, schedule: 0.2, group: 0.35 } as const;

const key = ({ intent, target: t }: Choice): string =>
  [intent, t.group, t.measure === undefined && t.indicator === undefined ? t.goal : "", t.measure, t.indicator, t.table?.id, t.table?.place].join("/");

/** The best of each, without those that are known already, best first. */
function ranked(all: readonly Alternative[], without: readonly Choice[]): readonly Alternative[] {
  const best = new Map<string, Alternative>();
  for (const a of all) if (a.score > (best.get(key(a))?.score ?? 0)) best.set(key(a), a);
  for (const known of without) best.delete(key(known));
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, most);
}

const scored = (c: Choice, score: number): Alternative => ({ ...c, score });
const status = (target: Target, score: number): Alternative => scored(choice("status", target), score);

/** What lies around a target: its parts, what it is a part of, what stands beside it, and who and when. */
export function around(programme: Programme, { group: id, goal, measure, indicator }: Target): readonly Alternative[] {
  const group = groupOf(programme, id ?? "");
  if (!group) return programme.groups.map((g) => status({ group: g.id }, weights.group));
  const own: Target = { group: group.id, ...(goal === undefined ? {} : { goal }), ...(measure === undefined ? {} : { measure }) };
  const goals = group.goals.map(({ number }) => status({ group: group.id, goal: number }, number === goal ? weights.whole : weights.sibling));
  const measures = goal === undefined ? [] : measuresOf(group, goal);
  const siblings = measures.map((m) => status({ group: group.id, goal: goal ?? 0, measure: m.id }, measure === undefined ? weights.part : weights.sibling));
  const parts = group.measures.find((m) => m.id === measure)?.indicators.map((i) => status({ ...own, indicator: i.id }, weights.part)) ?? [];
  return [
    ...(indicator === undefined ? parts : [status(own, weights.part)]),
    ...siblings,
    scored({ intent: "owner_of", target: own }, weights.owner),
    scored({ intent: "schedule_of", target: own }, weights.schedule),
    ...goals,
    status({ group: group.id }, weights.group),
  ];
}

/** The same number in other groups, and what else bears it in the same one. */
function byLabel(programme: Programme, { number, letter }: LabelRef, inPlace: boolean): readonly Alternative[] {
  const weight = inPlace ? weights.elsewhere : weights.sameLabel;
  const label = `${number}${letter ?? ""}`;
  return programme.groups.flatMap((g) => [
    ...(letter === undefined && goalOf(g, number) ? [status({ group: g.id, goal: number }, weight)] : []),
    ...g.measures.filter((m) => m.label === label).map((m) => status({ group: g.id, ...(m.goals.length === 1 && m.goals[0] !== undefined ? { goal: m.goals[0] } : {}), measure: m.id }, weight)),
  ]);
}

interface Read {
  readonly programme: Programme;
  readonly labels: readonly LabelRef[];
  readonly titles: Titles;
  readonly resolution: Resolution;
  /** A group's own place: another group is hardly meant there. */
  readonly inPlace: boolean;
  /** What is asked of whatever is meant. */
  readonly wanted: Choice["intent"] | "status";
  /** What the message was read as, and the choices that were offered with it. */
  readonly taken: readonly Choice[];
}

/** The next best readings of a message, best first: for "Tarkoitin muuta". */
export function alternatives({ programme, labels, titles, resolution, inPlace, wanted, taken }: Read): readonly Alternative[] {
  const said = titles.found.filter((f) => f.score >= least).map((f) => scored(choice(wanted, f.item.target), Math.min(1, f.score)));
  const near = resolution.kind === "one" ? around(programme, resolution.target) : [];
  return ranked([...said, ...labels.flatMap((l) => byLabel(programme, l, inPlace)), ...near], taken);
}

/** What else somebody may have meant who got this target as an answer, when the words are not at hand. */
export const otherThan = (programme: Programme, shown: Choice): readonly Alternative[] => ranked(around(programme, shown.target), [shown]);
