import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inboxSpec, teamsCollections } from "../../../adapters/teams/collections.ts";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { withStore } from "../../support/store.ts";
import { botAdded, botRemoved, channelChanged, channelId, executed, inChannel, inPersonal, installed, mentioned, personalId, said } from "./support/activities.ts";
import { textsIn } from "./support/cards.ts";
import { startConnector } from "./support/connector.ts";
import type { Connector } from "./support/connector.ts";
import { openTeamsOffice } from "./support/teams-office.ts";
import type { TeamsOffice, TeamsOfficeOptions } from "./support/teams-office.ts";

const store = withStore({ more: teamsCollections });
let connector: Connector;
let office: TeamsOffice | undefined;

beforeEach(async () => {
  connector = await startConnector();
});
afterEach(async () => {
  await office?.close();
  office = undefined;
  await connector.close();
});
const open = async (options: TeamsOfficeOptions = {}): Promise<TeamsOffice> => (office = await openTeamsOffice(store, connector, options));
const words = (o: TeamsOffice, where: string): string => o.newest(where).join(" ");

describe("what is not an activity of Teams", () => {
  it.each([
    ["an empty object", "{}", 400], ["a list", "[]", 400], ["nothing", "", 400], ["half a JSON", '{"type":', 400], ["a number", "7", 400],
    ["another channel", JSON.stringify({ type: "message", channelId: "emulator", serviceUrl: "http://127.0.0.1", from: { id: "a" }, recipient: { id: "b" }, conversation: { id: "c" } }), 400],
    ["a service elsewhere without authentication", JSON.stringify({ type: "message", channelId: "msteams", serviceUrl: "http://169.254.169.254/", from: { id: "a" }, recipient: { id: "b" }, conversation: { id: "c" } }), 403],
  ])("%s gets a clean 4xx and nothing happens", async (_name, body, status) => {
    const o = await open();
    expect((await o.post(body)).status).toBe(status);
    expect(connector.calls).toEqual([]);
    expect(await openAggregates(store.connection, inboxSpec).find({})).toEqual([]);
  });

  it("too large, of another type or by another method: refused, and the next one is answered", async () => {
    const o = await open();
    expect((await o.post(JSON.stringify({ text: "x".repeat(300_000) }))).status).toBe(413);
    expect((await o.post("type=message", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await fetch(o.url)).status).toBe(405);
    expect((await o.write("kotijohtaja", "ohje")).status).toBe(200);
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Näin voin auttaa");
  });

  it("what it does not answer is acknowledged and left alone", async () => {
    const o = await open();
    const user = o.user("kotijohtaja");
    expect((await o.deal({ ...said(connector, user, "hei"), type: "typing" })).status).toBe(200);
    expect((await o.deal({ ...said(connector, user, "hei"), type: "invoke", name: "composeExtension/query" })).status).toBe(501);
    expect((await o.deal(executed(connector, user, inPersonal(user), { verb: "somebody else's" }, "1"))).status).toBe(400);
    expect(connector.posted).toEqual([]);
  });

  it("a tenant that is not allowed is refused", async () => {
    const o = await open({ tuning: { tenants: ["somewhere-else"] } });
    expect((await o.write("kotijohtaja", "ohje")).status).toBe(403);
    expect(connector.posted).toEqual([]);
  });
});

describe("an activity that comes again", () => {
  it("a message is answered once", async () => {
    const o = await open({ linked: "koti" });
    const activity = mentioned(connector, o.user("hoitaja"), "tavoite 1 tilanne?");
    await o.deal(activity);
    await o.deal(activity);
    expect(connector.posted).toHaveLength(1);
  });

  it("an invoke that is delivered twice at once has one effect and one answer", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    const user = o.user("kotijohtaja");
    const activity = executed(connector, user, inPersonal(user), { k: "press", p: "evaluation.start", f: "x" }, connector.posted[0]?.id ?? "");
    const [first, second] = await Promise.all([o.post(activity), o.post(activity)]);
    expect(first).toEqual(second);
    expect(textsIn(first.body?.["value"]).join(" ")).toContain("Kohtia tehty");
  });

  it("what was kept and not finished is answered after a restart", async () => {
    const o = await open({ linked: "koti" });
    connector.fail(/POST .*activities/, { status: 503 });
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(connector.posted).toEqual([]);
    await o.close();
    store.clock.advance(60_000);
    office = await openTeamsOffice(store, connector, { again: true });
    await office.teams.resume();
    expect(words(office, channelId)).toContain("Perhehoito kasvaa");
    const rows = await openAggregates<{ id: string; state: string; body?: string }, "state">(store.connection, inboxSpec).find({});
    expect(rows.map((r) => [r.value.state, r.value.body])).toEqual([["done", undefined]]);
  });

  it("a press that had its effect before the fault is shown, not done again", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(connector, chair, inChannel()));
    connector.fail(/POST .*messageid.*activities/, { status: 502 });
    await o.press("kotijohtaja", "Kotona asuminen", {}, "channel");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(words(o, channelId)).toContain("Kiitos! Tämä on nyt ryhmän");
  });
});

