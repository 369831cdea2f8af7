import { keepRounds } from "./evaluation/open-rounds.ts";
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

/** Runs of one wake-up; what is left waits for the next tick. */
const mostRuns = 50;

export async function sweep(ports: Ports, active: ActiveProgramme): Promise<void> {
  await keepRounds(ports, active);
  await sendReminders(ports, active);
}

/** Relays and sends until nothing more can leave now; says when it is worth while again (ms). */
export async function deliverAll(ports: Ports, options: Omit<DeliverOptions, "checks">): Promise<Ran> {
  const checks = new Map([[owesCheck, (params: Readonly<Record<string, string>>) => stillOwes(ports, params)]]);
  for (let run = 0; run < mostRuns; run++) {
    await ports.stores.relay();
    const summary = await deliver(ports, { ...options, checks });
    if (summary.nextInMs !== 0) return summary.nextInMs === undefined ? {} : { nextInMs: summary.nextInMs };
  }
  return { nextInMs: 0 };
}
