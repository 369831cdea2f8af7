import type { Language } from "../shared/language.ts";
import { cues, type Cue } from "./lexicon-cues.ts";
import { doing } from "./lexicon-doing.ts";
import { stopWordsOf } from "./lexicon-stop-words.ts";
import { readLabels, type LabelRef } from "./read-labels.ts";
import { languageOf } from "./read-language.ts";
import { notThings, readNumbers, type Figure } from "./read-numbers.ts";
import { isOfFigure, timeWithoutPeriod } from "./read-no-period.ts";
import { asksOfRound } from "./read-round.ts";
import { readPeriods, type PeriodFound } from "./read-periods.ts";
import { isTelling, readQuery, type QueryTerm } from "./read-query.ts";
import { correctSpelling } from "./read-spelling.ts";
import { writeOut } from "./read-spoken.ts";
import { readStates, type StatesAsked } from "./read-states.ts";
import { wordKey } from "./read-stem.ts";
import { blank, evenText, isQuestion, wordsOf, type EvenText, type Span } from "./read-text.ts";
import { readWhen } from "./read-when.ts";
import { givenTo, receiverIn } from "./target-people.ts";

/** All that the words of a message say, before anything is decided. */
export interface Facts {
  readonly even: EvenText;
  /** Small letters, usual misspellings of Kvartti's own words put right. */
  readonly text: string;
  /** Civil date that times are reckoned from. */
  readonly today: string;
  readonly language: Language | undefined;
  readonly question: boolean;
  readonly cues: ReadonlySet<Cue>;
  readonly labels: readonly LabelRef[];
  readonly periods: readonly PeriodFound[];
  /** A time that nothing is told of ("viime viikolla"), in its own words; then there are no periods. */
  readonly noPeriod: string | undefined;
  readonly when: string | undefined;
  readonly figures: readonly Figure[];
  readonly query: readonly QueryTerm[];
  /** When the evaluation itself opens or ends is asked. */
  readonly ofRound: boolean;
  /** Items in certain states are asked for. */
  readonly asked: StatesAsked | undefined;
}

const afterName = /^\p{L}+n\s\d{1,2}[\s?!.]*$/u;

/** "Työhyvinvointi 5 etätyö missä vaiheessa": a group, a number, its title. */
const namedAround = /^\p{L}{5,}\s\d{1,2}\s\p{L}{4,}/u;

/** "Mites 14?", "työhyvinvoinnin 14": a number with nothing beside it names something; "luku on 14" is a figure. */
function bareNumber(text: string, figures: readonly Figure[], said: ReadonlySet<Cue>): LabelRef | undefined {
  const [figure] = figures;
  const labelLike = figure !== undefined && figures.length === 1 && Number.isInteger(figure.value) && figure.value >= 1 && figure.value <= 40;
  const inside = namedAround.test(text) && (said.has("status") || said.has("schedule") || said.has("owner"));
  if (labelLike && figure.unit === undefined && (afterName.test(text) || inside)) {
    return { kind: "either", number: figure.value, nickname: true, start: figure.start, end: figure.end };
  }
  if (!labelLike || figure.unit !== undefined || figure.bound || said.has("record") || said.has("figure") || !(said.has("status") || said.has("schedule") || said.has("owner") || said.has("delegate"))) return undefined;
  return { kind: "either", number: figure.value, nickname: true, start: figure.start, end: figure.end };
}

/** Words about Kvartti's own things, which no programme needs to have. */
const ownWord = /^tavoi?t|^toimenpi|(?:puole|ryhmä|tiimi|poruka)(?:lla|llä|lta|ltä|ssa|ssä|sta|stä)$|^(?:kvartaali|neljännekse|vaihee|aikataulu|arvioinni|toimenpitee|mittari|hankkee|projekti)\p{L}*(?:lla|llä|lta|ltä|ssa|ssä|sta|stä)$/u;

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

