import { addDays } from "../shared/calendar.ts";
import { spanOf } from "../status/time-line.ts";
import { ofMonths, type PeriodFound } from "./read-spans.ts";

/**
 * "Q1:stä Q2:een", "Q1 ja Q3 välillä", "Q2 verrattuna Q1:een": what has changed between two times came after the end of the one and by the
 * end of the other.
 */
export function betweenOf(periods: readonly PeriodFound[]): string | undefined {
  const ends = [...new Set(periods.flatMap((p) => spanOf(p.period)?.to ?? []))].sort();
  const [first, last] = [ends[0], ends.at(-1)];
  if (ends.length !== 2 || first === undefined || last === undefined) return undefined;
  const [from, to] = [addDays(first, 1), last];
  if (from.slice(0, 4) === to.slice(0, 4)) return ofMonths(Number(from.slice(5, 7)), Number(to.slice(5, 7)), Number(to.slice(0, 4))).period;
  return `${from.slice(0, 7)}/${to.slice(0, 7)}`;
}
