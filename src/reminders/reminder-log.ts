import type { Scope } from "../shared/scope.ts";

/**
 * What one person has been reminded of in one round. Id = `<round>/<person>`. It is what keeps a step from being sent twice: the step
 * is noted and its message saved in one write. Kept for 12 months after the last reminder, and the messages with it.
 */
export interface ReminderLog extends Scope {
  readonly id: string;
  readonly round: string;
  readonly person: string;
  readonly sent: readonly SentStep[];
  /** Civil date of the last reminder. */
  readonly lastOn: string;
  /** "Muistuta myöhemmin": until this day nothing comes, on it a reminder of its own. */
  readonly snoozedUntil?: string;
}

export interface SentStep {
  readonly step: string;
  /** Epoch ms of the programme's clock. */
  readonly at: number;
}
