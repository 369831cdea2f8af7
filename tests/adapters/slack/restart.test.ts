import { afterEach, describe, expect, test, vi } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { saveAdminCode } from "../../../src/people/admin-code.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { botUser, openSlackOffice, team, userOf } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const staff = userOf["hoitaja"] ?? "";
const chair = userOf["kotijohtaja"] ?? "";
const coordinator = userOf["koordinaattori"] ?? "";
const code = "KV-ABCD-EFGH-JKLM-NPQR";
let office: SlackOffice;

afterEach(async () => office.stop());

const body = (id: string, event: Record<string, unknown>): Record<string, unknown> => ({ team_id: team, type: "event_callback", event_id: id, authorizations: [{ team_id: team }], event });
const mention = { type: "app_mention", user: staff, text: `<@${botUser}> tavoite 1 tilanne?`, ts: "1.1", channel: "CKOTI", team };

/** What a process leaves that was killed right after it acknowledged. */
async function leftBehind(id: string, event: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<void> {
  await store.connection.collection("slackinbox").insertOne({
    _id: `event:${team}:${id}`, v: 1, rev: 1, messages: [], hasMessages: false, team, state: "open", at: Date.now() - 60_000, leaseUntil: Date.now() - 1_000, attempts: 0, body: JSON.stringify(body(id, event)), ...more,
  } as never);
}

describe("what a killed process left is finished", () => {
  test("a question that was acknowledged but not answered is answered after the restart, once", async () => {
    await leftBehind("Ev1", mention);
    office = await openSlackOffice(store, { linked: true });
    const other = await openSlackOffice(store, { second: true, stub: office.stub });
    await office.until(() => office.stub.posted().find((m) => /Perhehoito/.test(m.text)));
    await office.deliver("event", body("Ev1", mention));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(office.stub.posted()).toHaveLength(1);
    await other.stop();
  });

  test("what another process is still working on is left to it", async () => {
    await leftBehind("Ev2", mention, { leaseUntil: Date.now() + 60_000 });
    office = await openSlackOffice(store, { linked: true });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(office.stub.messages).toEqual([]);
  });

  test("an answer that changed something is not asked of the core again: the kept one is shown", async () => {
    const reply = { kind: "card", to: "place", card: { language: "fi", summary: "Vastaus", blocks: [{ kind: "text", text: "Säilötty vastaus" }] } };
    await leftBehind("Ev3", { type: "message", channel_type: "im", user: chair, text: "1250", ts: "2.2", channel: directOf(chair), team }, { reply: JSON.stringify(reply), attempts: 1 });
    office = await openSlackOffice(store);
    await office.until(() => office.stub.posted().find((m) => m.text === "Säilötty vastaus"));
  });
});

describe("a submission whose process was killed right after its acknowledgement", () => {
  test("is thanked for after the restart, once", async () => {
    const card = { language: "fi", summary: "Kiitos", blocks: [{ kind: "text", text: "Kiitos! Kaikki on tallennettu." }] };
    await store.connection.collection("slackinbox").insertOne({
      _id: `follow:${team}:f1`, v: 1, rev: 1, messages: [], hasMessages: false, team, state: "open", at: Date.now() - 60_000, leaseUntil: 1, attempts: 0,
      body: JSON.stringify({ type: "kvartti_follow_up", team, user: chair, card: JSON.stringify(card) }),
    } as never);
    office = await openSlackOffice(store);
    await office.until(() => office.stub.posted().find((m) => m.channel === directOf(chair) && /Kaikki on tallennettu/.test(m.text)));
    await office.platform.resume();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(office.stub.posted()).toHaveLength(1);
  });

  test("a press whose modal can no longer be opened is answered by a button that opens it", async () => {
    await (await openSlackOffice(store, { linked: true })).stop();
    const press = { type: "block_actions", team: { id: team }, user: { id: chair, team_id: team }, trigger_id: "old", channel: { id: directOf(chair) }, container: { type: "message", message_ts: "1.1", channel_id: directOf(chair) }, message: { ts: "1.1" }, actions: [{ type: "button", action_id: "press:0", value: "people.deputy" }] };
    await store.connection.collection("slackinbox").insertOne({
      _id: `press:${team}:${chair}:1.1:press:0:`, v: 1, rev: 1, messages: [], hasMessages: false, team, state: "open", at: Date.now() - 60_000, leaseUntil: 1, attempts: 0, body: JSON.stringify(press),
    } as never);
    office = await openSlackOffice(store, { second: true });
    const offer = await office.until(() => office.stub.posted().find((m) => m.channel === directOf(chair) && /Lomake on valmiina/.test(m.text)));
    await office.press(chair, offer, "Avaa lomake");
    await office.until(() => office.stub.views[0]);
  });
});

describe("an answer that does not get through", () => {
  test("whose answer was lost is found and not posted again", async () => {
    office = await openSlackOffice(store, { linked: true });
    office.stub.fail("chat.postMessage", "lost");
    await office.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => office.stub.posted()[0]);
    // Where nothing can be shown to the asker alone, the answer goes to the direct conversation, and is looked for there.
    office.stub.fail("chat.postEphemeral CKOTI", { error: "not_in_channel" }, { error: "not_in_channel" });
    office.stub.fail(`chat.postMessage ${directOf(chair)}`, "lost");
    await office.mention(chair, "CKOTI", "asdfgh");
    await office.until(() => ["conversations.replies", "conversations.history"].every((method) => office.stub.calls.some((c) => c.method === method)));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(office.stub.posted().map((m) => m.channel)).toEqual(["CKOTI", directOf(chair)]);
    expect(office.stub.calls.filter((c) => c.method === "chat.postMessage")).toHaveLength(2);
  }, 20_000);

  test("that Slack asks to wait for comes after the wait: what did something says what it did, once", async () => {
    office = await openSlackOffice(store, { linked: true });
    const [asker, admin] = [userOf["tietojohtaja"] ?? "", userOf["ylläpitäjä"] ?? ""];
    await saveAdminCode(office.ports, { organisation: "laituri", programme: "laituri" }, await office.ports.fingerprint(code));
    await office.write(chair, "kirjaa 1a 1250");
    await office.until(() => office.stub.posted().find((m) => /Kirjaanko/.test(m.text)));
    for (const channel of ["CKOTI", ...[chair, asker, admin].map(directOf)]) office.stub.fail(`chat.postMessage ${channel}`, { status: 429, retryAfter: 1 });
    const started = Date.now();
    await Promise.all([office.write(chair, "kyllä"), office.write(admin, code), office.mention(coordinator, "CKOTI", "irrota"), office.write(asker, "ohje")]);
    await office.until(() => office.stub.posted().length >= 5);
    expect(Date.now() - started).toBeGreaterThan(950);
    const told = (channel: string): string => office.stub.posted().findLast((m) => m.channel === channel)?.text ?? "";
    expect(told(directOf(chair))).toMatch(/Kirjattu/);
    expect(told(directOf(admin))).toMatch(/ylläpitäjä/);
    expect(told("CKOTI")).toMatch(/ei ole enää/);
    expect(told(directOf(asker))).toMatch(/Näin|Så här/);
    expect(office.stub.posted()).toHaveLength(5);
    expect(await store.stores.readings.find({ programme: "laituri" })).toHaveLength(1);
  });

  test("that only the asker saw cannot be looked for: it is marked at once, not with the others a moment later", async () => {
    office = await openSlackOffice(store, { linked: true });
    const collection = store.connection.models["slackinbox"]?.collection as unknown as { bulkWrite: unknown };
    const before = collection.bulkWrite;
    collection.bulkWrite = () => Promise.reject(new Error("down"));
    await office.mention(chair, "CKOTI", "asdfgh");
    await vi.waitFor(async () => expect(await store.connection.collection("slackinbox").find({}).toArray()).toMatchObject([{ state: "done" }]), 5_000);
    collection.bulkWrite = before;
    expect(office.stub.messages.map((m) => m.onlyFor)).toEqual([chair]);
  });

  test("that Slack refuses for good is given up and logged by its code", async () => {
    office = await openSlackOffice(store, { linked: true });
    office.stub.fail("chat.postMessage", { error: "is_archived" });
    await office.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => store.log.lines.find((l) => l.code === "slack.eventGivenUp" && l.context["faultCode"] === "is_archived"));
    expect(JSON.stringify(store.log.lines)).not.toContain("tavoite 1");
  });

  test("a store that fails before the acknowledgement leaves the event to Slack to bring again", async () => {
    office = await openSlackOffice(store, { linked: true });
    const collection = store.connection.models["slackinbox"]?.collection as unknown as { insertOne: unknown };
    const before = collection.insertOne;
    collection.insertOne = () => Promise.reject(new Error("down"));
    expect((await office.deliver("event", body("Ev9", mention))).status).toBe(500);
    collection.insertOne = before;
    expect((await office.deliver("event", body("Ev9", mention))).status).toBe(200);
    await office.until(() => office.stub.posted()[0]);
  });
});
