import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { accountId } from "../../../src/vocabulary/incoming.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { openSlackOffice, stubWorkspace, team, userOf } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";
import type { StubMessage } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const chair = userOf["kotijohtaja"] ?? "";
const coordinator = userOf["koordinaattori"] ?? "";
let office: SlackOffice;

afterEach(async () => {
  expect(office.stub.broken).toEqual([]);
  await office.stop();
});

const direct = (user: string, text: RegExp) => (): StubMessage | undefined => office.stub.posted().findLast((m) => m.channel === directOf(user) && text.test(m.text));
const accountOf = async (user: string): Promise<string | undefined> => (await store.stores.accounts.get(accountId({ platform: "slack", tenant: team, user })))?.value.person;

describe("whose account is this", () => {
  test("the e-mail suggests, the person confirms, and the question becomes the thanks", async () => {
    office = await openSlackOffice(store, { accounts: false });
    await office.write(chair, "mitä minulta puuttuu?");
    const ask = await office.until(direct(chair, /Oletko sinä kotijohtaja/));
    expect(await accountOf(chair)).toBeUndefined();
    await office.press(chair, ask, "Kyllä, olen");
    await office.until(direct(chair, /Nyt tiedän, kuka olet/));
    expect(await accountOf(chair)).toBe("kotijohtaja");
    expect(office.stub.messages.find((m) => m.ts === ask.ts)?.edited).toBe(true);
    await office.write(chair, "mitä minulta puuttuu?");
    await office.until(direct(chair, /Väliarviointi ei ole nyt auki/));
  });

  test("nobody can confirm what was suggested to another", async () => {
    office = await openSlackOffice(store, { accounts: false });
    await office.write(chair, "ohje");
    const ask = await office.until(direct(chair, /Oletko sinä/));
    await office.press(coordinator, { ...ask, channel: directOf(coordinator) }, "Kyllä, olen");
    await office.until(direct(coordinator, /ei ole enää voimassa/));
    expect(await accountOf(coordinator)).toBeUndefined();
    expect(await accountOf(chair)).toBeUndefined();
  });

  test("whoever says no is nobody", async () => {
    office = await openSlackOffice(store, { accounts: false });
    await office.write(chair, "ohje");
    await office.press(chair, await office.until(direct(chair, /Oletko sinä/)), "En ole");
    await office.until(direct(chair, /en yhdistänyt/));
    expect(await accountOf(chair)).toBeUndefined();
  });

  test("the coordinator is asked once, however often somebody presses", async () => {
    office = await openSlackOffice(store);
    office.stub.workspaces[0]?.users.push({ id: "UUUSI", name: "Uusi Henkilö", email: "uusi@muualla.fi" });
    await office.write("UUUSI", "hei");
    await office.press("UUUSI", await office.until(direct("UUUSI", /En löytänyt sinua/)), "Pyydä koordinaattoria");
    await office.until(direct("UUUSI", /Pyysin koordinaattoria/));
    await office.write("UUUSI", "hei taas");
    const again = await office.until(() => office.stub.posted().filter((m) => m.channel === directOf("UUUSI") && /En löytänyt/.test(m.text))[1]);
    await office.press("UUUSI", again, "Pyydä koordinaattoria");
    await office.until(direct("UUUSI", /on jo pyydetty/));
    await office.app.run("deliver");
    expect(office.stub.posted().filter((m) => /Uusi Henkilö kirjoitti minulle/.test(m.text))).toHaveLength(1);
  });

  test("the coordinator's word connects the account, and the person hears of it", async () => {
    office = await openSlackOffice(store);
    await store.stores.accounts.remove(accountId({ platform: "slack", tenant: team, user: userOf["hoitaja"] ?? "" }));
    office.stub.workspaces[0]?.users.push({ id: "UUUSI", name: "Uusi Henkilö", email: "uusi@muualla.fi" });
    await office.write("UUUSI", "hei");
    await office.press("UUUSI", await office.until(direct("UUUSI", /En löytänyt sinua/)), "Pyydä koordinaattoria");
    await office.until(direct("UUUSI", /Pyysin koordinaattoria/));
    await office.app.run("deliver");
    const question = await office.until(direct(coordinator, /Uusi Henkilö kirjoitti minulle/));
    await office.press(coordinator, question, "hoitaja");
    await office.until(direct(coordinator, /Uusi Henkilö on nyt hoitaja/));
    expect(await accountOf("UUUSI")).toBe("hoitaja");
    await office.app.run("deliver");
    await office.until(direct("UUUSI", /Nyt tiedän, kuka olet/));
  });

  test("a reminder that could not reach anybody asks by e-mail, and leaves once the person has confirmed", async () => {
    office = await openSlackOffice(store, { accounts: false, tuning: { sweepMs: 20 } });
    await office.goTo("2021-04-01");
    const ask = await office.until(direct(chair, /Oletko sinä kotijohtaja/));
    expect(direct(chair, /väliarviointi on auki/)()).toBeUndefined();
    await office.press(chair, ask, "Kyllä, olen");
    await office.until(direct(chair, /Nyt tiedän/));
    await office.app.run("deliver");
    await office.until(direct(chair, /väliarviointi on auki/));
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(office.stub.posted().filter((m) => m.channel === directOf(chair) && /Oletko sinä/.test(m.text))).toEqual([]);
  });

  test("a look-up that Slack refuses ends nothing: with the scope granted, or the e-mail put right, the person is asked, once", async () => {
    const scopes = stubWorkspace().scopes;
    office = await openSlackOffice(store, { accounts: false, tuning: { sweepMs: 2 }, workspaces: [stubWorkspace(team, { scopes: scopes.filter((s) => s !== "users:read.email") })] });
    const lookUps = (): number => office.stub.calls.filter((c) => c.method === "users.lookupByEmail").length;
    const chairsEmail = async (email: string): Promise<void> => {
      const person = await store.stores.persons.get("kotijohtaja");
      if (person) await store.stores.persons.save(person, { ...person.value, email });
    };
    await chairsEmail("kotijohtaja@laituri.if");
    await office.goTo("2021-04-01");
    // One refusal for all of them, each time.
    await office.until(() => lookUps() >= 2);
    expect(office.stub.posted()).toEqual([]);
    office.stub.workspaces.splice(0, 1, stubWorkspace());
    await office.until(direct(userOf["lapsijohtaja"] ?? "", /Oletko sinä lapsijohtaja/));
    await office.until(() => office.stub.calls.some((c) => c.args["email"] === "kotijohtaja@laituri.if"));
    const found = lookUps();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(lookUps()).toBe(found);
    office.stub.fail("chat.postMessage", { status: 429, retryAfter: 1 });
    await chairsEmail("kotijohtaja@laituri.fi");
    await office.until(direct(chair, /Oletko sinä kotijohtaja/));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(office.stub.posted().filter((m) => /Oletko sinä kotijohtaja/.test(m.text))).toHaveLength(1);
  });

  test("a one-use code is taken from somebody nobody knows", async () => {
    office = await openSlackOffice(store, { accounts: false });
    await office.write(chair, "KV-AAAA-BBBB-CCCC-DDDD");
    await office.until(direct(chair, /Koodi ei kelpaa/));
  });
});

