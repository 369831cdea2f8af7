import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { sealWith } from "../../../adapters/slack/seal.ts";
import { accountId } from "../../../src/vocabulary/incoming.ts";
import { withStore } from "../../support/store.ts";
import type { OfficeOptions, SlackOffice } from "./support/slack-office.ts";
import { openSlackOffice, stubWorkspace, team } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const secret = (text: string) => ({ reveal: () => text });
let office: SlackOffice;

afterEach(async () => office.stop());

async function open(more: OfficeOptions = {}): Promise<SlackOffice> {
  const opened = await openSlackOffice(store, {
    workspaces: [stubWorkspace(team), stubWorkspace("T2", { channels: new Map([["C2", "toinen"]]) })], secretKey: "k".repeat(44), ...more,
    config: {
      oauth: { clientId: "111.222", clientSecret: secret("client-secret"), stateSecret: secret("state-secret") }, ...{ botToken: undefined as never }, ...more.config,
    },
  });
  opened.stub.codes.set("code-1", team).set("code-2", "T2");
  return opened;
}

/** As a browser does: from /slack/install to Slack, and back with the code, the state and its cookie. */
async function install(code: string, state?: string): Promise<Response> {
  const asked = await fetch(`${office.url}/slack/install`, { redirect: "manual" });
  const to = new URL(asked.headers.get("location") ?? "");
  expect(to.searchParams.get("scope")?.split(",")).toContain("app_mentions:read");
  expect(to.searchParams.get("redirect_uri")).toBe("https://kvartti.example.fi/slack/oauth_redirect");
  const cookie = (asked.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return fetch(`${office.url}/slack/oauth_redirect?code=${code}&state=${encodeURIComponent(state ?? to.searchParams.get("state") ?? "")}`, { headers: { Cookie: cookie } });
}

const mention = (where: string, channel: string): Promise<unknown> =>
  office.event({ type: "app_mention", user: "UKOTI", text: "<@UBOT1> ohje", ts: "1.1", channel, event_ts: "1.1" }, { team_id: where, authorizations: [{ team_id: where }] });
const send = (from: SlackOffice, key: string): Promise<unknown> =>
  from.platform.messenger.send({ tenant: team, conversation: "CKOTI" }, { key, card: { language: "fi", summary: "a", blocks: [{ kind: "text", text: "a" }] } });
const event = (where: string, what: Record<string, unknown>): Promise<unknown> => office.event(what, { team_id: where, authorizations: [] });

describe("several workspaces", () => {
  test("one installed by its pages works, sealed in the store; the other stays a stranger", async () => {
    office = await open();
    const done = await install("code-1");
    expect(done.status).toBe(200);
    expect(await done.text()).toContain("Kvartti on asennettu");
    const rows = await store.connection.collection("slackinstallations").find({}).toArray();
    expect(rows.map((r) => String(r._id))).toEqual([team]);
    expect(JSON.stringify(rows)).not.toContain("xoxb");
    await mention(team, "CYLEINEN");
    await office.until(() => office.stub.messages.find((m) => m.team === team));
    await mention("T2", "C2");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(office.stub.messages.filter((m) => m.team === "T2")).toEqual([]);
    expect(store.log.codes()).toContain("slack.unknownTeam");
    expect(JSON.stringify(store.log.lines)).not.toContain("xoxb");
  });

  test("each workspace is answered with its own token, and knows nothing of the other's people and channels", async () => {
    office = await open({ linked: true });
    await install("code-1");
    await install("code-2");
    await office.event({ type: "message", channel_type: "im", user: "UKOTI", text: "mitä minulta puuttuu?", ts: "1.1", channel: directOf("UKOTI"), event_ts: "1" }, { team_id: "T2", authorizations: [{ team_id: "T2" }] });
    const said = await office.until(() => office.stub.messages.find((m) => m.team === "T2"));
    expect(said.text).not.toContain("Väliarviointi");
    expect(await store.stores.accounts.get(accountId({ platform: "slack", tenant: "T2", user: "UKOTI" }))).toBeUndefined();
    expect(office.stub.calls.filter((c) => c.method === "chat.postMessage").map((c) => c.token)).toEqual(["xoxb-test-token-T2"]);
  });

  test("in a workspace that nobody has vouched for an e-mail proves nothing, and nobody's e-mail is asked there", async () => {
    office = await open({ accounts: false, tuning: { sweepMs: 20 } });
    await install("code-1");
    await install("code-2");
    await office.goTo("2021-04-01");
    const write = (): Promise<unknown> => office.event({ type: "message", channel_type: "im", user: "UKOTI", text: "hei", ts: "1.1", channel: directOf("UKOTI"), event_ts: "1" }, { team_id: "T2", authorizations: [{ team_id: "T2" }] });
    await write();
    await office.until(() => office.stub.messages.find((m) => m.team === "T2" && /En löytänyt sinua/.test(m.text)));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(office.stub.calls.filter((c) => c.method === "users.lookupByEmail")).toEqual([]);
    const ref = { platform: "slack", tenant: "T2", user: "UYLLA" };
    await store.stores.accounts.insert({ organisation: "laituri", programme: "laituri", id: accountId(ref), person: "ylläpitäjä", ref, seenAt: 0 });
    await write();
    await office.until(() => office.stub.messages.find((m) => m.team === "T2" && /Oletko sinä kotijohtaja/.test(m.text)));
  });

  test("uninstalled it is forgotten and unreachable; installed again it goes on where it was, and the reminders that came due meanwhile leave", async () => {
    office = await open({ linked: true });
    await install("code-1");
    await office.write("UKOTI", "ohje");
    await office.until(() => office.stub.messages.find((m) => m.channel === "DKOTI"));
    await event(team, { type: "app_uninstalled" });
    const left = async (): Promise<number> => (await store.connection.collection("slackinstallations").countDocuments({})) + (await store.connection.collection("slackmembers").countDocuments({}));
    for (let i = 0; i < 100 && (await left()) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await left()).toBe(0);
    expect(await send(office, "k")).toEqual({ kind: "final", reason: "notInstalled" });
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toHaveLength(1);
    await office.goTo("2021-04-01");
    await office.app.run("deliver");
    const lost = await store.stores.outbox.list({ state: "failed", limit: 20 });
    expect(lost.map((e) => [e.purpose, e.reason])).toContainEqual(["reminder", "notInstalled"]);
    await install("code-1");
    expect(await send(office, "k2")).toMatchObject({ kind: "delivered" });
    await office.app.run("deliver");
    expect(office.stub.messages.find((m) => m.channel === directOf("UKOTI") && /väliarviointi on auki/.test(m.text))).toBeDefined();
    expect((await store.stores.outbox.list({ state: "failed", limit: 20 })).filter((e) => e.purpose === "reminder")).toEqual([]);
  });

  test("a removal that is heard of after the new installation does not undo it", async () => {
    office = await open();
    await install("code-1");
    await office.event({ type: "app_uninstalled" }, { event_time: Math.floor(Date.now() / 1000) - 60 });
    await office.event({ type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT1"] } }, { event_time: Math.floor(Date.now() / 1000) - 60 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await store.connection.collection("slackinstallations").countDocuments({})).toBe(1);
    expect(await send(office, "k")).toMatchObject({ kind: "delivered" });
  });

  test("installed again at one instance, the other answers at once, and with the new token", async () => {
    office = await open();
    const other = await open({ second: true, stub: office.stub });
    await install("code-1");
    await event(team, { type: "app_uninstalled" });
    await office.until(() => store.log.codes().includes("slack.uninstalled"));
    expect(await send(other, "k1")).toEqual({ kind: "final", reason: "notInstalled" });
    await install("code-1");
    expect(await send(other, "k2")).toMatchObject({ kind: "delivered" });
    await event(team, { type: "app_uninstalled" });
    const [old = stubWorkspace(team)] = office.stub.workspaces.splice(0, 1, stubWorkspace(team, { token: "xoxb-test-token-new" }));
    await office.until(() => store.log.codes().filter((c) => c === "slack.uninstalled").length === 2);
    await install("code-1");
    expect(await send(other, "k3")).toMatchObject({ kind: "delivered" });
    expect(office.stub.calls.filter((c) => c.method === "chat.postMessage").map((c) => c.token)).toEqual([old.token, old.token, "xoxb-test-token-new"]);
    await other.stop();
  });

  test("a revoked bot token is an end, a revoked user token is not", async () => {
    office = await open();
    await install("code-1");
    await event(team, { type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await store.connection.collection("slackinstallations").countDocuments({})).toBe(1);
    await event(team, { type: "tokens_revoked", tokens: { oauth: [], bot: ["UBOT1"] } });
    for (let i = 0; i < 100 && (await store.connection.collection("slackinstallations").countDocuments({})) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await store.connection.collection("slackinstallations").countDocuments({})).toBe(0);
  });

  test("a token of one's own that was replaced by a restart: the reminders that it could not send leave", async () => {
    office = await openSlackOffice(store, { linked: true });
    office.stub.fail("chat.postMessage", ...Array.from({ length: 9 }, () => ({ error: "token_revoked" })));
    await office.goTo("2021-04-01");
    await office.app.run("deliver");
    const reminders = async (state: "failed" | "delivered"): Promise<number> => (await store.stores.outbox.list({ state, limit: 20 })).filter((e) => e.purpose === "reminder").length;
    const lost = await reminders("failed");
    expect(lost).toBeGreaterThan(0);
    const fresh = [stubWorkspace(team, { token: "xoxb-test-token-new" })];
    await office.stop();
    office = await openSlackOffice(store, { second: true, workspaces: fresh, config: { botToken: secret("xoxb-test-token-new") } });
    for (let i = 0; i < 100 && (await reminders("failed")) > 0; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    await office.app.run("deliver");
    expect(await reminders("delivered")).toBe(lost);
  });

  test("a foreign state, or a code that Slack does not know, installs nothing", async () => {
    office = await open();
    const forged = await install("code-1", "forged");
    expect(forged.status).toBe(400);
    expect(await forged.text()).toContain("Asennus ei onnistunut");
    expect((await install("code-9")).status).toBe(400);
    expect(await store.connection.collection("slackinstallations").countDocuments({})).toBe(0);
  });

  test("over Socket Mode the pages are there, too", async () => {
    office = await open({ receive: "socket", config: { appToken: secret("xapp-test") } });
    expect((await install("code-1")).status).toBe(200);
    await mention(team, "CYLEINEN");
    await office.until(() => office.stub.messages.find((m) => m.team === team));
  });
});

describe("the seal", () => {
  test("opens with the same key for the same workspace only", () => {
    const seal = sealWith("k".repeat(44));
    const sealed = seal.close("xoxb-1", "T1");
    expect(seal.open(sealed, "T1")).toBe("xoxb-1");
    expect(seal.open(sealed, "T2")).toBeUndefined();
    expect(sealWith("m".repeat(44)).open(sealed, "T1")).toBeUndefined();
    expect(seal.open(`${sealed.slice(0, -3)}AAA`, "T1")).toBeUndefined();
    expect(seal.open("v1.x", "T1")).toBeUndefined();
    expect(seal.close("xoxb-1", "T1")).not.toBe(sealed);
  });
});
