import { doing } from "./lexicon-doing.ts";
import { multipliers, noneWords, shareWords, unitShapes } from "./lexicon-units.ts";
import { numberWord } from "./read-number-words.ts";
import { blank, wordsOf, type Span } from "./read-text.ts";

/** A figure as said. */
export interface Figure extends Span {
  readonly value: number;
  /** Where the number itself ends and its unit begins. */
  readonly numberEnd: number;
  /** Kvartti's unit, when one was said beside it. */
  readonly unit?: string;
  /** "yli 9 käyntiä", "> 9": a limit that belongs to the definition of what is counted, unless nothing else is there. */
  readonly bound?: boolean;
}

const unitAfter = unitShapes.map(([shape, unit]) => [new RegExp(`^\\s?(?:${shape})(?![\\p{L}])`, "u"), unit] as const);
const timesAfter = multipliers.map(([shape, by]) => [new RegExp(`^\\s?(?:${shape})(?![\\p{L}])`, "u"), by] as const);
const shares = shareWords.map(([shape, value]) => [new RegExp(`(?<![\\p{L}])(?:${shape})(?![\\p{L}])`, "gu"), value] as const);
const nothing = new RegExp(`(?<![\\p{L}])(?:${noneWords})(?![\\p{L}])`, "gu");

/** Ages, clock times, ranges, paragraphs and telephone numbers: digits that are never readings. */
const never = [
  new RegExp(
    String.raw`(?<![\d.,])(?:(?:yli|alle|över|under|over)\s)?\d{1,3}(?:\s?-\s?\d{1,3})?` +
      String.raw`(?:\s?-?\s?(?:vuoti|v(?![\p{L}])\.?(?!\s?(?:(?:19|20)\d\d|\s{4}))|åring|åriga)|\svuot(?:ta|ena)?\s(?:täyttä|vanh)` +
      String.raw`|\sår\s(?:fyllda|gamla)|[-\s]years?[-\s]olds?)\p{L}*`,
    "gu",
  ),
  /(?<![\p{L}])fyllt\s\d{2,3}(?!\d)/gu,
  /(?<![\p{L}])(?:klo|kello|kl\.?|at)\s?\d{1,2}(?:[.:]\d\d)?(?![\d%]|[.,]\d|\s?(?:%|pros|per ?cent))/gu,
  /(?<!\d)\d{1,2}:\d\d(?!\d)/gu,
  /(?<![\p{L}\d.,])\d+\s?-\s?\d+(?![\p{L}\d.,])/gu,
  /§\s?\d+|\d+\s?§/gu,
  /(?<![\p{L}\d])(?:\+\d{2,3}[\s-]?\d{1,3}|0\d{1,2})[\s-]?\d{3,4}[\s-]?\d{2,4}(?!\d)/gu,
];

const amount = String.raw`\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*`;
const digits = new RegExp(
  String.raw`(?<![\p{L}\d/]|\d[.,]|\p{L}-)([-+]\s?(?=\d))?(${amount})(?!\p{L}|\d|\/|-\p{L}{3,}|\.\p{L})(?::\p{L}{1,5}(?![\p{L}]))?`,
  "gu",
);
const boundBefore = /(?:(?<!\p{L})(?:yli|alle|vähintään|enintään|korkeintaan|över|under|minst|högst|over|at least|at most)|[<>≥≤])\s?$/u;

/** "1 163", "1.163" and, in English, "1,163" are one thousand; "12,5" and "4.1" have decimals. */
function parse(said: string, english: boolean): number | undefined {
  const close = said.replaceAll(" ", "");
  if (/^\d{1,3}(?:\.\d{3})+$/u.test(close)) return Number(close.replaceAll(".", ""));
  if (english && /^\d{1,3}(?:,\d{3})+$/u.test(close)) return Number(close.replaceAll(",", ""));
  return /^\d+(?:[.,]\d+)?$/u.test(close) ? Number(close.replace(",", ".")) : undefined;
}

/** Units that are no things. */
export const notThings: ReadonlySet<string> = new Set(
  "% prosenttiyksikköä € €/asiakas kpl henkilöä htv kk päivää tuntia minuuttia tonnia km kg MWh päivää/henkilö pv/htv".split(" "),
);

const first = <T>(table: readonly (readonly [RegExp, T])[], text: string): { readonly value: T; readonly length: number } | undefined => {
  for (const [shape, value] of table) {
    const m = shape.exec(text);
    if (m) return { value, length: m[0].length };
  }
  return undefined;
};

