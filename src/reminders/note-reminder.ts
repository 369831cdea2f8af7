import type { OutboxDraft } from "../messaging/outbox.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { addMonths, dateOf } from "../shared/calendar.ts";
import type { ReminderLog } from "./reminder-log.ts";
import { reminderKey } from "./reminder-plan.ts";

export interface Reminding {
  readonly round: string;
  readonly person: string;
  /** Steps that this message takes at once; the last one names it. */
  readonly steps: readonly string[];
  /** When it is due, if not at once. */
  readonly at?: number;
  readonly snoozedUntil?: string;
}

const logId = (round: string, person: string): string => `${round}/${person}`;

export const reminderLog = async (ports: Ports, round: string, person: string): Promise<ReminderLog | undefined> =>
  (await ports.stores.reminders.get(logId(round, person)))?.value;

/** Notes the steps and saves the message with them, unless they were noted before. Says whether it did. */
export async function noteReminder(ports: Ports, active: ActiveProgramme, what: Reminding, message: Omit<OutboxDraft, "key">): Promise<boolean> {
  const { reminders } = ports.stores;
  const stored = await reminders.get(logId(what.round, what.person));
  const { snoozedUntil } = what;
  const fresh = what.steps.filter((step) => stored?.value.sent.some((s) => s.step === step) !== true);
  const last = fresh.at(-1);
  if (last === undefined) {
    // Put off to a day that was chosen before: its message is there, only the day is said again.
    if (stored && snoozedUntil !== undefined && stored.value.snoozedUntil !== snoozedUntil) await reminders.save(stored, { ...stored.value, snoozedUntil });
    return false;
  }
  const now = ports.clock.now();
  const value: ReminderLog = {
    ...active.scope, id: logId(what.round, what.person), round: what.round, person: what.person,
    ...stored?.value,
    sent: [...(stored?.value.sent ?? []), ...fresh.map((step) => ({ step, at: what.at ?? now }))],
    lastOn: dateOf(what.at ?? now, active.calendar.zone),
    ...(snoozedUntil === undefined ? {} : { snoozedUntil }),
  };
  const messages = [{ ...message, key: reminderKey(what.round, what.person, last) }];
  const saved = stored ? await reminders.save(stored, value, messages) : await reminders.insert(value, messages);
  return saved || noteReminder(ports, active, what, message);
}

const keptMonths = 12;
const atOnce = 100;

/** Takes out what is older than 12 months: the log and the messages that it tells of. */
export async function forgetOldReminders(ports: Ports, active: ActiveProgramme): Promise<number> {
  const before = addMonths(dateOf(ports.clock.now(), active.calendar.zone), -keptMonths);
  const old = await ports.stores.reminders.find({ programme: active.programme.id }, { upTo: { field: "lastOn", value: before }, sort: "lastOn", limit: atOnce });
  for (const { value } of old) {
    await ports.stores.outbox.forget(value.sent.map((s) => reminderKey(value.round, value.person, s.step)));
    await ports.stores.reminders.remove(value.id);
  }
  return old.length;
}
