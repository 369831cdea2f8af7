import type { Context } from "../conversation/context.ts";
import { replySentence } from "../conversation/context.ts";
import { dueOf } from "../evaluation/my-dates.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import { addDays, isDate, momentOf, nextMonday, workingDayFrom } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { reminderCard } from "./reminder-cards.ts";
import { noteReminder } from "./note-reminder.ts";
import type { Step } from "./reminder-plan.ts";
import { owesCheck } from "./still-due.ts";

/**
 * "Muistuta myöhemmin": nothing until a chosen day, then one reminder. Without a day it is the next working morning. Params: `d` a
 * civil date or a week (`2026-W48`). Asked twice for the same day it is one reminder; asked again for another, only the last counts.
 */
export async function snoozeReminder(c: Context, params: Readonly<Record<string, string>>): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const person = c.person?.id ?? "";
  if (!round) return replySentence(c, c.t("reminder.nothing"));
  const mine = await myItems(c.ports, c.active, round, person);
  if (mine.figuresLeft + mine.judgementsLeft === 0) return replySentence(c, c.t("reminder.nothing"));
  const day = workingDayFrom(chosenDay(params["d"], c.today), c.active.calendar);
  const due = dueOf(mine, c.today);
  if (day > due) return replySentence(c, c.t("reminder.tooLate", { due: formatDay(due, c.language) }));
  const { hour } = c.active.programme.rounds;
  const step: Step = `later-${day}`;
  const at = momentOf(day, hour, c.active.calendar.zone);
  await noteReminder(c.ports, c.active, { round: round.id, person, steps: [step], at, snoozedUntil: day }, {
    purpose: "reminder",
    to: { kind: "person", person },
    card: reminderCard({ active: c.active, language: c.language }, mine, step),
    notBefore: at,
    stillDue: { check: owesCheck, params: { round: round.id, person, step } },
  });
  return replySentence(c, c.t("reminder.snoozed", { day: formatDay(day, c.language), hour }));
}

function chosenDay(said: string | undefined, today: string): string {
  if (said !== undefined && isDate(said) && said > today) return said;
  if (said !== undefined && /^\d{4}-W\d{2}$/.test(said)) return nextMonday(today);
  return addDays(today, 1);
}
