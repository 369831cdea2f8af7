import { distance } from "fastest-levenshtein";
import MiniSearch from "minisearch";
import { wordKey } from "./read-stem.ts";

/** A word of the programme that a written word may mean, and how surely, 0–1. */
export interface TermMatch {
  readonly term: string;
  readonly quality: number;
}

/** Both ends of a compound. `cased`: the first stands in a case in it, so that another word may be meant. */
export interface Ends {
  readonly front: string;
  readonly back: string;
  readonly cased?: true;
}

/** The programme's own words, by their keys. */
export interface Vocabulary {
  readonly has: (key: string) => boolean;
  /** A word of the programme, or one put together from two of its words. */
  readonly knows: (key: string) => boolean;
  /** Words that a key may mean: the same, a typo away, or a part of a compound. */
  readonly lookUp: (key: string) => readonly TermMatch[];
  /** Both ends of a compound, when both are words of the programme: a title that has the two says the compound. */
  readonly endsOf: (key: string) => Ends | undefined;
}

/** Parts shorter than this say too little: "työ" is in everything. */
const shortestPart = 4;
/** A part at the end of a compound, "automaatit" of "lääkeautomaatit", is surer when it is most of the word. */
const partQuality = (part: number, whole: number): number => 0.5 + 0.4 * (part / whole);
/** Ends of compounds that say nothing of their own: "visiotyö" is about the vision. Keys. */
const emptyEnds = "työ hank projekt asi luku määr osuu prosent tilan tas ast toimin kehittäm kokeilu pilot suunnitelm käyn mal".split(" ");
const hasEmptyEnd = (whole: string, part: string): boolean =>
  emptyEnds.some((end) => whole.endsWith(end) && part.length + end.length >= whole.length - 2);

/** The other way round, "parkkipaikka" for "paikka", what is left of the word is about something else. */
const headQuality = (part: number, whole: number): number => 0.2 + 0.5 * (part / whole);
const typoQuality = [1, 0.82, 0.68] as const;

const reversed = (text: string): string => Array.from(text).reverse().join("");

/** Typos allowed in a word of that length. */
const typosIn = (length: number): 0 | 1 | 2 => (length >= 10 ? 2 : length >= 6 ? 1 : 0);

function quality(key: string, term: string): number {
  if (key === term) return 1;
  const [short, long] = key.length < term.length ? [key, term] : [term, key];
  // A borrowed word takes its ending on a vowel that its base form lacks: chatbot, chatbotin.
  if (short.length >= 5 && long.startsWith(short) && long.length - short.length <= 2) return 0.92;
  if (long.startsWith(short) && short.length >= 0.75 * long.length) return 0.85;
  if (key === long && long.startsWith(short) && hasEmptyEnd(long, short)) return 0.88;
  const typos = distance(key, term);
  const byTypo = typos <= typosIn(short.length) && key[0] === term[0] ? (typoQuality[typos] ?? 0) : 0;
  if (short.length < shortestPart) return byTypo;
  if (!long.startsWith(short) && !long.endsWith(short)) return byTypo;
  if (key === long) return Math.max(byTypo, headQuality(short.length, long.length));
  return Math.max(byTypo, partQuality(short.length, long.length) + (long.startsWith(short) ? 0.05 : 0));
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

  const endsOf = (key: string): Ends | undefined => {
    const parts = contained(key);
    const longest = (fits: (part: string) => boolean): string => parts.filter(fits).sort((a, b) => b.length - a.length)[0] ?? "";
    const [front, back] = [longest((p) => key.startsWith(p)), longest((p) => key.endsWith(p))];
    return front !== "" && back !== "" && front.length + back.length >= key.length - 3 ? { front, back } : genitiveEnds(key);
  };

  /** "toiminnanohjaus": the first part is in the genitive, whose stem differs. */
  const genitiveEnds = (key: string): Ends | undefined => {
    for (let at = key.length - shortestPart; at >= shortestPart; at -= 1) {
      if (key[at - 1] !== "n" || !known.has(key.slice(at))) continue;
      const front = wordKey(key.slice(0, at));
      if (known.has(front)) return { front, back: key.slice(at), cased: true };
    }
    return undefined;
  };

  return {
    has: (key) => known.has(key),
    knows: (key) => known.has(key) || endsOf(key) !== undefined,
    endsOf,
    lookUp(key) {
      if (/^\d/u.test(key)) return known.has(key) ? [{ term: key, quality: 1 }] : [];
      const parts = contained(key);
      // Alone, an end of such a compound says a little less than the whole.
      const whole = endsOf(key) ? 0.75 : 0;
      const terms = new Set([...(known.has(key) ? [key] : []), ...wider(key), ...parts]);
      // A word that the programme has as a whole is not about its parts.
      const partly = known.has(key) ? 0.7 : 1;
      return [...terms]
        .map((term) => {
          const met = Math.max(quality(key, term), parts.includes(term) ? whole : 0);
          return { term, quality: term.length < key.length ? partly * met : met };
        })
        .filter((m) => m.quality > 0.4);
    },
  };
}
