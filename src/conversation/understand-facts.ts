import type { Language } from "../shared/language.ts";
import { cues, type Cue } from "./lexicon-cues.ts";
import { readLabels, type LabelRef } from "./read-labels.ts";
import { languageOf } from "./read-language.ts";
import { notThings, readNumbers, type Figure } from "./read-numbers.ts";
import { readPeriods, type PeriodFound } from "./read-periods.ts";
import { readQuery, type QueryTerm } from "./read-query.ts";
import { correctSpelling } from "./read-spelling.ts";
import { blank, evenText, isQuestion, wordsOf, type EvenText, type Span } from "./read-text.ts";
import { readWhen } from "./read-when.ts";

/** All that the words of a message say, before anything is decided. */
export interface Facts {
  readonly even: EvenText;
  /** Small letters, usual misspellings of Kvartti's own words put right. */
  readonly text: string;
  readonly language: Language | undefined;
  readonly question: boolean;
  readonly cues: ReadonlySet<Cue>;
  readonly labels: readonly LabelRef[];
  readonly periods: readonly PeriodFound[];
  readonly when: string | undefined;
  readonly figures: readonly Figure[];
  readonly query: readonly QueryTerm[];
}

/** "Mites 14?": a number with nothing beside it names something; "luku on 14" is a figure. */
function bareNumber(figures: readonly Figure[], said: ReadonlySet<Cue>): LabelRef | undefined {
  const [figure] = figures;
  const labelLike = figure !== undefined && figures.length === 1 && Number.isInteger(figure.value) && figure.value >= 1 && figure.value <= 40;
  if (!labelLike || figure.unit !== undefined || figure.bound || said.has("record") || said.has("figure") || !said.has("status")) return undefined;
  return { kind: "either", number: figure.value, nickname: true, start: figure.start, end: figure.end };
}

export interface Known {
  /** Whether a key is a word of the programme. */
  readonly key: (key: string) => boolean;
}

/** Digits long enough to be a name ("116117"); shorter ones stand in titles only as limits and years. */
const shortestName = 5;

/** Units that are things ("asiakasta") also tell what is counted. */
const isNoun = (unit: string | undefined): boolean => unit !== undefined && !notThings.has(unit);

/** "lapset 12, vammaiset 30": in a list of figures the words before them name its parts, not a group or a title. */
function partWords(text: string, figures: readonly Figure[]): readonly Span[] {
  if (figures.length < 2) return [];
  const before = figures.map((f) => wordsOf(text.slice(0, f.start)).at(-1));
  const listed = figures.every((f, i) => {
    const word = before[i];
    if (word === undefined || !/^\p{L}/u.test(word.text) || f.start - word.end > 2) return false;
    return i === 0 || /[,;]|\s(?:ja|och|and)\s/u.test(` ${text.slice(figures[i - 1]?.end, word.start)} `);
  });
  return listed ? before.flatMap((word) => word ?? []) : [];
}

/** Labels with a letter are read before dates ("2.a"), dates and quarters before plain labels ("Q3", "1.2."). */
export function readFacts(message: string, today: string, known: Known): Facts {
  const even = evenText(message);
  const text = correctSpelling(even.text, known.key);
  const language = languageOf(text);
  const periods = readPeriods(text, today);
  const untimed = blank(text, periods);
  const labels = readLabels(untimed);
  const unlabelled = blank(untimed, labels);
  const figures = readNumbers(unlabelled, language === "en", (digits) => digits.length >= shortestName && known.key(digits));
  const read = figures.filter((f) => !f.bound).map(({ start, numberEnd, end, unit }) => ({ start, end: isNoun(unit) ? numberEnd : end }));
  const words = blank(unlabelled, read);
  const said = new Set((Object.keys(cues) as Cue[]).filter((cue) => cues[cue].test(text)));
  const query = readQuery({ text: blank(words, partWords(text, figures)), language, isKnown: known.key });
  const bare = labels.length === 0 && !query.some((t) => !t.optional && !t.light) ? bareNumber(figures, said) : undefined;
  return {
    even,
    text,
    language,
    question: isQuestion(text),
    cues: said,
    labels: bare ? [bare] : labels,
    periods,
    when: readWhen(text, today),
    figures: bare ? [] : figures,
    query,
  };
}
