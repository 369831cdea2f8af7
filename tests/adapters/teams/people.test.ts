import { describe, expect, it } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { memberSpec } from "../../../adapters/teams/collections.ts";
import type { Address } from "../../../src/ports/messenger.ts";
import type { Card } from "../../../src/vocabulary/card.ts";
import { botAdded, botRemoved, channelId, dialogSent, fetched, inChannel, inPersonal, installed, mentioned, peopleChanged, personalId, said, tenant } from "./support/activities.ts";
import { actionsIn, textsIn } from "./support/cards.ts";
import type { ConnectorUser } from "./support/connector.ts";
import type { TeamsOffice } from "./support/teams-office.ts";
import { words, withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store, open } = given;
const card: Card = { language: "fi", summary: "Hei", blocks: [{ kind: "text", text: "Hei" }] };

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

  it("the principal name suggests, too, where the mail is another", async () => {
    const o = await open({ accounts: [], emails: true });
    const at = given.connector.users.findIndex((u) => u.name === "kotijohtaja");
    const user = o.user("kotijohtaja");
    given.connector.users.splice(at, 1, { ...user, email: "etunimi.sukunimi@laituri.fi", userPrincipalName: user.email ?? "" });
    await o.write("kotijohtaja", "ohje");
    expect(words(o, personalId(user))).toContain("Oletko sinä kotijohtaja?");
  });

  it("who is in no team's roster is not looked for at every turn", async () => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    given.connector.users.splice(0, given.connector.users.length, o.user("koordinaattori"));
    await o.goTo("2021-04-01");
    const looks = (): number => given.connector.calls.filter((c) => /pagedmembers|members/.test(c.path)).length;
    await o.teams.introduce();
    const once = looks();
    expect(once).toBeGreaterThan(0);
    await o.teams.introduce();
    await o.teams.introduce();
    expect(looks()).toBe(once);
    store.clock.advance(16 * 60_000);
    await o.teams.introduce();
    expect(looks()).toBeGreaterThan(once);
  });

  it("whom Kvartti does not know may read how it handles data, in private", async () => {
    const o = await open({ accounts: [] });
    await o.deal(botAdded(given.connector, o.user("kotijohtaja"), inChannel()));
    await o.press("hoitaja", "Näin käsittelen tietoja", {}, "channel");
    expect(words(o, personalId(o.user("hoitaja")))).toContain("12 kuukautta");
  });

  it("a guest is not answered", async () => {
    const o = await open({ accounts: [], linked: "koti" });
    const at = given.connector.users.findIndex((u) => u.name === "hoitaja");
    const guest = { ...o.user("hoitaja"), userPrincipalName: "hoitaja_muu.fi#EXT#@example.org", userRole: "guest" };
    given.connector.users.splice(at, 1, guest);
    given.connector.fail(/GET .*members/, { status: 429, headers: { "retry-after": "3" } }, { status: 500 });
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    for (const wait of [4_000, 60_000]) {
      expect(given.connector.posted).toEqual([]);
      store.clock.advance(wait);
      await o.teams.resume();
    }
    expect(words(o, personalId(guest))).toContain("vieraana");
    expect(words(o, channelId)).not.toContain("Perhehoito");
  });

  it("an account of which Teams tells nothing is not taken for one of the staff", async () => {
    const o = await open({ accounts: [], linked: "koti" });
    given.connector.fail(/GET .*members/, { status: 404, code: "MemberNotFoundInConversation" });
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(words(o, personalId(o.user("hoitaja")))).toContain("En löytänyt sinua");
    expect(words(o, channelId)).not.toContain("Perhehoito");
  });

  it("a profile that cannot be had when a match is confirmed is asked for again, and the match stands then", async () => {
    const o = await open({ accounts: [], emails: true });
    await o.write("kotijohtaja", "ohje");
    await o.deal(peopleChanged(given.connector, o.user("kotijohtaja"), inChannel(), "membersRemoved", [o.user("kotijohtaja")]));
    given.connector.fail(/GET .*members/, { status: 503 });
    await o.press("kotijohtaja", "Kyllä");
    expect(await store.stores.accounts.find({ programme: "laituri" })).toEqual([]);
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(await store.stores.accounts.find({ programme: "laituri" })).toHaveLength(1);
  });

  it("one account whose profile cannot be had does not keep the others from being looked through", async () => {
    const o = await open();
    for (const person of ["hoitaja", "kotijohtaja"]) await o.write(person, "ohje");
    const at = given.connector.users.findIndex((u) => u.name === "kotijohtaja");
    given.connector.users.splice(at, 1, { ...o.user("kotijohtaja"), userRole: "guest" });
    given.connector.fail(new RegExp(`GET .*members/${o.user("hoitaja").aadObjectId}`), { status: 500 });
    await o.teams.review();
    expect((await store.stores.accounts.find({ programme: "laituri", person: "kotijohtaja" }))[0]?.value.guest).toBe(true);
  });

  it("somebody who is waited for and is in the team is asked who they are; without the app the coordinator hears of it", async () => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    given.connector.fail(new RegExp(`POST .*a:${o.user("lapsijohtaja").aadObjectId}`), { status: 403, code: "BotNotInConversationRoster" });
    await o.goTo("2021-04-01");
    await o.teams.introduce();
    await o.app.run("deliver");
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("Oletko sinä kotijohtaja?");
    expect(words(o, personalId(o.user("koordinaattori")))).toContain("lapsijohtaja ei ole ottanut Kvarttia käyttöön");
  });

  it.each([["could not take", { status: 502 }, 1], ["may have got", { status: 0, after: true }, 0]])("a question who somebody is that Teams %s is asked again as often as it must be, and then no more", async (_how, fault, again) => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    const asked = (): number => given.connector.in(personalId(o.user("lapsijohtaja"))).length;
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    given.connector.fail(new RegExp(`POST .*a:${o.user("lapsijohtaja").aadObjectId}`), fault);
    await o.goTo("2021-04-01");
    await o.teams.introduce();
    expect(asked()).toBe(1 - again);
    for (let i = 0; i < 3; i += 1) {
      store.clock.advance(16 * 60_000);
      await o.teams.introduce();
    }
    expect(asked()).toBe(1);
  });

  it("who has been asked in their own chat is not asked once more because a message waits for them, nor after saying no", async () => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    const asked = (): number => given.connector.in(personalId(o.user("kotijohtaja"))).length;
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    await o.teams.introduce();
    expect(asked()).toBe(1);
    await o.press("kotijohtaja", "En ole");
    const before = asked();
    store.clock.advance(16 * 60_000);
    await o.teams.introduce();
    expect(asked()).toBe(before);
  });

  it("somebody of another organisation in a shared channel is a guest, too", async () => {
    const o = await open({ accounts: [], linked: "koti" });
    const at = given.connector.users.findIndex((u) => u.name === "hoitaja");
    const other = { ...o.user("hoitaja"), userRole: "user", tenantId: "99999999-8888-7777-6666-555555555555" };
    given.connector.users.splice(at, 1, other);
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(words(o, personalId(other))).toContain("vieraana");
    expect(words(o, channelId)).not.toContain("Perhehoito");
  });

  it.each<[string, Partial<ConnectorUser>]>([
    ["another organisation", { tenantId: "99999999-8888-7777-6666-555555555555", userPrincipalName: "joku@muualla.example" }],
    ["outside, as a guest", { userRole: "guest", userPrincipalName: "joku_muualla.example#EXT#@example.org" }],
  ])("somebody of %s whose mail is the chair's is never asked to be the chair, and does not become so by saying yes", async (_where, elsewhere) => {
    const o = await open({ accounts: ["koordinaattori"], emails: true, linked: "koti" });
    const chair = o.user("kotijohtaja");
    const other = { ...chair, ...elsewhere, id: "29:joku", aadObjectId: "eeeeeeee-0000-4000-8000-000000000001", name: "Joku" };
    const at = given.connector.users.findIndex((u) => u.name === "kotijohtaja");
    given.connector.users.splice(at, 1, other);
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    await o.goTo("2021-04-01");
    await o.teams.introduce();
    const press = (p: string): unknown => ({ k: "press", p });
    const dialog = await o.deal(fetched(given.connector, other, inChannel("1700000000001"), press("evaluation.start"), "1"));
    expect(textsIn(dialog.body).join(" ")).toContain("vieraana");
    expect(actionsIn(dialog.body)).toEqual([]);
    await o.deal(said(given.connector, other, "mitä minulta puuttuu?"));
    await o.deal(dialogSent(given.connector, other, inChannel("1700000000001"), press("people.match?a=yes")));
    await o.deal(mentioned(given.connector, other, "tavoite 1 tilanne?"));
    expect(given.connector.posted.flatMap((p) => textsIn(p.activity)).filter((text) => text.includes("Oletko sinä kotijohtaja"))).toEqual([]);
    expect((await store.stores.accounts.find({ programme: "laituri" })).map((a) => a.value.person)).toEqual(["koordinaattori"]);
    given.connector.users.push(chair);
    store.clock.advance(16 * 60_000);
    await o.teams.introduce();
    expect(words(o, personalId(chair))).toContain("Oletko sinä kotijohtaja?");
  });

  it("who turns out to be a guest can no longer confirm what was suggested before; who was matched counts as an outsider then", async () => {
    const o = await open({ accounts: ["hoitaja"], emails: true });
    const guestOf = async (person: string): Promise<boolean | undefined> => (await store.stores.accounts.find({ programme: "laituri", person }))[0]?.value.guest;
    const toGuest = (person: string, userRole: string): void => {
      const at = given.connector.users.findIndex((u) => u.name === person);
      given.connector.users.splice(at, 1, { ...o.user(person), userRole });
    };
    await o.write("kotijohtaja", "ohje");
    toGuest("kotijohtaja", "guest");
    store.clock.advance(25 * 3_600_000);
    await o.press("kotijohtaja", "Kyllä");
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("vieraana");
    expect(await store.stores.accounts.find({ programme: "laituri", person: "kotijohtaja" })).toEqual([]);

    toGuest("hoitaja", "guest");
    await o.write("hoitaja", "ohje");
    await o.teams.review();
    expect(await guestOf("hoitaja")).toBe(true);
    toGuest("hoitaja", "user");
    store.clock.advance(25 * 3_600_000);
    await o.teams.review();
    expect(await guestOf("hoitaja")).toBeUndefined();
  });

  it("that somebody cannot be written to without the app survives a restart: the coordinator hears of it once", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    const away = o.user("hoitaja");
    given.connector.fail(new RegExp(`POST .*${away.aadObjectId}`), { status: 403, code: "BotNotInConversationRoster" }, { status: 403, code: "BotNotInConversationRoster" });
    for (const key of ["k1", "k2"]) await o.teams.messenger.send({ tenant, user: away.aadObjectId, conversation: personalId(away) }, { key, card });
    await o.close();
    const after = await open({ again: true });
    await after.app.run("deliver");
    const heard = given.connector.in(personalId(o.user("koordinaattori"))).map((p) => JSON.stringify(p.activity)).filter((text) => text.includes("ei ole ottanut Kvarttia käyttöön"));
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain("hoitaja");
  });

  it("who adds the app because the coordinator asked gets the reminder that could not reach them, once", async () => {
    const o = await open();
    await o.deal(botAdded(given.connector, o.user("koordinaattori"), inChannel()));
    const chair = o.user("kotijohtaja");
    given.connector.fail(new RegExp(`POST .*${chair.aadObjectId}`), { status: 403, code: "BotNotInConversationRoster" });
    await o.goTo("2021-04-01");
    await o.app.run("deliver");
    const reminded = (): number => given.connector.in(personalId(chair)).filter((p) => textsIn(p.activity).join(" ").includes("väliarviointi on auki")).length;
    expect(reminded()).toBe(0);
    for (const activity of [installed(given.connector, chair, inPersonal(chair)), botAdded(given.connector, chair, inPersonal(chair))]) await o.deal(activity);
    await o.app.run("deliver");
    expect(reminded()).toBe(1);
  });

  it("what a tenant told of somebody is forgotten when they leave the team, however often that is told", async () => {
    const o = await open({ accounts: [], emails: true });
    await o.write("hoitaja", "hei");
    const members = (): Promise<readonly unknown[]> => openAggregates(store.connection, memberSpec).find({});
    expect(await members()).toHaveLength(1);
    const gone = peopleChanged(given.connector, o.user("kotijohtaja"), inChannel(), "membersRemoved", [o.user("hoitaja")]);
    expect((await o.deal(gone)).status).toBe(200);
    expect((await o.deal({ ...gone, id: "again" })).status).toBe(200);
    await o.deal(peopleChanged(given.connector, o.user("kotijohtaja"), inChannel(), "membersAdded", [o.user("hoitaja"), o.user("lapsijohtaja")]));
    expect(await members()).toEqual([]);
    expect(given.connector.in(channelId)).toEqual([]);
  });
});

