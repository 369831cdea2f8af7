import { openRound, myItems } from "../evaluation/my-items.ts";
import type { MyItems } from "../evaluation/my-items.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import { queueEntries } from "../messaging/queue.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import { reminderCard } from "./reminder-cards.ts";
import { dueStep, reminderKey } from "./reminder-plan.ts";
import type { ReminderStep } from "./reminder-plan.ts";

/** Check asked again when a reminder is sent: does this person still owe anything in this round? */
export const owesCheck = "owes";

/** Queues the step that is due for everybody who still owes something: one bundle a person, whatever the groups. */
export async function sendReminders(ports: Ports, active: ActiveProgramme): Promise<number> {
  const round = await openRound(ports, active);
  if (!round) return 0;
  const step = dueStep(round, active.calendar, active.programme.rounds.hour, ports.clock.now());
  if (step === undefined) return 0;
  const rows = await ports.stores.owed.find({ round: round.id, state: "open" });
  const people = [...new Set(rows.map((r) => r.value.answerer).filter((p) => p !== undefined))];
  const drafts = await Promise.all(people.map(async (person) => draft(ports, active, await myItems(ports, active, round, person), { person, step })));
  return queueEntries(ports, active.scope, drafts);
}

async function draft(ports: Ports, active: ActiveProgramme, mine: MyItems, to: { readonly person: string; readonly step: ReminderStep }): Promise<OutboxDraft> {
  const person = await ports.stores.persons.get(to.person);
  const language: Language = person?.value.language ?? active.programme.language;
  return {
    key: reminderKey(mine.round.id, to.person, to.step),
    purpose: "reminder",
    to: { kind: "person", person: to.person },
    card: reminderCard({ active, language }, mine, to.step),
    stillDue: { check: owesCheck, params: { round: mine.round.id, person: to.person } },
  };
}

/** True while the person has an open item in the round. */
export async function stillOwes(ports: Ports, params: Readonly<Record<string, string>>): Promise<boolean> {
  const { round = "", person = "" } = params;
  return (await ports.stores.owed.find({ round, answerer: person, state: "open" }, { limit: 1 })).length > 0;
}
