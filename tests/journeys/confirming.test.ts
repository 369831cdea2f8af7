import { describe, expect, it } from "vitest";
import { chairAnswers, confirmedOffice, item, notices, ownerAnswers, readyOffice, withOwner } from "../support/confirming.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

const state = async (group = "koti"): Promise<string | undefined> => (await store.stores.evaluations.get(`laituri:2021-Q1/${group}`))?.value.state;

describe("when everything in a group has been answered", () => {
  it("the chair hears of it once, however often the clock ticks, and nobody else does", async () => {
    const office = await readyOffice(store);
    await office.app.run("sweep");
    await office.restarted().app.run("sweep");
    expect(notices(office, "kotijohtaja", "kaikkiin kohtiin on vastattu")).toHaveLength(1);
    expect(notices(office, "hoitaja", "kaikkiin kohtiin on vastattu")).toEqual([]);
    expect(await state()).toBeUndefined();
  });

  it("the chair alone answered: there is nobody to approve, and it waits for the coordinator", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await item(office, "kotijohtaja", "koti-1a", { "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" });
    await chairAnswers(office);
    await office.goTo("2021-04-02");
    expect(await state()).toBe("submitted");
    expect(notices(office, "kotijohtaja", "kaikkiin kohtiin on vastattu")).toEqual([]);
  });

  it("an owner who is done learns that the chair approves, and is offered no deed of the chair's", async () => {
    const office = await openOffice(store, { people: withOwner });
    await office.goTo("2021-04-01");
    const screen = screenOf(await office.press("hoitaja", "dm", "evaluation.item", { m: "koti-1a" }));
    const done = await office.submit("hoitaja", screen, { "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" });
    expect(textOf(done)).toContain("Puheenjohtaja saa tiedon");
    expect(textOf(done)).not.toContain("Julkaise");
  });
});

describe("a chair who sends an evaluation back", () => {
  async function sendBack(office: Office, values: Record<string, string>): Promise<ReturnType<typeof textOf>> {
    const form = screenOf(await office.press("kotijohtaja", "dm", "evaluation.return", { g: "koti" }));
    const reply = await office.submit("kotijohtaja", form, values);
    return reply.kind === "screen" ? JSON.stringify(reply.screen.errors) : textOf(reply);
  }

  it("must say why", async () => {
    const office = await readyOffice(store);
    expect(await sendBack(office, { "return:what": "koti-1a", "return:comment": " " })).toContain("Kirjoita, mitä pitää täydentää");
    expect(await state()).toBeUndefined();
  });

  it("reaches those who answered, with the comment; when it is completed the chair hears of it again", async () => {
    const office = await readyOffice(store);
    expect(await sendBack(office, { "return:what": "koti-1a", "return:comment": "Onko luku vuoden vai neljänneksen?" })).toContain("1 vastaajalle");
    const [notice] = notices(office, "hoitaja", "Palautettu täydennettäväksi");
    expect(notice).toContain("1a Perhehoidon laajentaminen");
    expect(notice).toContain("Onko luku vuoden vai neljänneksen?");
    expect(await state()).toBe("returned");
    await office.app.run("sweep");
    expect(await state()).toBe("returned");
    store.clock.advance(60_000);
    await ownerAnswers(office, "1 100");
    await office.app.run("sweep");
    expect(await state()).toBe("open");
    expect(notices(office, "kotijohtaja", "kaikkiin kohtiin on vastattu")).toHaveLength(2);
    await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
    expect(await state()).toBe("submitted");
  });

  it("shows nothing of it in the channel, and keeps the comment out of the log", async () => {
    const office = await readyOffice(store);
    await sendBack(office, { "return:what": "*", "return:comment": "Salainen huomautus" });
    expect(office.inbox("koti").join()).not.toContain("Salainen");
    expect(JSON.stringify(store.log.lines)).not.toContain("Salainen");
  });

  it("cannot be another group's chair, an owner or staff, not even with the form already open", async () => {
    const office = await readyOffice(store);
    for (const who of ["tietojohtaja", "hoitaja", "viestijä", "ylläpitäjä"]) {
      const reply = await office.press(who, "dm", "evaluation.return", { g: "koti" });
      expect(reply.kind).toBe("card");
    }
    const form = screenOf(await office.press("kotijohtaja", "dm", "evaluation.return", { g: "koti" }));
    const role = await store.stores.roles.get("chair:kotijohtaja");
    if (role) await store.stores.roles.save(role, { ...role.value, to: "2021-04-01" });
    const late = await office.submit("kotijohtaja", form, { "return:what": "*", "return:comment": "x" });
    expect(screenOf(late).notice).toContain("toinen rooli");
    expect(await state()).toBeUndefined();
  });
});

