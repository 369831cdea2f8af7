import { placeInFinnish } from "./lexicon-places.ts";
import type { Figure } from "./read-numbers.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";
import { isName } from "./target-people.ts";
import type { Understood } from "./understood.ts";

type Values = Understood["values"];

/** A part or place of the programme, when the word names it in any inflection, or in Swedish where it is a place. */
export function partNamed(word: string, parts: readonly string[]): string | undefined {
  const said = word.toLowerCase();
  const same = (name: string): boolean => wordKey(name) === wordKey(said) || isName(placeInFinnish(said), name);
  return parts.find((part) => part.toLowerCase() === said || wordsOf(part.toLowerCase()).some((w) => same(w.text)));
}

/** The parts that a stretch of words names. */
export const partsIn = (words: string, parts: readonly string[]): readonly string[] => [...new Set(wordsOf(words).flatMap((w) => partNamed(w.text, parts) ?? []))];

/** The one part that it names; undefined for none and for several. */
function partIn(words: string, parts: readonly string[]): string | undefined {
  const [part, ...more] = partsIn(words, parts);
  return more.length === 0 ? part : undefined;
}

const breaks = /[,;\n]|(?<![\p{L}])(?:ja|och|and)(?![\p{L}])|\d/u;
/** Words between a figure and the one before it, and between it and the one after it. */
const before = (text: string, f: Figure): string => text.slice(0, f.start).split(breaks).at(-1) ?? "";
const after = (text: string, f: Figure): string => text.slice(f.numberEnd).split(breaks)[0] ?? "";

/** The sum is computed. */
const sums = /(?<![\p{L}])(?:yhteensä|kaikkiaan|summa|sammanlagt|totalt|summan?|in total|total|altogether)\s?:?\s?$/u;

/**
 * Figures with the part that each was said of: "lapset 12, vammaiset 30", "12 lasta ja 30 vammaista", "Pori 1 210 ja Ulvila 186". A figure
 * whose part is not known stays without one, so that nobody takes it for another's. Undefined when no list was said.
 */
export function namedParts(text: string, figures: readonly Figure[], parts: readonly string[]): Values | undefined {
  const told = figures.filter((f) => !sums.test(text.slice(0, f.start)));
  const ways = [before, after].map((side) => told.map((f) => partIn(side(text, f), parts)));
  const [names = []] = ways.sort((a, b) => b.filter(Boolean).length - a.filter(Boolean).length);
  const named = names.filter((n) => n !== undefined);
  if (new Set(named).size !== named.length || named.length === 0) return undefined;
  return told.map(({ value }, i) => ({ value, ...(names[i] === undefined ? {} : { part: names[i] }) }));
}
