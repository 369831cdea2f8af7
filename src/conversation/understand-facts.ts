import type { Language } from "../shared/language.ts";
import { cues, type Cue } from "./lexicon-cues.ts";
import { readLabels, type LabelRef } from "./read-labels.ts";
import { languageOf } from "./read-language.ts";
import { readNumbers, type Figure } from "./read-numbers.ts";
import { readPeriods, type PeriodFound } from "./read-periods.ts";
import { readQuery, type QueryTerm } from "./read-query.ts";
import { correctSpelling } from "./read-spelling.ts";
import { blank, evenText, isQuestion, type EvenText } from "./read-text.ts";
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

export interface Known {
  /** Whether a key is a word of the programme. */
  readonly key: (key: string) => boolean;
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
  const figures = readNumbers(unlabelled, language === "en", (digits) => known.key(digits));
  const words = blank(unlabelled, figures.filter((f) => !f.bound && !known.key(text.slice(f.start, f.end))));
  return {
    even,
    text,
    language,
    question: isQuestion(text),
    cues: new Set((Object.keys(cues) as Cue[]).filter((cue) => cues[cue].test(text))),
    labels,
    periods,
    when: readWhen(text, today),
    figures,
    query: readQuery({ text: words, language, isKnown: known.key }),
  };
}
