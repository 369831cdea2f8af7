import type { Language } from "../shared/language.ts";
import { stopWordsOf } from "./lexicon-stop-words.ts";
import { wordsOf } from "./read-text.ts";

/** Endings and letters that show a language when its small words are missing. */
const signs: Readonly<Record<Language, RegExp>> = {
  fi: /(?:ssa|ssä|sta|stä|lla|llä|lle|lta|ltä|een|iin|jen|ien|iden|aa|ää|uu|yy|nen|kko|kkö|ksi|yö|äy)(?![\p{L}])/gu,
  sv: /å|(?:ning(?:en|ar|arna)?|het(?:en)?|erna|orna|arna|tjänster|vård(?:en)?|åtgärd(?:er|en|erna)?|grupp(?:en)?)(?![\p{L}])/gu,
  en: /(?:tion|ing|ment|ness|ship|ies|care|services?|w|th)(?![\p{L}])/gu,
};

const scoresOf = (text: string): readonly { readonly language: Language; readonly score: number }[] => {
  const words = wordsOf(text).map((w) => w.text);
  const count = (language: Language): number =>
    2 * words.filter((w) => stopWordsOf[language].has(w)).length + [...text.matchAll(signs[language])].length;
  return (["fi", "sv", "en"] as const).map((language) => ({ language, score: count(language) })).sort((a, b) => b.score - a.score);
};

/** So much more that one small word or ending does not decide. */
const sure = 3;

/** The language to answer in, when the words leave no doubt. */
export function surelyIn(text: string): Language | undefined {
  const [best, second] = scoresOf(text);
  return best && second && best.score >= second.score + sure ? best.language : undefined;
}

/** The language a message is written in; undefined when nothing tells, so that nothing is left out by a wrong guess. */
export function languageOf(text: string): Language | undefined {
  const [best, second] = scoresOf(text);
  return best && second && best.score > second.score ? best.language : undefined;
}
