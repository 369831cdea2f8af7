import { describe, expect, it } from "vitest";
import { csvOf, reportTable } from "../../src/broadcast/report-table.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { broadcastOf, minutesLater, openBroadcastOffice, reportOf, sent, standing } from "../support/broadcast-office.ts";
import { cardOfReply, screenOf, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, n) => a + n, 0);

describe("the delivery report", () => {
  it("has every recipient in exactly one state, with a plain reason", async () => {
    const office = await openBroadcastOffice(store, { broadcasts: { approvalAbove: 99 } });
    office.messenger.answer((to) => to.conversation === "koti", { kind: "final", reason: "archived" });
    office.messenger.answer((to) => to.user === "puheenjohtaja", { kind: "final", reason: "blocked" });
    const b = await sent(office, store, "koordinaattori", { to: "audience:johto,group:koti,group:lapset", reach: "channels" });
    const report = await reportOf(office, store, b.id);
    expect(standing(report)).toEqual({ koti: "failed", lapset: "delivered", puheenjohtaja: "failed", valtuutettu: "unreachable" });
    expect(sum(report.counts)).toBe(report.rows.length);
    const card = textOf(await office.press("koordinaattori", "dm", "broadcast.report", { b: b.id }));
    expect(card).toContain("Perille 1, ei mennyt perille 2 (kanava arkistoitu, vastaanottaja on estänyt viestit), ei chatissa 1.");
    expect(card).toContain("Vastaanottajia yhteensä 4: 2 kanavaa ja 2 henkilöä.");
    expect(card).toContain("Ohjausryhmän puheenjohtaja (ei mennyt perille: vastaanottaja on estänyt viestit)");
    expect(office.inbox("koordinaattori").join("\n")).toContain("Viesti ”Kotihoito laajenee” on lähetetty. Perille 1/4.");
  });

  it("says what it waits for while it is on its way", async () => {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "koti", { kind: "retry", reason: "rateLimited", afterMs: 90_000 });
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    const card = textOf(await office.press("viestijä", "dm", "broadcast.report", { b: b.id }));
    expect(card).toContain("Perille 1, odottaa 1.");
    expect(card).toContain("Käsitelty: 1/2");
    expect(card).toContain("Odottaa: alusta pyysi odottamaan.");
    await minutesLater(office, store, 2);
    expect(await broadcastOf(store, b.id)).toMatchObject({ state: "finished" });
  });

  it("sends again to those who failed, and to nobody who has it", async () => {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "koti", { kind: "final", reason: "archived" });
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    expect(textOf(await office.press("viestijä", "dm", "broadcast.resend", { b: b.id }))).toContain("1 viesti on taas jonossa.");
    await minutesLater(office, store, 1);
    expect(standing(await reportOf(office, store, b.id))).toEqual({ koti: "delivered", lapset: "delivered" });
    expect(office.inbox("lapset").filter((t) => t.includes("Kotihoito"))).toHaveLength(1);
  });

  it("counts as uncertain what a platform cannot tell, and repeats it only when asked for just that", async () => {
    const office = await openBroadcastOffice(store);
    office.messenger.cannotTell();
    office.messenger.answer((to) => to.conversation === "koti", "lost");
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    await minutesLater(office, store, 5);
    expect(standing(await reportOf(office, store, b.id))).toEqual({ koti: "unconfirmed", lapset: "delivered" });
    await office.press("viestijä", "dm", "broadcast.resend", { b: b.id });
    expect(office.inbox("koti")).toHaveLength(1);
    await office.press("viestijä", "dm", "broadcast.resend", { b: b.id, unsure: "1" });
    expect(standing(await reportOf(office, store, b.id))).toEqual({ koti: "delivered", lapset: "delivered" });
  });

  it("keeps acknowledged and seen apart", async () => {
    const office = await openBroadcastOffice(store);
    const b = await sent(office, store, "viestijä", { to: "role:chair", reach: "direct" });
    await office.press("kotijohtaja", "dm", "broadcast.ack", { b: b.id });
    await office.press("kotijohtaja", "dm", "broadcast.ack", { b: b.id });
    await office.press("lapsijohtaja", "dm", "broadcast.ask", { b: b.id });
    expect(await reportOf(office, store, b.id)).toMatchObject({ acknowledged: 1, seen: 2 });
    expect(textOf(await office.press("viestijä", "dm", "broadcast.report", { b: b.id }))).toContain("Luetuksi merkinnyt 1. Painanut jotain viestin alla 2");
  });

  it("is a table without formulas for a spreadsheet", async () => {
    const office = await openBroadcastOffice(store);
    const b = await sent(office, store, "koordinaattori", { to: "audience:johto", reach: "direct" });
    const csv = csvOf(reportTable(await reportOf(office, store, b.id), "fi", "Europe/Helsinki"));
    expect(csv.split("\r\n")).toEqual([
      "\uFEFFVastaanottaja;Laji;Henkilöitä;Alusta;Tila;Syy tai mitä odottaa;Perillä;Merkitty luetuksi;Nähty",
      "Ohjausryhmän puheenjohtaja;henkilö;1;test;perillä;;29.3.2021 9.02;;", "Valtuutettu;henkilö;1;;ei tavoitettavissa;henkilöllä ei ole tiliä;;;", "",
    ]);
    expect(csvOf({ columns: ["=1+1"], rows: [["a;b", 2]] })).toBe("\uFEFF'=1+1\r\n\"a;b\";2\r\n");
  });
});

