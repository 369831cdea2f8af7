import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { bodyOf, openSlackOffice, signed, team, userOf } from "./support/slack-office.ts";

const store = withStore({ more: slackCollections });
const staff = userOf["hoitaja"] ?? "";
let office: SlackOffice;

afterEach(async () => office.stop());

const mention = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  team_id: team, type: "event_callback", event_id: "Ev1", authorizations: [{ team_id: team }],
  event: { type: "app_mention", user: staff, text: "<@UBOT1> tavoite 1 tilanne?", ts: "1.1", channel: "CKOTI", team }, ...more,
});

async function post(text: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(`${office.url}/slack/events`, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: text });
  return response.status;
}

const nothingDone = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(office.stub.messages).toEqual([]);
  expect(await store.connection.collection("slackinbox").countDocuments({})).toBe(0);
};

describe("a request that is not Slack's, or not for us, is refused and does nothing", () => {
  test("a wrong signature is refused", async () => {
    office = await openSlackOffice(store, { linked: true });
    const text = JSON.stringify(mention());
    expect(await post(text, signed(text, undefined, "another secret"))).toBe(401);
    expect(await post(text)).toBe(401);
    expect(await post(`${text} `, signed(text))).toBe(401);
    await nothingDone();
    expect(store.log.codes()).toContain("slack.badSignature");
  });

  test("a request older than five minutes is refused, however well signed", async () => {
    office = await openSlackOffice(store, { linked: true });
    const text = JSON.stringify(mention());
    expect(await post(text, signed(text, Math.floor(Date.now() / 1000) - 301))).toBe(401);
    await nothingDone();
  });

  test("a body over the limit is refused, announced or not", async () => {
    office = await openSlackOffice(store, { linked: true, tuning: { maxBytes: 20_000 } });
    const text = JSON.stringify(mention({ filler: "x".repeat(30_000) }));
    expect(await post(text, signed(text))).toBe(413);
    const stream = new ReadableStream({ start: (c) => (c.enqueue(new TextEncoder().encode(text)), c.close()) });
    const hidden = await fetch(`${office.url}/slack/events`, { method: "POST", headers: { ...signed(text), "Content-Type": "application/json" }, body: stream, duplex: "half" } as RequestInit);
    expect(hidden.status).toBe(413);
    await nothingDone();
    expect(store.log.codes()).toContain("slack.tooLarge");
  });

  test("malformed JSON is a bad request, and its words are not logged", async () => {
    office = await openSlackOffice(store, { linked: true });
    const text = `{"event": salaisuus`;
    expect(await post(text, signed(text))).toBe(400);
    await nothingDone();
    expect(store.log.codes()).toContain("slack.badRequest");
    expect(JSON.stringify(store.log.lines)).not.toContain("salaisuus");
  });

  test("an unknown workspace is acknowledged and ignored", async () => {
    office = await openSlackOffice(store, { linked: true });
    const text = JSON.stringify(mention({ team_id: "TELSE", authorizations: [{ team_id: "TELSE" }] }));
    expect(await post(text, signed(text))).toBe(200);
    await nothingDone();
    expect(store.log.codes()).toContain("slack.unknownTeam");
  });

  test("odd but signed requests end nothing", async () => {
    office = await openSlackOffice(store, { linked: true });
    for (const odd of ["{}", "[]", "null", '{"event":null}', '{"event":{"type":"app_mention"}}', `{"team_id":"${team}","type":"event_callback","event_id":"E9","event":{"type":"app_mention"}}`])
      expect([200, 400, 401, 404, 500]).toContain(await post(odd, signed(odd)));
    const press = bodyOf("interactive", { type: "block_actions", team: { id: team }, user: { id: staff }, actions: [{}] });
    expect(await post(press.text, { ...signed(press.text), "Content-Type": press.type })).toBe(200);
    await office.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => office.stub.posted().find((m) => /Perhehoito/.test(m.text)));
  });

  test("Slack's own address check is answered", async () => {
    office = await openSlackOffice(store);
    const text = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const response = await fetch(`${office.url}/slack/events`, { method: "POST", headers: { ...signed(text), "Content-Type": "application/json" }, body: text });
    expect(await response.json()).toEqual({ challenge: "abc" });
  });
});

