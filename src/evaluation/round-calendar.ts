import type { ActiveProgramme } from "../programme/active-programme.ts";
import { nextQuarter } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { RoundDates } from "./round.ts";
import { roundDates } from "./round.ts";

export interface PlannedRound extends RoundDates {
  readonly quarter: Quarter;
}

/** Every question asks when the next round opens: the calendar is laid out once per version of the programme. */
const laidOut = new WeakMap<ActiveProgramme, readonly PlannedRound[]>();

/** All rounds of the programme in order, by its rule. */
export function plannedRounds(active: ActiveProgramme): readonly PlannedRound[] {
  const known = laidOut.get(active) ?? layOut(active);
  laidOut.set(active, known);
  return known;
}

function layOut(active: ActiveProgramme): readonly PlannedRound[] {
  const { rounds } = active.programme;
  const planned: PlannedRound[] = [];
  for (let q = rounds.firstQuarter as Quarter; q <= rounds.lastQuarter; q = nextQuarter(q))
    if (rounds.cadence === "quarterly" || q.endsWith("Q4")) planned.push({ quarter: q, ...roundDates(q, rounds, active.calendar) });
  return planned;
}

/** The next round to open after this moment. */
export const nextRound = (active: ActiveProgramme, now: number): PlannedRound | undefined =>
  plannedRounds(active).find((r) => r.opensAt > now);

/**
 * Rounds that should be there by now and are not. A programme taken into use in the middle does not open rounds of its past:
 * without any round yet, only the latest one counts, and only while it can still be answered.
 */
export function roundsToOpen(active: ActiveProgramme, opened: readonly Quarter[], now: number, today: string): readonly PlannedRound[] {
  const due = plannedRounds(active).filter((r) => r.opensAt <= now && !opened.includes(r.quarter));
  const last = [...opened].sort().at(-1);
  if (last === undefined) return due.slice(-1).filter((r) => today <= r.dueOn);
  return due.filter((r) => r.quarter > last);
}