describe("a correction", () => {
  it("edits what has arrived in place, says when, and tells a figure's correction aloud", async () => {
    const office = await openBroadcastOffice(store);
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset", "text.fi": "Kasvua 5,2 %, ennen 15,2 %.", "title.en": "Growth", "text.en": "Up 5.2 %." });
    store.clock.advance(60_000);
    const form = screenOf(await office.press("viestijä", "dm", "broadcast.correct", { b: b.id }));
    expect(screenOf(await office.submit("viestijä", form, { wrong: "7 %", right: "8 %" })).errors?.["wrong"]).toContain("ei ole viestissä");
    const check = screenOf(await office.submit("viestijä", form, { wrong: "5,2 %", right: "4,2 %" }));
    expect(cardText({ language: "fi", summary: "", blocks: check.body })).toContain("Kasvua 4,2 %, ennen 15,2 %.\n---\nLisäksi kaikille saajille kerrotaan: ”Korjaus: 4,2 %, aiemmin virheellisesti 5,2 %”.\nKorjataan 2 perille mennyttä viestiä.");
    await office.submit("viestijä", check, {});
    await minutesLater(office, store, 0);
    expect(office.messenger.changes).toHaveLength(2);
    expect(office.messenger.changes.map((x) => x.card && cardText(x.card)).join()).toContain("Kasvua 4,2 %, ennen 15,2 %.\nHuomio: Korjattu 29.3. klo 9.03");
    expect(office.inbox("koti").at(-1)).toContain("Korjaus: 4,2 %, aiemmin virheellisesti 5,2 %");
    const after = await broadcastOf(store, b.id);
    expect(after.sent?.texts).toEqual({ fi: "Kasvua 4,2 %, ennen 15,2 %.", en: "Up 4.2 %." });
    expect(after.changes[0]?.before.texts.fi).toBe("Kasvua 5,2 %, ennen 15,2 %.");
    expect(textOf(await office.press("viestijä", "dm", "broadcast.report", { b: b.id }))).toContain("Korjaus 29.3. klo 9.03: muutettu 2, ei voitu muuttaa 0, kesken 0.");
  });

  it("reaches also those who get the message only later, and says how many could not be changed", async () => {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "lapset", { kind: "retry", reason: "platformDown", afterMs: 120_000 });
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    office.messenger.answerChange(() => ({ kind: "final", reason: "restricted" }));
    const form = screenOf(await office.press("viestijä", "dm", "broadcast.correct", { b: b.id }));
    await office.submit("viestijä", screenOf(await office.submit("viestijä", form, { "text.fi": "Kotihoito toimii nyt öisin." })), {});
    await minutesLater(office, store, 3);
    expect(office.inbox("lapset").join()).toContain("Kotihoito toimii nyt öisin.");
    expect((await reportOf(office, store, b.id)).changes[0]).toMatchObject({ done: 0, not: 1, open: 0 });
  });

  it("puts forward a figure of the programme that has changed since", async () => {
    const office = await openBroadcastOffice(store);
    const scope = { organisation: "laituri", programme: "laituri" };
    const reading = { ...scope, series: "kotona", period: "2020-Q4", asOf: "2020-12-31", by: "kotijohtaja", confirmedOn: "2021-02-01" };
    await store.stores.readings.insert({ ...reading, id: "r1", at: 1, answer: { kind: "figure", value: 5.2 } });
    const b = await sent(office, store, "viestijä", { "text.fi": "Kotona asuu {koti 2a}." });
    await store.stores.readings.insert({ ...reading, id: "r2", at: 2, answer: { kind: "figure", value: 4.2 } });
    const form = screenOf(await office.press("viestijä", "dm", "broadcast.correct", { b: b.id }));
    expect(form.fields.slice(0, 2).map((f) => f.value)).toEqual(["5,2\u00a0%", "4,2\u00a0%"]);
    const check = screenOf(await office.submit("viestijä", form, {}));
    expect(cardText({ language: "fi", summary: "", blocks: check.body })).toContain("Kotona asuu 4,2 % (31.12.2020).");
  });
});

