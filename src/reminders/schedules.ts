import type { OwedItem } from "../evaluation/answer.ts";
import { takesPart } from "../evaluation/round-calendar.ts";
import type { EvaluationRound, GroupDates } from "../evaluation/round.ts";
import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { ruleOf } from "../programme/round-rule.ts";
import type { FullRule } from "../programme/round-rule.ts";
import type { PlannedReminder, Step } from "./reminder-plan.ts";
import { dueSteps, plannedReminders } from "./reminder-plan.ts";

/** Groups that are reminded together: all that follow the programme's rule, and each group with a rule of its own. */
export interface Schedule {
  /** "" for the programme's own. */
  readonly name: string;
  readonly groups: readonly string[];
  readonly dates: GroupDates;
  readonly rule: FullRule;
}

export function schedulesOf(active: ActiveProgramme, round: Pick<EvaluationRound, "quarter" | "own"> & GroupDates): readonly Schedule[] {
  const { programme } = active;
  const taking = programme.groups.filter((g) => takesPart(active, g, round.quarter));
  const common = taking.filter((g) => !g.rounds).map((g) => g.id);
  const own = taking.filter((g) => g.rounds);
  return [
    ...(common.length > 0 ? [{ name: "", groups: common, dates: round.own?.[common[0] ?? ""] ?? round, rule: ruleOf(programme) }] : []),
    ...own.map((g) => ({ name: g.id, groups: [g.id], dates: round.own?.[g.id] ?? round, rule: ruleOf(programme, g) })),
  ];
}

export interface ScheduledStep extends PlannedReminder {
  readonly schedule: Schedule;
  /** How the step is noted: a person may be reminded of the same step in two schedules. */
  readonly mark: string;
}

export const markOf = (schedule: Schedule, step: Step): string => (schedule.name === "" ? step : `${step}@${schedule.name}`);

const scheduled = (schedule: Schedule, steps: readonly PlannedReminder[]): readonly ScheduledStep[] =>
  steps.map((step) => ({ ...step, schedule, mark: markOf(schedule, step.step) }));

export const scheduledSteps = (active: ActiveProgramme, round: Parameters<typeof schedulesOf>[1]): readonly ScheduledStep[] =>
  schedulesOf(active, round)
    .flatMap((s) => scheduled(s, plannedReminders(s.dates, s.rule, active.calendar)))
    .sort((a, b) => a.at - b.at);

/** What is due now: of the steps to answerers the latest alone. */
export const stepsDue = (active: ActiveProgramme, round: EvaluationRound, now: number): readonly ScheduledStep[] =>
  schedulesOf(active, round).flatMap((s) => scheduled(s, dueSteps(s.dates, s.rule, active.calendar, now)));

/** Of those, what has not been taken for everybody. */
export const stepsToTake = (active: ActiveProgramme, round: EvaluationRound, now: number): readonly ScheduledStep[] =>
  stepsDue(active, round, now).filter((s) => round.reminded?.includes(s.mark) !== true);

/** Open rows of a schedule's groups: nobody else's are read. */
export async function openRowsOf(ports: Ports, round: Pick<EvaluationRound, "id" | "own">, schedule: Schedule): Promise<readonly Stored<OwedItem>[]> {
  return ports.stores.owed.find({ round: round.id, state: "open", ...(round.own ? { group: schedule.groups } : {}) });
}
