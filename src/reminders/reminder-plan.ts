import type { EvaluationRound } from "../evaluation/round.ts";
import type { Calendar } from "../shared/calendar.ts";
import { momentOf, workingDayFrom, workingDaysBefore } from "../shared/calendar.ts";

/**
 * The steps of reminding, in order.
 *
 * | step    | when                                   | what it says                         |
 * |---------|----------------------------------------|--------------------------------------|
 * | opening | the round opens                        | everything, minutes, how to pass on  |
 * | before  | five working days before the due day   | only what is left                    |
 * | due     | the due morning                        | only what is left, the last day      |
 */
export const reminderSteps = ["opening", "before", "due"] as const;
export type ReminderStep = (typeof reminderSteps)[number];

export interface PlannedReminder {
  readonly step: ReminderStep;
  readonly at: number;
}

const workingDaysAhead = 5;

/** When each step is, as moments; a step on a free day moves forward, and of two on one day only the later stays. */
export function plannedReminders(round: EvaluationRound, calendar: Calendar, hour: number): readonly PlannedReminder[] {
  const morning = (date: string): number => momentOf(workingDayFrom(date, calendar), hour, calendar.zone);
  const all: readonly PlannedReminder[] = [
    { step: "opening", at: round.opensAt },
    { step: "before", at: morning(workingDaysBefore(round.dueOn, workingDaysAhead, calendar)) },
    { step: "due", at: morning(round.dueOn) },
  ];
  return all.filter((r, i) => r.at >= round.opensAt && !all.slice(i + 1).some((later) => later.at <= r.at));
}

/**
 * The step that is due now: the latest whose moment has come. After a downtime that swallowed several this is one bundle, not many.
 * Nothing once the round's due day is over.
 */
export function dueStep(round: EvaluationRound, calendar: Calendar, hour: number, now: number): ReminderStep | undefined {
  if (now >= momentOf(round.dueOn, 24, calendar.zone)) return undefined;
  return plannedReminders(round, calendar, hour).findLast((r) => r.at <= now)?.step;
}

/** Unique for ever: one person is reminded of one step of one round once (design decision 3). */
export const reminderKey = (round: string, person: string, step: string): string => `reminder:${round}:${person}:${step}`;
export const reminderPrefix = (round: string, person: string): string => `reminder:${round}:${person}:`;
