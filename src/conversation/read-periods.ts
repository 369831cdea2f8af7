import { addDays, isDate } from "../shared/calendar.ts";
import { quarter, quarterOf, quarterParts } from "../shared/quarter.ts";
import { monthNumber } from "./read-calendar-words.ts";
import { numberWord } from "./read-number-words.ts";
import { sourceOf } from "./read-pattern.ts";
import { ofMonths, readSpans, type PeriodFound } from "./read-spans.ts";
import { blank, type Span } from "./read-text.ts";

export type { PeriodFound } from "./read-spans.ts";

const two = (n: number | string): string => String(n).padStart(2, "0");
const re = (source: string): RegExp => new RegExp(source, "gu");
const edge = String.raw`(?<![\p{L}\d.,-])`;
const close = String.raw`(?![\p{L}\d])`;

const iso = re(`${edge}((?:19|20)\\d\\d)-(\\d\\d)-(\\d\\d)${close}`);
const dotted = re(`${edge}(\\d{1,2})\\.\\s?(\\d{1,2})\\.(?:\\s?((?:19|20)?\\d\\d)(?![\\d]))?`);
const named = re(`${edge}(\\d{1,2})(?:\\.|:e|st|nd|rd|th)?\\s+(?:of\\s+)?(\\p{L}{3,})(?:\\s+((?:19|20)\\d\\d))?${close}`);
const quarterSigns = [
  re(`${edge}(?:q|k|kv)\\s?([1-4])(?:[:.]?\\p{L}{1,4})?(?:\\s?[/-]?\\s?((?:19|20)\\d\\d))?${close}`),
  re(`${edge}(?:((?:19|20)\\d\\d)[\\s/-]?)?q([1-4])${close}`),
  re(`${edge}([1-4])\\s?q(?:\\s?[/-]?\\s?((?:19|20)\\d\\d))?${close}`),
];
const quarterNoun = String.raw`(?:(?:vuosi)?neljänne(?:s|k)\p{L}*|(?:vuosi)?nelj\.|kvartaali\p{L}*|kvartal\p{L}*|quarter\p{L}*)`;
const quarterBefore = re(`${edge}([1-4])(?:\\.|:[aes]|st|nd|rd|th)?\\s?-?${quarterNoun}`);
const quarterAfter = re(`${edge}${quarterNoun}\\s([1-4])${close}`);
const quarterWord = re(`${edge}(\\p{L}+)\\s+${quarterNoun}`);
const monthRange = re(`${edge}(\\p{L}{3,})\\s?(?:-|till|to|until)\\s?(\\p{L}{3,})`);
const month = re(`${edge}(\\p{L}{3,})${close}`);
const years = re(`${edge}((?:19|20)\\d\\d)\\s?-\\s?((?:19|20)\\d\\d)${close}`);
const yearEnding = String.raw`(?:[:-]?(?:n|ssa|lta|lle|lla|sta|ksi))?`;
const counted = String.raw`,\d|\s?(?:%|€|euro|eur(?![\p{L}])|kpl|asiakasta|henkilöä|hlö|kund|klient|client|customer)`;
const year = re(`(?<![\\p{L}\\d,])(?<!\\d\\.)((?:19|20)\\d\\d)${yearEnding}(?![\\p{L}\\d])(?!${counted})`);

const said = (pattern: string): RegExp => re(`${edge}(?:${sourceOf(pattern)})`);
const lastYear = said("viime ?vuo*|edellisvuo*|edelli* vuo*|i fjol|förra året|föregående år|last year|previous year");
const thisYear = said("tänä vuonna|tällä vuodella|tämän vuoden|(?:tästä|tältä|tälle|tähän) vuo*|tää vuos*|kuluva* vuo*|i år|detta år|this year");
const yearBefore = said("toissa ?vuo*|i förrfjol|förrförra året|the year before last");
const nextYear = said("ensi vuo*|nästa år|next year");
const quarterName = "(?:vuosi)?(?:neljänne*|kvartaali*|kvartal*|quarter*)";
const lastQuarter = said(`(?:viime|edelli*|förra|föregående|last|previous) ${quarterName}`);
const thisQuarter = said(`(?:tämä*|tän|tää|tällä|tältä|tästä|tässä|kuluva*|detta|denna|this) ${quarterName}`);
const lastMonth = said("viime kuu*|edelli* kuu*|förra månaden|last month");

