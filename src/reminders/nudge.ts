import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { myItems, openRound } from "../evaluation/my-items.ts";
import { groupsLed } from "../evaluation/overview-card.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import { fullRule } from "../programme/round-rule.ts";
import { groupBy } from "../shared/group-by.ts";
import { clockTime, dateOf, sendingMoment } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { languageOf, owesCheck } from "./still-due.ts";
import { noteReminder, reminderLog } from "./note-reminder.ts";
import { reminderCard } from "./reminder-cards.ts";
import { hoursOf } from "./reminder-plan.ts";
import type { Step } from "./reminder-plan.ts";

/** Who would be reminded now, and of how much. */
interface Nudged {
  readonly person: string;
  readonly name: string;
  readonly items: number;
  readonly reachable: boolean;
}

interface Nudging {
  readonly round: EvaluationRound;
  readonly people: readonly Nudged[];
  /** Have asked to be reminded later, or were reminded by hand today already: not now. Counted, not named. */
  readonly later: number;
}

/** "Muistuta nyt": first who would get it, then, pressed again, the message. A chair reaches the own group, the coordinator all; in private only. */
export async function showNudge(c: Context): Promise<Reply> {
  const nudging = await nudgingOf(c);
  if (typeof nudging === "string") return replySentence(c, nudging);
  const { people, later } = nudging;
  const title = c.t("nudge.title", { count: people.length });
  return replyCard(
    cardOf(c, title, [
      { kind: "heading", text: title },
      { kind: "list", items: people.map((p) => ({ text: plain(p.name), detail: [c.t("reminder.items", { count: p.items }), ...(p.reachable ? [] : [c.t("preview.unreachable")])].join(", "), mark: p.reachable ? ("open" as const) : ("alarm" as const) })) },
      ...(later > 0 ? [{ kind: "text" as const, text: c.t("nudge.later", { count: later }), tone: "muted" as const }] : []),
      { kind: "text", text: whenWords(c) },
      ...(people.length > 0 ? [{ kind: "buttons" as const, buttons: [{ label: c.t("nudge.send", { count: people.length }), route: "reminder.nudgeSend", style: "primary" as const }] }] : []),
    ]),
    "asker",
  );
}

/** Sends it to whoever still owes something when it leaves. Pressed twice on one day it is one message. */
export async function sendNudge(c: Context): Promise<Reply> {
  const nudging = await nudgingOf(c);
  if (typeof nudging === "string") return replySentence(c, nudging);
  const step: Step = `nudge-${c.today}`;
  for (const { person } of nudging.people) {
    const mine = await myItems(c.ports, c.active, nudging.round, person);
    await noteReminder(c.ports, c.active, { round: nudging.round.id, person, steps: [step] }, {
      purpose: "reminder",
      to: { kind: "person", person },
      card: reminderCard({ active: c.active, language: await languageOf(c.ports, c.active, person) }, mine, step),
      stillDue: { check: owesCheck, params: { round: nudging.round.id, person, step } },
    });
  }
  return replySentence(c, c.t("nudge.sent", { count: nudging.people.length, when: whenWords(c) }));
}

/** What can be nudged, or the sentence that says why nothing can. */
async function nudgingOf(c: Context): Promise<Nudging | string> {
  if (c.incoming.place.kind !== "direct") return c.t("overview.private");
  const led = groupsLed(c);
  if (led.length === 0) return c.t("refusal.notAllowed", { who: [c.t("people.role.chair"), c.t("people.role.coordinator")].join(c.t("people.role.or")) });
  const round = await openRound(c.ports, c.active);
  if (!round) return c.t("calls.notOpen");
  const open = (await c.ports.stores.owed.find({ round: round.id, state: "open", group: led.map((g) => g.id) })).map((r) => r.value);
  const by = [...groupBy(open, (r) => r.answerer)].flatMap(([person, items]) => (person === undefined || person === c.person?.id ? [] : [{ person, items: items.length }]));
  if (by.length === 0) return c.t("nudge.nobody");
  const asked = await Promise.all(by.map(async (x) => ({ ...x, waits: await waits(c, round.id, x.person) })));
  const people = await Promise.all(asked.filter((x) => !x.waits).map(async ({ person, items }): Promise<Nudged> => {
    const accounts = await c.ports.stores.accounts.find({ programme: c.active.programme.id, person }, { limit: 1 });
    return { person, items, name: (await c.ports.stores.persons.get(person))?.value.name ?? person, reachable: accounts.length > 0 };
  }));
  return { round, people, later: asked.length - people.length };
}

async function waits(c: Context, round: string, person: string): Promise<boolean> {
  const log = await reminderLog(c.ports, round, person);
  return (log?.snoozedUntil !== undefined && c.today <= log.snoozedUntil) || log?.sent.some((s) => s.step === `nudge-${c.today}`) === true;
}

/** At once, or when people are at work again. */
function whenWords(c: Context): string {
  const at = sendingMoment(c.now, hoursOf(fullRule(c.active.programme.rounds)), c.active.calendar);
  if (at === c.now) return c.t("nudge.now");
  const { zone } = c.active.calendar;
  return c.t("nudge.at", { day: formatDay(dateOf(at, zone), c.language), time: clockTime(at, zone) });
}
