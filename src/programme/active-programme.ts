import type { Calendar } from "../shared/calendar.ts";
import { addDays, weekday } from "../shared/calendar.ts";
import { quarterParts } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { Scope } from "../shared/scope.ts";
import type { Programme } from "./programme.ts";

/** A programme in use, with what is derived from it once per version. */
export interface ActiveProgramme {
  readonly programme: Programme;
  readonly version: number;
  readonly scope: Scope;
  readonly calendar: Calendar;
}

/** `holidays(year)` gives public holidays as civil dates. */
export function activate(programme: Programme, version: number, holidays: (year: number) => readonly string[]): ActiveProgramme {
  return {
    programme,
    version,
    scope: { organisation: programme.organisation, programme: programme.id },
    calendar: { zone: programme.zone, free: freeDates(programme, holidays) },
  };
}

/** Midsummer Eve, the Friday between 19 and 25 June, and Christmas Eve: no public holidays, and nobody is at the office. */
function eves(year: number): readonly string[] {
  const juneDays = [19, 20, 21, 22, 23, 24, 25].map((day) => `${year}-06-${day}`);
  return [...juneDays.filter((day) => weekday(day) === 5), `${year}-12-24`];
}

/** Public holidays and eves of the rounds' years and the next, and every day of the programme's own free days and breaks. */
function freeDates(p: Programme, holidays: (year: number) => readonly string[]): ReadonlySet<string> {
  const free = new Set<string>();
  const first = quarterParts(p.rounds.firstQuarter as Quarter).year;
  const last = quarterParts(p.rounds.lastQuarter as Quarter).year + 1;
  for (let year = first; year <= last; year++) for (const day of [...holidays(year), ...(p.eves === false ? [] : eves(year))]) free.add(day);
  for (const { from, to } of p.freeDays) for (let day = from; day <= to; day = addDays(day, 1)) free.add(day);
  return free;
}