const things = unitShapes
  .filter(([, unit]) => !notThings.has(unit))
  .map(([shape, unit]) => [new RegExp(`^(?:\\p{L}{4,})?(?:${shape})(?:määrä\\p{L}*)?$`, "u"), unit] as const);

/** The unit of a counted thing, "asiakkaita" -> "asiakasta"; undefined for words that count nothing. */
export const thingNamed = (word: string): string | undefined => first(things, word)?.value;

/** Unit that follows, or stands up to two words later: "250 perhehoidon asiakasta". */
function unitFrom(text: string, at: number): { readonly unit?: string; readonly end: number } {
  const beside = first(unitAfter, text.slice(at, at + 40));
  if (beside) return { unit: beside.value, end: at + beside.length };
  const near = wordsOf(text.slice(at, at + 60).split(/[,.;:!?]|\d/u)[0] ?? "").slice(1, 3);
  for (const word of near) {
    const later = first(unitAfter, word.text);
    if (later && later.length === word.text.length && /(?:a|ä)$/u.test(word.text)) return { unit: later.value, end: at };
  }
  return { end: at };
}

const withUnit = (found: Omit<Figure, "unit">, unit: string | undefined): Figure => (unit === undefined ? found : { ...found, unit });

function inDigits(text: string, english: boolean, isName: (digits: string) => boolean): readonly Figure[] {
  return [...text.matchAll(digits)].flatMap((m): readonly Figure[] => {
    const plain = parse(m[2] ?? "", english);
    if (plain === undefined || !Number.isFinite(plain)) return [];
    const start = m.index;
    const times = first(timesAfter, text.slice(start + m[0].length, start + m[0].length + 20));
    const afterNumber = start + m[0].length + (times?.length ?? 0);
    const { unit, end } = unitFrom(text, afterNumber);
    if (isName(m[2] ?? "")) return [];
    const sign = m[1]?.startsWith("-") && !/\d\s?$/u.test(text.slice(0, start)) ? -1 : 1;
    const value = Number((sign * plain * (times?.value ?? 1)).toFixed(6));
    const bound = boundBefore.test(text.slice(Math.max(0, start - 14), start));
    return [withUnit({ value, start, end, numberEnd: afterNumber, ...(bound ? { bound } : {}) }, unit)];
  });
}

const toldChange = doing.change;

/** "kaksitoista asiakasta": a number word counts as a figure beside its unit, or at the end of what is told: "palkattiin viisi". */
function inWords(text: string): readonly Figure[] {
  return wordsOf(text).flatMap((word) => {
    const said = numberWord(word.text);
    if (said?.kind !== "cardinal") return [];
    const { unit, end } = unitFrom(text, word.end);
    if (unit !== undefined) return [{ value: said.value, unit, start: word.start, numberEnd: word.end, end }];
    const told = /^[\s.!]*$/u.test(text.slice(word.end)) && toldChange.test(text.slice(0, word.start));
    return told ? [{ value: said.value, start: word.start, numberEnd: word.end, end: word.end }] : [];
  });
}

/** Places whose digits are ages, clock times and the like. They are part of the words, not figures. */
export const readAges = (text: string): readonly Span[] =>
  never.flatMap((shape) => [...text.matchAll(shape)].map((m) => ({ start: m.index, end: m.index + m[0].length })));

/**
 * Figures in the order said. Labels and periods must be blank already; `isName` tells digits that the programme uses as a name ("116117").
 * `english`: a comma before three digits groups thousands.
 */
export function readNumbers(text: string, english: boolean, isName: (digits: string) => boolean): readonly Figure[] {
  const left = blank(text, readAges(text));
  const written = inDigits(left, english, isName);
  const rest = blank(left, written);
  const spoken = inWords(rest);
  const shared = shares.flatMap(([shape, value]) =>
    [...rest.matchAll(shape)].map((m) => ({ value, unit: "%", start: m.index, numberEnd: m.index + m[0].length, end: m.index + m[0].length })),
  );
  const zero = [...rest.matchAll(nothing)].map((m) => ({ value: 0, start: m.index, numberEnd: m.index + m[0].length, end: m.index + m[0].length }));
  return [...written, ...spoken, ...shared, ...zero].sort((a, b) => a.start - b.start);
}