/** The latest quarter of that number that has begun. */
function latestQuarter(n: number, today: string): string {
  const y = Number(today.slice(0, 4));
  return quarter(n <= quarterParts(quarterOf(today)).number ? y : y - 1, n);
}

const latestMonth = (m: number, today: string): number => Number(today.slice(0, 4)) - (m > Number(today.slice(5, 7)) ? 1 : 0);

function dateFound(m: RegExpMatchArray, parts: { y?: string | undefined; m: number; d: string }, today: string): PeriodFound[] {
  const given = parts.y?.length === 2 ? `20${parts.y}` : parts.y;
  const thisYears = `${today.slice(0, 4)}-${two(parts.m)}-${two(parts.d)}`;
  const y = given ?? String(Number(today.slice(0, 4)) - (thisYears > today ? 1 : 0));
  const date = `${y}-${two(parts.m)}-${two(parts.d)}`;
  return isDate(date) ? [{ period: date, kind: "date", start: m.index ?? 0, end: (m.index ?? 0) + m[0].length }] : [];
}

const span = (m: RegExpMatchArray): Span => ({ start: m.index ?? 0, end: (m.index ?? 0) + m[0].length });

const dates = (text: string, today: string): readonly PeriodFound[] => [
  ...[...text.matchAll(iso)].flatMap((m) => dateFound(m, { y: m[1], m: Number(m[2]), d: m[3] ?? "" }, today)),
  ...[...text.matchAll(dotted)].flatMap((m) => dateFound(m, { y: m[3], m: Number(m[2]), d: m[1] ?? "" }, today)),
  ...[...text.matchAll(named)].flatMap((m) => {
    const number = monthNumber(m[2] ?? "");
    return number === undefined ? [] : dateFound(m, { y: m[3], m: number, d: m[1] ?? "" }, today);
  }),
];

/** Quarter numbers with their year, when the year stands beside them. */
const quarters = (text: string): readonly (Span & { readonly number: number; readonly year?: string | undefined })[] => [
  ...[...text.matchAll(quarterSigns[1] as RegExp)].map((m) => ({ ...span(m), number: Number(m[2]), year: m[1] })).filter((q) => q.year),
  ...[quarterSigns[0], quarterSigns[2]].flatMap((p) =>
    [...text.matchAll(p as RegExp)].map((m) => ({ ...span(m), number: Number(m[1]), year: m[2] })),
  ),
  ...[quarterBefore, quarterAfter].flatMap((p) => [...text.matchAll(p)].map((m) => ({ ...span(m), number: Number(m[1]) }))),
  ...[...text.matchAll(quarterWord)].flatMap((m) => {
    const said = numberWord(m[1] ?? "");
    return said && said.value >= 1 && said.value <= 4 ? [{ ...span(m), number: said.value }] : [];
  }),
];

/** Months: "tammi-maaliskuu" is a quarter, other ranges `2026-01/2026-06`. */
function monthsFound(text: string): readonly (Span & { readonly from: number; readonly to: number })[] {
  const ranges = [...text.matchAll(monthRange)].flatMap((m) => {
    const [from, to] = [monthNumber(`${m[1] ?? ""}-`) ?? monthNumber(m[1] ?? ""), monthNumber(m[2] ?? "")];
    return from !== undefined && to !== undefined && from <= to ? [{ ...span(m), from, to }] : [];
  });
  if (ranges.length > 0) return ranges;
  return [...text.matchAll(month)].flatMap((m) => {
    const n = monthNumber(m[1] ?? "");
    return n === undefined || m[1] === "may" || m[1] === "elo" ? [] : [{ ...span(m), from: n, to: n }];
  });
}

