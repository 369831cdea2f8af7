import { myItems } from "../evaluation/my-items.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import type { DueVerdict } from "../messaging/deliver-entry.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { fullRule } from "../programme/round-rule.ts";
import { dateOf, sendingMoment } from "../shared/calendar.ts";
import type { Language } from "../shared/language.ts";
import { callCard, reminderCard } from "./reminder-cards.ts";
import type { ReminderLog } from "./reminder-log.ts";
import { reminderLog } from "./note-reminder.ts";
import { hoursOf, isExtra } from "./reminder-plan.ts";
import type { Step } from "./reminder-plan.ts";
import { stepsDue } from "./schedules.ts";

/** Checks asked again when a reminder leaves: does this person still owe anything; is anybody still to be called? */
export const owesCheck = "owes";
export const callsCheck = "calls";

type Params = Readonly<Record<string, string>>;

/**
 * Decides again at the moment of sending: nothing when all is answered, when the round is over, when the person put it off or a later
 * step has overtaken it; not now outside sending hours; else the message as it should read now.
 */
export async function reminderStillDue(ports: Ports, active: ActiveProgramme, params: Params): Promise<DueVerdict> {
  const { round: id = "", person = "", step = "" } = params;
  const round = (await ports.stores.rounds.get(id))?.value;
  if (round?.state !== "open") return false;
  const mine = await myItems(ports, active, round, person);
  if (mine.figuresLeft + mine.judgementsLeft === 0) return false;
  const now = ports.clock.now();
  if (hasWaitedTooLong(active, round, step, now)) return false;
  if (isOvertaken(await reminderLog(ports, id, person), step, dateOf(now, active.calendar.zone))) return false;
  const at = sendingMoment(now, hoursOf(fullRule(active.programme.rounds)), active.calendar);
  if (at > now) return { notBefore: at };
  return reminderCard({ active, language: await languageOf(ports, active, person) }, mine, (step.split("@")[0] ?? "") as Step);
}

/** A later step's time has come, noted or not: after a downtime two on one morning would be one too many. */
function hasWaitedTooLong(active: ActiveProgramme, round: EvaluationRound, step: string, now: number): boolean {
  const due = stepsDue(active, round, now).filter((s) => s.to !== "coordinator");
  if (step.startsWith("later-")) return due.some((s) => `later-${dateOf(s.at, active.calendar.zone)}` > step);
  return !isExtra(step) && !due.some((s) => s.mark === step);
}

function isOvertaken(log: ReminderLog | undefined, step: string, today: string): boolean {
  if (!log) return false;
  const { snoozedUntil } = log;
  if (step.startsWith("nudge-")) return snoozedUntil !== undefined && today <= snoozedUntil;
  if (step.startsWith("later-")) return snoozedUntil !== undefined && step !== `later-${snoozedUntil}`;
  return log.sent.findLast((s) => !isExtra(s.step))?.step !== step || (snoozedUntil !== undefined && today <= snoozedUntil);
}

/** The coordinator's list, as long as there is anybody on it. */
export async function callsStillDue(ports: Ports, active: ActiveProgramme, params: Params): Promise<DueVerdict> {
  const { round: id = "", person = "" } = params;
  const round = (await ports.stores.rounds.get(id))?.value;
  const open = await ports.stores.owed.find({ round: id, state: "open" });
  if (!round || open.length === 0) return false;
  const now = ports.clock.now();
  const at = sendingMoment(now, hoursOf(fullRule(active.programme.rounds)), active.calendar);
  if (at > now) return { notBefore: at };
  return callCard({ active, language: await languageOf(ports, active, person) }, round, open.map((r) => r.value));
}

export const languageOf = async (ports: Ports, active: ActiveProgramme, person: string): Promise<Language> =>
  (await ports.stores.persons.get(person))?.value.language ?? active.programme.language;

/** True while the person has an open item in the round. */
export async function stillOwes(ports: Ports, params: Params): Promise<boolean> {
  const { round = "", person = "" } = params;
  return (await ports.stores.owed.find({ round, answerer: person, state: "open" }, { limit: 1 })).length > 0;
}
