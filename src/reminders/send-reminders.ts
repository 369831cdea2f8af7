import { myItems } from "../evaluation/my-items.ts";
import { closesOn } from "../evaluation/round-calendar.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { fullRule } from "../programme/round-rule.ts";
import { dateOf, sendingMoment } from "../shared/calendar.ts";
import type { Language } from "../shared/language.ts";
import { callCoordinators, moveToChairs, moveToCoordinator } from "./escalate.ts";
import { askForPreview, previewSeen } from "./preview-seen.ts";
import { reminderCard } from "./reminder-cards.ts";
import { noteReminder } from "./note-reminder.ts";
import { hoursOf } from "./reminder-plan.ts";
import type { ScheduledStep } from "./schedules.ts";
import { openRowsOf, stepsToTake } from "./schedules.ts";
import { owesCheck } from "./still-due.ts";

/**
 * Takes the steps whose time has come: reminds who still owes something, one bundle a person; moves what was not answered in time to
 * the chairs, and onto the coordinator's list. A step that has been taken for everybody is noted on the round, so that a sweep reads
 * no rows when nothing is due. Nothing is sent before the coordinator has seen the preview, nor outside sending hours.
 */
export async function sendReminders(ports: Ports, active: ActiveProgramme): Promise<void> {
  const seen = await previewSeen(ports, active);
  if (!seen) return askForPreview(ports, active);
  for (const { value: round } of await ports.stores.rounds.find({ programme: active.programme.id, state: "open" })) await takeSteps(ports, active, round);
}

async function takeSteps(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<void> {
  const now = ports.clock.now();
  const steps = stepsToTake(active, round, now);
  if (steps.length === 0 || sendingMoment(now, hoursOf(fullRule(active.programme.rounds)), active.calendar) !== now) return;
  await remindAnswerers(ports, active, round, steps.filter((s) => s.to === "answerer"));
  // When nothing can be answered any more there is nobody to ask: what is left goes onto the list, and nobody is written to.
  const over = dateOf(now, active.calendar.zone) > closesOn(round);
  for (const step of steps.filter((s) => s.to === "chair" && !over)) await moveToChairs(ports, active, round, step);
  for (const step of steps.filter((s) => s.to === "coordinator")) {
    const left = await moveToCoordinator(ports, round, step);
    if (left.length > 0 && !over) await callCoordinators(ports, active, { round, step, left });
  }
  await noteTaken(ports, round.id, steps.map((s) => s.mark));
}

/** One message a person, however many groups and schedules: it takes all the steps that are due for that person. */
async function remindAnswerers(ports: Ports, active: ActiveProgramme, round: EvaluationRound, steps: readonly ScheduledStep[]): Promise<void> {
  const marks = new Map<string, ScheduledStep[]>();
  for (const step of [...steps].sort((a, b) => a.at - b.at)) {
    const rows = await openRowsOf(ports, round, step.schedule);
    for (const person of new Set(rows.flatMap((r) => r.value.answerer ?? []))) marks.set(person, [...(marks.get(person) ?? []), step]);
  }
  for (const [person, due] of marks) await remind(ports, active, round, { person, due });
}

async function remind(ports: Ports, active: ActiveProgramme, round: EvaluationRound, to: { readonly person: string; readonly due: readonly ScheduledStep[] }): Promise<void> {
  const { person } = to;
  const log = (await ports.stores.reminders.get(`${round.id}/${person}`))?.value;
  if (log?.snoozedUntil !== undefined && dateOf(ports.clock.now(), active.calendar.zone) <= log.snoozedUntil) return;
  const last = to.due.at(-1);
  if (!last) return;
  const language: Language = (await ports.stores.persons.get(person))?.value.language ?? active.programme.language;
  const mine = await myItems(ports, active, round, person);
  await noteReminder(ports, active, { round: round.id, person, steps: to.due.map((s) => s.mark) }, {
    purpose: "reminder",
    to: { kind: "person", person },
    card: reminderCard({ active, language }, mine, last.step),
    stillDue: { check: owesCheck, params: { round: round.id, person, step: last.mark } },
  });
}

async function noteTaken(ports: Ports, id: string, marks: readonly string[]): Promise<void> {
  const stored = await ports.stores.rounds.get(id);
  if (!stored) return;
  const reminded = [...new Set([...(stored.value.reminded ?? []), ...marks])];
  if (!(await ports.stores.rounds.save(stored, { ...stored.value, reminded }))) await noteTaken(ports, id, marks);
}