describe("a person with several personal chats", () => {
  const chat = (id: string): Readonly<Record<string, unknown>> => ({ conversation: { conversationType: "personal", tenantId: tenant, id }, channelData: { tenant: { id: tenant } } });

  it("is written to in the freshest that lives; what is dead is remembered so, until it lives again", async () => {
    const o = await open();
    const user = o.user("hoitaja");
    await o.deal({ ...said(given.connector, user, "ohje"), ...chat("a:vanha") });
    store.clock.advance(7_200_000);
    await o.deal({ ...said(given.connector, user, "ohje"), ...chat("a:uusi") });
    given.connector.posted.splice(0);
    const send = (key: string): Promise<unknown> => o.teams.messenger.send({ tenant, user: user.aadObjectId, conversation: "a:uusi" }, { key, card });

    given.connector.fail(/POST .*a:uusi/, { status: 403, code: "BotNotInConversationRoster" });
    expect(await send("k1")).toMatchObject({ kind: "delivered", ref: { conversation: "a:vanha" } });
    const calls = given.connector.calls.length;
    expect(await send("k2")).toMatchObject({ kind: "delivered", ref: { conversation: "a:vanha" } });
    expect(given.connector.calls.length).toBe(calls + 1);
    await o.deal({ ...said(given.connector, user, "ohje"), ...chat("a:uusi") });
    expect(await send("k3")).toMatchObject({ kind: "delivered", ref: { conversation: "a:uusi" } });
  });

  it("who took the app away everywhere is not written to, and no new chat is opened behind their back", async () => {
    const o = await open();
    const user = o.user("hoitaja");
    await o.deal(said(given.connector, user, "ohje"));
    await o.deal(installed(given.connector, user, inPersonal(user), "remove"));
    await o.deal(installed(given.connector, user, inPersonal(user), "remove"));
    const before = given.connector.calls.length;
    expect(await o.teams.messenger.send({ tenant, user: user.aadObjectId, conversation: personalId(user) }, { key: "k", card })).toEqual({ kind: "final", reason: "notInstalled" });
    expect(given.connector.calls.length).toBe(before);
    await o.deal(installed(given.connector, user, inPersonal(user)));
    expect(await o.teams.messenger.send({ tenant, user: user.aadObjectId, conversation: personalId(user) }, { key: "k", card })).toMatchObject({ kind: "delivered" });
  });
});

