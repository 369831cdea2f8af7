import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { dueOf } from "../evaluation/my-dates.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import { addDays, momentOf, workingDayFrom } from "../shared/calendar.ts";
import type { Calendar } from "../shared/calendar.ts";
import { datesOf } from "../shared/spans.ts";
import { formatDay } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { reminderCard } from "./reminder-cards.ts";
import { noteReminder } from "./note-reminder.ts";
import type { Step } from "./reminder-plan.ts";
import { owesCheck } from "./still-due.ts";

/**
 * "Muistuta myöhemmin": nothing until a chosen day, then one reminder. Without a day it is the next working morning. Params: `d` a
 * civil date, a week (`2026-W48`), a month or a quarter. Asked twice for the same day it is one reminder; asked again for another, only the last counts.
 */
export async function snoozeReminder(c: Context, params: Readonly<Record<string, string>>): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const person = c.person?.id ?? "";
  if (!round) return replySentence(c, c.t("reminder.nothing"));
  const mine = await myItems(c.ports, c.active, round, person);
  if (mine.figuresLeft + mine.judgementsLeft === 0) return replySentence(c, c.t("reminder.nothing"));
  const due = dueOf(mine, c.today);
  const day = chosenDay(params["d"], c.today, c.active.calendar);
  if (day === undefined) return askDay(c, workingDayFrom(addDays(c.today, 1), c.active.calendar), due);
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

/** The first working day of the time that was said, from tomorrow on; undefined when that time has gone. */
function chosenDay(said: string | undefined, today: string, calendar: Calendar): string | undefined {
  const tomorrow = addDays(today, 1);
  const asked = (said === undefined ? undefined : datesOf(said)) ?? { from: tomorrow, to: tomorrow };
  if (asked.to <= today) return undefined;
  const day = workingDayFrom(asked.from > tomorrow ? asked.from : tomorrow, calendar);
  // A free day moves forward; a week or a month of which no working day is left does not become another.
  return asked.from === asked.to || day <= asked.to ? day : undefined;
}

/** Today and days that are over cannot be had: the first that can is offered. */
function askDay(c: Context, first: string, due: string): Reply {
  if (first > due) return replySentence(c, c.t("reminder.tooLate", { due: formatDay(due, c.language) }));
  const day = formatDay(first, c.language);
  const question = c.t("reminder.earliest", { day, hour: c.active.programme.rounds.hour });
  return replyCard(cardOf(c, question, [{ kind: "text", text: question }, { kind: "buttons", buttons: [{ label: day, route: "reminder.snooze", params: { d: first } }] }]), "asker");
}
