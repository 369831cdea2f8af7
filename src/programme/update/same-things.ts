import { sameText } from "../import/split-text.ts";
import type { Indicator } from "../indicator.ts";
import type { Measure, Project } from "../measure.ts";
import type { Programme, WorkingGroup } from "../programme.ts";
import type { Index, IndicatorAt, MeasureAt } from "./past.ts";
import { indexOf } from "./past.ts";
import { measuresOther, sameFollowed, sameIndicator } from "./same-sentence.ts";
import { likeness, pairUp } from "./similar-text.ts";

/** What is found again: the new version's groups and items -> ids that they have had. */
export interface Same {
  readonly groups: ReadonlyMap<WorkingGroup, WorkingGroup>;
  readonly items: ReadonlyMap<Item, string>;
}

export type Item = Measure | Indicator | Project;

export interface Compared {
  readonly before: Programme;
  readonly after: Programme;
  /** Versions before `before`, newest first. */
  readonly earlier: readonly Programme[];
  /** Ids that the new file itself gives: they are identity, whatever else the item says. */
  readonly ownIds: ReadonlySet<string>;
  /** An indicator as it would be followed if it were the one of before. */
  readonly followed: (before: Indicator, written: Indicator) => Indicator;
}

/** Two measures are one when their titles and indicators together say so. */
const measureLeast = 0.6;
const projectLeast = 0.6;
const groupLeast = 0.5;

/** Finds the groups, measures, indicators and projects of earlier versions in the new one: by id where the file gives one, else by what they say. */
export function sameThings(c: Compared): Same {
  const groups = sameGroups(c);
  const known = indexOf([c.before]);
  const gone = indexOf(c.earlier);
  const found = finder(c, known, gone);
  for (const stage of [known, gone]) {
    for (const [after, before] of groups) found.inGroup(after, before.id, stage);
    if (stage === known) found.overBorders();
    for (const after of c.after.groups) found.indicators(after, stage);
  }
  return { groups, items: found.items };
}

/** A group is known by its id, by its name, or by what it does: renamed, it has most of its measures or projects still. One that a version left out may come back. */
function sameGroups({ before, after, earlier }: Compared): ReadonlyMap<WorkingGroup, WorkingGroup> {
  const gone = new Map([...earlier.flatMap((p) => p.groups)].reverse().map((g) => [g.id, g]));
  for (const g of before.groups) gone.delete(g.id);
  const found = pairGroups(before.groups, after.groups);
  return new Map([...found, ...pairGroups([...gone.values()], after.groups.filter((g) => !found.has(g)))]);
}

function pairGroups(before: readonly WorkingGroup[], after: readonly WorkingGroup[]): ReadonlyMap<WorkingGroup, WorkingGroup> {
  const words = new Map([...before, ...after].map((g) => [g, wordsOf(g)]));
  const none = new Set<string>();
  const score = (a: WorkingGroup, b: WorkingGroup): number =>
    a.id === b.id ? 2 : Math.max(likeness(a.name, b.name), inCommon(words.get(a) ?? none, words.get(b) ?? none));
  return new Map(pairUp(before, after, groupLeast, score).map((p) => [p.after, p.before]));
}

const wordsOf = (g: WorkingGroup): ReadonlySet<string> =>
  new Set([...g.measures.flatMap((m) => [m.title, ...m.indicators.map((x) => x.text)]), ...g.projects.map((p) => p.title)].map(sameText));

const inCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => (a.size === 0 ? 0 : [...a].filter((x) => b.has(x)).length / Math.max(a.size, b.size));

