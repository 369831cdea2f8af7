import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createClients } from "../../../adapters/slack/clients.ts";
import { slackCollections, membersSpec } from "../../../adapters/slack/collections.ts";
import type { MemberRow } from "../../../adapters/slack/collections.ts";
import { createMembers } from "../../../adapters/slack/members.ts";
import { createSlackMessenger } from "../../../adapters/slack/messenger.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import { tuningOf } from "../../../adapters/slack/options.ts";
import { singleWorkspace } from "../../../adapters/slack/workspaces.ts";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import type { Card } from "../../../src/vocabulary/card.ts";
import { withStore } from "../../support/store.ts";
import { stubWorkspace, team } from "./support/slack-office.ts";
import type { SlackStub } from "./stub/slack-stub.ts";
import { directOf, startSlackStub } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
let stub: SlackStub;
let messenger: Messenger;

const card = (text: string): Card => ({ language: "fi", summary: text, blocks: [{ kind: "text", text }] });
const channel = { tenant: team, conversation: "CKOTI" };
const person = { tenant: team, user: "UKOTI" };

beforeEach(async () => {
  stub = await startSlackStub([stubWorkspace(team, { archived: new Set(["CVANHA"]), channels: new Map([["CKOTI", "koti"], ["CVANHA", "vanha"]]) })]);
  messenger = await open();
});
afterEach(async () => stub.close());

async function open(token = "xoxb-test-token-1"): Promise<Messenger> {
  const workspaces = singleWorkspace(token, stub.apiUrl, store.log);
  const client = createClients(workspaces, stub.apiUrl, store.log);
  const members = createMembers({ rows: openAggregates<MemberRow, "team">(store.connection, membersSpec), client, enterprise: () => Promise.resolve(undefined), log: store.log, now: () => Date.now() });
  return createSlackMessenger({ client, members, limits: tuningOf({ config: { receive: "http" } }).limits, now: () => Date.now(), delivered: () => Promise.resolve() });
}

describe("a message arrives, can be corrected, taken back and found again", () => {
  test("in a channel, marked with its key and with a plain text", async () => {
    const sent = await messenger.send(channel, { key: "k1", card: card("**Hei** & tervetuloa") });
    expect(sent).toMatchObject({ kind: "delivered", ref: { platform: "slack", tenant: team, conversation: "CKOTI" } });
    expect(stub.messages[0]).toMatchObject({ text: "Hei &amp; tervetuloa", metadata: { event_payload: { key: "k1" } } });
  });

  test("to a person, in a conversation that is opened once", async () => {
    await messenger.send(person, { key: "k1", card: card("a") });
    await messenger.send(person, { key: "k2", card: card("b") });
    expect(stub.messages.map((m) => m.channel)).toEqual([directOf("UKOTI"), directOf("UKOTI")]);
    expect(stub.calls.filter((c) => c.method === "conversations.open")).toHaveLength(1);
    const afterRestart = await open();
    await afterRestart.send(person, { key: "k3", card: card("c") });
    expect(stub.calls.filter((c) => c.method === "conversations.open")).toHaveLength(1);
  });

  test("corrected in place and taken back", async () => {
    const sent = await messenger.send(channel, { key: "k1", card: card("vanha") });
    if (sent.kind !== "delivered") throw new Error("not delivered");
    expect(await messenger.update(sent.ref, card("uusi"))).toMatchObject({ kind: "delivered" });
    expect(stub.messages).toMatchObject([{ text: "uusi", edited: true }]);
    expect(await messenger.remove(sent.ref)).toMatchObject({ kind: "delivered" });
    expect(stub.messages).toEqual([]);
    expect(await messenger.remove(sent.ref)).toMatchObject({ kind: "delivered" });
    expect(await messenger.update(sent.ref, card("myöhässä"))).toEqual({ kind: "final", reason: "notFound" });
  });

  test("found by its key after a lost answer; another is absent", async () => {
    stub.fail("chat.postMessage", "lost");
    expect(await messenger.send(channel, { key: "k1", card: card("a") })).toEqual({ kind: "inDoubt", reason: "answerLost" });
    expect(await messenger.lookUp(channel, "k1", Date.now())).toMatchObject({ conversation: "CKOTI", message: stub.messages[0]?.ts });
    expect(await messenger.lookUp(channel, "k2", Date.now())).toBe("absent");
    expect(stub.messages).toHaveLength(1);
  });

  test("found also when the process that sent it stood still over a weekend", async () => {
    const friday = Date.now() - 3 * 86_400_000;
    const ts = `${String(Math.floor(friday / 1000))}.000001`;
    stub.messages.push({ channel: "CKOTI", ts, text: "a", blocks: [], edited: false, team, metadata: { event_type: "kvartti_message", event_payload: { key: "k1" } } });
    expect(await messenger.lookUp(channel, "k1", friday)).toMatchObject({ message: ts });
    expect(await messenger.lookUp(channel, "k1", Date.now())).toBe("absent");
  });

  test("a look-up that Slack cannot answer now is thrown, so that the doubt stays", async () => {
    stub.fail("conversations.history", { status: 429, retryAfter: 1 });
    await expect(messenger.lookUp(channel, "k1", Date.now())).rejects.toThrow();
    stub.fail("conversations.history", { error: "missing_scope" });
    expect(await messenger.lookUp(channel, "k1", Date.now())).toBe("unknown");
  });
});

