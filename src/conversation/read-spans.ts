import { quarter } from "../shared/quarter.ts";
import { numberWord } from "./read-number-words.ts";
import { sourceOf } from "./read-pattern.ts";
import type { Span } from "./read-text.ts";

/** A time that a figure or a question is about: `2026-Q3`, `2019`, `2021-2023`, `2026-03`, `2023-03-15`. */
export interface PeriodFound extends Span {
  readonly period: string;
  readonly kind: "date" | "quarter" | "month" | "months" | "year" | "years";
}

const edge = String.raw`(?<![\p{L}\d.,-])`;
const close = String.raw`(?![\p{L}\d])`;
const re = (source: string): RegExp => new RegExp(source, "gu");
const two = (n: number): string => String(n).padStart(2, "0");
const years = String.raw`((?:19|20)\d\d)`;
/** A year may stand beside it: "syksyllä 2020", "vuoden 2020 syksyllä". */
const yearAfter = String.raw`(?:\s?[/-]?\s?(?:vuonna |vuoden |of |in |år )?${years}(?![\d]))?`;

const numbered = re(`${edge}(1[0-2]|0?[1-9])\\s?/\\s?${years}${close}`);
const numberedRange = re(`${edge}(1[0-2]|0?[1-9])\\s?-\\s?(1[0-2]|0?[1-9])\\s?/\\s?${years}${close}`);
const roman = re(`${edge}(iv|iii|ii|i)\\s?/\\s?${years}${close}`);
const ago = re(`${edge}(?:(\\p{L}+|\\d{1,2}) )?(vuosi|vuotta|kuukausi|kuukautta|kk) sitten${close}`);
const agoSwedish = re(`${edge}för (\\p{L}+|\\d{1,2}) (år|månad|månader) sedan${close}`);
const agoEnglish = re(`${edge}(\\p{L}+|\\d{1,2}) (years?|months?) ago${close}`);

interface Part {
  readonly pattern: RegExp;
  /** First and last month. */
  readonly from: number;
  readonly to: number;
}
const part = (from: number, to: number, pattern: string): Part => ({ from, to, pattern: re(`${edge}(?:(?:viime |förra |last )?(?:${sourceOf(pattern)}))${yearAfter}${close}`) });

/** "H1", "alkuvuonna", "våren": so many months of a year. A winter is of two years, so it is not known which is meant. */
const parts: readonly Part[] = [
  part(1, 6, `
    h\\s?1(?::\\p{L}{1,4})?|1\\s?h|(?:1\\.|ensimmäi*) ?(?:vuosipuolisko*|vuosipuoliska*|puolivuo*)|alkuvuo*|(?:vuoden|vuonna) (?:\\d{4} )?al(?:ussa|kupuol*)
    första halvåret|första halvan av året|i början av (?:året|(?=20\\d\\d))|(?:the )?first half(?: of(?: the)? year)?|early in the year|early (?=20\\d\\d)|(?:in )?(?:the )?beginning of (?:(?:the|this) year|(?=20\\d\\d))
  `),
  part(7, 12, `
    h\\s?2(?::\\p{L}{1,4})?|2\\s?h|(?:2\\.|toi[ns]e*) ?(?:vuosipuolisko*|vuosipuoliska*|puolivuo*)|loppuvuo*
    andra halvåret|andra halvan av året|(?:the )?second half(?: of(?: the)? year)?
  `),
  part(3, 5, "kevää(?:llä|ltä|n|nä)|kevät(?= \\d{4})|(?:på |under )?våren|i våras|(?:in |during )?(?:the |(?<=last ))spring|in spring"),
  part(6, 8, "kesä(?:llä|ltä|n|nä)|kesä(?= \\d{4})|(?:på |under )?sommaren|i somras|(?:in |during )?(?:the |(?<=last ))summer|in summer"),
  part(9, 11, "syksy(?:llä|ltä|n|nä)|syksy(?= \\d{4})|(?:på |under )?hösten|i höstas|(?:in |during )?(?:the |(?<=last ))(?:autumn|fall)|in autumn"),
];

type Time = Pick<PeriodFound, "period" | "kind">;

/** From one month to another: a month, a quarter, a year or months. */
export function ofMonths(from: number, to: number, y: number): Time {
  if (from === to) return { period: `${y}-${two(from)}`, kind: "month" };
  if (to - from === 2 && from % 3 === 1) return { period: quarter(y, to / 3), kind: "quarter" };
  return from === 1 && to === 12 ? { period: String(y), kind: "year" } : { period: `${y}-${two(from)}/${y}-${two(to)}`, kind: "months" };
}

const at = (m: RegExpMatchArray, time: Time): PeriodFound => ({ ...time, start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });
const all = (text: string, pattern: RegExp, time: (m: RegExpMatchArray) => Time | undefined): readonly PeriodFound[] =>
  [...text.matchAll(pattern)].flatMap((m) => {
    const found = time(m);
    return found ? [at(m, found)] : [];
  });

/** "3/2021" is what a quarter is called, "7/2021" can only be a month. */
const ofNumber = (n: number, y: number): Time => (n <= 4 ? { period: quarter(y, n), kind: "quarter" } : ofMonths(n, n, y));

const gone = /viime |förra |last |i (?:våras|somras|höstas)/u;

/** The latest that has begun; "viime syksynä" is not the one that goes on. */
function yearOf({ from, to }: Part, last: boolean, today: string): number {
  const [y, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return from > month || (last && to >= month) ? y - 1 : y;
}

function monthsAgo(today: string, n: number): Time {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - n;
  return { period: `${Math.floor(index / 12)}-${two((index % 12) + 1)}`, kind: "month" };
}

/** A year ago is that month; further away years are told by their number. */
function agoOf(word: string | undefined, unit: string, today: string): Time | undefined {
  if (word === "puoli" || word === "ett halvt" || word === "half") return monthsAgo(today, 6);
  const spoken = word === undefined || word === "a" || word === "one" ? 1 : /^\d/u.test(word) ? Number(word) : numberWord(word)?.value;
  const inYears = /^(?:vuo|år|year)/u.test(unit);
  const n = spoken ?? (/^(?:vuosi|kuukausi)$/u.test(unit) ? 1 : undefined);
  if (n === undefined || n < 1) return undefined;
  if (!inYears) return monthsAgo(today, n);
  return n === 1 ? monthsAgo(today, 12) : { period: String(Number(today.slice(0, 4)) - n), kind: "year" };
}

/** Times told by a number of the year ("3/2021", "I/2021", "1-6/2021"), by a half or season, or by how long ago. */
export const readSpans = (text: string, today: string, saidYear: string | undefined): readonly PeriodFound[] => [
  ...all(text, numberedRange, (m) => (Number(m[1]) < Number(m[2]) ? ofMonths(Number(m[1]), Number(m[2]), Number(m[3])) : undefined)),
  ...all(text, numbered, (m) => ofNumber(Number(m[1]), Number(m[2]))),
  ...all(text, roman, (m) => ofNumber(["i", "ii", "iii", "iv"].indexOf(m[1] ?? "") + 1, Number(m[2]))),
  ...[ago, agoSwedish, agoEnglish].flatMap((p) => all(text, p, (m) => agoOf(m[1], m[2] ?? "", today))),
  ...parts.flatMap((p) => all(text, p.pattern, (m) => ofMonths(p.from, p.to, Number(m[1] ?? saidYear ?? yearOf(p, gone.test(m[0]), today))))),
];
