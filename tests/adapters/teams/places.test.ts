import { describe, expect, it } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { inboxSpec, referenceSpec } from "../../../adapters/teams/collections.ts";
import type { InboxRow, ReferenceRow } from "../../../adapters/teams/collections.ts";
import { activityKey } from "../../../adapters/teams/receiver.ts";
import type { Place } from "../../../src/people/person.ts";
import { placeId } from "../../../src/vocabulary/incoming.ts";
import { botAdded, botRemoved, channelChanged, channelId, channelShared, inChannel, inPersonal, installed, personalId, team, teamChanged, tenant } from "./support/activities.ts";
import type { Json } from "./support/activities.ts";
import type { TeamsOffice } from "./support/teams-office.ts";
import { words, withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store, open } = given;

const place = async (conversation = channelId): Promise<Place | undefined> => (await store.stores.places.get(placeId({ platform: "teams", tenant, conversation, kind: "channel" })))?.value;
/** How often a person has been told something in private. */
const heard = (o: TeamsOffice, person: string, what: string): number => given.connector.in(personalId(o.user(person))).filter((p) => JSON.stringify(p.activity).includes(what)).length;

/** Another channel of the team, linked too. */
async function anotherChannel(o: TeamsOffice, conversation: string, group: string): Promise<void> {
  const known = await place();
  if (!known) throw new Error("the first is not linked");
  await store.stores.places.insert({ ...known, id: placeId({ platform: "teams", tenant, conversation, kind: "channel" }), conversation, group });
  await openAggregates<ReferenceRow, "team">(store.connection, referenceSpec).insert({
    id: `${tenant}|${conversation}`, tenant, conversation, kind: "channel", serviceUrl: given.connector.url, bot: "28:kvartti-app", team: team.id, at: 0,
  });
  expect(await o.teams.messenger.send({ tenant, conversation }, { key: conversation, card: { language: "fi", summary: "Hei", blocks: [] } })).toMatchObject({ kind: "delivered" });
}

