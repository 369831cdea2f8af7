import { appendFileSync, readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "../../adapters/mongo/connection.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { deliver } from "../../src/messaging/deliver.ts";
import { paceMemory } from "../../src/messaging/pacing.ts";
import type { Address, Messenger } from "../../src/ports/messenger.ts";
import { recordedLog } from "./log.ts";

/**
 * A process that delivers until it is killed. Arguments: address of the store, file in which the "platform" notes what has
 * arrived (a line of key and process), lease in ms. The platform can tell by key what it has, as Slack can.
 */
const [uri = "", arrivals = "", leaseMs = ""] = process.argv.slice(2);

const keysThere = (): readonly string[] => readFileSync(arrivals, "utf8").split("\n").map((line) => line.split(" ")[0] ?? "");
const refOf = (to: Address, key: string) => ({ platform: "test", tenant: to.tenant, conversation: to.conversation ?? "", message: key });

const messenger: Messenger = {
  platform: "test",
  limits: { perConversation: [], perTenant: [] },
  send: async (to, { key }) => {
    await delay(Math.random() * 6);
    appendFileSync(arrivals, `${key} ${process.pid}\n`);
    // The platform's answer is on its way: a good moment to be killed.
    await delay(10 + Math.random() * 30);
    return { kind: "delivered", ref: refOf(to, key) };
  },
  remove: (ref) => Promise.resolve({ kind: "delivered", ref }),
  update: (ref) => Promise.resolve({ kind: "delivered", ref }),
  lookUp: (to, key) => Promise.resolve(keysThere().includes(key) ? refOf(to, key) : "absent"),
};

const log = recordedLog();
const { connection } = await connect(uri, log);
const stores = await openStores(connection, { machineNow: Date.now, programmeNow: Date.now, log });
const pace = paceMemory();
const ports = { stores, messengers: new Map([["test", messenger]]), clock: { now: Date.now, machine: Date.now }, newId: randomUUID, log };
process.stdout.write("ready\n");
for (;;) {
  await stores.relay();
  const { nextInMs } = await deliver(ports, { owner: String(process.pid), limit: 20, checks: new Map(), pace, leaseMs: Number(leaseMs) });
  if (nextInMs !== 0) await delay(10);
}
