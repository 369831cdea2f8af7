import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { holds, ruleOf } from "../programme/round-rule.ts";
import { momentOf } from "../shared/calendar.ts";
import { nextQuarter } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { GroupDates } from "./round.ts";
import type { RoundDates } from "../programme/round-dates.ts";
import { roundDates } from "../programme/round-dates.ts";

export interface PlannedRound extends RoundDates {
  readonly quarter: Quarter;
  /** Dates of groups that have a rule of their own. */
  readonly own?: Readonly<Record<string, GroupDates>>;
}

/** Every question asks when the next round opens: the calendar is laid out once per version of the programme. */
const laidOut = new WeakMap<ActiveProgramme, readonly PlannedRound[]>();

/** All rounds of the programme in order, by its rule and those of its groups. */
export function plannedRounds(active: ActiveProgramme): readonly PlannedRound[] {
  const known = laidOut.get(active) ?? layOut(active);
  laidOut.set(active, known);
  return known;
}

function layOut(active: ActiveProgramme): readonly PlannedRound[] {
  const { rounds } = active.programme;
  const planned: PlannedRound[] = [];
  for (let q = rounds.firstQuarter as Quarter; q <= rounds.lastQuarter; q = nextQuarter(q)) {
    const round = plan(active, q);
    if (round) planned.push(round);
  }
  return planned;
}

/** Nobody takes part: no round. The round itself opens with its first group and closes with its last. */
function plan(active: ActiveProgramme, quarter: Quarter): PlannedRound | undefined {
  const { programme, calendar } = active;
  const taking = programme.groups.filter((g) => takesPart(active, g, quarter));
  if (taking.length === 0) return undefined;
  const dates = (g?: WorkingGroup): RoundDates => roundDates(quarter, ruleOf(programme, g), calendar, programme.bodies);
  const own = taking.filter((g) => g.rounds).map((g) => [g.id, dates(g)] as const);
  if (own.length === 0) return { quarter, ...dates() };
  const all = [...(taking.length > own.length ? [dates()] : []), ...own.map(([, d]) => d)];
  const first = all.reduce((a, b) => (b.opensAt < a.opensAt ? b : a));
  const common = taking.length > own.length ? dates() : first;
  return {
    quarter, opensOn: first.opensOn, opensAt: first.opensAt, dueOn: common.dueOn, editableUntil: common.editableUntil,
    own: Object.fromEntries([...own, ...taking.filter((g) => !g.rounds).map((g) => [g.id, dates()] as const)]),
  };
}

/** Is the group asked in this quarter's round? */
export const takesPart = (active: ActiveProgramme, group: WorkingGroup, quarter: string): boolean => holds(ruleOf(active.programme, group), quarter);

/** The last day on which anybody can edit. */
export const closesOn = (round: Pick<PlannedRound, "editableUntil" | "own">): string =>
  [round.editableUntil, ...Object.values(round.own ?? {}).map((d) => d.editableUntil)].sort().at(-1) ?? round.editableUntil;

/** The next round to open after this moment. */
export const nextRound = (active: ActiveProgramme, now: number): PlannedRound | undefined =>
  plannedRounds(active).find((r) => r.opensAt > now);

/**
 * Rounds that should be there by now and are not. Rounds of the past are not opened, neither those before the programme was taken
 * into use nor those that were due while nothing ran: nobody could answer them in time. `kvartti rounds open` opens one all the same.
 */
export function roundsToOpen(active: ActiveProgramme, opened: readonly Quarter[], now: number): readonly PlannedRound[] {
  const last = [...opened].sort().at(-1) ?? "";
  return plannedRounds(active).filter((r) => r.opensAt <= now && r.quarter > last && now < momentOf(lastDue(r), 24, active.calendar.zone));
}

const lastDue = (r: PlannedRound): string => [r.dueOn, ...Object.values(r.own ?? {}).map((d) => d.dueOn)].sort().at(-1) ?? r.dueOn;