describe("guests, outsiders and people who have left", () => {
  test("somebody of another organisation in a shared channel is told so, and nothing else", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.mention("UVIERAS", "CKOTI", "tavoite 1 tilanne?");
    await office.until(() => office.stub.posted().find((m) => /Perhehoito/.test(m.text)));
    await office.event({ type: "app_mention", user: "UVIERAS", user_team: "TOTHER", text: "<@UBOT1> tavoite 2 tilanne?", ts: "2.2", channel: "CKOTI" });
    const said = await office.until(() => office.stub.messages.find((m) => m.onlyFor === "UVIERAS"));
    expect(said.text).toContain("oman organisaation väelle");
    expect(office.stub.posted()).toHaveLength(1);
  });

  test("a colleague in another workspace of the same Enterprise Grid is no outsider; somebody of another organisation's Grid is", async () => {
    office = await openSlackOffice(store, { linked: true, workspaces: [stubWorkspace(team, { enterprise: "ECITY" })] });
    office.stub.workspaces[0]?.users.push(
      { id: "USISAR", name: "Sisar", team: "TSISTER", enterprise: "ECITY", stranger: true }, { id: "UNAAPURI", name: "Naapuri", team: "TOTHER", enterprise: "EOTHER" },
    );
    const ask = (user: string, from: string): Promise<unknown> => office.event({ type: "app_mention", user, user_team: from, source_team: from, text: "<@UBOT1> tavoite 1 tilanne?", ts: `2.${user.length}`, channel: "CKOTI" });
    await ask("USISAR", "TSISTER");
    await office.until(() => office.stub.posted().find((m) => /Perhehoito/.test(m.text)));
    await ask("UNAAPURI", "TOTHER");
    const said = await office.until(() => office.stub.messages.find((m) => m.onlyFor === "UNAAPURI"));
    expect(said.text).toContain("oman organisaation väelle");
    expect(office.stub.posted()).toHaveLength(1);
  });

  test("a profile tells a guest, an outsider, a deactivated account and the zone; it is asked once a day", async () => {
    office = await openSlackOffice(store, { accounts: false });
    office.stub.workspaces[0]?.users.push(
      { id: "UVIERAS", name: "Vieras", guest: true, tz: "Europe/Stockholm" }, { id: "UMUU", name: "Muu", stranger: true }, { id: "UPOIS", name: "Pois", deleted: true },
    );
    for (const user of ["UVIERAS", "UMUU", "UPOIS", "UVIERAS"]) await office.write(user, "hei");
    await office.until(direct("UVIERAS", /En löytänyt/));
    await office.until(direct("UMUU", /oman organisaation väelle/));
    const rows = (await store.connection.collection("slackmembers").find({}).toArray()) as unknown as { user: string; profile?: Record<string, unknown> }[];
    const profile = (user: string): Record<string, unknown> | undefined => rows.find((r) => r.user === user)?.profile;
    expect(profile("UVIERAS")).toMatchObject({ guest: true, external: false, zone: "Europe/Stockholm" });
    expect(profile("UMUU")).toMatchObject({ external: true });
    await office.until(() => office.stub.calls.filter((c) => c.method === "users.info" && c.args["user"] === "UVIERAS").length === 1);
  });
});