describe("coming and going", () => {
  it("asks once which group a channel is, however often it is told that it was added", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(installed(given.connector, chair, inChannel()));
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(installed(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toHaveLength(1);
    expect(words(o, channelId)).toContain("Minkä työryhmän kanava tämä on?");
  });

  it("a person who installs it is greeted in private, once, and again when they come back", async () => {
    const o = await open();
    const user = o.user("hoitaja");
    const come = async (): Promise<void> => {
      await o.deal(installed(given.connector, user, inPersonal(user)));
      await o.deal(botAdded(given.connector, user, inPersonal(user)));
    };
    await come();
    expect(given.connector.in(personalId(user))).toHaveLength(1);
    await o.deal(installed(given.connector, user, inPersonal(user), "remove"));
    await come();
    expect(given.connector.in(personalId(user))).toHaveLength(2);
  });

  it("taken away before anybody answered, it asks again when it comes back", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(botRemoved(given.connector, chair, inChannel()));
    await o.deal(installed(given.connector, chair, inChannel()));
    await o.deal(botAdded(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toHaveLength(2);
  });

  it("a team it was taken away from loses all its links, gets them back, and nobody is asked what is known", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await anotherChannel(o, "19:lapset@thread.tacv2", "lapsi");
    await anotherChannel(o, "19:vanha@thread.tacv2", "tieto");
    await o.deal({ ...channelChanged(given.connector, chair, "channelDeleted"), channelData: { eventType: "channelDeleted", channel: { id: "19:vanha@thread.tacv2" }, team, tenant: { id: tenant } } });
    given.connector.posted.splice(0);

    await o.deal(botRemoved(given.connector, chair, inChannel(undefined, team.id)));
    expect(await store.stores.places.find({ programme: "laituri", group: ["koti", "lapsi"] })).toEqual([]);
    expect(heard(o, "koordinaattori", "arkistoitiin, poistettiin")).toBe(2);
    expect(heard(o, "kotijohtaja", "Kotona asuminen")).toBe(1);

    await o.deal(installed(given.connector, chair, inChannel(undefined, team.id)));
    await o.deal(botAdded(given.connector, chair, inChannel()));
    expect([(await place())?.group, (await place("19:lapset@thread.tacv2"))?.group, (await place("19:vanha@thread.tacv2"))?.group]).toEqual(["koti", "lapsi", undefined]);
    expect(heard(o, "koordinaattori", "on taas ryhmän")).toBe(2);
    expect(given.connector.in(channelId)).toEqual([]);
    const sent = await o.teams.messenger.send({ tenant, conversation: "19:lapset@thread.tacv2" }, { key: "k", card: { language: "fi", summary: "Hei", blocks: [] } });
    expect(sent.kind).toBe("delivered");
  });
});

describe("the question whose a channel is", () => {
  it("is asked in the channel that was chosen when the app was added to the team, and there alone", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    const general = inChannel(undefined, team.id);
    const chosen = { ...general, channelData: { ...(general["channelData"] as Json), settings: { selectedChannel: { id: channelId } } } };
    await o.deal(installed(given.connector, chair, chosen));
    await o.deal(botAdded(given.connector, chair, chosen));
    await o.deal(botAdded(given.connector, chair, general));
    expect([given.connector.in(channelId).length, given.connector.in(team.id).length]).toEqual([1, 0]);
    expect(words(o, channelId)).toContain("Minkä työryhmän kanava tämä on?");
    await o.press("kotijohtaja", "Kotona asuminen", {}, "channel");
    expect((await place())?.group).toBe("koti");
    expect(await o.teams.messenger.send({ tenant, conversation: channelId }, { key: "k", card: { language: "fi", summary: "Hei", blocks: [] } })).toMatchObject({ kind: "delivered" });
  });

  const kept = async (activity: Json): Promise<void> => {
    const id = activityKey(activity as unknown as Parameters<typeof activityKey>[0]);
    await openAggregates<InboxRow, "state">(store.connection, inboxSpec).insert({ id, state: "open", at: 0, leaseUntil: 0, attempts: 1, body: JSON.stringify(activity) });
    const reference: ReferenceRow = { id: `${tenant}|${channelId}`, tenant, conversation: channelId, kind: "channel", serviceUrl: given.connector.url, bot: "28:kvartti-app", team: team.id, greeted: id, at: 0 };
    await openAggregates<ReferenceRow, "team">(store.connection, referenceSpec).insert(reference);
  };

  it("is asked after a restart by whoever began it, and once, also when Teams tells it in another way, too", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await kept(botAdded(given.connector, chair, inChannel()));
    await o.deal(installed(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toEqual([]);
    await o.teams.resume();
    await o.deal(installed(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toHaveLength(1);
  });

  it("that may have arrived is not asked again", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    given.connector.fail(/POST .*activities/, { status: 0, after: true });
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(installed(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toHaveLength(1);
  });

  it("that Teams could not take is asked by the next who hears of it, once", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    given.connector.fail(/POST .*activities/, { status: 502 });
    await o.deal(botAdded(given.connector, chair, inChannel()));
    expect(given.connector.in(channelId)).toEqual([]);
    await o.deal(installed(given.connector, chair, inChannel()));
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(given.connector.in(channelId)).toHaveLength(1);
  });
});

describe("a channel and its team", () => {
  it("follows a channel that is renamed, deleted and brought back", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(channelChanged(given.connector, chair, "channelRenamed", "Kotihoidon kanava"));
    expect((await place())?.name).toBe("Kotihoidon kanava");
    await o.deal(channelChanged(given.connector, chair, "channelDeleted"));
    expect((await place())?.group).toBeUndefined();
    await o.deal(channelChanged(given.connector, chair, "channelRestored"));
    expect((await place())?.group).toBe("koti");
    expect(await o.teams.messenger.send({ tenant, conversation: channelId }, { key: "k", card: { language: "fi", summary: "Hei", blocks: [] } })).toMatchObject({ kind: "delivered" });
  });

  it.each([["teamArchived", "teamUnarchived"], ["teamDeleted", "teamRestored"], ["teamHardDeleted", undefined]])("%s ends the links of its channels and tells, %s gives them back", async (gone, back) => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(teamChanged(given.connector, chair, gone));
    await o.deal(teamChanged(given.connector, chair, gone));
    expect((await place())?.group).toBeUndefined();
    for (const who of ["kotijohtaja", "koordinaattori"]) expect(heard(o, who, "arkistoitiin, poistettiin")).toBe(1);
    if (back === undefined) return;
    await o.deal(teamChanged(given.connector, chair, back));
    expect((await place())?.group).toBe("koti");
  });

  it("a team's first channel is called as the team is", async () => {
    const o = await open({ linked: "koti" });
    await anotherChannel(o, team.id, "lapsi");
    await o.deal(teamChanged(given.connector, o.user("kotijohtaja"), "teamRenamed", "Uusi nimi"));
    expect([(await place(team.id))?.name, (await place())?.name]).toEqual(["Uusi nimi", undefined]);
  });

  it("shared with another organisation it is nobody's until its people say so; within the organisation nothing changes", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(given.connector, chair, inChannel()));
    await o.deal(channelShared(given.connector, chair, tenant));
    expect((await place())?.group).toBe("koti");
    await o.deal(channelShared(given.connector, chair, tenant, "99999999-8888-7777-6666-555555555555"));
    expect((await place())?.group).toBeUndefined();
    for (const who of ["kotijohtaja", "koordinaattori"]) expect(heard(o, who, "jaettiin toisen organisaation kanssa")).toBe(1);
  });

  it("shared while its team is archived, it does not come back with the team", async () => {
    const o = await open({ linked: "koti" });
    const chair = o.user("kotijohtaja");
    await o.deal(teamChanged(given.connector, chair, "teamArchived"));
    await o.deal(botAdded(given.connector, chair, inChannel()));
    expect((await place())?.group).toBe("koti");
    await o.deal(teamChanged(given.connector, chair, "teamArchived"));
    await o.deal(channelShared(given.connector, chair, "99999999-8888-7777-6666-555555555555"));
    await o.deal(teamChanged(given.connector, chair, "teamUnarchived"));
    expect((await place())?.group).toBeUndefined();
  });
});
