import { languages, type Language } from "../shared/language.ts";
import { stemsOf, translate } from "./lexicon.ts";
import { stopWordsOf } from "./lexicon-stop-words.ts";
import { anyOf } from "./read-pattern.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";

/** Endings and letters that show a language when its small words are missing. */
const signs: Readonly<Record<Language, RegExp>> = {
  fi: /(?:ssa|ssä|sta|stä|lla|llä|lle|lta|ltä|een|iin|jen|ien|iden|aa|ää|uu|yy|nen|kko|kkö|ksi|yö|äy)(?![\p{L}])/gu,
  sv: /å|(?:ning(?:en|ar|arna)?|het(?:en)?|erna|orna|arna|tjänster|vård(?:en)?|åtgärd(?:er|en|erna)?|grupp(?:en)?)(?![\p{L}])/gu,
  en: /(?:tion|ing|ment|ness|ship|ies|care|services?|w|th)(?![\p{L}])/gu,
};

type Scores = Readonly<Record<Language, number>>;

function scoresOf(text: string): Scores {
  const words = wordsOf(text).map((w) => w.text);
  const count = (language: Language): number =>
    2 * words.filter((w) => stopWordsOf[language].has(w)).length + [...text.matchAll(signs[language])].length;
  return { fi: count("fi"), sv: count("sv"), en: count("en") };
}

/** The language that is ahead of the others by so much. */
function ahead(scores: Scores, by: number): Language | undefined {
  const [best, second] = [...languages].sort((a, b) => scores[b] - scores[a]);
  return best && second && scores[best] >= scores[second] + by ? best : undefined;
}

/** Words of what Kvartti is asked that only one of the languages has: one of them decides a short message. */
const own: Readonly<Record<Language, RegExp>> = {
  fi: anyOf("tilan(?:ne|teen|netta|teesta)|tavoit(?:e|teen|tee[a-zäö]*)|toimenpi*|puuttu*|kuka|mikä|mitä|mitkä|missä|entä|kiitos|kiitti|ohje|ohjeet|apua|aikatau*|muistuta*|myöhässä|vastaa|kirjaa|luvut|luku|onko|väliarvioin*"),
  sv: anyOf(`
    hjälp*|mål|målet|målen|åtgärd*|saknas|saknar|fattas|siffr*|tidtabell*|tidsplan*|ansvar*|uppgift*|punkter*|försena*|påminn*|tack|och|vad|vem|vilka|hur|när|inte
    läge|läget|lägen|mätar*|*utvärdering*|rapport|rapporten|starta|påbörja|registrera|anteckna|skicka|koppla|kollega*|äldre*|barnskydd*|klart?|färdig*|mina|mitt|öka[a-zäö]*|minska[a-zäö]*|procent*
  `),
  en: anyOf(`
    goals?|measures?|missing|overdue|late|schedules?|owners?|owns?|responsible|tasks?|thanks|thank|what|what's|which|who|how|when|the|my|remind|remember
    figures?|indicators?|report|behind|evaluation|elderly|children|home|send|record|delegate|due|done|start the
  `),
};

/** English that others say as well: it decides where every other word is English, too. */
const borrowed = anyOf("help|deadlines?|start|update|summary");

const wholly = (text: string): boolean =>
  borrowed.test(text) && wordsOf(text).every(({ text: w }) => /\d/u.test(w) || stopWordsOf.en.has(w) || own.en.test(w) || borrowed.test(w));

/** So much more that one small word or ending does not decide. */
const sure = 3;

/** The language to answer in, when the words leave no doubt. */
export function surelyIn(message: string): Language | undefined {
  const text = message.toLowerCase();
  const words = wordsOf(text).map((w) => w.text);
  const [sv, en] = (["sv", "en"] as const).map((l) => ({ l, stems: stemsOf(words, l, wordKey) }));
  const known = (at: number): Language | undefined => {
    const [inSwedish, inEnglish] = [sv, en].map((x) => x !== undefined && !stopWordsOf.fi.has(words[at] ?? "") && translate(x.stems, at, x.l) !== undefined);
    return inSwedish === inEnglish ? undefined : inSwedish ? "sv" : "en";
  };
  const fields = words.map((_, at) => known(at));
  const plain = scoresOf(text);
  const score = (l: Language): number => plain[l] + sure * words.filter((w) => own[l].test(w)).length + 2 * fields.filter((f) => f === l).length;
  return ahead({ fi: score("fi"), sv: score("sv"), en: score("en") }, sure) ?? (wholly(text) ? "en" : undefined);
}

/** The language a message is written in; undefined when nothing tells, so that nothing is left out by a wrong guess. */
export const languageOf = (text: string): Language | undefined => ahead(scoresOf(text), 1);
