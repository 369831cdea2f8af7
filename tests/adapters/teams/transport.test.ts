import { describe, expect, it, vi } from "vitest";
import { inboxSpec } from "../../../adapters/teams/collections.ts";
import type { InboxRow } from "../../../adapters/teams/collections.ts";
import { activityKey } from "../../../adapters/teams/receiver.ts";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { botAdded, channelId, dialogSent, executed, fetched, groupChatId, inChannel, inGroupChat, inPersonal, installed, mentioned, personalId } from "./support/activities.ts";
import { actionsIn, textsIn } from "./support/cards.ts";
import { words, withTeams } from "./support/with-teams.ts";

const given = withTeams();
const { store, open } = given;

describe("an activity that comes again", () => {
  it("a message is answered once", async () => {
    const o = await open({ linked: "koti" });
    const activity = mentioned(given.connector, o.user("hoitaja"), "tavoite 1 tilanne?");
    await o.deal(activity);
    await o.deal(activity);
    expect(given.connector.posted).toHaveLength(1);
  });

  it("an invoke that is delivered twice at once has one effect and one answer", async () => {
    const o = await open();
    await o.goTo("2021-04-01");
    const user = o.user("kotijohtaja");
    const activity = executed(given.connector, user, inPersonal(user), { k: "press", p: "evaluation.start", f: "x" }, given.connector.posted[0]?.id ?? "");
    const [first, second] = await Promise.all([o.post(activity), o.post(activity)]);
    expect(first).toEqual(second);
    expect(textsIn(first.body?.["value"]).join(" ")).toContain("Kohtia tehty");
  });

  it("an answer that may have arrived is not given again", async () => {
    const o = await open({ linked: "koti" });
    given.connector.fail(/POST .*activities/, { status: 0, after: true });
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(given.connector.posted).toHaveLength(1);
  });

  it("what Teams is slow to take is begun once, by whoever began it, however long it takes", async () => {
    const o = await open({ linked: "koti", tuning: { leaseMs: 60 } });
    const other = await open({ again: true, tuning: { leaseMs: 60 } });
    let taken = (): void => undefined;
    given.connector.fail(/POST .*activities/, { status: 201, until: new Promise((resolve) => (taken = resolve)) });
    await o.post(mentioned(given.connector, o.user("hoitaja"), "tavoite 1 tilanne?"));
    const sends = (): number => given.connector.calls.filter((c) => c.method === "POST").length;
    await vi.waitFor(() => expect(sends()).toBe(1), { timeout: 10_000 });
    store.clock.advance(600_000);
    await o.teams.resume();
    const lease = async (): Promise<number> => (await openAggregates<InboxRow, "state">(store.connection, inboxSpec).find({ state: "open" }))[0]?.value.leaseUntil ?? 0;
    await vi.waitFor(async () => expect(await lease()).toBeGreaterThan(store.clock.machine()), { timeout: 10_000 });
    await other.teams.resume();
    taken();
    await o.teams.settle();
    expect(sends()).toBe(1);
    expect(given.connector.posted).toHaveLength(1);
  });

  it("what was kept and not finished is answered after a restart", async () => {
    const o = await open({ linked: "koti" });
    given.connector.fail(/POST .*activities/, { status: 503 });
    await o.mention("hoitaja", "tavoite 1 tilanne?");
    expect(given.connector.posted).toEqual([]);
    await o.close();
    store.clock.advance(60_000);
    const office = await open({ again: true });
    await office.teams.resume();
    expect(words(office, channelId)).toContain("Perhehoito kasvaa");
    const rows = await openAggregates<{ id: string; state: string; body?: string }, "state">(store.connection, inboxSpec).find({});
    expect(rows.map((r) => [r.value.state, r.value.body])).toEqual([["done", undefined]]);
  });

  it("a press and words that had their effect before the fault are shown, not done again", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(botAdded(given.connector, chair, inChannel()));
    given.connector.fail(/POST .*messageid.*activities/, { status: 502 });
    await o.press("kotijohtaja", "Kotona asuminen", {}, "channel");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(words(o, channelId)).toContain("Kiitos! Tämä on nyt ryhmän");
    given.connector.fail(/POST .*messageid.*activities/, { status: 502 });
    await o.mention("kotijohtaja", "irrota");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(words(o, channelId)).toContain("Tämä kanava ei ole enää ryhmän");
  });
});

