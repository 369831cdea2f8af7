import { describe, expect, it } from "vitest";
import type { Programme } from "../../src/programme/programme.ts";
import type { OwnDates } from "../../src/programme/round-timing.ts";
import { momentOf } from "../../src/shared/calendar.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const real: Programme = { ...smallProgramme, demo: false };
const chairs = ["kotijohtaja", "lapsijohtaja", "tietojohtaja"];

/** The chair of the home services answers everything. */
async function answerAll(office: Office, who = "kotijohtaja"): Promise<void> {
  let reply = await office.submit(who, screenOf(await office.press(who, "dm", "evaluation.start")), {});
  while (reply.kind === "screen") {
    const typed = Object.fromEntries(reply.screen.fields.map((f) => [f.id, f.kind === "choice" ? (f.id.startsWith("figure") ? "yes" : "onTrack") : "1"]));
    reply = await office.submit(who, reply.screen, typed);
  }
}

describe("before the first round of a programme", () => {
  it("nobody is reminded until the coordinator has seen who, when and of what; then everybody is, once", async () => {
    const office = await openOffice(store, { programme: real });
    await office.goTo("2021-04-01");
    expect(office.messenger.arrived.map((s) => s.to.user)).toEqual(["koordinaattori"]);
    expect(office.inbox("koordinaattori")[0]).toContain("en ole muistuttanut vielä ketään");
    const preview = cardOfReply(await office.press("koordinaattori", "dm", "reminders.preview"));
    expect(textOf({ kind: "card", card: preview, to: "asker" })).toMatch(/to 1\.4\. klo 9\.00[^]*to 22\.4\.[^]*kotijohtaja[^]*3 lukua, 3 tilannetta/);
    await office.app.run("sweep");
    expect(chairs.flatMap((c) => office.inbox(c))).toEqual([]);
    const accept = buttonOf(preview, "Muistutukset saa lähettää");
    await office.press("koordinaattori", "dm", accept.route, accept.params);
    await office.app.run("sweep");
    await office.app.run("sweep");
    expect(chairs.map((c) => office.inbox(c).length)).toEqual([1, 1, 1]);
  });

  it("the coordinator is asked to look five working days ahead, once, and only the coordinator may give leave", async () => {
    const office = await openOffice(store, { programme: real });
    await office.goTo("2021-03-25");
    await office.goTo("2021-03-26");
    expect(office.inbox("koordinaattori")).toHaveLength(1);
    expect(textOf(await office.press("kotijohtaja", "dm", "reminders.accept"))).toContain("koordinaattori");
    expect(await store.stores.settings.get("reminderPreview:laituri")).toBeUndefined();
  });
});

describe("what is not answered in time", () => {
  it("moves to the chair on the next working day, and is on the coordinator's list three working days after the due day", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const form = screenOf(await office.press("kotijohtaja", "dm", "items.delegate"));
    await office.submit("kotijohtaja", form, { "delegate:what": "koti-2a", "delegate:person": "hoitaja" });
    await office.goTo("2021-04-30");
    expect(office.inbox("kotijohtaja").at(-1)).toContain("siirtyi puheenjohtajana");
    const row = (await store.stores.owed.get("laituri:2021-Q1/koti-2a"))?.value;
    expect(row).toMatchObject({ answerer: "kotijohtaja", passedFrom: "kotijohtaja", movedTo: "chair", state: "open" });
    await office.goTo("2021-05-04");
    expect(office.inbox("koordinaattori").at(-1)).toMatch(/kohtaa on vielä vastaamatta, 3 henkilöllä/);
    const calls = textOf(await office.press("koordinaattori", "dm", "reminders.calls"));
    expect(calls).toContain("kotijohtaja");
    expect(textOf(await office.press("koordinaattori", "koti", "reminders.calls"))).not.toContain("kotijohtaja");
    await office.goTo("2021-05-17");
    expect((await store.stores.rounds.get("laituri:2021-Q1"))?.value.state).toBe("closed");
    const left = await store.stores.owed.find({ round: "laituri:2021-Q1", state: "open" });
    expect(left.every((r) => r.value.movedTo === "coordinator")).toBe(true);
  });

  it("everything answered, neither the chair nor the coordinator hears of it", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    for (const who of chairs) await answerAll(office, who);
    await office.goTo("2021-04-30");
    await office.goTo("2021-05-04");
    expect(office.messenger.arrived.map((s) => s.message.key).filter((key) => key.startsWith("reminder:") && !key.endsWith(":opening"))).toEqual([]);
  });
});

