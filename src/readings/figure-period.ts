import type { Indicator } from "../programme/indicator.ts";
import { isDate } from "../shared/calendar.ts";
import { isQuarter, previousQuarter, quarter, quarterDates, quarterOf, quarterParts } from "../shared/quarter.ts";

export interface FigurePeriod {
  /** `2021-Q1` or `2020`. */
  readonly period: string;
  /** Its last day. */
  readonly asOf: string;
}

/** A yearly figure is known by its year. */
export const isYearly = (i: Pick<Indicator, "cadence">): boolean => i.cadence === "yearly";

/**
 * The period that was said: a year, a quarter, a month or a day within a quarter. Undefined for anything else (a week, several years),
 * for a quarter of what is known by year, for what has not begun yet, and for a year that goes on when quarters are counted: its figure
 * would stand before theirs until it ends.
 */
export function periodSaid(said: string, i: Pick<Indicator, "cadence" | "breakdown">, today: string): FigurePeriod | undefined {
  if (/^\d{4}$/.test(said)) return said < today.slice(0, 4) || (isYearly(i) && said === today.slice(0, 4)) ? year(Number(said)) : undefined;
  if (isYearly(i)) return undefined;
  const found = isQuarter(said) ? said : /^\d{4}-\d{2}$/.test(said) && isDate(`${said}-01`) ? quarterOf(said) : isDate(said) ? quarterOf(said) : undefined;
  if (found === undefined || quarterDates(found).from > today) return undefined;
  return { period: found, asOf: quarterDates(found).to };
}

/** When none was said: the last that has ended. */
export function lastEnded(i: Pick<Indicator, "cadence">, today: string): FigurePeriod {
  if (isYearly(i)) return year(Number(today.slice(0, 4)) - 1);
  const last = previousQuarter(quarterOf(today));
  return { period: last, asOf: quarterDates(last).to };
}

const year = (y: number): FigurePeriod => ({ period: String(y), asOf: `${String(y)}-12-31` });

const quartersBack = 8;
const yearsBack = 6;

/** Periods to choose from, newest first: the running one too, for figures that are known early. */
export function recentPeriods(i: Pick<Indicator, "cadence">, today: string): readonly string[] {
  const now = Number(today.slice(0, 4));
  const years = Array.from({ length: yearsBack }, (_, n) => String(now - n));
  if (isYearly(i)) return years;
  const current = quarterParts(quarterOf(today));
  const index = current.year * 4 + current.number - 1;
  const quarters = Array.from({ length: quartersBack }, (_, n) => quarter(Math.floor((index - n) / 4), ((index - n) % 4) + 1));
  return [...quarters, ...years.slice(1, 4)];
}
