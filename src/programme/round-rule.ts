import type { Hours, OwnDates, ReminderRule, RoundRule, RoundTiming } from "./round-timing.ts";
import type { Programme, WorkingGroup } from "./programme.ts";

/** A rule with nothing left open. */
export interface FullRule extends RoundRule {
  readonly reminders: readonly ReminderRule[];
  readonly chairAfter: number;
  readonly coordinatorAfter: number;
  readonly sendingHours: Hours;
}

/** Three reminders, then the chair on the next working day, and the coordinator two working days later. */
const defaults = { reminders: ["opening", 5, "due"], chairAfter: 1, coordinatorAfter: 3 } as const satisfies Partial<FullRule>;

/** Office hours, stretched to hold the programme's own hour. */
const officeHours = (hour: number): Hours => ({ from: Math.min(8, hour), to: Math.max(17, hour + 1) });

export const fullRule = (rule: RoundRule): FullRule => ({ ...defaults, sendingHours: officeHours(rule.hour), ...rule });

/** The rule that holds for a group: the programme's, with what the group has of its own. */
export function ruleOf(programme: Programme, group?: WorkingGroup): FullRule {
  const common = fullRule(programme.rounds);
  const own = group?.rounds;
  if (!own) return common;
  // Own dates or an own rhythm of a group replace the programme's own dates.
  const { dates: _, ...rest } = common;
  return { ...(own.dates || own.cadence ? rest : common), ...own, cadence: own.cadence ?? common.cadence };
}

/** Does a round of this quarter belong to the rule? */
export const holds = (rule: Pick<RoundTiming, "cadence" | "dates">, quarter: string): boolean =>
  rule.dates ? rule.dates.some((d) => d.quarter === quarter) : rule.cadence !== "yearly" || quarter.endsWith("Q4");

export const ownDates = (rule: RoundTiming, quarter: string): OwnDates | undefined => rule.dates?.find((d) => d.quarter === quarter);
