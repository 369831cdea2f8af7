import { DateTime } from "luxon";
import type { Quarter } from "./quarter.ts";
import { nextQuarter, quarterDates } from "./quarter.ts";

/**
 * Civil time. The only file that knows luxon. Dates are `YYYY-MM-DD`, moments are epoch milliseconds,
 * the zone is always passed in; nothing here reads the clock.
 */
export interface Calendar {
  readonly zone: string;
  /** Public holidays and the programme's own free days, as civil dates. */
  readonly free: ReadonlySet<string>;
}

/** Civil date of a moment. */
export const dateOf = (moment: number, zone: string): string => DateTime.fromMillis(moment, { zone }).toISODate() ?? "";

/** Moment of a civil date and hour. An hour that a spring change skips becomes the next that exists; one that an autumn change repeats is the first. */
export function momentOf(date: string, hour: number, zone: string): number {
  const at = DateTime.fromISO(date, { zone }).set({ hour });
  return Math.min(...at.getPossibleOffsets().map((x) => x.toMillis()));
}

/** Moment of a civil minute, `2026-11-22T09:30`; undefined when it is none. A minute that the autumn change repeats is the first. */
export function momentAt(civil: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(civil)) return undefined;
  const at = DateTime.fromISO(civil, { zone });
  return at.isValid ? Math.min(...at.getPossibleOffsets().map((x) => x.toMillis())) : undefined;
}

export const addDays = (date: string, days: number): string => DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? "";

/** The same day of another month, or the month's last when it has fewer. */
export const addMonths = (date: string, months: number): string => DateTime.fromISO(date, { zone: "utc" }).plus({ months }).toISODate() ?? "";

export const daysBetween = (from: string, to: string): number =>
  DateTime.fromISO(to, { zone: "utc" }).diff(DateTime.fromISO(from, { zone: "utc" }), "days").days;

/** 1 = Monday … 7 = Sunday. */
export const weekday = (date: string): number => DateTime.fromISO(date, { zone: "utc" }).weekday;

export const isWorkingDay = (date: string, calendar: Calendar): boolean => weekday(date) <= 5 && !calendar.free.has(date);

/** The date itself when people work then, else the next day when they do. */
export function workingDayFrom(date: string, calendar: Calendar): string {
  let day = date;
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The working day `count` working days before `date`. */
export function workingDaysBefore(date: string, count: number, calendar: Calendar): string {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** The working day `count` working days after `date`. */
export function workingDaysAfter(date: string, count: number, calendar: Calendar): string {
  let day = date;
  for (let left = count; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1), calendar);
  return day;
}

/** Hours of a working day: from the first, before the second. */
export interface SendingHours {
  readonly from: number;
  readonly to: number;
  /** The programme's own hour: what has to wait for another day comes then. */
  readonly hour: number;
}

/** The moment itself when people are at work then, else the next such moment: the same morning, or the next working day at the programme's hour. */
export function sendingMoment(moment: number, hours: SendingHours, calendar: Calendar): number {
  const { zone } = calendar;
  const day = dateOf(moment, zone);
  const begins = momentOf(day, hours.from, zone);
  if (isWorkingDay(day, calendar) && moment < momentOf(day, hours.to, zone)) return moment >= begins ? moment : momentOf(day, hours.hour, zone);
  return momentOf(workingDayFrom(addDays(day, 1), calendar), hours.hour, zone);
}

/** First working day after the quarter. */
export const openingDay = (q: Quarter, calendar: Calendar): string => workingDayFrom(quarterDates(nextQuarter(q)).from, calendar);

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;

/** Hour and minute of a moment, "9.40". */
export const clockTime = (moment: number, zone: string): string => DateTime.fromMillis(moment, { zone }).toFormat("H.mm");