function yearsFound(text: string, today: string): readonly PeriodFound[] {
  const y = Number(today.slice(0, 4));
  const relative = ([[lastYear, -1], [thisYear, 0], [yearBefore, -2], [nextYear, 1]] as const).flatMap(([p, by]) =>
    [...text.matchAll(p)].map((m) => ({ ...span(m), period: String(y + by), kind: "year" as const })),
  );
  const ranges = [...text.matchAll(years)].map((m) => ({ ...span(m), period: `${m[1] ?? ""}-${m[2] ?? ""}`, kind: "years" as const }));
  const plain = [...blank(text, ranges).matchAll(year)].map((m) => ({ ...span(m), period: m[1] ?? "", kind: "year" as const }));
  return [...relative, ...ranges, ...plain];
}

const monthBefore = (today: string): string => {
  const [y, m] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return m === 1 ? `${y - 1}-12` : `${y}-${two(m - 1)}`;
};

const quarterBy = (today: string, by: number): string => {
  const { year: y, number } = quarterParts(quarterOf(today));
  const index = y * 4 + (number - 1) + by;
  return quarter(Math.floor(index / 4), (index % 4) + 1);
};

function lastDayOf(month: string): string {
  const [y = 0, m = 0] = month.split("-").map(Number);
  return addDays(m === 12 ? `${y + 1}-01-01` : `${y}-${two(m + 1)}-01`, -1);
}

const oneOf = (text: string, pattern: RegExp, found: Pick<PeriodFound, "period" | "kind">): readonly PeriodFound[] =>
  [...text.matchAll(pattern)].map((m) => ({ ...span(m), ...found }));

const endAfter = /^\s(?:vuoden\s|\d{4}\s)?lop(?:ussa|un|ulla|uksi)/u;
const endBefore = /(?:(?:at |by )?(?:the )?end of|slutet av)\s$/u;

/** "Syyskuun lopussa", "at the end of june": the month's last day. */
function atItsEnd(found: PeriodFound, text: string): PeriodFound {
  const said = endAfter.test(text.slice(found.end)) || endBefore.test(text.slice(0, found.start));
  return said && found.kind === "month" ? { ...found, kind: "date", period: lastDayOf(found.period) } : found;
}

/**
 * Times said in a text, the closest reading first: a date over a quarter over months over a year. A quarter or month without a year is
 * the latest that has begun. Every place that was read is given, so that its digits are not taken for figures.
 */
export function readPeriods(text: string, today: string): readonly PeriodFound[] {
  const onDays = dates(text, today);
  let left = blank(text, onDays);
  const relative = [
    ...oneOf(left, lastQuarter, { period: quarterBy(today, -1), kind: "quarter" }),
    ...oneOf(left, thisQuarter, { period: quarterBy(today, 0), kind: "quarter" }),
    ...oneOf(left, lastMonth, { period: monthBefore(today), kind: "month" }),
  ];
  left = blank(left, relative);
  const spans = readSpans(left, today, yearsFound(left, today).find((p) => p.kind === "year")?.period);
  left = blank(left, spans);
  const signs = quarters(left);
  left = blank(left, signs);
  const inYears = yearsFound(left, today);
  const saidYear = inYears.find((p) => p.kind === "year")?.period;
  const inQuarters = signs.map(({ start, end, number, year: own }): PeriodFound => {
    const y = own ?? saidYear;
    return { start, end, kind: "quarter", period: y ? quarter(Number(y), number) : latestQuarter(number, today) };
  });
  const inMonths = monthsFound(left).map(({ start, end, from, to }): PeriodFound => {
    return { start, end, ...ofMonths(from, to, saidYear ? Number(saidYear) : latestMonth(from, today)) };
  });
  return [...onDays, ...relative, ...spans, ...inQuarters, ...inMonths.map((m) => atItsEnd(m, text)), ...inYears];
}