describe("Muistuta myöhemmin", () => {
  it("keeps every step silent until the chosen day, then says what is left then", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect(textOf(await office.press("kotijohtaja", "dm", "reminder.snooze", { d: "2021-04-23" }))).toContain("pe 23.4.");
    await office.goTo("2021-04-22");
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
    const first = screenOf(await office.submit("kotijohtaja", screenOf(await office.press("kotijohtaja", "dm", "evaluation.start")), {}));
    await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" });
    await office.goTo("2021-04-23");
    expect(office.inbox("kotijohtaja").slice(1)).toEqual([expect.stringContaining("Pyysit muistuttamaan: 2 lukua ja 2 tilannetta")]);
    await office.goTo("2021-04-29");
    expect(office.inbox("kotijohtaja")).toHaveLength(3);
  });

  it("chosen for a day on which nothing ran, it gives way to the step that has come meanwhile: one bundle", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await office.press("kotijohtaja", "dm", "reminder.snooze", { d: "2021-04-23" });
    await office.goTo("2021-04-29");
    expect(office.inbox("kotijohtaja").slice(1)).toEqual([expect.stringContaining("vielä tänään")]);
  });

  it("chosen again, only the last day counts", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    for (const d of ["2021-04-12", "2021-04-15", "2021-04-12"]) await office.press("kotijohtaja", "dm", "reminder.snooze", { d });
    for (const day of ["2021-04-12", "2021-04-15"]) await office.goTo(day);
    expect(office.inbox("kotijohtaja")).toHaveLength(2);
  });
});

describe("muistuta …, asked in words", () => {
  const asked = async (text: string): Promise<string> => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await office.goTo("2021-04-02");
    return textOf(await office.write("kotijohtaja", "dm", text));
  };

  it.each([
    ["muistuta viikolla 16", "muistutan ma 19.4. klo 9"],
    ["remind me in week 17", "remind you on Mon 26 Apr at 9"],
    ["muistuta ensi viikolla", "muistutan ti 6.4. klo 9"],
    ["muistuta huomenna", "muistutan ti 6.4. klo 9"],
    ["påminn mig den 26 april", "påminner må 26.4. kl. 9"],
  ])("»%s« is that time, its first working day", async (text, promised) => {
    expect(await asked(text)).toContain(promised);
  });

  it.each(["muistuta ensi kuussa", "muistuta toukokuussa", "muistuta joulukuussa", "muistuta viikolla 18"])("»%s« goes past the due day and is refused", async (text) => {
    expect(await asked(text)).toContain("Väliarviointi on auki vain to 29.4. asti");
  });

  it.each(["muistuta eilen", "muistuta tänään", "muistuta tällä viikolla"])("»%s« cannot be had any more: the first day that can is offered", async (text) => {
    const told = await asked(text);
    expect(told).toContain("Aikaisin mahdollinen muistutus tulee ti 6.4. klo 9.");
    expect(told).toContain("[ti 6.4.]");
  });
});

describe("sending hours", () => {
  it("after a downtime that ended in the evening or at a weekend, the one reminder waits for the next working morning", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-23", 19);
    await office.goTo("2021-04-24", 12);
    expect(office.messenger.arrived).toEqual([]);
    await office.goTo("2021-04-26");
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
    expect(office.inbox("kotijohtaja")[0]).toContain("Enää");
  });

  it("a reminder that could not leave in time waits, too, and is decided again when it leaves", async () => {
    const office = await openOffice(store);
    store.clock.set(momentOf("2021-04-01", 9, "Europe/Helsinki"));
    const held = { ...store.stores, relay: () => Promise.resolve(0) };
    const { createApp } = await import("../../src/app.ts");
    await createApp({ ...office.ports, stores: held }).run("sweep");
    await office.goTo("2021-04-01", 20);
    expect(office.messenger.arrived).toEqual([]);
    await office.goTo("2021-04-06");
    expect(office.inbox("lapsijohtaja")).toHaveLength(1);
  });
});

describe("a reminder that waited until the next step's morning", () => {
  it("gives way to that step, also when it is not noted yet", async () => {
    const office = await openOffice(store);
    store.clock.set(momentOf("2021-04-01", 9, "Europe/Helsinki"));
    const { createApp } = await import("../../src/app.ts");
    await createApp({ ...office.ports, stores: { ...store.stores, relay: () => Promise.resolve(0) } }).run("sweep");
    store.clock.set(momentOf("2021-04-22", 9, "Europe/Helsinki"));
    await office.app.run("deliver");
    expect(office.messenger.arrived).toEqual([]);
    await office.app.run("sweep");
    expect(office.inbox("kotijohtaja")).toEqual([expect.stringContaining("Enää")]);
  });
});

