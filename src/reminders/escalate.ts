import { change } from "../evaluation/apply-handovers.ts";
import type { OwedItem } from "../evaluation/answer.ts";
import { standIn } from "../evaluation/handover.ts";
import type { Handover } from "../evaluation/handover.ts";
import { myItems } from "../evaluation/my-items.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import type { Role } from "../people/person.ts";
import { inForce } from "../people/permissions.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { dateOf } from "../shared/calendar.ts";
import { callCard, reminderCard } from "./reminder-cards.ts";
import { noteReminder } from "./note-reminder.ts";
import type { ScheduledStep } from "./schedules.ts";
import { openRowsOf } from "./schedules.ts";
import { callsCheck, languageOf, owesCheck } from "./still-due.ts";

/** "Siirtyi puheenjohtajalle": open items change hands to the group's chair, who gets one message. A group without a chair waits for the coordinator. */
export async function moveToChairs(ports: Ports, active: ActiveProgramme, round: EvaluationRound, step: ScheduledStep): Promise<void> {
  const chairs = new Map<string, string>();
  for (const group of step.schedule.groups) for (const chair of (await holders(ports, active, "chair", group)).slice(0, 1)) chairs.set(group, chair);
  const rows = await openRowsOf(ports, round, step.schedule);
  for (const row of rows) await change(ports, row, (item) => movedToChair(item, chairs.get(item.group)));
  const told = new Set(rows.flatMap((r) => chairs.get(r.value.group) ?? []));
  for (const person of told) {
    const mine = await myItems(ports, active, round, person);
    await noteReminder(ports, active, { round: round.id, person, steps: [step.mark] }, {
      purpose: "reminder", to: { kind: "person", person },
      card: reminderCard({ active, language: await languageOf(ports, active, person) }, mine, "chair"),
      stillDue: { check: owesCheck, params: { round: round.id, person, step: step.mark } },
    });
  }
}

function movedToChair(item: OwedItem, chair: string | undefined): OwedItem {
  if (chair === undefined || item.movedTo !== undefined) return item;
  if (item.answerer === chair) return { ...item, movedTo: "chair" };
  const from = item.passedFrom ?? item.answerer;
  return { ...item, movedTo: "chair", answerer: chair, ...(from === undefined ? {} : { passedFrom: from }) };
}

/** What even the chair has not answered; the chair can still answer it. Gives what has been moved. */
export async function moveToCoordinator(ports: Ports, round: EvaluationRound, step: ScheduledStep): Promise<readonly OwedItem[]> {
  const rows = await openRowsOf(ports, round, step.schedule);
  for (const row of rows) await change(ports, row, (item) => (item.movedTo === "coordinator" ? item : { ...item, movedTo: "coordinator" }));
  return rows.map((r) => r.value);
}

interface Calls {
  readonly round: EvaluationRound;
  readonly step: ScheduledStep;
  readonly left: readonly OwedItem[];
}

/** Tells the coordinators that there is somebody to call. */
export async function callCoordinators(ports: Ports, active: ActiveProgramme, { round, step, left }: Calls): Promise<void> {
  const told = await holders(ports, active, "coordinator");
  if (told.length === 0) ports.log.warn("nobodyToCall", { round: round.id, open: left.length });
  for (const person of told)
    await noteReminder(ports, active, { round: round.id, person, steps: [step.mark] }, {
      purpose: "reminder", to: { kind: "person", person },
      card: callCard({ active, language: await languageOf(ports, active, person) }, round, left),
      stillDue: { check: callsCheck, params: { round: round.id, person, step: step.mark } },
    });
}

/** Who looks at the preview: the coordinators, the administrators where there are none. */
export async function coordinators(ports: Ports, active: ActiveProgramme): Promise<readonly string[]> {
  const found = await holders(ports, active, "coordinator");
  return found.length > 0 ? found : holders(ports, active, "administrator");
}

/** Who holds a role today, or who stands in. */
async function holders(ports: Ports, active: ActiveProgramme, role: Role, group?: string): Promise<readonly string[]> {
  const today = dateOf(ports.clock.now(), active.calendar.zone);
  const programme = active.programme.id;
  const held = await ports.stores.roles.find({ programme, role, ...(group === undefined ? {} : { group }) });
  const deputies: readonly Handover[] = (await ports.stores.handovers.find({ programme, state: ["made", "inForce"] })).map((h) => h.value);
  return [...new Set(held.filter((a) => inForce(a.value, today)).map((a) => standIn(deputies, a.value.person, today).person))];
}
