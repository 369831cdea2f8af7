import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import { createApp } from "../../src/app.ts";
import type { Broadcast } from "../../src/broadcast/broadcast.ts";
import { deliveryReport } from "../../src/broadcast/delivery-report.ts";
import { queueEntries } from "../../src/messaging/queue.ts";
import type { Ports } from "../../src/ports.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";
import { loadProgramme } from "../../src/programme/load-programme.ts";
import { accountId, placeId } from "../../src/vocabulary/incoming.ts";
import { limitStub } from "../support/limit-stub.ts";
import { smallPeople } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";
import { virtualTime } from "../support/virtual-time.ts";

const start = Date.parse("2021-10-01T09:00:00+03:00");
const store = withStore({ start });
const scope = { organisation: "laituri", programme: "laituri" };

/** The published limits, as the settings have them. */
const slackLimits: SendingLimits = { perConversation: [{ sends: 1, windowMs: 1_000 }], perTenant: [{ sends: 240, windowMs: 60_000 }] };
const teamsLimits: SendingLimits = {
  perConversation: [{ sends: 7, windowMs: 1_000 }, { sends: 8, windowMs: 2_000 }, { sends: 60, windowMs: 30_000 }, { sends: 1_800, windowMs: 3_600_000 }],
  perTenant: [{ sends: 50, windowMs: 1_000 }],
};
const channels = 1_000;
const people = 10_000;

async function insertMany(collection: string, rows: readonly { readonly id: string }[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) {
    const documents = rows.slice(at, at + 1_000).map(({ id, ...rest }) => ({ _id: id, v: 1, rev: 1, messages: [], hasMessages: false, ...rest }));
    await store.connection.collection(collection).insertMany(documents as never);
  }
}

const teamsRef = (i: number) => ({ platform: "teams", tenant: "T", user: `u${i}` });

async function settle(): Promise<void> {
  await insertMany("places", Array.from({ length: channels }, (_, i) => {
    const place = { platform: "slack", tenant: "W", conversation: `C${i}` };
    return { ...scope, id: placeId({ ...place, kind: "channel" }), ...place, group: "koti" };
  }));
  const persons = Array.from({ length: people }, (_, i) => ({ ...scope, id: `p${i}`, name: `Henkilö ${i}` }));
  await insertMany("persons", persons);
  await insertMany("roles", persons.map((p) => ({ ...scope, id: `owner:${p.id}`, person: p.id, role: "owner", group: "digi" })));
  await insertMany("accounts", persons.map((p, i) => ({ ...scope, id: accountId(teamsRef(i)), person: p.id, ref: teamsRef(i), direct: `d${i}`, seenAt: 1 })));
}

const broadcast: Broadcast = {
  ...scope, id: "b1", state: "approved", pending: true, revision: 1, author: "viestijä", drafters: ["viestijä"], editedBy: "viestijä", editedAt: start, sendAt: start, changes: [],
  content: {
    titles: { fi: "Tiedote" }, texts: { fi: "Kaikille." }, emphasis: {}, publicity: "public", acknowledge: true,
    audience: { selectors: ["group:koti", "role:owner"], reach: "channels", platforms: [], languages: [] },
  },
};

describe("a broadcast to 1,000 Slack channels and 10,000 Teams people", () => {
  it("finishes close to the least possible time, causes no 429, gives each recipient one final state, and lets reminders pass", { timeout: 540_000 }, async () => {
    const time = virtualTime(start);
    const slack = limitStub("slack", slackLimits, time);
    const teams = limitStub("teams", teamsLimits, time);
    const ports: Ports = {
      stores: time.hold(store.stores, 4), messengers: new Map([["slack", slack], ["teams", teams]]), clock: time, holidays: finnishHolidays(), newId: randomUUID,
      fingerprint: () => Promise.resolve(""), log: store.log, wake: () => undefined, delay: time.delay,
    };
    await loadProgramme({ ...ports, stores: store.stores }, smallProgramme, smallPeople(smallProgramme));
    await settle();
    await store.stores.broadcasts.insert(broadcast);
    const app = createApp(ports);
    const least = Math.max(people / 50, (channels / 240) * 60) * 1_000;
    const reminders = async (): Promise<readonly number[]> => {
      await time.delay(100_000);
      const keys = Array.from({ length: 20 }, (_, i) => `muistutus:${i}`);
      const asked = time.now();
      const card = { language: "fi" as const, summary: "Muistutus", blocks: [] };
      await queueEntries(ports, scope, keys.map((key, i) => ({ key, purpose: "reminder", to: { kind: "person", person: `p${9_000 + i}` }, card })));
      await time.delay(20_000);
      return keys.map((key) => (teams.arrived.get(key) ?? Infinity) - asked);
    };
    const send = async (): Promise<void> => {
      for (;;) {
        const { nextInMs } = await app.run("deliver");
        if ((await ports.stores.broadcasts.get("b1"))?.value.state === "finished") return;
        await time.delay(nextInMs ?? 1_000);
      }
    };
    const [waits] = await time.until(Promise.all([reminders(), send()]));
    const last = Math.max(...slack.arrived.values(), ...teams.arrived.values()) - start;
    const report = await deliveryReport({ ...ports, stores: store.stores }, (await store.stores.broadcasts.get("b1"))?.value ?? broadcast);
    process.stdout.write(`simulation: ${(last / 1_000).toFixed(1)} s, least possible ${(least / 1_000).toFixed(1)} s, ratio ${(last / least).toFixed(3)}; slowest reminder ${(Math.max(...waits) / 1_000).toFixed(1)} s\n`);
    expect(slack.refusals() + teams.refusals()).toBe(0);
    expect([...slack.doubled, ...teams.doubled]).toEqual([]);
    // Two of the group whose channels these are have no account: they are recipients, too, and said to be out of reach.
    expect(report.rows).toHaveLength(channels + people + 2);
    expect(report.counts).toEqual({ queued: 0, sending: 0, delivered: channels + people, waiting: 0, failed: 0, unconfirmed: 0, cancelled: 0, unreachable: 2 });
    expect(last / least).toBeLessThanOrEqual(1.05);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  });
});