describe("the log of reminders", () => {
  it("is kept for twelve months and then gone, with the messages that it tells of", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect((await store.stores.reminders.find({ round: "laituri:2021-Q1" })).map((r) => r.value.sent.map((s) => s.step))).toEqual([["opening"], ["opening"], ["opening"]]);
    await office.goTo("2022-03-31");
    expect(await store.stores.reminders.find({ round: "laituri:2021-Q1" })).toHaveLength(3);
    await office.goTo("2022-04-01");
    expect(await store.stores.reminders.find({ round: "laituri:2021-Q1" })).toEqual([]);
    expect(await store.stores.outbox.get("reminder:laituri:2021-Q1:kotijohtaja:opening")).toBeUndefined();
  });
});

describe("a group with a rhythm of its own", () => {
  const withDates = (dates: OwnDates): Programme => ({
    ...smallProgramme,
    groups: smallProgramme.groups.map((g) => (g.id === "digi" ? { ...g, rounds: { dates: [dates], reminders: ["opening", "due"] } } : g)),
  });
  const own = withDates({ quarter: "2021-Q1", opens: "2021-04-12", due: "2021-05-10" });
  const snoozed = async (office: Office, who: string, d: string): Promise<string> => textOf(await office.press(who, "dm", "reminder.snooze", { d }));

  it("is asked and reminded on its own dates, the others on the programme's", async () => {
    const office = await openOffice(store, { programme: own });
    await office.goTo("2021-04-01");
    expect([office.inbox("kotijohtaja").length, office.inbox("tietojohtaja").length]).toEqual([1, 0]);
    expect(await store.stores.owed.find({ round: "laituri:2021-Q1", group: "digi" })).toEqual([]);
    await office.goTo("2021-04-12");
    expect(office.inbox("tietojohtaja")[0]).toContain("må 10.5.");
    for (const day of ["2021-04-22", "2021-04-29", "2021-05-10"]) await office.goTo(day);
    expect([office.inbox("kotijohtaja").length, office.inbox("tietojohtaja").length]).toEqual([4, 2]);
    await office.goTo("2021-07-01");
    expect(await store.stores.owed.find({ round: "laituri:2021-Q2", group: "digi" })).toEqual([]);
  });

  it("may be reminded later up to its own due day, sees that day, and can correct until its own last day", async () => {
    const office = await openOffice(store, { programme: own });
    for (const day of ["2021-04-01", "2021-04-12", "2021-05-04"]) await office.goTo(day);
    expect(await snoozed(office, "tietojohtaja", "2021-05-12")).toContain("10.5.");
    expect(await snoozed(office, "tietojohtaja", "2021-05-07")).toContain("7.5.");
    expect(await snoozed(office, "kotijohtaja", "2021-05-07")).toContain("29.4.");
    expect(textOf(await office.press("tietojohtaja", "dm", "home"))).toContain("10.5.");
    expect(screenOf(await office.press("tietojohtaja", "dm", "people.deputy")).fields.find((f) => f.id.endsWith("until"))).toMatchObject({ value: "2021-05-10" });
    expect(textOf(await office.write("tietojohtaja", "digi", "läget?"))).toContain("10.5.");
    await office.goTo("2021-05-18");
    const late = await office.submit("kotijohtaja", screenOf(await office.press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" })), {});
    expect(screenOf(late).notice).toContain("14.5.");
    await answerAll(office, "tietojohtaja");
    expect(textOf(await office.press("tietojohtaja", "dm", "home"))).toContain("24.5.");
    expect(await store.stores.owed.find({ round: "laituri:2021-Q1", group: "digi", state: "open" })).toEqual([]);
  });

  it("cannot correct any more when its own last day is over, while others still can", async () => {
    const office = await openOffice(store, { programme: withDates({ quarter: "2021-Q1", opens: "2021-04-12", due: "2021-04-26", closes: "2021-04-30" }) });
    for (const day of ["2021-04-01", "2021-04-12", "2021-05-04"]) await office.goTo(day);
    const [item] = await store.stores.owed.find({ round: "laituri:2021-Q1", group: "digi" });
    const late = await office.submit("tietojohtaja", screenOf(await office.press("tietojohtaja", "dm", "evaluation.item", { m: item?.value.subject ?? "" })), {});
    expect(screenOf(late).notice).toContain("30.4.");
    await answerAll(office);
    expect(textOf(await office.press("kotijohtaja", "dm", "home"))).toContain("14.5.");
  });
});
