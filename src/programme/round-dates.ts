import type { Body } from "./body.ts";
import type { Offset, RoundRule } from "./round-timing.ts";
import { ownDates } from "./round-rule.ts";
import { addDays, momentOf, workingDayFrom, workingDaysBefore } from "../shared/calendar.ts";
import type { Calendar } from "../shared/calendar.ts";
import { quarterDates } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";

export interface RoundDates {
  readonly opensOn: string;
  readonly opensAt: number;
  readonly dueOn: string;
  /** Last day on which answers can be edited. */
  readonly editableUntil: string;
}

/** A meeting that is further away from the quarter's end than this belongs to another round. */
const farthestMeeting = 120;

/**
 * When a quarter's round opens, is due and closes; free days move forward, and nothing ends before it begins.
 *
 * | what   | own dates        | said as an offset                                        | otherwise                                |
 * |--------|------------------|----------------------------------------------------------|------------------------------------------|
 * | opens  | `dates[].opens`  | days after the quarter's last day, or working days       | first working day after the quarter      |
 * | due    | `dates[].due`    | before the agenda deadline of the body's first meeting   | `dueAfterDays` after the opening         |
 * | closes | `dates[].closes` | that leaves room for it (the meeting day without one)    | `editDays` after the due day             |
 *
 * An offset from a meeting that is not there falls back on the last column; `kvartti check` warns of it.
 */
export function roundDates(q: Quarter, rule: RoundRule, calendar: Calendar, bodies: readonly Body[] = []): RoundDates {
  const own = ownDates(rule, q);
  const ends = quarterDates(q).to;
  const day = (offset: Offset | undefined, after: string): string | undefined => dayOf(offset, { ends, after, calendar, bodies });
  const opensOn = workingDayFrom(own?.opens ?? day(rule.opens, ends) ?? addDays(ends, 1), calendar);
  const dueOn = workingDayFrom(later(own?.due ?? day(rule.due, opensOn) ?? addDays(opensOn, rule.dueAfterDays), opensOn), calendar);
  const closes = own?.closes ?? day(rule.closes, dueOn) ?? addDays(dueOn, rule.editDays);
  return { opensOn, opensAt: momentOf(opensOn, rule.hour, calendar.zone), dueOn, editableUntil: workingDayFrom(later(closes, dueOn), calendar) };
}

const later = (a: string, b: string): string => (a > b ? a : b);

interface Counting {
  readonly ends: string;
  /** The day must lie after this one. */
  readonly after: string;
  readonly calendar: Calendar;
  readonly bodies: readonly Body[];
}

/** Undefined when nothing is said, or no meeting leaves room for it. */
export function dayOf(offset: Offset | undefined, c: Counting): string | undefined {
  if (offset?.afterQuarter !== undefined) return addDays(c.ends, offset.afterQuarter);
  if (offset?.beforeMeeting === undefined) return undefined;
  const { workingDays = 0 } = offset;
  const meetings = c.bodies.find((b) => b.id === offset.beforeMeeting)?.meetings ?? [];
  const days = meetings
    .map((m) => workingDaysBefore(m.agenda ?? m.on, workingDays, c.calendar))
    .filter((day) => day > c.after && day <= addDays(c.ends, farthestMeeting));
  return days.sort()[0];
}
