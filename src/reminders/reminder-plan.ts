import type { ReminderRule } from "../programme/round-timing.ts";
import type { FullRule } from "../programme/round-rule.ts";
import { momentOf, sendingMoment, workingDayFrom, workingDaysAfter, workingDaysBefore } from "../shared/calendar.ts";
import type { Calendar, SendingHours } from "../shared/calendar.ts";
import type { GroupDates } from "../evaluation/round.ts";

/**
 * Who is reminded when, and of what. The programme file sets the steps (`reminders`, `chairAfter`, `coordinatorAfter`), for a group too.
 *
 * | step         | when (default)                             | to whom               | what it says                                     |
 * |--------------|--------------------------------------------|-----------------------|--------------------------------------------------|
 * | opening      | the round opens                            | who owes something    | everything, minutes, how to pass it on           |
 * | before-N     | N working days before the due day (5)      | who still owes        | only what is left                                |
 * | due          | the due morning                            | who still owes        | only what is left, the last day                  |
 * | later-DATE   | a day that the person chose                | that person           | only what is left; until then nothing else comes |
 * | chair        | so many working days after the due day (1) | the group's chair     | what has moved to the chair                      |
 * | coordinator  | so many working days after the due day (3) | the coordinators      | how many have not answered; a list to call       |
 *
 * What holds for every step:
 * - A step on a free day moves forward, one outside sending hours waits for them; of two on one morning only the later stays.
 * - A person gets one private message for all groups and platforms, and a step of a round once, ever (reminder-log.ts).
 * - After a downtime over several steps only the latest is sent.
 * - Whether it is due is asked again when it is sent: answered, put off, closed or overtaken by a later step, it is not; and it says
 *   what is left then (still-due.ts).
 * - Nobody is reminded before the coordinator has seen the preview (preview.ts).
 */
export type Step = "opening" | "due" | "chair" | "coordinator" | `before-${number}` | `later-${string}` | `nudge-${string}`;

/** Asked for by the person ("Muistuta myöhemmin"), or by a chair or the coordinator ("Muistuta nyt"): no step of the plan. */
export const isExtra = (step: string): boolean => step.startsWith("later-") || step.startsWith("nudge-");

export interface PlannedReminder {
  readonly step: Step;
  readonly to: "answerer" | "chair" | "coordinator";
  readonly at: number;
}

export const hoursOf = (rule: FullRule): SendingHours => ({ ...rule.sendingHours, hour: rule.hour });

const stepOf = (rule: ReminderRule): Step => (typeof rule === "number" ? `before-${rule}` : rule);

/** When each step is, in order, as moments. */
export function plannedReminders(dates: GroupDates, rule: FullRule, calendar: Calendar): readonly PlannedReminder[] {
  const morning = (date: string): number => momentOf(workingDayFrom(date, calendar), rule.hour, calendar.zone);
  const dayOf = (r: ReminderRule): string => (typeof r === "number" ? workingDaysBefore(dates.dueOn, r, calendar) : dates.dueOn);
  const opening = sendingMoment(dates.opensAt, hoursOf(rule), calendar);
  const asked = [...rule.reminders]
    .map((r): PlannedReminder => ({ step: stepOf(r), to: "answerer", at: r === "opening" ? opening : morning(dayOf(r)) }))
    .sort((a, b) => a.at - b.at || rank(a.step) - rank(b.step))
    .filter((r, i, all) => r.at >= dates.opensAt && all[i + 1]?.at !== r.at);
  const after = (days: number): number => morning(workingDaysAfter(dates.dueOn, days, calendar));
  return [...asked, { step: "chair", to: "chair", at: after(rule.chairAfter) }, { step: "coordinator", to: "coordinator", at: after(rule.coordinatorAfter) }];
}

/** Of two steps on one morning the one nearer to the due day stays. */
const rank = (step: Step): number => (step === "opening" ? 0 : step === "due" ? 1_000 : 500 - Number(step.replace("before-", "")));

/**
 * The steps that are due now: of those to the answerers the latest, and only until the due day is over; then the chair's and the
 * coordinator's, which stay due until they have been taken.
 */
export function dueSteps(dates: GroupDates, rule: FullRule, calendar: Calendar, now: number): readonly PlannedReminder[] {
  const come = plannedReminders(dates, rule, calendar).filter((r) => r.at <= now);
  const open = now < momentOf(dates.dueOn, 24, calendar.zone);
  const latest = come.findLast((r) => r.to === "answerer");
  return [...(open && latest ? [latest] : []), ...come.filter((r) => r.to !== "answerer")];
}

/** Unique for ever: one person is reminded of one step of one round once (design decision 3). */
export const reminderKey = (round: string, person: string, step: string): string => `reminder:${round}:${person}:${step}`;
