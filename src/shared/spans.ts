import { addDays, addMonths, isDate, weekday } from "./calendar.ts";
import { isQuarter, quarterDates } from "./quarter.ts";

/** First and last civil date of a date, week (`2026-W48`), month, quarter or year; undefined for anything else. */
export function datesOf(period: string): { readonly from: string; readonly to: string } | undefined {
  if (isDate(period)) return { from: period, to: period };
  if (isQuarter(period)) return quarterDates(period);
  const week = /^(\d{4})-W(\d{2})$/u.exec(period);
  if (week) return weekOf(Number(week[1]), Number(week[2]));
  const from = /^\d{4}-\d{2}$/u.test(period) ? `${period}-01` : /^\d{4}$/u.test(period) ? `${period}-01-01` : "";
  return isDate(from) ? { from, to: addDays(addMonths(from, period.length === 4 ? 12 : 1), -1) } : undefined;
}

/** The first week of a year is the one that 4 January is in. */
function weekOf(year: number, week: number): { readonly from: string; readonly to: string } {
  const fourth = `${year}-01-04`;
  const from = addDays(fourth, 1 - weekday(fourth) + (week - 1) * 7);
  return { from, to: addDays(from, 6) };
}