/** "Siirretäänkö", "avataanko": something to be done is still asked for when it is put as a question. */
const asksToDo = /^(\p{L}{4,}(?:aan|ään))k[oö](?![\p{L}])/u;

function cuesIn(text: string): ReadonlySet<Cue> {
  const plain = text.replace(asksToDo, "$1");
  const ways = Object.keys(cues) as Cue[];
  return new Set(ways.filter((cue) => cues[cue].test(text) || (plain !== text && cue in doing && cues[cue].test(plain))));
}

/** What is asked to be given to somebody is passed on, unless it is something to read. */
function withGiving(said: ReadonlySet<Cue>, even: EvenText, labels: readonly LabelRef[]): ReadonlySet<Cue> {
  const toRead = said.has("report") || said.has("status") || said.has("broadcast");
  return !toRead && givenTo(even, labels.length > 0) ? new Set([...said, "delegate"]) : said;
}

/** "Kolmos tavoite" written apart. */
const withNicknames = (text: string): string => text.replace(/(?<!\p{L})(ykkös|kakkos|kolmos|nelos|viitos|kutos)[ -](?=tavoit|toimenpi)/gu, "$1");

/** A week of a year is not that year; of when the figure came ("vuoden 2020 luku tuli eilen") nothing is asked. */
function withoutPeriod(text: string, periods: readonly PeriodFound[]): string | undefined {
  const time = timeWithoutPeriod(text);
  const stands = time !== undefined && (periods.length === 0 || (isOfFigure(time) && periods.every((p) => p.kind === "year")));
  return stands ? time : undefined;
}

/** Labels with a letter are read before dates ("2.a"), dates and quarters before plain labels ("Q3", "1.2."). */
export function readFacts(message: string, today: string, known: Known): Facts {
  const even = evenText(message);
  const isWord = (word: string): boolean => stopWordsOf.fi.has(word) || ownWord.test(word) || known.key(wordKey(word));
  // Only Finnish is cut short in this way; "is" and "mis" are words elsewhere.
  const said = languageOf(even.text);
  const text = withNicknames(correctSpelling(said === "sv" || said === "en" ? even.text : writeOut(even.text, isWord), known.key));
  const language = languageOf(text);
  const periods = readPeriods(text, today);
  const noPeriod = withoutPeriod(text, periods);
  const unread = noPeriod === undefined ? [] : [{ start: text.indexOf(noPeriod), end: text.indexOf(noPeriod) + noPeriod.length }];
  const untimed = blank(text, [...periods, ...unread]);
  const labels = readLabels(untimed);
  const unlabelled = blank(untimed, labels);
  const figures = readNumbers(unlabelled, language === "en", (digits) => digits.length >= shortestName && known.key(digits));
  const read = figures.filter((f) => !f.bound).map(({ start, numberEnd, end, unit }) => ({ start, end: isNoun(unit) ? numberEnd : end }));
  const states = readStates(text);
  const words = blank(unlabelled, [...read, ...(states?.spans ?? [])]);
  const told = withGiving(cuesIn(text), even, labels);
  const query = readQuery({ text: blank(words, partWords(text, figures)), language, isKnown: known.key, figure: figures.some((f) => !f.bound && (f.unit !== undefined || told.has("figure"))) });
  // "Pyydä 7 Jennalta": the receiver's name is no subject.
  const passed = told.has("delegate") && receiverIn(even) !== undefined;
  const few = query.filter(isTelling).length <= (namedAround.test(text) ? 2 : afterName.test(text) || passed ? 1 : 0);
  const bare = labels.length === 0 && few ? bareNumber(text, figures, told) : undefined;
  return {
    even,
    text,
    today,
    language,
    question: isQuestion(text),
    cues: told,
    labels: bare ? [bare] : labels,
    periods: noPeriod === undefined ? periods : [],
    noPeriod,
    when: readWhen(text, today),
    figures: bare ? [] : figures,
    query,
    ofRound: asksOfRound(text, query),
    asked: states && { states: states.states, ...(states.goals ? { goals: true } : {}) },
  };
}
