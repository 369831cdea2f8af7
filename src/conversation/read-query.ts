import type { Language } from "../shared/language.ts";
import { stemsOf, translate } from "./lexicon.ts";
import { kindWords } from "./lexicon-kinds.ts";
import { stopWords, stopWordsOf } from "./lexicon-stop-words.ts";
import { cues } from "./lexicon-cues.ts";
import { wordKey } from "./read-stem.ts";
import { blank, wordsOf, type Word } from "./read-text.ts";
import { isLight } from "./target-index.ts";

/** A word or phrase of the message that may name something of the programme. */
export interface QueryTerm {
  readonly text: string;
  /** Keys it may stand under: its own, and those of the words it is another word for. */
  readonly keys: readonly string[];
  /** A word of asking ("vastuuhenkilö", "raportti"): it may name something, but need not. */
  readonly optional: boolean;
  readonly light: boolean;
  /** A word of another language than the titles: only the same word counts, not one that happens to look alike. */
  readonly foreign: boolean;
}

/** Says what a message is about; asking words and words of half of all titles do not. */
export const isTelling = (t: QueryTerm): boolean => !t.optional && !t.light;

/** More words than any real question has; what comes after is not searched for. */
const mostTerms = 60;

/** What is counted is no way of asking: "montako raporttia", "raportteja otettu 1 240". */
const counted = /(?<![\p{L}])(?:montako|kuinka monta|kuinka moni|hur många|how many)\s$/u;
const countedWord = /^(?:(?!te|an)\p{L}+(?:ja|jä|ita|itä)|rapporter|reports)$/u;

const kinds = Object.values(kindWords);

const asking: readonly RegExp[] = Object.entries(cues)
  .filter(([cue]) => cue !== "mine")
  .map(([, shape]) => shape);

/** Ways of asking overlap ("kuka ei ole vastannut"); this many are found of each kind. */
const mostMatches = 5;

/** Places of words that belong to a way of asking: all of a short match, the first and the last word of one with other words between. */
function askingPlaces(text: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (const shape of asking) {
    let left = text;
    for (let n = 0; n < mostMatches; n += 1) {
      const m = shape.exec(left);
      const inside = m ? wordsOf(m[0]) : [];
      const [first, last] = [inside[0], inside.at(-1)];
      if (!m || !first || !last) break;
      for (const word of inside.length <= 2 ? inside : [first, last]) places.add(m.index + word.start);
      left = blank(left, [{ start: m.index + first.start, end: m.index + first.end }]);
    }
  }
  return places;
}

/** "koulutustavoite": the word for a kind of thing at the end of a compound is no part of a title. */
const kindEnd = /(?<=\p{L}{4})(?:tavoi?t?te|toimenpi(?:de|te|tee)|hank(?:e|kee)|projekti|mittari|homm(?:a|i|ie)|juttu|asia)(?:n|t|ta|tta|a|sta|esta|ssa|essa|lla|lle|iden|id?en)?$/u;

/** The word without it, unless the programme has the word as it stands. */
function named(word: string, isKnown: (key: string) => boolean, wordKey: (word: string) => string): string {
  const cut = word.replace(kindEnd, "");
  return cut !== word && !isKnown(wordKey(word)) && isKnown(wordKey(cut)) ? cut : word;
}

/** "etä hoiva": two words that the programme writes as one. */
function joinedWith(next: Word | undefined, { text, end }: Word, isWord: (word: string) => boolean): string | undefined {
  const both = `${text}${next?.text ?? ""}`;
  return next?.start === end + 1 && text.length >= 3 && next.text.length >= 4 && /^\p{L}+$/u.test(both) && isWord(both) ? both : undefined;
}

const lexiconsFor = (language: Language | undefined): readonly Language[] =>
  language === undefined ? ["fi", "sv", "en"] : language === "fi" ? ["fi"] : ["fi", language];

interface QueryParts {
  /** The message; words that were read as labels, times and figures blank. */
  readonly text: string;
  readonly language: Language | undefined;
  readonly isKnown: (key: string) => boolean;
  /** A figure was told. */
  readonly figure: boolean;
}

/** The words of a message that are worth searching for. */
export function readQuery({ text, language, isKnown, figure }: QueryParts): readonly QueryTerm[] {
  const words = wordsOf(text);
  const texts = words.map((w) => w.text);
  const places = askingPlaces(text);
  const inLexicons = lexiconsFor(language).map((l) => ({ l, stems: stemsOf(texts, l, wordKey) }));
  const stop = language === "fi" ? stopWordsOf.fi : stopWords;
  const terms: QueryTerm[] = [];
  for (let at = 0; at < words.length && terms.length < mostTerms; ) {
    const word = words[at] as Word;
    const joined = joinedWith(words[at + 1], word, (w) => isKnown(wordKey(w)));
    const own = wordKey(joined ?? named(word.text, isKnown, wordKey));
    const said = inLexicons
      .map(({ l, stems }) => translate(stems, at, l))
      .find((t) => t !== undefined && (t.length > 1 || !stop.has(word.text)));
    const length = said?.length ?? (joined === undefined ? 1 : 2);
    const empty = /^\d/u.test(word.text) ? !isKnown(word.text) : word.text.length < 2;
    const skipped = said === undefined && (stop.has(word.text) || empty);
    if (!skipped) {
      const phrase = texts.slice(at, at + length).join(" ");
      const alsoItself = isKnown(own) && (length === 1 || joined !== undefined) ? [own] : [];
      for (const meant of said?.meant ?? [[own]]) {
        const keys = [...new Set([...alsoItself, ...meant])];
        terms.push({
          text: phrase,
          keys,
          optional: places.has(word.start) && !(figure && countedWord.test(word.text)) && !counted.test(text.slice(Math.max(0, word.start - 20), word.start)),
          light: keys.every(isLight) || kinds.some((k) => k.test(word.text)),
          foreign: said === undefined && (language === "sv" || language === "en"),
        });
      }
    }
    at += length;
  }
  return terms;
}