/** Gives each item one id and each id to one item; what the file's own ids say comes first. */
function finder({ before, after, ownIds, followed }: Compared, known: Index, gone: Index) {
  const items = new Map<Item, string>();
  const taken = new Set<string>();
  const give = (item: Item, id: string): void => void (items.set(item, id), taken.add(id));
  const free = <T extends { readonly value: { readonly id: string } }>(all: Iterable<T>): T[] => [...all].filter((x) => !taken.has(x.value.id));
  const open = <T extends Item>(all: readonly T[]): T[] => all.filter((x) => !items.has(x));
  const pair = <T extends Item>(old: readonly T[], now: readonly T[], least: number, score: (a: T, b: T) => number): void => {
    for (const p of pairUp(old, open(now), least, score)) give(p.after, p.before.id);
  };
  const canBe = (a: Indicator, b: Indicator): boolean => !measuresOther(a, followed(a, b));
  const verbatim = (a: Indicator, b: Indicator): number => (sameText(a.text) === sameText(b.text) && canBe(a, b) ? ofEquals(1, a, b) : 0);
  const reworded = (a: Indicator, b: Indicator): number => (canBe(a, b) ? ofEquals(sameIndicator(a, b), a, b) : 0);
  const knownAs = (kind: "measures" | "indicators" | "projects", all: readonly Item[]): void => {
    for (const x of all) if (ownIds.has(x.id) && (known[kind].has(x.id) || gone[kind].has(x.id))) give(x, x.id);
  };
  const measures = after.groups.flatMap((g) => g.measures);
  knownAs("measures", measures);
  knownAs("indicators", measures.flatMap((m) => m.indicators));
  knownAs("projects", after.groups.flatMap((g) => g.projects));

  return {
    items,
    inGroup(group: WorkingGroup, id: string, stage: Index): void {
      const old = free(stage.measures.values()).filter((m) => m.group === id).map((m) => m.value);
      pair(old, group.measures, measureLeast, sameMeasure(sentencesOf(old), sentencesOf(group.measures)));
      pair(free(stage.projects.values()).filter((p) => p.group === id).map((p) => p.value), group.projects, projectLeast, sameProject);
    },
    /** A measure that went to another group, word for word: only where no other could be meant. */
    overBorders(): void {
      const old = onlyOnes(free(known.measures.values()).map((m: MeasureAt) => m.value), (m) => sameText(m.title));
      const now = onlyOnes(open(after.groups.flatMap((g) => g.measures)), (m) => sameText(m.title));
      for (const [title, m] of now) {
        const was = old.get(title);
        if (was && (was.indicators.length === 0 || m.indicators.length === 0 || sharesSentence(was, m))) give(m, was.id);
      }
    },
    /** What is said word for word, in a measure and then in the whole group; only after that what a measure says in other words. */
    indicators(group: WorkingGroup, stage: Index): void {
      const left = (): IndicatorAt[] => free(stage.indicators.values());
      const inMeasures = (score: (a: Indicator, b: Indicator) => number): void => {
        for (const m of group.measures) pair(left().filter((x) => x.measure === items.get(m)).map((x) => x.value), m.indicators, Number.MIN_VALUE, score);
      };
      inMeasures(verbatim);
      const home = sameGroupIds(group, before, stage, items);
      const old = onlyOnes(left().filter((x) => home.has(x.group)).map((x) => x.value), (x) => sameText(x.text));
      for (const [text, x] of onlyOnes(open(group.measures.flatMap((m) => m.indicators)), (i) => sameText(i.text))) {
        const was = old.get(text);
        if (was && canBe(was, x)) give(x, was.id);
      }
      inMeasures(reworded);
    },
  };
}

/** Groups from which this one's measures came. */
function sameGroupIds(group: WorkingGroup, before: Programme, stage: Index, items: ReadonlyMap<Item, string>): ReadonlySet<string> {
  const ids = group.measures.flatMap((m) => stage.measures.get(items.get(m) ?? "")?.group ?? []);
  return new Set([...ids, ...before.groups.flatMap((g) => (g.id === group.id ? [g.id] : []))]);
}

function onlyOnes<T>(all: readonly T[], key: (x: T) => string): ReadonlyMap<string, T> {
  const counts = new Map<string, number>();
  for (const x of all) counts.set(key(x), (counts.get(key(x)) ?? 0) + 1);
  return new Map(all.filter((x) => counts.get(key(x)) === 1).map((x) => [key(x), x]));
}

const sharesSentence = (a: Measure, b: Measure): boolean => a.indicators.some((x) => b.indicators.some((y) => sameText(x.text) === sameText(y.text)));

/** Where a document says the same twice, each is what serves the same goals. */
const twin = (a: Measure, b: Measure): number => (a.title !== b.title ? 0 : a.goals.join() === b.goals.join() ? 1 : 0.5);

/** A number that a document gives decides only between equals: numbers are given anew. */
const ofEquals = <T extends Measure | Indicator>(score: number, a: T, b: T): number => {
  const labels = "label" in a && "label" in b && a.label !== undefined && a.label === b.label ? 0.02 : 0;
  return score === 0 ? 0 : score + labels + (a.id === b.id ? 0.01 : 0);
};

/** A sentence that only one of the group's measures has is as good as a title. */
const sameMeasure = (old: Sentences, now: Sentences) => (a: Measure, b: Measure): number => {
  const own = a.indicators.some((x) => isOnly(old, x) && isOnly(now, x) && b.indicators.some((y) => sameText(x.text) === sameText(y.text)));
  const shared = own ? 1 : 0.25 * Math.max(0, ...a.indicators.flatMap((x) => b.indicators.map((y) => sameFollowed(x.text, y.text) ** 2)));
  const score = likeness(a.title, b.title) + twin(a, b) + shared;
  return score < measureLeast ? 0 : ofEquals(score, a, b);
};

/** How many times a group says each. */
type Sentences = ReadonlyMap<string, number>;
const isOnly = (all: Sentences, x: Indicator): boolean => all.get(sameText(x.text)) === 1;

function sentencesOf(measures: readonly Measure[]): Sentences {
  const counts = new Map<string, number>();
  for (const x of measures.flatMap((m) => m.indicators)) counts.set(sameText(x.text), (counts.get(sameText(x.text)) ?? 0) + 1);
  return counts;
}

const sameProject = (a: Project, b: Project): number => likeness(a.title, b.title) + (a.list === b.list ? 0.1 : 0);
