import type { Indicator } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { lightWords, stopWords } from "./lexicon-stop-words.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";
import { buildVocabulary, type Vocabulary } from "./target-vocabulary.ts";
import type { Target } from "./understood.ts";

export type ItemKind = "goal" | "measure" | "project" | "indicator";

/** Something of the programme that can be meant by words of its title. */
export interface Item {
  readonly kind: ItemKind;
  readonly target: Target;
  readonly group: string;
  /** Term -> how much it says about this item: 1 for the head of the title, less further on; below 0.7 for what only stands around it. */
  readonly terms: ReadonlyMap<string, number>;
  /** Readings of one series are one answer, wherever it is shown. */
  readonly series?: string;
  /** An indicator that is reached or described, so that no figure is a reading of it. */
  readonly state?: boolean;
}

export interface TargetIndex {
  readonly items: readonly Item[];
  /** Term -> the items it stands in. */
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** Term -> how much it says in a title: rare words much, light words little. */
  readonly weights: ReadonlyMap<string, number>;
  /** Weight of each item's whole title. */
  readonly titles: readonly number[];
  readonly vocabulary: Vocabulary;
}

const light: ReadonlySet<string> = new Set(lightWords.map(wordKey));

/** Whether a word stands in half of all titles and so tells little. */
export const isLight = (key: string): boolean => light.has(key);

/** Keys of a text's words, in order, without stop words. */
export const keysOf = (text: string): readonly string[] =>
  wordsOf(text.toLowerCase().normalize("NFKC"))
    .filter((w) => !stopWords.has(w.text) && (w.text.length > 1 || /\d/u.test(w.text)))
    .map((w) => wordKey(w.text));

/** What stands around a title: it is found, but a title is not the less said without it. */
const around = 0.68;

/** A title's head comes first; what is in brackets or far back is detail. */
function titleTerms(title: string, factor = 1): readonly (readonly [string, number])[] {
  const [head = "", ...rest] = title.split(/[(:]/u);
  let place = 0;
  const weigh = (text: string, by: number): readonly (readonly [string, number])[] =>
    keysOf(text).map((key) => {
      if (!isLight(key)) place += 1;
      return [key, by * factor * (isLight(key) ? 0.75 : place <= 4 ? 1 : place <= 8 ? 0.85 : around)] as const;
    });
  return [...weigh(head, 1), ...rest.flatMap((text) => weigh(text, around))];
}

const merged = (...lists: readonly (readonly (readonly [string, number])[])[]): ReadonlyMap<string, number> => {
  const terms = new Map<string, number>();
  for (const [key, weight] of lists.flat()) terms.set(key, Math.max(weight, terms.get(key) ?? 0));
  return terms;
};

const ofMeasure = (group: WorkingGroup, measure: Measure): Target => {
  const goal = measure.goals.length === 1 ? measure.goals[0] : undefined;
  return { group: group.id, ...(goal === undefined ? {} : { goal }), measure: measure.id };
};

function indicatorItem(group: WorkingGroup, measure: Measure, indicator: Indicator): Item {
  return {
    kind: "indicator",
    group: group.id,
    target: { ...ofMeasure(group, measure), indicator: indicator.id },
    terms: merged(titleTerms(indicator.name ?? ""), titleTerms(indicator.text, indicator.name ? 0.95 : 1), titleTerms(measure.title, around)),
    ...(indicator.series === undefined ? {} : { series: indicator.series }),
    state: indicator.kind === "milestone" || indicator.kind === "qualitative",
  };
}

function measureItem(group: WorkingGroup, measure: Measure): Item {
  const details = measure.details.flatMap((text) => titleTerms(text, around));
  return { kind: "measure", group: group.id, target: ofMeasure(group, measure), terms: merged(titleTerms(measure.title), details) };
}

const itemsOf = (group: WorkingGroup): readonly Item[] => [
  ...group.goals.map((goal): Item => ({
    kind: "goal", group: group.id, target: { group: group.id, goal: goal.number }, terms: merged(titleTerms(goal.title)),
  })),
  ...group.measures.flatMap((m) => [measureItem(group, m), ...m.indicators.map((i) => indicatorItem(group, m, i))]),
  ...group.projects.map((project): Item => ({
    kind: "project", group: group.id, target: { group: group.id, measure: project.id }, terms: merged(titleTerms(project.title)),
  })),
];

const lightWeight = 0.3;

/** How rare a word is that stands in so many of n things, 0.2–1. */
export const rarity = (count: number, n: number): number => Math.max(0.2, Math.log(1 + n / Math.max(1, count)) / Math.log(1 + n));

/** What a term adds to a title; words that only stand around a title add nothing. */
export const inTitle = (item: Item, term: string, weights: ReadonlyMap<string, number>): number => {
  const place = item.terms.get(term) ?? 0;
  return place <= around ? 0 : (weights.get(term) ?? 0) * (isLight(term) ? 1 : place);
};

/** Built once per programme version. `more`: words that people use beside the titles (names of groups, tables, audiences). */
export function buildIndex(programme: Programme, more: readonly string[]): TargetIndex {
  const items = programme.groups.flatMap(itemsOf);
  const postings = new Map<string, number[]>();
  items.forEach((item, at) => {
    for (const term of item.terms.keys()) {
      const list = postings.get(term);
      if (list) list.push(at);
      else postings.set(term, [at]);
    }
  });
  const weights = new Map([...postings].map(([term, at]) => [term, rarity(at.length, items.length) * (isLight(term) ? lightWeight : 1)]));
  const titles = items.map((item) => [...item.terms.keys()].reduce((sum, term) => sum + inTitle(item, term, weights), 0));
  return { items, postings, weights, titles, vocabulary: buildVocabulary([...postings.keys(), ...more]) };
}