describe("over the socket", () => {
  test("an unknown workspace, a broken message and an odd one do nothing, and the next question is answered", async () => {
    office = await openSlackOffice(store, { linked: true, receive: "socket" });
    await office.deliver("event", mention({ team_id: "TELSE", authorizations: [{ team_id: "TELSE" }] }));
    office.stub.socket.send("{broken");
    office.stub.socket.send(JSON.stringify({ type: "events_api", envelope_id: "e1" }));
    office.stub.socket.send(JSON.stringify({ type: "events_api", envelope_id: "e2", payload: { event: null, team_id: team } }));
    await nothingDone();
    expect(store.log.codes()).toEqual(expect.arrayContaining(["slack.unknownTeam", "slack.badRequest"]));
    await office.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => office.stub.posted().find((m) => /Perhehoito/.test(m.text)));
  });

  test("what could not be kept is not acknowledged, so that Slack brings it again; brought twice it is answered once", async () => {
    office = await openSlackOffice(store, { linked: true, receive: "socket" });
    const collection = store.connection.models["slackinbox"]?.collection as unknown as { insertOne: unknown };
    const before = collection.insertOne;
    collection.insertOne = () => Promise.reject(new Error("down"));
    await expect(office.deliver("event", mention())).rejects.toThrow("not acknowledged");
    collection.insertOne = before;
    await office.deliver("event", mention());
    await office.deliver("event", mention());
    await office.until(() => office.stub.posted()[0]);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(office.stub.posted()).toHaveLength(1);
  });
});

describe("the same event twice is one event", () => {
  test("a redelivered mention is answered once, also when another instance gets it", async () => {
    office = await openSlackOffice(store, { linked: true });
    const other = await openSlackOffice(store, { second: true, stub: office.stub });
    const body = mention();
    const both = await Promise.all([office.deliver("event", body), other.deliver("event", body), office.deliver("event", body)]);
    expect(both.map((a) => a.status)).toEqual([200, 200, 200]);
    await office.until(() => office.stub.posted().length > 0);
    expect((await other.deliver("event", body)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(office.stub.posted()).toHaveLength(1);
    await other.stop();
  });

  test("a double click opens one modal; a click later is a click again", async () => {
    office = await openSlackOffice(store, { linked: true, tuning: { doubleClickMs: 400 } });
    const chair = userOf["kotijohtaja"] ?? "";
    await office.goTo("2021-04-01");
    const reminder = await office.until(() => office.stub.posted().find((m) => m.channel === "DKOTI"));
    await Promise.all([office.press(chair, reminder, "Aloita"), office.press(chair, reminder, "Aloita")]);
    await office.until(() => office.stub.views.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(office.stub.views).toHaveLength(1);
    await office.press(chair, reminder, "Aloita");
    await office.until(() => office.stub.views.length === 2);
  });

  test("another button in the same place of a message that was replaced meanwhile is no double click", async () => {
    office = await openSlackOffice(store, { linked: true });
    const message = (route: string) => ({ channel: "DKOTI", ts: "1.1", blocks: [{ type: "actions", elements: [{ type: "button", action_id: "press:0", text: { type: "plain_text", text: "Nappi" }, value: route }] }] });
    const press = (route: string): Promise<unknown> => office.press(userOf["kotijohtaja"] ?? "", message(route), "Nappi");
    await Promise.all([press("help"), press("help")]);
    await office.until(() => office.stub.posted().find((m) => /Näin voin auttaa/.test(m.text)));
    await press("people.privacy");
    await office.until(() => office.stub.posted().find((m) => /12 kuukautta/.test(JSON.stringify(m.blocks))));
    expect(office.stub.posted()).toHaveLength(2);
  });

  test("what people wrote is gone from the store once it is answered", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => office.stub.posted().length > 0);
    const kept = async (): Promise<Record<string, unknown>[]> => store.connection.collection("slackinbox").find({}).toArray();
    for (let i = 0; i < 150 && (await kept())[0]?.["state"] !== "done"; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    const [row] = await kept();
    expect(row).toMatchObject({ state: "done", team });
    expect(row).not.toHaveProperty("body");
  });
});
