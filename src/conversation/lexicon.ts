import type { Language } from "../shared/language.ts";
import { englishTerms } from "./lexicon-en.ts";
import { finnishTerms } from "./lexicon-fi.ts";
import { swedishTerms } from "./lexicon-sv.ts";
import { englishKey, swedishKey, wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";

/** A word or phrase of everyday language and the keys of the programme's words for it. */
interface Entry {
  readonly words: readonly string[];
  /** One list per word meant; in a list, the alternatives. */
  readonly meant: readonly (readonly string[])[];
}

/** Entries by the key of their first word, longest phrase first. */
interface Lexicon {
  readonly stem: (word: string) => string;
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Long single words, for compounds that begin with one. */
  readonly heads: readonly Entry[];
}

/** Compounds are looked up by their beginning only when it is at least this long. */
const longHead = 6;

function parse(lines: string, stem: (word: string) => string): Lexicon {
  const entries = new Map<string, Entry[]>();
  const heads: Entry[] = [];
  for (const line of lines.trim().split("\n")) {
    const [said = "", meant = ""] = line.split(" = ");
    const keys = wordsOf(meant).map((w) => wordKey(w.text));
    const lists = meant.includes(" / ") ? [keys] : keys.map((key) => [key]);
    for (const phrase of said.split(", ")) {
      const entry = { words: wordsOf(phrase).map((w) => stem(w.text)), meant: lists };
      const first = entry.words[0] ?? "";
      entries.set(first, [...(entries.get(first) ?? []), entry].sort((a, b) => b.words.length - a.words.length));
      if (entry.words.length === 1 && first.length >= longHead) heads.push(entry);
    }
  }
  return { stem, entries, heads: heads.sort((a, b) => (b.words[0]?.length ?? 0) - (a.words[0]?.length ?? 0)) };
}

const lexicons: Readonly<Record<Language, Lexicon>> = {
  fi: parse(finnishTerms, wordKey),
  sv: parse(swedishTerms, swedishKey),
  en: parse(englishTerms, englishKey),
};

export interface Translated {
  /** How many words the phrase takes. */
  readonly length: number;
  readonly meant: Entry["meant"];
}

/** Stems of a message's words in a language. */
export const stemsOf = (words: readonly string[], language: Language, finnishKey: (word: string) => string): readonly string[] =>
  words.map(language === "fi" ? finnishKey : lexicons[language].stem);

/** The longest phrase of a language that begins at a word, by the stems of the words; a Swedish compound is found by its beginning. */
export function translate(stems: readonly string[], at: number, language: Language): Translated | undefined {
  const { entries, heads } = lexicons[language];
  const first = stems[at] ?? "";
  const whole = entries.get(first)?.find((e) => e.words.every((w, i) => stems[at + i] === w));
  if (whole) return { length: whole.words.length, meant: whole.meant };
  const head = language === "sv" ? heads.find((e) => first.length > longHead + 2 && first.startsWith(e.words[0] ?? "-")) : undefined;
  return head ? { length: 1, meant: head.meant } : undefined;
}