describe("a recall", () => {
  it.each([["replace", "update"], ["delete", "remove"]] as const)("%s: takes back what has arrived, stops what has not, keeps a copy", async (how, change) => {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "lapset", { kind: "retry", reason: "platformDown", afterMs: 120_000 });
    const b = await sent(office, store, "viestijä", { to: "group:koti,group:lapset" });
    expect(textOf(await office.press("viestijä", "dm", "broadcast.recall", { b: b.id }))).toContain("1 perille mennyttä viestiä muutetaan, 0 ei voida. Kopio jää talteen.");
    await office.press("viestijä", "dm", "broadcast.recall", { b: b.id, how });
    await minutesLater(office, store, 3);
    expect(office.messenger.changes.map((x) => x.kind)).toEqual([change]);
    expect(standing(await reportOf(office, store, b.id))).toEqual({ koti: "delivered", lapset: "cancelled" });
    expect(await broadcastOf(store, b.id)).toMatchObject({ state: "recalled", changes: [{ before: { texts: { fi: "Kotihoito toimii nyt ympäri vuorokauden." } } }] });
    expect(textOf(await office.press("viestijä", "dm", "broadcast.report", { b: b.id }))).toContain("Takaisinveto 29.3. klo 9.02: vedetty 1, ei voitu vetää 0, kesken 0.");
  });
});

describe("a question to the author", () => {
  it("comes to the author in private, and the answer goes back through the bot", async () => {
    const office = await openBroadcastOffice(store);
    const b = await sent(office, store, "viestijä");
    const ask = screenOf(await office.press("hoitaja", "koti", "broadcast.ask", { b: b.id }));
    expect(screenOf(await office.submit("hoitaja", ask, { question: "Koskeeko 131052-308T tämä?" })).errors?.["question"]).toContain("henkilötunnus");
    await office.submit("hoitaja", ask, { question: "Milloin meillä?" });
    expect(office.inbox("viestijä").join("\n")).toContain("hoitaja kysyy viestistä ”Kotihoito laajenee”:\n”Milloin meillä?”");
    const [question] = await store.stores.broadcastQuestions.find({ broadcast: b.id });
    const answer = screenOf(await office.press("viestijä", "dm", "broadcast.answer", { q: question?.value.id ?? "" }));
    expect(cardText(cardOfReply(await office.submit("viestijä", answer, { answer: "Kesäkuussa." })))).toContain("Vastaus on lähetetty");
    expect(office.inbox("hoitaja").join("\n")).toContain("Kesäkuussa.\nKysyit: Milloin meillä?");
    expect(await reportOf(office, store, b.id)).toMatchObject({ questions: 1, unanswered: 0 });
    expect(textOf(await office.press("hoitaja", "koti", "broadcast.answer", { q: question?.value.id ?? "" }))).toContain("toinen rooli");
  });
});