describe("compiling the round", () => {
  it("is previewed, then confirms what chairs have approved; the rest is left out and said so", async () => {
    const office = await readyOffice(store);
    await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
    const card = cardOfReply(await office.press("koordinaattori", "dm", "round.compile"));
    expect(await state()).toBe("submitted");
    const press = buttonOf(card, "Vahvista 1");
    const done = textOf(await office.press("koordinaattori", "dm", press.route, press.params));
    expect(done).toContain("Vahvistettu 2.4.2021: 1 ryhmä");
    expect(done).toContain("Vahvistamatta jäävien");
    expect([await state(), await state("lapset")]).toEqual(["confirmed", undefined]);
  });

  it("is told to the coordinator once every group has approved", async () => {
    const office = await readyOffice(store);
    for (const [who, g] of [["kotijohtaja", "koti"], ["koordinaattori", "digi"], ["koordinaattori", "lapset"]] as const) {
      expect(notices(office, "koordinaattori", "Kaikki ryhmät ovat hyväksyneet")).toEqual([]);
      if (g === "digi") await item(office, "tietojohtaja", "digi-p1", { "judgement:digi-p1": "onTrack" });
      if (g === "lapset") await item(office, "lapsijohtaja", "lapset-t1-1", { "figure:lapset-t1-1-m1:0": "5", "figure:lapset-t1-1-m1:1": "3", "judgement:lapset-t1-1": "onTrack" });
      await office.press(who, "dm", "evaluation.approve", { g });
      await office.app.run("sweep");
    }
    await office.app.run("sweep");
    expect(notices(office, "koordinaattori", "Kaikki ryhmät ovat hyväksyneet")).toHaveLength(1);
  });

  it("goes on after the round has closed", async () => {
    const office = await readyOffice(store);
    await office.goTo("2021-06-01");
    expect((await store.stores.rounds.get("laituri:2021-Q1"))?.value.state).toBe("closed");
    await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
    expect(textOf(await office.press("koordinaattori", "dm", "round.confirm"))).toContain("Vahvistettu 1.6.2021");
  });

  it("belongs to the coordinator alone", async () => {
    const office = await readyOffice(store);
    await office.press("kotijohtaja", "dm", "evaluation.approve", { g: "koti" });
    for (const who of ["kotijohtaja", "hoitaja", "viestijä", "ylläpitäjä", "lapsijohtaja"])
      for (const route of ["round.compile", "round.confirm", "evaluation.confirm"]) await office.press(who, "dm", route, { g: "koti" });
    expect(await state()).toBe("submitted");
  });
});

describe("a confirmed evaluation", () => {
  it("is frozen with who said what and when; the status is not preliminary any more", async () => {
    const office = await confirmedOffice(store);
    const snapshot = (await store.stores.snapshots.get("laituri:2021-Q1/koti"))?.value;
    const [first] = snapshot?.subjects ?? [];
    expect(first).toMatchObject({ id: "koti-1a", judgement: { status: "onTrack", by: "hoitaja", on: "2021-04-01" }, open: 0 });
    expect(first?.figures[0]).toMatchObject({ series: "koti-1a-m1", reading: { answer: { value: 1163 }, by: "hoitaja", id: "laituri:2021-Q1/hoitaja/1", fresh: true } });
    expect(textOf(await office.write("hoitaja", "koti", "tavoite 1 tilanne?"))).toContain("Vahvistettu 2.4.2021");
  });

  it("is frozen by the next sweep when the process died right after confirming", async () => {
    const office = await confirmedOffice(store);
    const before = await store.stores.snapshots.get("laituri:2021-Q1/koti");
    const e = await store.stores.evaluations.get("laituri:2021-Q1/koti");
    if (!e || !before) throw new Error("not confirmed");
    const { frozen: _frozen, ...unfrozen } = e.value;
    await store.stores.snapshots.remove(before.value.id);
    await store.stores.evaluations.save(e, unfrozen);
    await office.restarted().app.run("sweep");
    expect((await store.stores.snapshots.get("laituri:2021-Q1/koti"))?.value).toEqual(before.value);
  });

  it("keeps an unreleased text out of the snapshot", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await item(office, "kotijohtaja", "koti-1a", { "figure:koti-1a-m1": "5", "judgement:koti-1a": "atRisk", "notes:koti-1a:obstacle": "Kaksi virkaa täyttämättä" });
    await chairAnswers(office);
    await office.goTo("2021-04-02");
    await office.press("koordinaattori", "dm", "round.confirm");
    expect((await store.stores.snapshots.get("laituri:2021-Q1/koti"))?.value.subjects[0]?.judgement?.status).toBe("atRisk");
    expect(JSON.stringify(await store.stores.snapshots.get("laituri:2021-Q1/koti"))).not.toContain("virkaa");
  });
});
