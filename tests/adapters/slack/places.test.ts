import { afterEach, describe, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import type { Place } from "../../../src/people/person.ts";
import { placeId } from "../../../src/vocabulary/incoming.ts";
import { withStore } from "../../support/store.ts";
import type { SlackOffice } from "./support/slack-office.ts";
import { botUser, openSlackOffice, stubWorkspace, team, userOf } from "./support/slack-office.ts";
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

const place = async (channel = "CKOTI"): Promise<Place | undefined> =>
  (await store.stores.places.get(placeId({ platform: "slack", tenant: team, conversation: channel, kind: "channel" })))?.value;
const said = (where: string, text: RegExp) => (): StubMessage | undefined => office.stub.messages.findLast((m) => (m.channel === where || m.onlyFor === where) && text.test(m.text));
const eventually = async (good: () => Promise<boolean>): Promise<void> => {
  for (let i = 0; i < 200; i++) {
    if (await good()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("this never came");
};

const delivered = (found: () => StubMessage | undefined): Promise<void> =>
  eventually(async () => {
    await office.app.run("deliver");
    return found() !== undefined;
  });

describe("a channel and its group", () => {
  test("somebody else joining is no reason to speak", async () => {
    office = await openSlackOffice(store);
    await office.event({ type: "member_joined_channel", user: chair, channel: "CKOTI", team });
    await office.event({ type: "member_joined_channel", user: botUser, channel: "CYLEINEN", team, inviter: chair });
    await office.until(said("CYLEINEN", /Minkä työryhmän/));
    expect(office.stub.messages.filter((m) => m.channel === "CKOTI")).toEqual([]);
  });

  test("only its chair or the coordinator may link it; linked, it has its name", async () => {
    office = await openSlackOffice(store);
    await office.event({ type: "member_joined_channel", user: botUser, channel: "CKOTI", team, inviter: chair });
    const hello = await office.until(said("CKOTI", /Minkä työryhmän/));
    await office.press(userOf["tietojohtaja"] ?? "", hello, "Kotona asuminen");
    await office.until(() => office.stub.messages.find((m) => m.onlyFor === userOf["tietojohtaja"]));
    expect(await place()).toBeUndefined();
    // Also somebody whom Kvartti does not know may read how data is handled.
    await office.press("UUUSI", hello, "Näin käsittelen tietoja");
    await office.until(() => office.stub.messages.find((m) => m.onlyFor === "UUUSI" && /12 kuukautta/.test(JSON.stringify(m.blocks))));
    await office.press(coordinator, hello, "Kotona asuminen");
    await office.until(said("CKOTI", /nyt ryhmän Kotona asuminen kanava/));
    await eventually(async () => (await place())?.name === "kotona-asuminen");
  });

  test("a rename is followed", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.event({ type: "channel_rename", channel: { id: "CKOTI", name: "koti-uusi", created: 1 } });
    await eventually(async () => (await place())?.name === "koti-uusi");
    expect((await place())?.group).toBe("koti");
  });

  test("an archived channel is unlinked, chair and coordinator hear of it once, and brought back it is linked again", async () => {
    office = await openSlackOffice(store, { linked: true });
    const archived = { type: "channel_archive", channel: "CKOTI", user: coordinator };
    await office.event(archived, { event_id: "EvArchive" });
    await eventually(async () => (await place()) !== undefined && (await place())?.group === undefined);
    await office.event(archived, { event_id: "EvArchive" });
    for (const who of [chair, coordinator]) await delivered(said(directOf(who), /arkistoitiin, poistettiin/));
    expect(office.stub.messages.filter((m) => /arkistoitiin/.test(m.text))).toHaveLength(2);
    await office.event({ type: "channel_unarchive", channel: "CKOTI", user: coordinator });
    await eventually(async () => (await place())?.group === "koti");
    await delivered(said(directOf(chair), /taas ryhmän Kotona asuminen kanava/));
  });

  test("they hear of it also when the store's answer is lost right after the link was taken", async () => {
    office = await openSlackOffice(store, { linked: true });
    const { places } = store.stores;
    const save = places.save.bind(places);
    places.save = async (...what) => {
      places.save = save;
      await save(...what);
      throw new Error("the answer is lost");
    };
    await office.event({ type: "channel_archive", channel: "CKOTI", user: coordinator });
    await office.until(() => store.log.codes().includes("slack.eventWaits"));
    expect((await place())?.group).toBeUndefined();
    await store.connection.collection("slackinbox").updateMany({ state: "open" }, { $set: { leaseUntil: 0 }, $inc: { rev: 1 } });
    for (const who of [chair, coordinator]) await delivered(said(directOf(who), /arkistoitiin/));
    expect(office.stub.messages.filter((m) => /arkistoitiin/.test(m.text))).toHaveLength(2);
  });

  // A public channel keeps its id; both events come of a private one, and one notice. Source: docs.slack.dev/reference/events/channel_shared.
  test.each([
    ["a public channel", [{ type: "channel_shared", channel: "CKOTI", connected_team_id: "TOTHER" }]],
    ["a private channel", [{ type: "channel_id_changed", old_channel_id: "CKOTI", new_channel_id: "CUUSI" }, { type: "channel_shared", channel: "CUUSI", connected_team_id: "EOTHER" }]],
  ])("%s that is shared with outsiders is unlinked until its people say otherwise", async (_name, events) => {
    office = await openSlackOffice(store, { linked: true, workspaces: [stubWorkspace(team, { enterprise: "ECITY" })] });
    // A sister workspace of the city's own Enterprise Grid is no outsider.
    await office.event({ type: "channel_shared", channel: "CKOTI", connected_team_id: "ECITY" }, { event_id: "EvSister" });
    await eventually(async () => (await store.connection.collection("slackinbox").countDocuments({ state: "done" })) > 0);
    expect((await place())?.group).toBe("koti");
    for (const event of events) await office.event(event);
    await eventually(async () => (await place()) !== undefined && (await place())?.group === undefined);
    expect(await place("CUUSI")).toBeUndefined();
    for (const who of [chair, coordinator]) await delivered(said(directOf(who), /jaettiin toisen organisaation kanssa/));
    // Who left is no reason to link it again.
    await office.event({ type: "channel_unarchive", channel: "CKOTI", user: coordinator });
    await eventually(async () => (await store.connection.collection("slackinbox").countDocuments({ state: "done" })) > events.length + 1);
    expect((await place())?.group).toBeUndefined();
    expect(office.stub.messages.filter((m) => /jaettiin/.test(m.text))).toHaveLength(2);
  });

  test("removed from a private channel, it is unlinked", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.event({ type: "group_left", channel: "CKOTI" });
    await eventually(async () => (await place())?.group === undefined);
  });

  test("unlinked by a word it stays so, whatever was remembered of an earlier link", async () => {
    office = await openSlackOffice(store, { linked: true });
    await office.event({ type: "channel_left", channel: "CKOTI" });
    await eventually(async () => (await place())?.group === undefined);
    await office.event({ type: "member_joined_channel", user: botUser, channel: "CKOTI", team, inviter: chair });
    await office.press(coordinator, await office.until(said("CKOTI", /Minkä työryhmän/)), "Kotona asuminen");
    await eventually(async () => (await place())?.group === "koti");
    await office.mention(chair, "CKOTI", "irrota");
    await office.until(said("CKOTI", /ei ole enää ryhmän/));
    await office.event({ type: "channel_archive", channel: "CKOTI", user: coordinator });
    await office.event({ type: "channel_unarchive", channel: "CKOTI", user: coordinator });
    await office.event({ type: "channel_rename", channel: { id: "CKOTI", name: "koti-uusi", created: 1 } });
    await eventually(async () => (await place())?.name === "koti-uusi");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await place())?.group).toBeUndefined();
  });
});
