import type { Cadence, Indicator } from "../programme/indicator.ts";
import type { Schedule } from "../programme/measure.ts";
import { addDays, daysBetween } from "../shared/calendar.ts";
import { isQuarter, quarterDates, quarterOf } from "../shared/quarter.ts";

/** When the way to a target begins and ends, as far as the document says. Civil dates. */
export interface TimeLine {
  readonly from?: string;
  readonly to?: string;
}

/** Last civil date of "2023", "2023-06", "2023-Q2" or a date; undefined for other words. */
export function lastDayOf(text: string): string | undefined {
  if (/^\d{4}$/.test(text)) return `${text}-12-31`;
  if (isQuarter(text)) return quarterDates(text).to;
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (month) {
    const [year, number] = [Number(month[1]), Number(month[2])];
    const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
    return addDays(next, -1);
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

/** First and last civil date of a time that was said, ranges too ("2021-01/2021-06", "2021-2023"); undefined for other words. */
export function spanOf(text: string): Span | undefined {
  const [first = "", last = first] = /^\d{4}-\d{4}$/.test(text) ? text.split("-") : text.split("/");
  const to = lastDayOf(last);
  if (to === undefined || lastDayOf(first) === undefined) return undefined;
  return { from: isQuarter(first) ? quarterDates(first).from : `${first}-01-01`.slice(0, 10), to };
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Answers are given by the quarter: a day or a month is asked of the quarter that it is in. */
export function askedTime(period: string): { readonly period: string; readonly span: Span } | undefined {
  const span = spanOf(period);
  if (!span) return undefined;
  const [first, last] = [quarterOf(span.from), quarterOf(span.to)];
  return first === last ? { period: first, span: quarterDates(first) } : { period, span: { from: quarterDates(first).from, to: quarterDates(last).to } };
}

export const isWithin = (inner: Span, outer: Span): boolean => outer.from <= inner.from && inner.to <= outer.to;

/** The indicator's own deadline goes before the schedule of its measure. */
export function timeLineOf(indicator: Pick<Indicator, "deadline">, schedule: Schedule | undefined): TimeLine {
  const to = (indicator.deadline && lastDayOf(indicator.deadline)) ?? schedule?.to;
  return { ...(schedule?.from ? { from: schedule.from } : {}), ...(to ? { to } : {}) };
}

/** Share of the time that has gone at a date, 0–1; undefined when the line has no beginning or no end. */
export function elapsedAt(date: string, line: TimeLine): number | undefined {
  if (line.from === undefined || line.to === undefined) return undefined;
  const span = daysBetween(line.from, line.to);
  // A line that ends before it begins (the document contradicts itself) is a single day.
  if (!(span > 0)) return date >= line.to ? 1 : 0;
  return Math.min(1, Math.max(0, daysBetween(line.from, date) / span));
}

/** Days from one figure to the next, and how long the next may take to reach us (a round opens, is answered, edited). */
const rhythm: Readonly<Record<Exclude<Cadence, "once">, { readonly days: number; readonly grace: number }>> = {
  quarterly: { days: 92, grace: 45 },
  halfYearly: { days: 184, grace: 45 },
  yearly: { days: 366, grace: 120 },
};

/** Should a newer figure be here already? `availableFrom` (MM-DD) is when a year's statistic exists. */
export function isStale(figure: { readonly asOf: string; readonly period: string }, asOf: string, indicator: Indicator, cadence?: Cadence): boolean {
  const every = indicator.cadence ?? cadence ?? (isQuarter(figure.period) ? "quarterly" : "yearly");
  if (every === "once") return false;
  const { days, grace } = rhythm[every];
  let next = addDays(figure.asOf, days);
  if (every === "yearly" && indicator.availableFrom) {
    const exists = `${Number(figure.asOf.slice(0, 4)) + 2}-${indicator.availableFrom}`;
    if (exists > next) next = exists;
  }
  return asOf > addDays(next, grace);
}
