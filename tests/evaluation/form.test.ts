import { describe, expect, it } from "vitest";
import { accountId } from "../../src/vocabulary/incoming.ts";
import type { Incoming } from "../../src/vocabulary/incoming.ts";
import type { Screen } from "../../src/vocabulary/form.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { smallProgramme } from "../support/small-programme.ts";
import { withStore } from "../support/store.ts";
import type { TargetTable } from "../../src/programme/target-table.ts";

const store = withStore();
const chair = "kotijohtaja";

const openedRound = async (date = "2021-04-01", options: Parameters<typeof openOffice>[1] = {}): Promise<Office> => {
  const office = await openOffice(store, options);
  await office.goTo(date);
  return office;
};
const item = async (office: Office, m: string, who = chair): Promise<Screen> => screenOf(await office.press(who, "dm", "evaluation.item", { m }));
const revisions = async (person = chair, quarter = "2021-Q1"): Promise<readonly unknown[]> =>
  (await store.stores.submissions.get(`laituri:${quarter}/${person}`))?.value.revisions.map((r) => [r.item, r.answer.kind, r.by]) ?? [];
const openItems = async (quarter = "2021-Q1"): Promise<readonly string[]> =>
  (await store.stores.owed.find({ round: `laituri:${quarter}`, group: "koti", state: "open" })).map((o) => o.value.item).sort();

/** Judges everything in the first round, and goes to the second. */
async function secondRound(): Promise<Office> {
  const office = await openedRound();
  for (const [m, values] of Object.entries({ "koti-1a": { "figure:koti-1a-m1": "1 163" }, "koti-2a": { "figure:kotona": "92,5" }, "koti-2b": { "figure:koti-2b-m2": "no" } }))
    await office.submit(chair, await item(office, m), { ...values, [`judgement:${m}`]: "onTrack" });
  await office.goTo("2021-07-01");
  return office;
}

describe("a figure that cannot be had", () => {
  it("is asked why, with the usual reasons to tap, and the reason is kept", async () => {
    const office = await openedRound();
    const values = { "figure:koti-1a-m1~alt": "cannotBeHad", "judgement:koti-1a": "onTrack" };
    const asked = screenOf(await office.submit(chair, await item(office, "koti-1a"), values));
    const why = asked.fields.find((f) => f.id === "why:koti-1a-m1");
    expect(asked.errors?.["why:koti-1a-m1"]).toContain("Valitse, miksi");
    expect(why?.kind === "choice" && why.options.map((o) => o.value)).toEqual(["notCollected", "notFitting", "methodChanged", "other"]);
    await office.submit(chair, asked, { "why:koti-1a-m1": "notCollected" });
    const submission = await store.stores.submissions.get(`laituri:2021-Q1/${chair}`);
    expect(submission?.value.revisions[0]?.answer).toEqual({ kind: "cannotBeHad", reason: "Tietoa ei kerätä tai järjestelmä ei anna sitä" });
    const again = await item(office, "koti-1a");
    expect(again.fields.find((f) => f.id === "why:koti-1a-m1")?.value).toBe("notCollected");
  });

  it("takes a reason in one's own words, and asks for them when they are missing", async () => {
    const office = await openedRound();
    const values = { "figure:koti-1a-m1~alt": "cannotBeHad", "why:koti-1a-m1": "other", "judgement:koti-1a": "onTrack" };
    const asked = screenOf(await office.submit(chair, await item(office, "koti-1a"), values));
    expect(asked.errors).toEqual({ "whyText:koti-1a-m1": "Kirjoita syy lyhyesti." });
    await office.submit(chair, asked, { "whyText:koti-1a-m1": "Mittaus alkaa vasta syksyllä" });
    const submission = await store.stores.submissions.get(`laituri:2021-Q1/${chair}`);
    expect(submission?.value.revisions[0]?.answer).toEqual({ kind: "cannotBeHad", reason: "Mittaus alkaa vasta syksyllä" });
  });
});

