import { describe, expect, it } from "vitest";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

/** Opens the form of a chair and steps to the first item. */
async function firstItem(office: Office, who = "kotijohtaja"): Promise<ReturnType<typeof screenOf>> {
  const list = screenOf(await office.press(who, "dm", "evaluation.start"));
  return screenOf(await office.submit(who, list, {}));
}

/** Answers everything that kotijohtaja owes. */
async function answerAll(office: Office): Promise<ReturnType<typeof cardOfReply>> {
  const first = await firstItem(office);
  const second = screenOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "1 163", "judgement:koti-1a": "onTrack" }));
  const third = screenOf(await office.submit("kotijohtaja", second, { "figure:kotona~alt": "noNewFigure", "judgement:koti-2a": "atRisk" }));
  return cardOfReply(await office.submit("kotijohtaja", third, { "figure:koti-2b-m2": "yes", "judgement:koti-2b": "onTrack" }));
}

describe("before the round", () => {
  it("nobody is reminded, and the chair is told when it opens", async () => {
    const office = await openOffice(store);
    await office.app.run("sweep");
    expect(office.messenger.arrived).toEqual([]);
    expect(textOf(await office.press("kotijohtaja", "dm", "evaluation.start"))).toContain("1.4.2021");
  });
});

describe("when the round opens", () => {
  it("everybody who owes something gets one bundled reminder, in private", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect(office.messenger.arrived.map((s) => s.to.user).sort()).toEqual(["kotijohtaja", "lapsijohtaja", "tietojohtaja"]);
    const [text] = office.inbox("kotijohtaja");
    expect(text).toContain("Kotona asuminen");
    expect(text).toContain("to 29.4.");
    expect(text).toContain("3 lukua ja 3 tilannetta");
  });

  it("the reminder comes once, however often the clock ticks and after a restart", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await office.app.run("sweep");
    await office.restarted().app.run("sweep");
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
  });

  it("a reader whose language is Swedish is reminded in Swedish", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect(office.inbox("tietojohtaja")[0]).toContain("mellanutvärderingen");
  });

  it("a shared series is asked once, the evaluation itself never, and a yearly figure not in spring", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const owed = await store.stores.owed.find({ round: "laituri:2021-Q1" });
    const items = owed.map((o) => o.value.item);
    expect(items.filter((i) => i === "kotona")).toHaveLength(1);
    expect(items).not.toContain("koti-9");
    expect(items).not.toContain("lapset-t1-1-m2");
    expect(items).toContain("digi-p1");
    expect(items).not.toContain("digi-p2");
  });
});

