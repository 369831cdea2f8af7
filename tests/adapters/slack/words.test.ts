import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { wordsOf } from "../../../adapters/slack/mentions.ts";
import { renderScreen } from "../../../adapters/slack/render/render-screen.ts";
import type { Screen } from "../../../src/vocabulary/form.ts";
import { civilOf, epochOf } from "../../../adapters/slack/render/zoned.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { openSlackOffice, stubWorkspace, team, userOf } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const chair = userOf["kotijohtaja"] ?? "";
const staff = userOf["hoitaja"] ?? "";
const coordinator = userOf["koordinaattori"] ?? "";
let office: SlackOffice | undefined;

afterEach(async () => {
  expect(office?.stub.broken ?? []).toEqual([]);
  await office?.stop();
  office = undefined;
});

const open = async (): Promise<SlackOffice> => (office = await openSlackOffice(store, { linked: true }));
const command = (o: SlackOffice, user: string, channel: string, text: string): Promise<unknown> =>
  o.deliver("command", { command: "/kvartti", text, team_id: team, channel_id: channel, channel_name: "kanava", user_id: user, user_name: "x", trigger_id: o.stub.newTrigger(), response_url: o.stub.responseUrl("cmd"), api_app_id: "A1", token: "v" });

describe("ways in", () => {
  test("a mention is answered in its thread, seen by all; what concerns the asker only, by the asker only", async () => {
    const o = await open();
    await o.mention(staff, "CKOTI", "tavoite 1 tilanne?");
    const status = await o.until(() => o.stub.posted()[0]);
    expect(status.thread).toMatch(/^\d+\.\d+$/);
    await o.mention(staff, "CKOTI", "asdfgh");
    await o.until(() => o.stub.messages.find((m) => m.onlyFor === staff));
  });

  test("where Kvartti cannot speak to one person, it does so in private", async () => {
    const o = await open();
    o.stub.fail("chat.postEphemeral", { error: "user_not_in_channel" });
    await o.mention(chair, "CKOTI", "asdfgh");
    await o.until(() => o.stub.messages.find((m) => m.channel === directOf(chair)));
  });

  test("the command answers by its response_url: alone it is the help, a status is for everybody", async () => {
    const o = await open();
    await command(o, chair, "CMUU", "");
    await o.until(() => o.stub.responses.find((r) => /Näin voin auttaa/.test(String(r.body["text"])) && r.body["response_type"] === "ephemeral"));
    await command(o, staff, "CKOTI", "tavoite 1 tilanne?");
    await o.until(() => o.stub.responses.find((r) => /Perhehoito/.test(String(r.body["text"])) && r.body["response_type"] === "in_channel"));
    expect(o.stub.messages).toEqual([]);
  });

  test("a table that a response_url does not take comes as rows, and blocks that it does not take as plain text", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    await command(o, coordinator, "DMUUKAHDEN", "mitä puuttuu?");
    const missing = await o.until(() => o.stub.responses[0]);
    const answerAfter = async (...refusals: readonly { readonly status: number }[]): Promise<string> => {
      const before = o.stub.responses.length;
      o.stub.fail("response_url", ...refusals);
      await o.press(coordinator, { channel: "DMUUKAHDEN", ts: `5.${String(before)}`, blocks: missing.body["blocks"] as unknown[], onlyFor: coordinator }, "Kierroksen tilanne");
      return JSON.stringify((await o.until(() => o.stub.responses[before])).body["blocks"] ?? []);
    };
    expect(await answerAfter()).toContain('"type":"table"');
    expect(await answerAfter({ status: 400 })).toMatch(/^(?!.*"type":"table").*Kotona asuminen/);
    expect(await answerAfter({ status: 400 }, { status: 400 })).toBe("[]");
    expect(store.log.codes()).not.toContain("slack.eventWaits");
  });

  test("a command between two people does not become the person's conversation with Kvartti", async () => {
    const o = await open();
    await command(o, chair, "DMUUKAHDEN", "mitä minulta puuttuu?");
    await o.until(() => o.stub.responses[0]);
    await o.goTo("2021-04-01");
    const reminder = await o.until(() => o.stub.posted().find((m) => /väliarviointi on auki/.test(m.text)));
    expect([directOf(chair), directOf(userOf["tietojohtaja"] ?? ""), directOf(userOf["lapsijohtaja"] ?? "")]).toContain(reminder.channel);
    expect(o.stub.messages.filter((m) => m.channel === "DMUUKAHDEN")).toEqual([]);
  });

  test.each([["public", "CULKO", "ulkona"], ["private", "CSALA", undefined]])("where Kvartti is not in a %s channel, its command's buttons are answered there all the same, or in private", async (_kind, channel, name) => {
    const o = (office = await openSlackOffice(store, { linked: true, workspaces: [stubWorkspace(team, { elsewhere: new Map([["CULKO", "ulkona"]]) })] }));
    const answered = (text: RegExp, type: string) => o.until(() => o.stub.responses.find((r) => text.test(String(r.body["text"])) && r.body["response_type"] === type));
    const press = async (from: { readonly body: Readonly<Record<string, unknown>> }, label: string): Promise<unknown> =>
      o.press(coordinator, { channel, ts: `7.${String(o.stub.calls.length)}`, blocks: from.body["blocks"] as unknown[], onlyFor: coordinator }, label);
    await command(o, coordinator, channel, "tavoite 1 tilanne?");
    const which = await answered(/Minkä ryhmän/, "ephemeral");
    await press(which, "Kotona");
    await answered(/Perhehoito/, "in_channel");
    // The response_url is good for five answers in half an hour.
    o.stub.fail("response_url", { status: 404 });
    await press(which, "Kotona");
    await o.until(() => o.stub.posted().find((m) => m.channel === directOf(coordinator) && /Perhehoito/.test(m.text)));
    await command(o, coordinator, channel, "liitä");
    await press(await answered(/Minkä työryhmän/, "ephemeral"), "Kotona");
    await answered(/nyt ryhmän Kotona asuminen kanava/, "in_channel");
    await answered(/Kutsu minut: \/invite @Kvartti/, "ephemeral");
    expect(o.stub.posted()).toHaveLength(1);
    expect((await store.stores.places.find({ programme: "laituri", group: "koti" })).find((p) => p.value.conversation === channel)?.value.name).toBe(name);
    expect(store.log.codes()).not.toContain("slack.eventGivenUp");
  });

  test("a command that opens a form opens it as a modal", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    await command(o, chair, "CKOTI", "aloita väliarviointi");
    await o.until(() => o.stub.views.find((v) => JSON.stringify(v.view).includes("Kohtia tehty")));
  });

  test("the global shortcuts start the evaluation and show one's own items", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    const shortcut = (id: string): Promise<unknown> => o.deliver("interactive", { type: "shortcut", callback_id: id, trigger_id: o.stub.newTrigger(), user: { id: chair, username: "x", team_id: team }, team: { id: team, domain: "d" }, token: "v", action_ts: "1.1" });
    await shortcut("kvartti_mine");
    const mine = await o.until(() => o.stub.views.find((v) => JSON.stringify(v.view).includes("Sinun kohtasi")));
    await o.pressInView(chair, mine, "Aloita väliarviointi");
    await o.until(() => o.stub.views.find((v) => v.id === mine.id && JSON.stringify(v.view).includes("Kohtia tehty")));
    await shortcut("kvartti_start");
    await o.until(() => o.stub.views.length === 2);
  });

  test("'Kirjaa luku mittariin' reads the message; where it does not say which, one's own figures are offered", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    const record = (text: string): Promise<unknown> =>
      o.deliver("interactive", {
        type: "message_action", callback_id: "kvartti_record", trigger_id: o.stub.newTrigger(), response_url: o.stub.responseUrl("rec"), message_ts: "1.1", channel: { id: "CKOTI", name: "koti" },
        message: { type: "message", user: staff, text, ts: "1.1" }, user: { id: chair, name: "x", team_id: team }, team: { id: team, domain: "d" }, token: "v", action_ts: "1.1",
      });
    await record("kuun lopussa 1a 1250");
    const asked = await o.until(() => o.stub.views.find((v) => JSON.stringify(v.view).includes("Kirjaanko")));
    await o.pressInView(chair, asked, "Kirjaa");
    await o.until(() => o.stub.views.find((v) => v.id === asked.id && JSON.stringify(v.view).includes("Kirjattu")));
    await record("hyvää huomenta kaikille");
    const pick = await o.until(() => o.stub.views.find((v) => JSON.stringify(v.view).includes("Mihin mittariin")));
    await o.pressInView(chair, pick, "Kirjaa");
    await o.until(() => o.stub.views.find((v) => v.id === pick.id && JSON.stringify(v.view).includes("Tallenna ja jatka")));
  });

  test("edits, other bots and its own messages are not answered", async () => {
    const o = await open();
    await o.write(chair, "ohje", { subtype: "message_changed" });
    await o.write(chair, "ohje", { bot_id: "B9" });
    await o.write("UBOT1", "ohje");
    await o.write(chair, "ohje");
    await o.until(() => o.stub.posted()[0]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(o.stub.messages).toHaveLength(1);
  });
});

