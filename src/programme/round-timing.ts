/**
 * When rounds open and are due, and who is reminded when. Days are calendar days unless they are called working days; a day that
 * is free moves forward to the next working day. What is left out has the defaults of round-rule.ts.
 */
export interface RoundRule extends RoundTiming {
  readonly cadence: "quarterly" | "yearly";
  /** First quarter that is evaluated, `2021-Q1`. */
  readonly firstQuarter: string;
  readonly lastQuarter: string;
  /** Hour of opening and of reminders, programme's zone, 0–23. */
  readonly hour: number;
  readonly dueAfterDays: number;
  readonly editDays: number;
  /** Hours in which reminders may arrive on a working day: from the first, before the second. */
  readonly sendingHours?: Hours;
}

/** What a group may have of its own, too. */
export interface RoundTiming {
  readonly cadence?: "quarterly" | "yearly";
  /** Days from opening to the due date, and from the due date until answers can no longer be edited. */
  readonly dueAfterDays?: number;
  readonly editDays?: number;
  /** Said otherwise: counted from the quarter's last day, or back from a body's meeting. */
  readonly opens?: Offset;
  readonly due?: Offset;
  readonly closes?: Offset;
  /** Own dates: these rounds and no others. */
  readonly dates?: readonly OwnDates[];
  /** Steps of reminding: the opening, so many working days before the due day, the due morning. */
  readonly reminders?: readonly ReminderRule[];
  /** Working days after the due day on which open items move to the chair, and then to the coordinator's list. */
  readonly chairAfter?: number;
  readonly coordinatorAfter?: number;
}

export type ReminderRule = "opening" | "due" | number;

/** Days from the quarter's last day; or working days before a body's agenda deadline (before the meeting where it has none). */
export interface Offset {
  readonly afterQuarter?: number;
  /** Id of a body, in place of `afterQuarter`. */
  readonly beforeMeeting?: string;
  readonly workingDays?: number;
}

export interface OwnDates {
  readonly quarter: string;
  readonly opens: string;
  readonly due: string;
  readonly closes?: string;
}

export interface Hours {
  readonly from: number;
  readonly to: number;
}
