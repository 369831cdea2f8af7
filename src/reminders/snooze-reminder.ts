import type { Context } from "../conversation/context.ts";
import { replySentence } from "../conversation/context.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import { queueEntries } from "../messaging/queue.ts";
import { addDays, isDate, momentOf, nextMonday, workingDayFrom } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { reminderCard } from "./reminder-cards.ts";
import { reminderKey } from "./reminder-plan.ts";
import { owesCheck } from "./send-reminders.ts";

/**
 * "Muistuta myöhemmin": one more reminder on a chosen day, or on the next working morning. Params: `d` a civil date or a week (`2026-W48`).
 * Asked twice for the same day it is one reminder; it is not sent when nothing is left by then.
 */
export async function snoozeReminder(c: Context, params: Readonly<Record<string, string>>): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const person = c.person?.id ?? "";
  if (!round) return replySentence(c, c.t("reminder.nothing"));
  const mine = await myItems(c.ports, c.active, round, person);
  if (mine.figuresLeft + mine.judgementsLeft === 0) return replySentence(c, c.t("reminder.nothing"));
  const day = workingDayFrom(chosenDay(params["d"], c.today), c.active.calendar);
  if (day > round.dueOn) return replySentence(c, c.t("reminder.tooLate", { due: formatDay(round.dueOn, c.language) }));
  await queueEntries(c.ports, c.active.scope, [
    {
      key: reminderKey(round.id, person, `later-${day}`),
      purpose: "reminder",
      to: { kind: "person", person },
      card: reminderCard({ active: c.active, language: c.language }, mine, "later"),
      notBefore: momentOf(day, c.active.programme.rounds.hour, c.active.calendar.zone),
      stillDue: { check: owesCheck, params: { round: round.id, person } },
    },
  ]);
  return replySentence(c, c.t("reminder.snoozed", { day: formatDay(day, c.language), hour: c.active.programme.rounds.hour }));
}

function chosenDay(said: string | undefined, today: string): string {
  if (said !== undefined && isDate(said) && said > today) return said;
  if (said !== undefined && /^\d{4}-W\d{2}$/.test(said)) return nextMonday(today);
  return addDays(today, 1);
}