describe("words without Slack's markup", () => {
  const clean = (text: string): Promise<string> => wordsOf(text, "UBOT1", (user) => Promise.resolve(user === "U2" ? "Anna Aalto" : undefined));
  test.each([
    ["<@UBOT1> tavoite 3 tilanne?", "tavoite 3 tilanne?"],
    ["<@UBOT1|kvartti>: pyydä 2a <@U2>", ": pyydä 2a Anna Aalto"],
    ["5 &lt; 6 &amp; 7 &gt; 6", "5 < 6 & 7 > 6"],
    ["&amp;lt;", "&lt;"],
    ["katso <https://pori.fi|Pori> ja <https://x.fi>", "katso Pori ja https://x.fi"],
    ["<!here> <#C1|yleinen> <mailto:a@b.fi|a@b.fi>", "yleinen a@b.fi"],
    ["<@U99> missä mennään", "missä mennään"],
  ])("%s", async (raw, words) => expect(await clean(raw)).toBe(words));
});

describe("times in the programme's zone", () => {
  test.each([["2026-11-22T09:30"], ["2026-06-01T00:00"], ["2026-03-29T02:59"], ["2026-10-25T03:30"]])("%s comes back as it was", (civil) => {
    expect(civilOf(epochOf(civil, "Europe/Helsinki") ?? 0, "Europe/Helsinki")).toBe(civil);
  });
  test("somebody abroad is told in whose time they choose", () => {
    const screen: Screen = { language: "fi", session: "s", rev: 1, title: "Viesti", body: [], actions: [], fields: [{ kind: "dateTime", id: "at", label: "Milloin", value: "2026-06-01T09:00" }] };
    const view = (ownZone: string): string => JSON.stringify(renderScreen(screen, { unfolded: false, zone: "Europe/Helsinki", ownZone, memo: { place: { conversation: "D1", kind: "direct" } } }));
    expect(view("Europe/Stockholm")).toContain("oman aikavyöhykkeesi ajassa (Europe/Stockholm)");
    expect(view("Europe/Helsinki")).not.toContain("aikavyöhyk");
  });
  test("the repeated hour of autumn is the first", () => {
    expect(epochOf("2026-10-25T03:30", "Europe/Helsinki")).toBe(Date.parse("2026-10-25T03:30:00+03:00") / 1000);
    expect(epochOf("huomenna", "Europe/Helsinki")).toBeUndefined();
  });
});
