import { distance } from "fastest-levenshtein";
import MiniSearch from "minisearch";

/** A word of the programme that a written word may mean, and how surely, 0–1. */
export interface TermMatch {
  readonly term: string;
  readonly quality: number;
}

/** The programme's own words, by their keys. */
export interface Vocabulary {
  readonly has: (key: string) => boolean;
  /** Words that a key may mean: the same, a typo away, or a part of a compound. */
  readonly lookUp: (key: string) => readonly TermMatch[];
}

/** Parts shorter than this say too little: "työ" is in everything. */
const shortestPart = 4;
/** A part at the end of a compound, "automaatit" of "lääkeautomaatit", is surer when it is most of the word. */
const partQuality = (part: number, whole: number): number => 0.5 + 0.4 * (part / whole);
const typoQuality = [1, 0.86, 0.72] as const;

const reversed = (text: string): string => Array.from(text).reverse().join("");

/** Typos allowed in a word of that length. */
const typosIn = (length: number): 0 | 1 | 2 => (length >= 9 ? 2 : length >= 5 ? 1 : 0);

function quality(key: string, term: string): number {
  if (key === term) return 1;
  const [short, long] = key.length < term.length ? [key, term] : [term, key];
  const typos = distance(key, term);
  const byTypo = typos <= typosIn(short.length) && key[0] === term[0] ? (typoQuality[typos] ?? 0) : 0;
  if (short.length < shortestPart) return byTypo;
  const part = long.startsWith(short) ? partQuality(short.length, long.length) + 0.05 : long.endsWith(short) ? partQuality(short.length, long.length) : 0;
  return Math.max(byTypo, part);
}

/** One MiniSearch document per distinct word, read forwards and backwards so that both ends of compounds are found by prefix. */
export function buildVocabulary(terms: Iterable<string>): Vocabulary {
  const known = new Set(terms);
  const search = new MiniSearch<{ id: string; forwards: string; backwards: string }>({
    fields: ["forwards", "backwards"],
    tokenize: (text) => [text],
    processTerm: (term) => term,
  });
  search.addAll([...known].filter((t) => !/^\d/u.test(t)).map((id) => ({ id, forwards: id, backwards: reversed(id) })));

  const wider = (key: string): readonly string[] => {
    const near = known.has(key) ? 0 : typosIn(key.length);
    const prefix = key.length >= shortestPart;
    return [
      ...search.search(key, { fields: ["forwards"], prefix, fuzzy: near }),
      ...(prefix ? search.search(reversed(key), { fields: ["backwards"], prefix: true }) : []),
    ].map((hit) => String(hit.id));
  };
  const contained = (key: string): readonly string[] =>
    Array.from({ length: Math.max(0, key.length - shortestPart) }, (_, i) => i + shortestPart)
      .flatMap((n) => [key.slice(0, n), key.slice(key.length - n)])
      .filter((part) => known.has(part));

  return {
    has: (key) => known.has(key),
    lookUp(key) {
      if (/^\d/u.test(key)) return known.has(key) ? [{ term: key, quality: 1 }] : [];
      const terms = new Set([...(known.has(key) ? [key] : []), ...wider(key), ...contained(key)]);
      return [...terms].map((term) => ({ term, quality: quality(key, term) })).filter((m) => m.quality > 0.5);
    },
  };
}