describe("what Slack refuses is an outcome", () => {
  const outcomes: [string, object][] = [
    ["is_archived", { kind: "final", reason: "archived" }],
    ["channel_not_found", { kind: "final", reason: "notFound" }],
    ["not_in_channel", { kind: "final", reason: "notInChannel" }],
    ["restricted_action", { kind: "final", reason: "restricted" }],
    ["account_inactive", { kind: "final", reason: "notInstalled" }],
    ["token_revoked", { kind: "final", reason: "notInstalled" }],
    ["ratelimited", { kind: "retry", reason: "rateLimited" }],
    ["internal_error", { kind: "inDoubt", reason: "answerLost" }],
    ["something_new", { kind: "retry", reason: "platformDown" }],
  ];
  test.each(outcomes)("%s", async (error, outcome) => {
    stub.fail("chat.postMessage", { error });
    expect(await messenger.send(channel, { key: "k", card: card("a") })).toEqual(outcome);
    expect(stub.messages).toEqual([]);
  });

  test.each<[string, string, string]>([
    ["chat.delete", "cant_delete_message", "restricted"],
    ["chat.delete", "compliance_exports_prevent_deletion", "restricted"],
    ["chat.update", "is_inactive", "archived"],
    ["chat.update", "team_not_found", "notFound"],
    ["chat.postMessage", "access_denied", "restricted"],
    ["chat.postMessage", "enterprise_is_restricted", "restricted"],
    ["conversations.open", "invalid_user_combination", "restricted"],
    ["conversations.open", "not_allowed_token_type", "notInstalled"],
  ])("%s refused with %s is final", async (method, error, reason) => {
    stub.fail(method, { error });
    const ref = { platform: "slack", tenant: team, conversation: "CKOTI", message: "1.1" };
    const deeds: Record<string, () => Promise<unknown>> = {
      "chat.delete": () => messenger.remove(ref),
      "chat.update": () => messenger.update(ref, card("a")),
      "chat.postMessage": () => messenger.send(channel, { key: "k", card: card("a") }),
      "conversations.open": () => messenger.send(person, { key: "k", card: card("a") }),
    };
    expect(await deeds[method]?.()).toEqual({ kind: "final", reason });
  });

  test("an archived channel, an unknown one, a deactivated person, a workspace without Kvartti", async () => {
    expect(await messenger.send({ tenant: team, conversation: "CVANHA" }, { key: "a", card: card("a") })).toEqual({ kind: "final", reason: "archived" });
    expect(await messenger.send({ tenant: team, conversation: "CPOIS" }, { key: "b", card: card("b") })).toEqual({ kind: "final", reason: "notFound" });
    stub.workspaces[0]?.users.push({ id: "UPOIS", name: "pois", deleted: true });
    expect(await messenger.send({ tenant: team, user: "UPOIS" }, { key: "c", card: card("c") })).toEqual({ kind: "final", reason: "notFound" });
    expect(await messenger.send({ tenant: "TELSE", conversation: "C1" }, { key: "d", card: card("d") })).toEqual({ kind: "final", reason: "notInstalled" });
  });

  test("Retry-After is an outcome at once, and holds up nobody else", async () => {
    stub.fail("chat.postMessage", { status: 429, retryAfter: 7 });
    const started = Date.now();
    expect(await messenger.send(channel, { key: "a", card: card("a") })).toEqual({ kind: "retry", reason: "rateLimited", afterMs: 7_000 });
    expect(await messenger.send(person, { key: "b", card: card("b") })).toMatchObject({ kind: "delivered" });
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  test("a server that fails leaves it in doubt and is asked once", async () => {
    stub.fail("chat.postMessage", { status: 503 }, { status: 503 });
    expect(await messenger.send(channel, { key: "a", card: card("a") })).toEqual({ kind: "inDoubt", reason: "answerLost" });
    expect(stub.calls.filter((c) => c.method === "chat.postMessage")).toHaveLength(1);
  });

  test("Slack out of reach loses nothing: it is tried again, also when it was never reached since the start", async () => {
    await messenger.lookUp(channel, "x", Date.now());
    const fresh = await open();
    await stub.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await fresh.send(channel, { key: "a", card: card("a") })).toEqual({ kind: "retry", reason: "platformDown" });
    expect((await messenger.send(channel, { key: "b", card: card("b") })).kind).toMatch(/retry|inDoubt/);
    stub = await startSlackStub([stubWorkspace()]);
  });

  test("a table that a workspace's Slack does not take comes as rows, and blocks it does not take as plain text", async () => {
    const table: Card = { language: "fi", summary: "t", blocks: [{ kind: "table", caption: "Osuus", columns: ["Kunta", "2021"], rows: [["Pori", "12"]] }] };
    await messenger.send(channel, { key: "a", card: table });
    expect(stub.messages[0]?.blocks.map((b) => (b as { type: string }).type)).toEqual(["section", "table"]);
    stub.fail("chat.postMessage", { error: "invalid_blocks" });
    await messenger.send(channel, { key: "b", card: table });
    expect(JSON.stringify(stub.messages[1]?.blocks)).toContain("2021: 12");
    stub.fail("chat.postMessage", { error: "invalid_blocks" }, { error: "invalid_blocks" });
    await messenger.send(channel, { key: "c", card: table });
    expect(stub.messages[2]).toMatchObject({ blocks: [], text: "Osuus:\nPori; 2021: 12" });
  });
});