describe("an account's standing", () => {
  test("a guest counts as an outsider from the first word; an account that was closed is nobody's any more", async () => {
    office = await openSlackOffice(store, { accounts: false, tuning: { sweepMs: 1 } });
    const slackUser = office.stub.workspaces[0]?.users.find((u) => u.id === chair);
    office.stub.workspaces[0]?.users.splice(0, 1, { ...slackUser, id: chair, name: "kotijohtaja", guest: true });
    await office.write(chair, "ohje");
    await office.press(chair, await office.until(direct(chair, /Oletko sinä/)), "Kyllä, olen");
    await office.until(direct(chair, /Nyt tiedän/));
    const account = async () => (await store.stores.accounts.get(accountId({ platform: "slack", tenant: team, user: chair })))?.value;
    expect((await account())?.guest).toBe(true);
    office.stub.workspaces[0]?.users.splice(0, 1, { ...slackUser, id: chair, name: "kotijohtaja", deleted: true });
    await store.connection.collection("slackmembers").updateMany({}, { $set: { "profile.at": 0 }, $inc: { rev: 1 } });
    for (let i = 0; i < 300 && (await account()); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await account()).toBeUndefined();
    expect(store.log.codes()).toContain("accountGone");
  });
});

describe("a person's own choices", () => {
  test("a Home tab that was opened once follows what happens elsewhere; one that never was stays unpublished", async () => {
    office = await openSlackOffice(store, { linked: true, tuning: { sweepMs: 5 } });
    await office.event({ type: "app_home_opened", user: chair, channel: directOf(chair), tab: "home" });
    await office.until(() => JSON.stringify(office.stub.homes.get(`${team}:${chair}`) ?? "").includes("ei puutu nyt"));
    const person = await store.stores.persons.get("kotijohtaja");
    if (person) await store.stores.persons.save(person, { ...person.value, language: "sv" });
    await office.until(() => JSON.stringify(office.stub.homes.get(`${team}:${chair}`)).includes("har inget som saknas"));
    const published = office.stub.calls.filter((c) => c.method === "views.publish").length;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(office.stub.calls.filter((c) => c.method === "views.publish")).toHaveLength(published);
    expect([...office.stub.homes.keys()]).toEqual([`${team}:${chair}`]);
  });

  test("language, deputy and Home tab, which is published again when something of one's own changes", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.goTo("2021-04-01");
    await office.event({ type: "app_home_opened", user: chair, channel: directOf(chair), tab: "home" });
    const home = await office.until(() => office.stub.homes.get(`${team}:${chair}`));
    expect(JSON.stringify(home)).toMatch(/Avoimet kohtasi[^]*mennessä[^]*Kotona asuminen[^]*Nimeä sijainen/);

    const view = { id: "VH1", hash: "h", view: home };
    await office.pressInView(chair, view, "Nimeä sijainen");
    const form = await office.until(() => office.stub.views.find((v) => JSON.stringify(v.view).includes("Kuka sijaistaa")));
    const missing = await office.submit(chair, form, { "deputy:until": "2020-01-01" });
    expect(missing.body).toMatchObject({ response_action: "errors" });
    const named = await office.submit(chair, form, { "deputy:person": "hoitaja", "deputy:until": "2021-04-20" });
    expect(named.body).toEqual({ response_action: "clear" });
    await office.until(direct(chair, /hoitaja on sijaisesi/));
    await office.app.run("deliver");
    await office.until(direct(userOf["hoitaja"] ?? "", /kotijohtaja nimesi sinut sijaiseksi/));
    await office.until(() => !JSON.stringify(office.stub.homes.get(`${team}:${chair}`)).includes("Avoimet kohtasi"));

    await office.pressInView(chair, view, "Språk: svenska");
    await office.until(() => JSON.stringify(office.stub.views.at(-1)?.view).includes("talar jag svenska"));
    await office.until(() => JSON.stringify(office.stub.homes.get(`${team}:${chair}`)).includes("Utse en ersättare"));
    expect((await store.stores.persons.get("kotijohtaja"))?.value.language).toBe("sv");
  });
});