describe("a figure with an answer in its place", () => {
  const answered = async (): Promise<unknown> => (await store.stores.submissions.get(`laituri:2021-Q1/${chair}`))?.value.revisions.filter((r) => r.item === "koti-1a-m1").at(-1)?.answer;
  const send = async (office: Office, figure: string, instead: string): ReturnType<Office["submit"]> =>
    office.submit(chair, await item(office, "koti-1a"), { "figure:koti-1a-m1": figure, "figure:koti-1a-m1~alt": instead, "judgement:koti-1a": "onTrack" });

  it("is taken as what was changed: the other one only stood there from before", async () => {
    const office = await openedRound();
    await send(office, "1 163", "");
    await send(office, "1163", "noNewFigure");
    expect(await answered()).toEqual({ kind: "noNewFigure" });
    await send(office, "", "noNewFigure,cannotBeHad");
    await send(office, "1 170", "noNewFigure");
    expect(await answered()).toEqual({ kind: "figure", value: 1170 });
  });

  it("is asked again when both were given now, and nothing is saved", async () => {
    const office = await openedRound();
    await send(office, "1 163", "");
    const asked = screenOf(await send(office, "1 170", "cannotBeHad"));
    expect(asked.errors).toEqual({ "figure:koti-1a-m1": "Kirjoitit luvun ja valitsit myös ”Lukua ei saada”. Jätä vain toinen." });
    expect(asked.fields[0]).toMatchObject({ value: "1 170", chosen: "cannotBeHad" });
    expect(await answered()).toEqual({ kind: "figure", value: 1163 });
  });

  it("in a form with several ticks: the new tick counts, and a reason is asked for it", async () => {
    const office = await openedRound();
    await send(office, "", "noNewFigure");
    const asked = screenOf(await send(office, "", "noNewFigure,cannotBeHad"));
    expect(Object.keys(asked.errors ?? {})).toEqual(["why:koti-1a-m1"]);
  });
});

describe("a hurried chair in the second round", () => {
  it("finds the last status chosen already, and needs to type the figure only", async () => {
    const office = await secondRound();
    const first = await item(office, "koti-1a");
    expect(first.fields.find((f) => f.id === "judgement:koti-1a")?.value).toBe("unchanged");
    await office.submit(chair, first, { "figure:koti-1a-m1": "1 200" });
    expect(await revisions(chair, "2021-Q2")).toEqual([["koti-1a-m1", "figure", chair], ["koti-1a", "judgement", chair]]);
  });

  it("says that nothing changed in one tap, and no old value is stored again", async () => {
    const office = await secondRound();
    const first = await item(office, "koti-1a");
    expect(first.actions.map((a) => a.label)).toContain("Ei muutosta");
    await office.submit(chair, first, {}, "same");
    expect(await revisions(chair, "2021-Q2")).toEqual([["koti-1a-m1", "noNewFigure", chair], ["koti-1a", "judgement", chair]]);
    expect((await store.stores.readings.find({ programme: "laituri", round: "laituri:2021-Q2" })).length).toBe(0);
  });

  it("marks the rest unchanged in one tap and undoes it in one; what was answered before stays", async () => {
    const office = await secondRound();
    await office.submit(chair, await item(office, "koti-1a"), { "figure:koti-1a-m1": "1 200" });
    const list = screenOf(await office.press(chair, "dm", "evaluation.start"));
    const thanks = cardOfReply(await office.submit(chair, list, {}, "rest"));
    expect(thanks.summary).toContain("Kaikki 3 kohtaa on tallennettu");
    expect(await openItems("2021-Q2")).toEqual([]);
    const undo = buttonOf(thanks, "Kumoa");
    await office.press(chair, "dm", undo.route, undo.params);
    expect(await openItems("2021-Q2")).toEqual(["koti-2a", "koti-2b", "koti-2b-m2", "kotona"]);
    await office.press(chair, "dm", undo.route, undo.params);
    expect((await store.stores.readings.find({ programme: "laituri", round: "laituri:2021-Q2" })).map((r) => r.value.answer)).toEqual([{ kind: "figure", value: 1200 }]);
    expect(await store.stores.judgements.find({ programme: "laituri", round: "laituri:2021-Q2" })).toHaveLength(1);
  });

  it("loses nothing that was typed: neither by 'Ei muutosta' nor by marking the rest", async () => {
    const office = await secondRound();
    await office.submit(chair, await item(office, "koti-1a"), { "figure:koti-1a-m1": "1 200" }, "same");
    expect(await revisions(chair, "2021-Q2")).toEqual([["koti-1a-m1", "figure", chair], ["koti-1a", "judgement", chair]]);
    await office.submit(chair, await item(office, "koti-2b"), { "judgement:koti-2b": "unchanged" }, "list");
    await office.submit(chair, await item(office, "koti-2a"), { "figure:kotona": "93,1" }, "save");
    const list = screenOf(await office.press(chair, "dm", "evaluation.start"));
    const marked = screenOf(await office.submit(chair, list, {}, "rest"));
    expect(marked.notice).toContain("1 kohta jäi kesken");
    expect(await openItems("2021-Q2")).toEqual(["koti-2a", "kotona"]);
    expect((await item(office, "koti-2a")).fields[0]?.value).toBe("93,1");
  });

  it("undoes on the list too, when something is still left", async () => {
    const office = await openedRound();
    const list = screenOf(await office.press(chair, "dm", "evaluation.start"));
    const marked = screenOf(await office.submit(chair, list, {}, "rest"));
    expect(marked.notice).toContain("3 kohtaa kaipaa vielä tilannetta");
    expect(await openItems()).toEqual(["koti-1a", "koti-2a", "koti-2b"]);
    const undone = screenOf(await office.submit(chair, marked, {}, "undo"));
    expect(undone.actions.map((a) => a.id)).toEqual(["rest"]);
    expect(await openItems()).toHaveLength(6);
  });
});