describe("an invoke that cannot be answered as it should", () => {
  const start = { k: "press", p: "evaluation.start" };

  it("says in one sentence that it was done already, in the words that its kind has for it", async () => {
    const o = await open({ linked: "koti" });
    await o.goTo("2021-04-01");
    const chair = o.user("kotijohtaja");
    const [pressed, dialog] = [executed(given.connector, chair, inPersonal(chair), start, ""), fetched(given.connector, chair, inChannel(), start, "1")];
    for (const activity of [pressed, dialog]) await o.deal(activity);
    await o.close();
    const office = await open({ again: true });
    const before = given.connector.posted.length;
    expect((await office.deal(pressed)).body).toEqual({ statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Tähän on jo vastattu." });
    expect((await office.deal(dialog)).body).toEqual({ task: { type: "message", value: "Tähän on jo vastattu." } });
    expect(given.connector.posted).toHaveLength(before);
  });

  it("whose message Teams could not take is shown later by itself, and done once", async () => {
    const o = await open();
    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    given.connector.fail(/POST .*activities/, { status: 503 });
    await o.press("kotijohtaja", "Muistuta myöhemmin");
    expect(words(o, personalId(o.user("kotijohtaja")))).not.toContain("muistutan");
    store.clock.advance(60_000);
    await o.teams.resume();
    expect(words(o, personalId(o.user("kotijohtaja")))).toContain("muistutan");
  });

  it("a dialog whose process was killed is saved, and goes on in the personal chat; the channel hears nothing", async () => {
    const o = await open({ linked: "koti" });
    await o.goTo("2021-04-01");
    const chair = o.user("kotijohtaja");
    const list = await o.deal(fetched(given.connector, chair, inChannel(), start, "1600000000001"));
    const first = actionsIn(list.body).find((a) => a.title.startsWith("Aloita"));
    const item = await o.deal(dialogSent(given.connector, chair, inChannel(), first?.data));
    const save = actionsIn(item.body).find((a) => a.title.startsWith("Tallenna"));
    const activity = dialogSent(given.connector, chair, inChannel(), { ...save?.data, "f:figure:koti-1a-m1": "1163", "f:judgement:koti-1a": "onTrack" });
    // Kept, and no more: as if the process had ended there.
    const id = activityKey(activity as unknown as Parameters<typeof activityKey>[0]);
    await openAggregates<InboxRow, "state">(store.connection, inboxSpec).insert({ id, state: "open", at: 0, leaseUntil: 0, attempts: 1, body: JSON.stringify(activity) });
    await o.teams.resume();
    expect((await store.stores.readings.find({ programme: "laituri" })).map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1163 }]);
    expect(words(o, personalId(chair))).toContain("Kotona asuvien osuus");
    expect(given.connector.posted.filter((p) => p.conversation.startsWith(channelId))).toEqual([]);
  });
});

describe("a reminder that has been answered", () => {
  it("is changed in its place, once", async () => {
    const o = await open({ linked: "koti" });
    await o.write("kotijohtaja", "ohje");
    await o.goTo("2021-04-01");
    const reminder = given.connector.in(personalId(o.user("kotijohtaja")))[1];
    await o.press("kotijohtaja", "Aloita väliarviointi");
    await o.press("kotijohtaja", "Aloita");
    await o.press("kotijohtaja", "Tallenna", { "f:figure:koti-1a-m1": "1163", "f:judgement:koti-1a": "onTrack" });
    await o.press("kotijohtaja", "Tallenna", { "a:figure:kotona~alt": "noNewFigure", "f:judgement:koti-2a": "atRisk" });
    await o.press("kotijohtaja", "Tallenna", { "f:figure:koti-2b-m2": "yes", "f:judgement:koti-2b": "onTrack" });
    await o.teams.renew();
    expect(reminder && textsIn(reminder.activity).join(" ")).toContain("Kohtasi on tallennettu");
    const changes = reminder?.changes;
    await o.press("kotijohtaja", "Julkaise");
    await o.teams.renew();
    expect(reminder?.changes).toBe(changes);
  });
});

describe("a group chat", () => {
  it("is asked once whose it is, linked, and answered where it is mentioned", async () => {
    const o = await open();
    const chair = o.user("kotijohtaja");
    await o.deal(installed(given.connector, chair, inGroupChat()));
    await o.deal(botAdded(given.connector, chair, inGroupChat()));
    expect(given.connector.in(groupChatId)).toHaveLength(1);
    const question = given.connector.in(groupChatId)[0];
    const koti = actionsIn(question?.activity).find((a) => a.title === "Kotona asuminen");
    await o.deal(executed(given.connector, chair, inGroupChat(), koti?.data, question?.id ?? ""));
    expect(words(o, groupChatId)).toContain("nyt ryhmän Kotona asuminen kanava");
    await o.deal(mentioned(given.connector, o.user("hoitaja"), "tavoite 1 tilanne?", inGroupChat()));
    expect(words(o, groupChatId)).toContain("Perhehoito kasvaa");
    await o.goTo("2021-04-01");
    await o.deal(mentioned(given.connector, chair, "aloita väliarviointi", inGroupChat()));
    expect(words(o, groupChatId)).toBe("Lomake on auki yksityisessä keskustelussamme.");
  });
});