describe("several processes on one store", () => {
  it("what one of them heard of a chat or channel counts for all", async () => {
    const o = await open({ linked: "koti" });
    const other = await open({ again: true });
    const user = o.user("hoitaja");
    const send = (from: TeamsOffice, key: string, to: Address): Promise<unknown> => from.teams.messenger.send(to, { key, card });
    const chat = { tenant, user: user.aadObjectId, conversation: personalId(user) };
    await other.deal(said(given.connector, user, "ohje"));
    await other.deal(installed(given.connector, user, inPersonal(user), "remove"));
    expect(await send(o, "k1", chat)).toEqual({ kind: "final", reason: "notInstalled" });
    await o.deal(installed(given.connector, user, inPersonal(user)));
    expect(await send(other, "k2", chat)).toMatchObject({ kind: "delivered" });

    const channel = { tenant, conversation: channelId };
    await o.deal(botAdded(given.connector, user, inChannel()));
    await other.deal(botRemoved(given.connector, user, inChannel()));
    await o.deal(installed(given.connector, user, inChannel()));
    expect(await send(other, "k3", channel)).toMatchObject({ kind: "delivered" });

    given.connector.fail(/POST .*activities/, { status: 404, code: "ConversationNotFound" });
    expect(await send(o, "k4", chat)).toMatchObject({ kind: "final" });
    await other.write("hoitaja", "ohje");
    expect(await send(o, "k5", chat)).toMatchObject({ kind: "delivered" });
  });
});
