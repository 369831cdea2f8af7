import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { botUser, openSlackOffice, userOf } from "./support/slack-office.ts";
import { directOf } from "./stub/slack-stub.ts";
import type { StubMessage, StubView } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const chair = userOf["kotijohtaja"] ?? "";
let office: SlackOffice;

afterEach(async () => {
  expect(office.stub.broken).toEqual([]);
  await office.stop();
});

const inChannel = (text: RegExp) => (): StubMessage | undefined => office.stub.messages.find((m) => m.channel === "CKOTI" && text.test(m.text));
const inDirect = (user: string, text: RegExp) => (): StubMessage | undefined => office.stub.messages.findLast((m) => m.channel === directOf(user) && text.test(m.text));
const lastView = (): StubView => {
  const view = office.stub.views.at(-1);
  if (!view) throw new Error("no view is open");
  return view;
};
const title = (v: StubView): string => (v.view["title"] as { text: string }).text;
const fieldsOf = (v: Readonly<Record<string, unknown>>): string[] =>
  (v["blocks"] as { type: string; block_id?: string }[]).filter((b) => b.type === "input").map((b) => b.block_id?.slice(b.block_id.indexOf("~") + 1) ?? "");

describe.each(["http", "socket"] as const)("the whole quarter in Slack over %s", (receive) => {
  test("join, link, reminder, modal, error, submit, thanks, summary, home, status", async () => {
    office = await openSlackOffice(store, { receive });
    const { stub } = office;

    await office.event({ type: "member_joined_channel", user: botUser, channel: "CKOTI", channel_type: "C", team: "T1", inviter: chair });
    const hello = await office.until(inChannel(/Minkä työryhmän kanava/));
    expect(hello.thread).toBeUndefined();

    await office.press(userOf["hoitaja"] ?? "", hello, "Kotona asuminen");
    await office.until(() => stub.messages.find((m) => m.onlyFor === userOf["hoitaja"] && /toinen rooli/.test(m.text)));
    await office.press(chair, hello, "Kotona asuminen");
    await office.until(inChannel(/nyt ryhmän Kotona asuminen kanava/));

    await office.goTo("2021-04-01");
    const reminder = await office.until(inDirect(chair, /väliarviointi on auki/));
    expect(reminder.metadata?.event_payload["key"]).toMatch(/^reminder:/);

    await office.press(chair, reminder, "Aloita väliarviointi");
    await office.until(() => stub.views.length === 1);
    expect(title(lastView())).toBe("Väliarviointi");
    const opened = await office.submit(chair, lastView(), {});
    expect(opened.body?.["response_action"]).toBe("update");
    const first = opened.body?.["view"] as Record<string, unknown>;
    const [figure = "", instead = "", judgement = ""] = fieldsOf(first);
    expect([figure, instead]).toEqual([figure, `${figure}~alt`]);

    const shown = { ...lastView(), view: first };
    const wrong = await office.submit(chair, shown, { [figure]: "monta", [judgement]: "onTrack" });
    expect(wrong.body).toMatchObject({ response_action: "errors" });
    expect(Object.values(wrong.body?.["errors"] as Record<string, string>)).toEqual(["Kirjoita luku, esimerkiksi 92,8."]);
    expect(Object.keys(wrong.body?.["errors"] as object)[0]).toMatch(new RegExp(`~${figure}$`));

    let answer = await office.submit(chair, shown, { [figure]: "1 250", [judgement]: "onTrack" });
    for (let i = 0; i < 5 && answer.body?.["response_action"] === "update"; i++) {
      const view = answer.body["view"] as Record<string, unknown>;
      const values = Object.fromEntries(fieldsOf(view).map((id) => [id, id.startsWith("judgement") ? "atRisk" : id.endsWith("~alt") ? "" : /m2$/.test(id) ? "no" : "93,1"]));
      answer = await office.submit(chair, { ...lastView(), view }, values);
    }
    expect(answer.body).toEqual({ response_action: "clear" });

    const thanks = await office.until(inDirect(chair, /^Kiitos! Kaikki/));
    await office.until(() => stub.messages.find((m) => m.ts === reminder.ts)?.edited && /Kohtasi on tallennettu/.test(stub.messages.find((m) => m.ts === reminder.ts)?.text ?? ""));

    await office.press(chair, thanks, "Julkaise kanavalle");
    await office.until(inDirect(chair, /Kooste on julkaistu/));
    await office.app.run("deliver");
    const summary = await office.until(inChannel(/^Kotona asuminen: väliarviointi/));
    expect(summary.text).toContain("Ennakkotieto");

    await office.event({ type: "app_home_opened", user: chair, channel: directOf(chair), tab: "home" });
    const home = await office.until(() => stub.homes.get(`T1:${chair}`));
    expect(JSON.stringify(home)).toContain("Kaikki kohtasi on tallennettu");

    await office.mention(userOf["hoitaja"] ?? "", "CKOTI", "tavoite 1 tilanne?");
    const status = await office.until(() => stub.posted().find((m) => m.channel === "CKOTI" && /Perhehoito kasvaa/.test(m.text) && m.thread !== undefined && m.ts > summary.ts));
    expect(status.text).toMatch(/1\s250/);
    expect(status.text).toContain("Ennakkotieto");
  });
});
