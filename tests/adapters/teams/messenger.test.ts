import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { referenceSpec, teamsCollections } from "../../../adapters/teams/collections.ts";
import type { ReferenceRow } from "../../../adapters/teams/collections.ts";
import { usualTuning } from "../../../adapters/teams/options.ts";
import type { TeamsSettings } from "../../../adapters/teams/options.ts";
import { worthAnotherTry } from "../../../adapters/teams/outcomes.ts";
import { createWire } from "../../../adapters/teams/wire.ts";
import type { SendOutcome } from "../../../src/ports/messenger.ts";
import type { Card } from "../../../src/vocabulary/card.ts";
import { withStore } from "../../support/store.ts";
import { botAdded, botRemoved, channelId, inChannel, personalId, tenant } from "./support/activities.ts";
import { textsOf } from "./support/cards.ts";
import { startConnector } from "./support/connector.ts";
import type { Connector } from "./support/connector.ts";
import { openTeamsOffice } from "./support/teams-office.ts";
import type { TeamsOffice } from "./support/teams-office.ts";

const store = withStore({ more: teamsCollections });
let connector: Connector;
let office: TeamsOffice;

beforeEach(async () => {
  connector = await startConnector();
  office = await openTeamsOffice(store, connector, { tuning: { sendTimeoutMs: 1_000 } });
  await office.deal(botAdded(connector, office.user("kotijohtaja"), inChannel()));
  connector.posted.splice(0);
});
afterEach(async () => {
  await office.close();
  await connector.close();
});

const card = (text: string): Card => ({ language: "fi", summary: text, blocks: [{ kind: "text", text }] });
const channel = { tenant, conversation: channelId };
const send = (): Promise<SendOutcome> => office.teams.messenger.send(channel, { key: "k1", card: card("Kooste") });

/** Addresses of the SDK's own; given one of them, it wants them all. */
const commercial = {
  ToBotFromChannelOpenIdMetadataUrl: "https://127.0.0.1:1/openid", ToBotFromChannelTokenIssuer: "https://api.botframework.com", ToBotFromEmulatorOpenIdMetadataUrl: "https://127.0.0.1:1/openid",
  ToChannelFromBotOAuthScope: "https://api.botframework.com", OAuthUrl: "https://token.botframework.com", ValidateAuthority: "true",
};

const long = (word: string, rows: number): Card => ({ language: "fi", summary: word, blocks: [{ kind: "list", items: Array.from({ length: rows }, (_, i) => ({ text: `${word} ${String(i)} ${"pitkä ".repeat(40)}` })) }] });

