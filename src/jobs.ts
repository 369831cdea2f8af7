import { advanceBroadcasts, broadcastCheck, drawDelivery } from "./broadcast/advance-broadcasts.ts";
import { changeCheck, drawChange, drawTell, tellCheck } from "./broadcast/queue-changes.ts";
import { carryEvaluations } from "./evaluation/ready-evaluations.ts";
import { keepRounds } from "./evaluation/open-rounds.ts";
import type { DueCheck } from "./messaging/deliver-entry.ts";
import { deliver } from "./messaging/deliver.ts";
import type { DeliverOptions } from "./messaging/deliver.ts";
import type { Ports } from "./ports.ts";
import type { ActiveProgramme } from "./programme/active-programme.ts";
import { owesCheck, sendReminders, stillOwes } from "./reminders/send-reminders.ts";

/** `sweep`: everything that the clock brings, then deliver. `deliver`: send what is queued. */
export type Job = "sweep" | "deliver";

export interface Ran {
  readonly nextInMs?: number;
}

export async function sweep(ports: Ports, active: ActiveProgramme): Promise<void> {
  await keepRounds(ports, active);
  await carryEvaluations(ports, active);
  await sendReminders(ports, active);
}

/** Relays what was saved with its cause, and sends one batch; says when another is worth while (ms, 0 = at once). */
export async function deliverOnce(ports: Ports, active: ActiveProgramme, options: Omit<DeliverOptions, "checks">): Promise<Ran> {
  const checks = new Map<string, DueCheck>([
    [owesCheck, (params) => stillOwes(ports, params)],
    [broadcastCheck, drawDelivery(ports, active)],
    [changeCheck, drawChange(ports, active)],
    [tellCheck, drawTell(ports, active)],
  ]);
  const planned = await advanceBroadcasts(ports, active);
  await ports.stores.relay();
  const sent = await deliver(ports, { ...options, checks });
  const waits = [planned.nextInMs, sent.nextInMs].filter((ms) => ms !== undefined);
  return waits.length === 0 ? {} : { nextInMs: Math.min(...waits) };
}
