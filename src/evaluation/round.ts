import type { Scope } from "../shared/scope.ts";
import type { Quarter } from "../shared/quarter.ts";
import { addDays, momentOf, openingDay, workingDayFrom } from "../shared/calendar.ts";
import type { Calendar } from "../shared/calendar.ts";
import type { RoundRule } from "../programme/programme.ts";

/** Arviointikierros. Id = `<programme>:<quarter>`. It pins the version of the programme it was opened with. */
export interface EvaluationRound extends Scope {
  readonly id: string;
  readonly quarter: Quarter;
  readonly programmeVersion: number;
  readonly state: "open" | "closed";
  readonly opensAt: number;
  readonly dueOn: string;
  /** Last day on which answers can be edited. */
  readonly editableUntil: string;
  /** Every owed row has been inserted; until then the sweep goes on inserting. */
  readonly laidDown: boolean;
}

/** Väliarviointi of one group in one round. Id = `<round>/<group>`. */
export interface GroupEvaluation extends Scope {
  readonly id: string;
  readonly round: string;
  readonly group: string;
  /** open -> submitted (chair has published the summary) -> confirmed (coordinator); returned goes back to open answers. */
  readonly state: "open" | "submitted" | "confirmed" | "returned";
  readonly publishedAt?: number;
  readonly publishedBy?: string;
  /** Civil date. From here on the figures are not preliminary. */
  readonly confirmedOn?: string;
  readonly confirmedBy?: string;
  readonly comment?: string;
}

export const roundId = (programme: string, q: Quarter): string => `${programme}:${q}`;

export interface RoundDates {
  readonly opensOn: string;
  readonly opensAt: number;
  readonly dueOn: string;
  readonly editableUntil: string;
}

/** Opens on the first working day after the quarter at the rule's hour, due so many days later; free days move forward. */
export function roundDates(q: Quarter, rule: RoundRule, calendar: Calendar): RoundDates {
  const opensOn = openingDay(q, calendar);
  const dueOn = workingDayFrom(addDays(opensOn, rule.dueAfterDays), calendar);
  return {
    opensOn,
    opensAt: momentOf(opensOn, rule.hour, calendar.zone),
    dueOn,
    editableUntil: workingDayFrom(addDays(dueOn, rule.editDays), calendar),
  };
}
