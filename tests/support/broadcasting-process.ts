import { appendFileSync, readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import { connect } from "../../adapters/mongo/connection.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { advanceBroadcasts, broadcastCheck, drawDelivery } from "../../src/broadcast/advance-broadcasts.ts";
import { deliver } from "../../src/messaging/deliver.ts";
import { paceMemory } from "../../src/messaging/pacing.ts";
import type { Address, Messenger } from "../../src/ports/messenger.ts";
import type { Ports } from "../../src/ports.ts";
import { activate } from "../../src/programme/active-programme.ts";
import { recordedLog } from "./log.ts";
import { smallProgramme } from "./small-programme.ts";

/**
 * A process that sends broadcasts until it is killed. Arguments: address of the store, file in which the two "platforms" note what has
 * arrived (a line per message), lease in ms. "slack" can be asked by key what it has, "teams" cannot.
 */
const [uri = "", arrivals = "", leaseMs = ""] = process.argv.slice(2);
const keysThere = (): readonly string[] => readFileSync(arrivals, "utf8").split("\n");
const refOf = (platform: string, to: Address, key: string) => ({ platform, tenant: to.tenant, conversation: to.conversation ?? "", message: key });

const platform = (name: string, tells: boolean): Messenger => ({
  platform: name,
  limits: { perConversation: [], perTenant: [{ sends: 60, windowMs: 1_000 }] },
  send: async (to, { key }) => {
    await delay(Math.random() * 6);
    appendFileSync(arrivals, `${key}\n`);
    // The platform's answer is on its way: a good moment to be killed.
    await delay(5 + Math.random() * 30);
    return { kind: "delivered", ref: refOf(name, to, key) };
  },
  update: (ref) => Promise.resolve({ kind: "delivered", ref }),
  remove: (ref) => Promise.resolve({ kind: "delivered", ref }),
  lookUp: (to, key) => Promise.resolve(!tells ? "unknown" : keysThere().includes(key) ? refOf(name, to, key) : "absent"),
});

const log = recordedLog();
const { connection } = await connect(uri, log);
const stores = await openStores(connection, { machineNow: Date.now, programmeNow: Date.now, log });
const pace = paceMemory();
const clock = { now: Date.now, machine: Date.now };
const ports: Ports = {
  stores, messengers: new Map([["slack", platform("slack", true)], ["teams", platform("teams", false)]]), clock, holidays: finnishHolidays(), newId: randomUUID,
  fingerprint: () => Promise.resolve(""), log, wake: () => undefined,
};
const active = activate(smallProgramme, 1, finnishHolidays());
const checks = new Map([[broadcastCheck, drawDelivery(ports, active)]]);
const refill = async (): Promise<void> => {
  await advanceBroadcasts(ports, active);
  await stores.relay();
};
process.stdout.write("ready\n");
for (;;) {
  await refill();
  const { nextInMs } = await deliver(ports, { owner: String(process.pid), limit: 100, checks, pace, leaseMs: Number(leaseMs), delay, refill });
  if (nextInMs !== 0) await delay(20);
}
