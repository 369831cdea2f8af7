import type { QueryTerm } from "./read-query.ts";
import { inTitle, rarity, type Item, type TargetIndex } from "./target-index.ts";
import type { TermMatch } from "./target-vocabulary.ts";

/** An item that a message may mean. */
export interface Found {
  readonly item: Item;
  /** 0–1: how much of the message it explains, and how much of its title was said. */
  readonly score: number;
  readonly explained: number;
  readonly coverage: number;
  /** Telling words of the message that this item has nothing for. */
  readonly unmet: number;
}

interface Tally {
  /** Query term -> quality of its best word in this item. */
  readonly byQuery: Map<number, number>;
  readonly byTerm: Map<string, number>;
}

/** From here on a word counts as being in the programme. */
const surely = 0.7;
/** Below this a word of another language only looks alike. */
const sameWord = 0.85;
/** A title with both ends of a compound: "kunnonhoitaja koulutukset" for "kunnonhoitajakoulutukset". */
const wholeCompound = 0.95;
/** The same where some other title has the compound itself. */
const inPieces = 0.75;
const lightWeight = 0.3;
const unknownWeight = 0.7;
const optionalWeight = 0.15;

interface Gathered {
  readonly tallies: ReadonlyMap<number, Tally>;
  /** Weight of each query term; a term that is in nothing weighs too, it may be the point of the message. */
  readonly weights: readonly number[];
}

const raise = <K>(best: Map<K, number>, key: K, to: number): void => {
  if (to > (best.get(key) ?? 0)) best.set(key, to);
};

/** Looks every query term up and notes, per item, how well it is met. */
function gather(index: TargetIndex, query: readonly QueryTerm[]): Gathered {
  const tallies = new Map<number, Tally>();
  const meet = (at: number, q: number, { term, quality }: TermMatch): void => {
    const tally: Tally = tallies.get(at) ?? { byQuery: new Map(), byTerm: new Map() };
    tallies.set(at, tally);
    raise(tally.byQuery, q, quality * (index.items[at]?.terms.get(term) ?? 0));
    raise(tally.byTerm, term, quality);
  };
  const weights = query.map((term, q) => {
    const touched = new Set<number>();
    for (const match of term.keys.flatMap((key) => index.vocabulary.lookUp(key))) {
      if (term.foreign && match.quality < sameWord) continue;
      for (const at of index.postings.get(match.term) ?? []) {
        meet(at, q, match);
        if (match.quality >= surely) touched.add(at);
      }
    }
    for (const { front, back, cased } of term.keys.flatMap((key) => index.vocabulary.endsOf(key) ?? [])) {
      const both = (index.postings.get(front) ?? []).filter((at) => index.postings.get(back)?.includes(at));
      const quality = cased || term.keys.some(index.vocabulary.has) ? inPieces : wholeCompound;
      for (const at of both) for (const end of [front, back]) meet(at, q, { term: end, quality });
    }
    const known = touched.size > 0 ? rarity(touched.size, index.items.length) : unknownWeight;
    return known * (term.light ? lightWeight : 1) * (term.optional ? optionalWeight : 1);
  });
  return { tallies, weights };
}

/** How much of the message an item explains. */
function explains(tally: Tally, weights: readonly number[], query: readonly QueryTerm[]): { readonly explained: number; readonly unmet: number } {
  let met = 0;
  let all = 0;
  let unmet = 0;
  query.forEach((term, q) => {
    const quality = tally.byQuery.get(q) ?? 0;
    const weight = weights[q] ?? 0;
    if (term.optional && quality === 0) return;
    met += weight * quality;
    all += weight;
    if (quality < 0.5 && !term.optional && !term.light) unmet += 1;
  });
  return { explained: all === 0 ? 0 : met / all, unmet };
}

/** How much of an item's title was said. */
function covers(index: TargetIndex, at: number, item: Item, tally: Tally): number {
  const title = index.titles[at] ?? 0;
  let said = 0;
  for (const [term, quality] of tally.byTerm) said += quality * inTitle(item, term, index.weights);
  return title === 0 ? 0 : said / title;
}

/** Readings below this explain too little to be worth a thought. */
const least = 0.2;

/** Items by score, best first. */
export function searchTargets(index: TargetIndex, query: readonly QueryTerm[]): readonly Found[] {
  if (query.length === 0) return [];
  const { tallies, weights } = gather(index, query);
  const found: Found[] = [];
  for (const [at, tally] of tallies) {
    const item = index.items[at];
    const { explained, unmet } = explains(tally, weights, query);
    if (!item || explained <= least) continue;
    const coverage = covers(index, at, item, tally);
    found.push({ item, explained, unmet, coverage, score: explained * (0.6 + 0.4 * Math.sqrt(coverage)) });
  }
  return found.sort((a, b) => b.score - a.score || (a.item.group < b.item.group ? -1 : 1));
}