describe("sending to Teams", () => {
  it("posts a card alone, with the words for the notification beside it, and changes and removes it later", async () => {
    const sent = await send();
    expect(sent).toMatchObject({ kind: "delivered", ref: { conversation: channelId } });
    const [message] = connector.posted;
    expect(message?.activity).toMatchObject({ type: "message", summary: "Kooste" });
    expect(message?.activity["text"]).toBeUndefined();
    if (sent.kind !== "delivered") return;
    await office.teams.messenger.update(sent.ref, card("Korjattu kooste"));
    expect(message && textsOf(message)).toEqual(["Korjattu kooste"]);
    await office.teams.messenger.remove(sent.ref);
    expect(connector.posted).toEqual([]);
  });

  it("opens a personal chat with somebody of the team who has not written yet", async () => {
    const user = office.user("hoitaja");
    const sent = await office.teams.messenger.send({ tenant, user: user.aadObjectId }, { key: "k2", card: card("Hei") });
    expect(sent.kind).toBe("delivered");
    expect(connector.in(personalId(user))).toHaveLength(1);
  });

  it.each<readonly [number, string | undefined, SendOutcome]>([
    [412, undefined, { kind: "retry", reason: "platformDown" }],
    [429, undefined, { kind: "retry", reason: "rateLimited", afterMs: 7_000 }],
    [502, undefined, { kind: "retry", reason: "platformDown" }],
    [504, undefined, { kind: "retry", reason: "platformDown" }],
    [403, "MessageWritesBlocked", { kind: "final", reason: "blocked" }],
    [403, "ConversationBlockedByUser", { kind: "final", reason: "blocked" }],
    [403, "BotNotInConversationRoster", { kind: "final", reason: "notInstalled" }],
    [404, "ConversationNotFound", { kind: "final", reason: "notFound" }],
    [500, undefined, { kind: "inDoubt", reason: "answerLost" }],
  ])("%s %s is tried once, and is what it is", async (status, code, outcome) => {
    connector.fail(/POST/, { status, ...(code === undefined ? {} : { code }), ...(status === 429 ? { headers: { "retry-after": "7" } } : {}) });
    const before = connector.calls.length;
    expect(await send()).toEqual(outcome);
    expect(connector.calls.length).toBe(before + 1);
    expect(connector.posted).toEqual([]);
  });

  it("a lost answer ends unconfirmed, and is never sent again by itself", async () => {
    connector.fail(/POST/, { status: 0, after: true });
    expect(await send()).toEqual({ kind: "inDoubt", reason: "answerLost" });
    expect(connector.posted).toHaveLength(1);
    expect(await office.teams.messenger.lookUp(channel, "k1", Date.now())).toBe("unknown");
  });

  it.each([[500, false], [502, false], [0, true]])("a personal chat that could not be opened (%s) holds no message: the next try sends it, once", async (status, after) => {
    const user = office.user("hoitaja");
    connector.fail(/POST \/v3\/conversations$/, { status, after });
    const hello = (): Promise<SendOutcome> => office.teams.messenger.send({ tenant, user: user.aadObjectId }, { key: "k2", card: card("Hei") });
    expect(await hello()).toEqual({ kind: "retry", reason: "platformDown" });
    expect(connector.posted).toEqual([]);
    expect(await hello()).toMatchObject({ kind: "delivered" });
    expect(connector.in(personalId(user))).toHaveLength(1);
  });

  it("without a token nothing leaves: it waits, an answer too, and the operator is told", async () => {
    const tuning = { ...usualTuning, cloud: { ...commercial, ToChannelFromBotLoginUrl: `https://127.0.0.1:1/${tenant}` } };
    const config: TeamsSettings = { appId: "22222222-0000-4000-8000-000000000001", password: { reveal: () => "secret" }, type: "SingleTenant", tenantId: tenant };
    await office.close();
    office = await openTeamsOffice(store, connector, { config, tuning, again: true });
    const calls = connector.calls.length;
    expect(await send()).toEqual({ kind: "retry", reason: "platformDown" });
    expect(store.log.lines).toContainEqual({ level: "error", code: "teams.noToken", context: { error: "NoToken", code: expect.any(String) as unknown } });
    const [row] = await openAggregates<ReferenceRow, "tenant">(store.connection, referenceSpec).find({});
    if (!row) throw new Error("no reference");
    const answer = createWire(config, tuning).talk(row.value, (talk) => talk.send({ kind: "text", text: "Hei" }));
    expect(worthAnotherTry(await answer.catch((error: unknown) => error))).toBe(true);
    expect(connector.calls.length).toBe(calls);
  });

  it("nobody listening is worth another try", async () => {
    await connector.close();
    // The first may still have left over the connection that was kept open.
    await send();
    expect(await send()).toEqual({ kind: "retry", reason: "platformDown" });
    connector = await startConnector();
  });

  it("a card too large for one message comes in parts that are changed together", async () => {
    const sent = await office.teams.messenger.send(channel, { key: "k3", card: long("rivi", 120) });
    const parts = connector.posted.length;
    expect(parts).toBeGreaterThan(1);
    expect(Math.max(...connector.posted.map((p) => JSON.stringify(p.activity["attachments"]).length))).toBeLessThan(28_000);
    if (sent.kind !== "delivered") throw new Error(sent.kind);
    await office.teams.messenger.update(sent.ref, card("lyhyt"));
    expect(connector.posted.map((p) => textsOf(p))).toEqual([["lyhyt"]]);
  });

  it("a card in parts is taken back whole, also when Teams stops half way or an answer is lost; done twice it is the same", async () => {
    const sent = await office.teams.messenger.send(channel, { key: "k3", card: long("rivi", 160) });
    if (sent.kind !== "delivered") throw new Error(sent.kind);
    const [first, second, third] = sent.ref.message.split(" ");
    expect(third).toBeDefined();
    connector.fail(new RegExp(`DELETE .*${String(second)}`), { status: 429 });
    expect(await office.teams.messenger.remove(sent.ref)).toEqual({ kind: "retry", reason: "rateLimited" });
    expect(connector.posted.map((p) => p.id)).not.toContain(first);
    connector.fail(new RegExp(`DELETE .*${String(third)}`), { status: 0, after: true });
    expect(await office.teams.messenger.remove(sent.ref)).toEqual({ kind: "retry", reason: "platformDown" });
    expect(await office.teams.messenger.remove(sent.ref)).toEqual({ kind: "delivered", ref: sent.ref });
    expect(connector.posted).toEqual([]);
  });

  it("a card of which a part has arrived is not sent again by itself", async () => {
    let sends = 0;
    const secondSend = { test: (call: string) => call.startsWith("POST ") && ++sends === 2 } as RegExp;
    connector.fail(secondSend, { status: 429 });
    expect(await office.teams.messenger.send(channel, { key: "k5", card: long("rivi", 160) })).toEqual({ kind: "inDoubt", reason: "answerLost" });
    expect(connector.posted).toHaveLength(1);
  });

  it("where the bot was taken away is final, in plain words", async () => {
    await office.deal(botRemoved(connector, office.user("kotijohtaja"), inChannel()));
    expect(await office.teams.messenger.send({ tenant: "nowhere", user: "x" }, { key: "k4", card: card("Hei") })).toEqual({ kind: "final", reason: "notInstalled" });
  });

  it("keeps to the published limits", () => {
    expect(office.teams.messenger.limits.perConversation).toEqual(expect.arrayContaining([{ sends: 7, windowMs: 1_000 }, { sends: 1_800, windowMs: 3_600_000 }]));
  });
});
