import { advanceBroadcasts, broadcastCheck, drawDelivery } from "./broadcast/advance-broadcasts.ts";
import { changeCheck, drawChange, drawTell, tellCheck } from "./broadcast/queue-changes.ts";
import { keepHandovers } from "./evaluation/apply-handovers.ts";
import { closeRounds, keepRounds } from "./evaluation/open-rounds.ts";
import { carryEvaluations } from "./evaluation/ready-evaluations.ts";
import { deliver } from "./messaging/deliver.ts";
import type { DueCheck } from "./messaging/deliver-entry.ts";
import type { DeliverOptions } from "./messaging/deliver.ts";
import type { Ports } from "./ports.ts";
import type { ActiveProgramme } from "./programme/active-programme.ts";
import { keepEntries } from "./readings/project-entry.ts";
import { forgetOldReminders } from "./reminders/note-reminder.ts";
import { sendReminders } from "./reminders/send-reminders.ts";
import { callsCheck, callsStillDue, owesCheck, reminderStillDue } from "./reminders/still-due.ts";
import { dateOf } from "./shared/calendar.ts";

/** `sweep`: everything that the clock brings, then deliver. `deliver`: send what is queued. */
export type Job = "sweep" | "deliver";

export interface Ran {
  readonly nextInMs?: number;
}

export async function sweep(ports: Ports, active: ActiveProgramme): Promise<void> {
  await keepRounds(ports, active);
  await keepHandovers(ports, active, dateOf(ports.clock.now(), active.calendar.zone));
  await carryEvaluations(ports, active);
  await keepEntries(ports, active);
  await sendReminders(ports, active);
  await closeRounds(ports, active);
  await forgetOldReminders(ports, active);
}

/** Relays what was saved with its cause, and sends one batch; says when another is worth while (ms, 0 = at once). */
export async function deliverOnce(ports: Ports, active: ActiveProgramme, options: Omit<DeliverOptions, "checks">): Promise<Ran> {
  const checks = new Map<string, DueCheck>([
    [owesCheck, (params) => reminderStillDue(ports, active, params)],
    [callsCheck, (params) => callsStillDue(ports, active, params)],
    [broadcastCheck, drawDelivery(ports, active)],
    [changeCheck, drawChange(ports, active)],
    [tellCheck, drawTell(ports, active)],
  ]);
  const refill = async (): Promise<Ran> => {
    const planned = await advanceBroadcasts(ports, active);
    await ports.stores.relay();
    return planned;
  };
  const planned = await refill();
  const { delay, stopping } = ports;
  const sent = await deliver(ports, { ...options, checks, refill, ...(delay ? { delay } : {}), ...(stopping ? { stopping } : {}) });
  const waits = [planned.nextInMs, sent.nextInMs].filter((ms) => ms !== undefined);
  return waits.length === 0 ? {} : { nextInMs: Math.min(...waits) };
}