describe("while the round is open", () => {
  it("the owner answers one item a screen, and all is saved", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const thanks = await answerAll(office);
    expect(thanks.summary).toBe("Kiitos! Kaikki 3 kohtaa on tallennettu.");
    const readings = await store.stores.readings.find({ programme: "laituri" });
    expect(readings.map((r) => [r.value.series, r.value.period, r.value.answer])).toEqual(
      expect.arrayContaining([["koti-1a-m1", "2021-Q1", { kind: "figure", value: 1163 }], ["koti-2b-m2", "2021-Q1", { kind: "milestone", reached: true }]]),
    );
    expect(readings).toHaveLength(2);
  });

  it("a faulty figure is explained beside its field, and what was typed stays", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    const faulty = screenOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "noin paljon", "judgement:koti-1a": "onTrack" }));
    expect(faulty.errors).toEqual({ "figure:koti-1a-m1": "Kirjoita luku, esimerkiksi 92,8." });
    expect(faulty.fields.map((f) => f.value)).toEqual(["noin paljon", "onTrack"]);
    const next = screenOf(await office.submit("kotijohtaja", faulty, { "figure:koti-1a-m1": "1163" }));
    expect(next.body[0]).toMatchObject({ kind: "heading", text: "2a Kotihoito ympäri vuorokauden" });
  });

  it("a draft that was being typed is there after a restart", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "11" }, "save");
    const again = screenOf(await office.restarted().press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" }));
    expect(again.fields[0]).toMatchObject({ id: "figure:koti-1a-m1", value: "11" });
  });

  it("a screen answered twice changes nothing the second time", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    const values = { "figure:koti-1a-m1": "1163", "judgement:koti-1a": "onTrack" };
    await office.submit("kotijohtaja", first, values);
    const twice = screenOf(await office.submit("kotijohtaja", first, values));
    expect(twice.notice).toContain("Tähän oli jo vastattu");
    const submission = await store.stores.submissions.get("laituri:2021-Q1/kotijohtaja");
    expect(submission?.value.revisions).toHaveLength(2);
  });

  it("a figure far from the last one is asked about once, and taken when it is meant", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    await office.goTo("2021-07-01");
    const first = await firstItem(office);
    const asked = screenOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "11630", "judgement:koti-1a": "unchanged" }));
    expect(asked.errors?.["figure:koti-1a-m1"]).toContain("Onko luku oikein?");
    const next = screenOf(await office.submit("kotijohtaja", asked, { "figure:koti-1a-m1": "11630" }));
    expect(next.title).toBe("Väliarviointi 2/3");
  });

  it("a figure corrected to »no new figure« stands no longer, and both answers are kept", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    const item = screenOf(await office.press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" }));
    await office.submit("kotijohtaja", item, { "figure:koti-1a-m1": "", "figure:koti-1a-m1~alt": "noNewFigure" });
    expect(await store.stores.readings.find({ programme: "laituri", series: "koti-1a-m1" })).toEqual([]);
    const submission = await store.stores.submissions.get("laituri:2021-Q1/kotijohtaja");
    expect(submission?.value.revisions.filter((r) => r.item === "koti-1a-m1").map((r) => r.answer.kind)).toEqual(["figure", "noNewFigure"]);
  });

  it("a personal identity code is refused and never stored", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    const refused = screenOf(await office.submit("kotijohtaja", first, { "notes:koti-1a:obstacle": "Asiakas 010190-123X", "figure:koti-1a-m1": "5", "judgement:koti-1a": "onTrack" }));
    expect(refused.errors?.["notes:koti-1a:obstacle"]).toContain("henkilötunnus");
    const everything = JSON.stringify([await store.stores.sessions.find({ person: "kotijohtaja" }), await store.stores.submissions.find({ round: "laituri:2021-Q1" })]);
    expect(everything).not.toContain("010190");
  });

  it("an owner who has answered is not reminded again; the others hear what is left", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    await office.goTo("2021-04-22");
    await office.goTo("2021-04-29");
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
    expect(office.inbox("lapsijohtaja")).toHaveLength(3);
    expect(office.inbox("lapsijohtaja")[1]).toContain("Enää");
  });

  it("after a downtime over two steps there is one reminder, the latest", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-29", 10);
    expect(office.inbox("kotijohtaja")).toHaveLength(1);
    expect(office.inbox("kotijohtaja")[0]).toContain("vielä tänään");
  });

  it("somebody else's items cannot be answered", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    expect(textOf(await office.press("hoitaja", "dm", "evaluation.item", { m: "koti-1a" }))).toContain("Sinulta ei puutu mitään");
  });

  it("the rest can be marked unchanged in one tap when it was judged before; no old value becomes a new reading", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    await office.goTo("2021-07-01");
    const list = screenOf(await office.press("kotijohtaja", "dm", "evaluation.start"));
    const thanks = cardOfReply(await office.submit("kotijohtaja", list, {}, "rest"));
    expect(thanks.summary).toContain("Kiitos!");
    const second = await store.stores.readings.find({ programme: "laituri", round: "laituri:2021-Q2" });
    expect(second).toEqual([]);
    const judged = await store.stores.judgements.find({ programme: "laituri", round: "laituri:2021-Q2" });
    expect(judged.map((j) => [j.value.subject, j.value.status, j.value.unchanged])).toEqual(expect.arrayContaining([["koti-2a", "atRisk", true]]));
  });

  it("what is asked of a colleague reaches the colleague in private and leaves the asker's list", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const form = screenOf(await office.press("kotijohtaja", "dm", "items.delegate"));
    const done = cardOfReply(await office.submit("kotijohtaja", form, { "delegate:what": "koti-2a", "delegate:person": "hoitaja" }));
    expect(done.summary).toContain("hoitaja");
    expect(office.inbox("hoitaja")[0]).toContain("2a Kotihoito ympäri vuorokauden");
    const list = screenOf(await office.press("hoitaja", "dm", "evaluation.start"));
    expect(JSON.stringify(list.body)).toContain("koti-2a");
  });
});

