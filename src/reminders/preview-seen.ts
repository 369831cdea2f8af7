import { openRound } from "../evaluation/my-items.ts";
import { roundId } from "../evaluation/round.ts";
import { nextRound } from "../evaluation/round-calendar.ts";
import { queueEntries } from "../messaging/queue.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { fullRule } from "../programme/round-rule.ts";
import { dateOf, momentOf, sendingMoment, workingDaysBefore } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import { coordinators } from "./escalate.ts";
import { hoursOf } from "./reminder-plan.ts";
import { languageOf } from "./still-due.ts";

const settingId = (active: ActiveProgramme): string => `reminderPreview:${active.programme.id}`;

/** Nobody is reminded before somebody has looked at who would be. The sample has nobody to protect: its preview counts as seen. */
export const previewSeen = async (ports: Ports, active: ActiveProgramme): Promise<boolean> =>
  active.programme.demo || (await ports.stores.settings.get(settingId(active))) !== undefined;

/** From now on reminders are sent. `by` is a person, or the command line. */
export async function acceptPreview(ports: Ports, active: ActiveProgramme, by: string): Promise<void> {
  const on = dateOf(ports.clock.now(), active.calendar.zone);
  if (await ports.stores.settings.insert({ ...active.scope, id: settingId(active), text: `${on} ${by}` })) ports.log.info("reminderPreviewAccepted", { programme: active.programme.id });
}

const workingDaysAhead = 5;

/** Asks the coordinator to look: five working days before the first opening, and again when it has come. Each once. */
export async function askForPreview(ports: Ports, active: ActiveProgramme): Promise<void> {
  const now = ports.clock.now();
  const { calendar, programme } = active;
  const open = await openRound(ports, active);
  const next = open ?? nextRound(active, now);
  if (!next) return;
  const opensOn = dateOf(next.opensAt, calendar.zone);
  const rule = fullRule(programme.rounds);
  if (now < momentOf(workingDaysBefore(opensOn, workingDaysAhead, calendar), rule.hour, calendar.zone)) return;
  const when = open ? "opening" : "ahead";
  for (const person of await coordinators(ports, active)) {
    const key = `preview:${roundId(programme.id, next.quarter)}:${person}:${when}`;
    if (await ports.stores.outbox.get(key)) continue;
    const language = await languageOf(ports, active, person);
    const t = speak(language);
    const text = t(`preview.ask.${when}`, { opens: formatDay(opensOn, language) });
    await queueEntries(ports, active.scope, [
      {
        key, purpose: "notice", to: { kind: "person", person }, notBefore: sendingMoment(now, hoursOf(rule), calendar),
        card: { language, summary: text, blocks: [{ kind: "text", text }, { kind: "buttons", buttons: [{ label: t("preview.show"), route: "reminders.preview", style: "primary" }] }] },
      },
    ]);
  }
}