describe("coming and going", () => {
  it("asks once which group a channel is, however often it is told that it was added", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(installed(connector, chair, inChannel()));
    await o.deal(botAdded(connector, chair, inChannel()));
    await o.deal(installed(connector, chair, inChannel()));
    expect(connector.in(channelId)).toHaveLength(1);
    expect(words(o, channelId)).toContain("Minkä työryhmän kanava tämä on?");
  });

  it("a person who installs it is greeted in private, once", async () => {
    const o = await open();
    const user = o.user("hoitaja");
    await o.deal(installed(connector, user, inPersonal(user)));
    await o.deal(botAdded(connector, user, inPersonal(user)));
    expect(connector.in(personalId(user))).toHaveLength(1);
  });

  it("a team it was taken away from loses its link, gets it back, and the chair is told", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(connector, chair, inChannel()));
    await o.deal(botRemoved(connector, chair, inChannel()));
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toEqual([]);
    expect(words(o, personalId(chair))).toContain("Kotona asuminen");
    await o.deal(installed(connector, chair, inChannel()));
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toHaveLength(1);
  });

  it("follows a channel that is renamed or deleted", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(channelChanged(connector, chair, "channelRenamed", "Kotihoidon kanava"));
    expect((await store.stores.places.find({ programme: "laituri", group: "koti" }))[0]?.value.name).toBe("Kotihoidon kanava");
    await o.deal(channelChanged(connector, chair, "channelDeleted"));
    expect(await store.stores.places.find({ programme: "laituri", group: "koti" })).toEqual([]);
  });
});

describe("people", () => {
  it("an e-mail suggests who it is, the person confirms, and the question is answered then", async () => {
    const o = await open({ accounts: [], emails: true });
    const mine = personalId(o.user("kotijohtaja"));
    await o.write("kotijohtaja", "mitä minulta puuttuu?");
    expect(words(o, mine)).toContain("Oletko sinä kotijohtaja?");
    await o.press("kotijohtaja", "Kyllä");
    expect(words(o, mine)).toContain("Nyt tiedän, kuka olet");
    expect(await store.stores.accounts.find({ programme: "laituri", person: "kotijohtaja" })).toHaveLength(1);
  });

  it("a guest is not answered", async () => {
    const o = await open({ accounts: [], linked: "koti" });
    const at = connector.users.findIndex((u) => u.name === "hoitaja");
    const guest = { ...o.user("hoitaja"), userPrincipalName: "hoitaja_muu.fi#EXT#@example.org", userRole: "guest" };
    connector.users.splice(at, 1, guest);
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(words(o, personalId(guest))).toContain("vieraana");
  });

  it("somebody who is waited for and is in the team is asked who they are; without the app the coordinator hears of it", async () => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    await o.deal(botAdded(connector, o.user("koordinaattori"), inChannel()));
    connector.fail(new RegExp(`POST .*a:${o.user("lapsijohtaja").aadObjectId}`), { status: 403, code: "BotNotInConversationRoster" });
    await o.goTo("2021-04-01");
    await o.teams.introduce();
    await o.app.run("deliver");
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Oletko sinä kotijohtaja?");
    expect(words(o, personalId(o.user("koordinaattori")))).toContain("lapsijohtaja ei ole ottanut Kvarttia käyttöön");
  });
});