describe("a form that was left open", () => {
  it("for a month has expired: the answer is not taken, and the person is told what is safe", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    store.clock.advance(31 * 24 * 3_600_000);
    expect(textOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "5" }))).toContain("vanhentua");
    expect(await store.stores.submissions.find({ round: "laituri:2021-Q1" })).toEqual([]);
  });

  it("over a change of its questions is dropped, never resumed with old answers", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    const session = await store.stores.sessions.get(first.session);
    if (!session) throw new Error("the session is not there");
    await store.stores.sessions.save(session, { ...session.value, formVersion: session.value.formVersion + 1 });
    expect(textOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "5" }))).toContain("Lomake on muuttunut");
    expect(await store.stores.submissions.find({ round: "laituri:2021-Q1" })).toEqual([]);
  });
});

describe("passing on from the form", () => {
  it("opens the request with this item chosen, and the form's own draft is kept", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const first = await firstItem(office);
    const form = screenOf(await office.submit("kotijohtaja", first, { "figure:koti-1a-m1": "77" }, "delegate"));
    expect(form.fields[0]).toMatchObject({ id: "delegate:what", value: "koti-1a" });
    const back = screenOf(await office.press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" }));
    expect(back.fields[0]).toMatchObject({ value: "77" });
  });
});

describe("the summary", () => {
  it("is previewed by the chair, published once in the group's channel, and says that it is preliminary", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    const thanks = await answerAll(office);
    const preview = textOf(await office.press("kotijohtaja", "dm", buttonOf(thanks, "Esikatsele").route, buttonOf(thanks, "Esikatsele").params));
    expect(preview).toContain("Mitään ei ole vielä julkaistu");
    expect(office.inbox("koti")).toEqual([]);
    const publish = buttonOf(thanks, "Julkaise");
    expect(textOf(await office.press("kotijohtaja", "dm", publish.route, publish.params))).toContain("julkaistu");
    expect(textOf(await office.press("kotijohtaja", "dm", publish.route, publish.params))).toContain("jo julkaistu");
    expect(office.inbox("koti")).toHaveLength(1);
    expect(office.inbox("koti")[0]).toMatch(/1\s163/);
    expect(office.inbox("koti")[0]).toContain("Ennakkotieto");
  });

  it("cannot be published by staff, nor by another group's chair", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    for (const who of ["hoitaja", "tietojohtaja"]) await office.press(who, "dm", "evaluation.publish", { g: "koti" });
    expect(office.inbox("koti")).toEqual([]);
  });

  it("is confirmed by the coordinator after its chair published it; answers cannot be changed after that", async () => {
    const office = await openOffice(store);
    await office.goTo("2021-04-01");
    await answerAll(office);
    expect(textOf(await office.press("koordinaattori", "dm", "evaluation.confirm", { g: "koti" }))).toContain("ei ole vielä hyväksynyt");
    await office.press("kotijohtaja", "dm", "evaluation.publish", { g: "koti" });
    expect(textOf(await office.press("kotijohtaja", "dm", "evaluation.confirm", { g: "koti" }))).toContain("koordinaattori");
    expect(textOf(await office.press("koordinaattori", "dm", "evaluation.confirm", { g: "koti" }))).toContain("vahvistettu");
    const item = screenOf(await office.press("kotijohtaja", "dm", "evaluation.item", { m: "koti-1a" }));
    const late = screenOf(await office.submit("kotijohtaja", item, { "figure:koti-1a-m1": "1", "judgement:koti-1a": "onTrack" }));
    expect(late.notice ?? JSON.stringify(late.errors)).toMatch(/vahvistettu|Onko luku/);
  });
});