describe("overdue measures", () => {
  it("come first in the list and on the way, and ask whether they were finished", async () => {
    const office = await openedRound("2022-04-01", { people: (p) => ({ persons: [{ organisation: p.organisation, programme: p.id, id: chair, name: chair }], roles: ["koti", "lapset"].map((group) => ({ organisation: p.organisation, programme: p.id, id: group, person: chair, role: "chair", group })) }) });
    const list = screenOf(await office.press(chair, "dm", "evaluation.start"));
    const rows = list.body.flatMap((b) => (b.kind === "list" ? b.items : []));
    expect(rows[0]).toMatchObject({ text: "Verkkoauttaminen", mark: "late" });
    const first = screenOf(await office.submit(chair, list, {}));
    expect(JSON.stringify(first.body)).toContain("Valmistuiko tämä?");
  });
});

describe("answering for somebody else", () => {
  it("the coordinator may, under an own name, and the owner sees who wrote and when", async () => {
    const office = await openedRound();
    const screen = await item(office, "koti-1a", "koordinaattori");
    expect(JSON.stringify(screen.body)).toContain("Vastaat puolesta: kotijohtaja");
    await office.submit("koordinaattori", screen, { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" });
    expect(await revisions()).toEqual([["koti-1a-m1", "figure", "koordinaattori"], ["koti-1a", "judgement", "koordinaattori"]]);
    expect(office.inbox(chair).filter((text) => text.includes("koordinaattori kirjasi puolestasi"))).toEqual([expect.stringContaining("1a Perhehoidon laajentaminen")]);
    expect(JSON.stringify((await item(office, "koti-1a")).body)).toMatch(/koordinaattori kirjasi 1\.4\.2021 klo 9\.00: 1\s163\sasiakasta; Etenee suunnitellusti/);
  });

  it("is not for another group's chair, nor for staff", async () => {
    const office = await openedRound();
    for (const who of ["lapsijohtaja", "hoitaja"]) {
      const reply = await office.press(who, "dm", "evaluation.item", { m: "koti-1a" });
      if (reply.kind === "screen") expect(JSON.stringify(reply.screen)).not.toContain("koti-1a");
      const behalf = await office.press(who, "dm", "evaluation.start", { a: chair });
      expect(textOf(behalf)).toContain("ei puutu mitään");
    }
    expect(await revisions()).toEqual([]);
  });

  it("two who write at once both see what the other wrote, and nothing is overwritten unseen", async () => {
    const office = await openedRound();
    const mine = await item(office, "koti-1a");
    const theirs = await item(office, "koti-1a", "koordinaattori");
    await office.submit(chair, mine, { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" });
    const conflict = screenOf(await office.submit("koordinaattori", theirs, { "figure:koti-1a-m1": "1 164", "judgement:koti-1a": "atRisk" }));
    expect(conflict.notice).toMatch(/kotijohtaja kirjasi .*1\s163/);
    expect(conflict.fields.find((f) => f.id === "figure:koti-1a-m1")?.value).toBe("1 164");
    expect(await revisions()).toHaveLength(2);
    await office.submit("koordinaattori", conflict, {});
    expect((await revisions()).slice(2)).toEqual([["koti-1a-m1", "figure", "koordinaattori"], ["koti-1a", "judgement", "koordinaattori"]]);
  });
});

describe("a draft", () => {
  it("begun as a modal on one platform goes on question by question on another, with what was typed", async () => {
    const office = await openedRound();
    const ref = { platform: "toinen", tenant: "T2", user: "u1" };
    await store.stores.accounts.insert({ organisation: "laituri", programme: "laituri", id: accountId(ref), person: chair, ref, direct: "d1", seenAt: 0 });
    const first = await item(office, "koti-1a");
    await office.submit(chair, first, { "figure:koti-1a-m1": "1 163" }, "save");

    const elsewhere = (more: { kind: "press"; route: string; params: Record<string, string> } | { kind: "text"; text: string }): Incoming => ({
      id: Math.random().toString(), actor: ref, place: { platform: "toinen", tenant: "T2", conversation: "d1", kind: "direct" }, canOpenForms: false, ...more,
    });
    const list = cardOfReply(await office.app.handle(elsewhere({ kind: "press", route: "evaluation.start", params: {} })));
    expect(JSON.stringify(list)).toContain("kesken");
    const item2 = cardOfReply(await office.app.handle(elsewhere({ kind: "press", route: "evaluation.item", params: { m: "koti-1a" } })));
    expect(JSON.stringify(item2)).toContain("Perhehoidon asiakkaat");
    await office.app.handle(elsewhere({ kind: "text", text: "1 170" }));

    const back = await item(office, "koti-1a");
    expect(back.fields.find((f) => f.id === "figure:koti-1a-m1")?.value).toBe("1 170");
  });
});

describe("the form in a chat", () => {
  const chat = async (): Promise<Office> => {
    const office = await openedRound("2021-04-01", { canOpenForms: false });
    await office.press(chair, "dm", "evaluation.item", { m: "koti-1a" });
    return office;
  };

  it("asks why at once when a figure cannot be had, and takes any words as the reason", async () => {
    const office = await chat();
    expect(textOf(await office.write(chair, "dm", "Lukua ei saada"))).toContain("Miksi lukua ei saada?");
    expect(textOf(await office.write(chair, "dm", "Mittaus alkaa syksyllä"))).toContain("Tilanne");
  });

  it("takes a surprising figure when it is said to be right", async () => {
    const office = await chat();
    await office.write(chair, "dm", "1 163");
    await office.write(chair, "dm", "Etenee suunnitellusti");
    await office.goTo("2021-07-01");
    await office.press(chair, "dm", "evaluation.item", { m: "koti-1a" });
    const doubt = cardOfReply(await office.write(chair, "dm", "11 630"));
    expect(doubt.blocks.some((b) => b.kind === "text" && b.text.startsWith("Onko luku oikein?"))).toBe(true);
    const yes = buttonOf(doubt, "Kyllä, 11 630 on oikein");
    expect(textOf(await office.press(chair, "dm", yes.route, yes.params))).toContain("Tilanne");
  });

  it("asks for more only when somebody wants to tell more", async () => {
    const office = await chat();
    const question = cardOfReply(await office.write(chair, "dm", "1 163"));
    const more = buttonOf(question, "Lisää tietoja");
    expect(textOf(await office.press(chair, "dm", more.route, more.params))).toContain("Mitä on tehty");
    const empty = buttonOf(cardOfReply(await office.write(chair, "dm", "Kotikäynnit alkoivat")), "Jätä tyhjäksi");
    expect(textOf(await office.press(chair, "dm", empty.route, empty.params))).toContain("Mitä päätöstä");
  });
});

describe("what was before", () => {
  it("is the last earlier period's figure, not the one that was written last", async () => {
    const office = await secondRound();
    const asked = cardOfReply(await office.press(chair, "dm", "reading.record", { indicator: "koti-1a-m1", period: "2019", v: "900" }));
    const save = buttonOf(asked, "Kirjaa");
    await office.press(chair, "dm", save.route, save.params);
    expect((await item(office, "koti-1a")).fields[0]?.hint).toMatch(/Edellinen 1\s163\sasiakasta \(31\.3\.2021\)/);
  });

  it("and every change stays in sight with who and when", async () => {
    const office = await openedRound();
    await office.submit(chair, await item(office, "koti-1a"), { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" });
    await office.submit(chair, await item(office, "koti-1a"), { "figure:koti-1a-m1": "1 170", "judgement:koti-1a": "onTrack" });
    expect(JSON.stringify((await item(office, "koti-1a")).body)).toMatch(/Muutokset: 1\s163\sasiakasta \(kotijohtaja 1\.4\.2021 klo 9\.00\)/);
  });
});

describe("a target table's year", () => {
  const table: TargetTable = {
    id: "koti-taulu", name: "Kotihoidon asiakkaat", aliases: [], goals: [2], measures: [], years: [2020, 2021],
    share: { name: "Osuus", unit: "%", values: [12, 12] }, columns: [{ id: "asiakkaat", name: "Asiakkaat", unit: "asiakasta" }],
    rows: [{ place: "Pori", values: { asiakkaat: [100, 110] } }, { place: "Ulvila", values: { asiakkaat: [20, 22] } }, { place: "Yhteensä", total: true, values: { asiakkaat: [120, 132] } }],
    remarks: [],
  };
  const programme = { ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "koti" ? { ...g, tables: [table] } : g)) };

  it("is asked place by place, and the total is computed", async () => {
    const office = await openedRound("2022-01-03", { programme });
    const screen = await item(office, "koti-taulu");
    expect(screen.fields.map((f) => f.label)).toEqual(["Asiakkaat: Pori", "Asiakkaat: Ulvila"]);
    expect(screen.fields[0]?.hint).toMatch(/Tavoitetaso yhteensä 132\sasiakasta\. Yhteensä lasketaan näistä\./);
    await office.submit(chair, screen, { "figure:koti-taulu/asiakkaat:0": "108", "figure:koti-taulu/asiakkaat:1": "21" });
    const readings = await store.stores.readings.find({ programme: "laituri", series: "koti-taulu/asiakkaat" });
    expect(readings.map((r) => [r.value.period, r.value.answer])).toEqual([["2021", { kind: "figure", value: 129, parts: { Pori: 108, Ulvila: 21 } }]]);
  });

  it("is answered by the coordinator for the chair like any other item", async () => {
    const office = await openedRound("2022-01-03", { programme });
    const screen = await item(office, "koti-taulu", "koordinaattori");
    expect(JSON.stringify(screen.body)).toContain("Vastaat puolesta: kotijohtaja");
  });
});

describe("the final evaluation", () => {
  const final = { id: "koti-18", label: "18", title: "Loppuarviointi", goals: [1], details: [], owners: [], asked: "final" as const, indicators: [], remarks: [] };
  const programme = { ...smallProgramme, groups: smallProgramme.groups.map((g) => (g.id === "koti" ? { ...g, measures: [...g.measures, final] } : g)) };

  it("is one form of three questions, each needed, and never marked unchanged", async () => {
    const office = await openedRound("2024-01-02", { programme });
    const list = screenOf(await office.press(chair, "dm", "evaluation.start"));
    await office.submit(chair, list, {}, "rest");
    const screen = await item(office, "final/koti");
    expect(screen.fields.map((f) => f.label)).toEqual(["Tulokset suhteessa toimenpiteisiin", "Tulokset suhteessa tavoitteisiin", "Tulokset suhteessa resursseihin"]);
    const missing = screenOf(await office.submit(chair, screen, { "final:final/koti:measures": "Neljä viidestä valmistui." }));
    expect(Object.keys(missing.errors ?? {})).toEqual(["final:final/koti:goals", "final:final/koti:resources"]);
    await office.submit(chair, missing, { "final:final/koti:goals": "Tavoitteet saavutettiin.", "final:final/koti:resources": "Resurssit riittivät." });
    const submission = await store.stores.submissions.get(`laituri:2023-Q4/${chair}`);
    expect(submission?.value.revisions.at(-1)?.answer).toEqual({ kind: "finalEvaluation", against: { measures: "Neljä viidestä valmistui.", goals: "Tavoitteet saavutettiin.", resources: "Resurssit riittivät." } });
  });
});
