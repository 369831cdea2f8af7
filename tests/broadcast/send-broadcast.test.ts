import { describe, expect, it } from "vitest";
import { broadcastOf, minutesLater, openBroadcastOffice, pressed, reportOf, sent, standing, written } from "../support/broadcast-office.ts";
import { buttonOf, screenOf, textOf } from "../support/office.ts";
import { withStore } from "../support/store.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";

const store = withStore();
const texts = (office: { inbox(who: string): readonly string[] }, who: string): string => office.inbox(who).join("\n");

describe("a broadcast before it is sent", () => {
  it("tells the author how many channels and people it reaches, who is from outside and who is on no chat", async () => {
    const office = await openBroadcastOffice(store);
    const card = cardText(await written(office, "viestijä", { to: "audience:johto,audience:ryhmat", "emphasis.johto": "Päätöksiä tarvitaan.", "emphasis.ryhmat": "Toimenpiteet jatkuvat." }));
    expect(card).toContain("Viesti lähtee 3 kanavaan, yhteensä 6 henkilölle. Heistä 1 on organisaation ulkopuolelta.");
    expect(card).toContain("Ulkopuolelta: Järjestön edustaja.");
    expect(card).toContain("1 ei ole chatissa: Valtuutettu. Kopioi teksti sähköpostiin.");
    expect(card).toContain("[Lähetä testi minulle] [Lähetä 6 henkilölle] [Kopioi teksti]");
  });

  it("gives each audience's version as text for those who are on no chat", async () => {
    const office = await openBroadcastOffice(store);
    const card = await written(office, "viestijä", { to: "audience:johto", "emphasis.johto": "Päätöksiä tarvitaan." });
    const copy = cardText(await pressed(office, "viestijä", card, "Kopioi teksti"));
    expect(copy).toContain("Kotihoito laajenee\nPäätöksiä tarvitaan.\nKotihoito toimii nyt ympäri vuorokauden.");
    expect(copy).toContain("Valtuutettu <valtuutettu@laituri.fi>");
  });

  it("can be tried on oneself, exactly as readers get it, and reaches nobody else", async () => {
    const office = await openBroadcastOffice(store);
    await pressed(office, "viestijä", await written(office, "viestijä"), "Lähetä testi");
    expect(texts(office, "viestijä")).toContain("Testi: tämän näet vain sinä.\nKotihoito laajenee");
    expect(office.inbox("koti")).toEqual([]);
  });

  it("does not leave with an identity code, a small count, a missing language or a secret in it", async () => {
    const office = await openBroadcastOffice(store, { broadcasts: { languages: ["fi", "sv"] } });
    const screen = screenOf(await office.press("viestijä", "dm", "broadcast.write"));
    const first = screenOf(await office.submit("viestijä", screen, { "title.fi": "Tilanne", "text.fi": "Hakijan tunnus on 131052-308T." }));
    expect(first.errors?.["text.fi"]).toContain("henkilötunnus");
    const second = screenOf(await office.submit("viestijä", first, { "title.fi": "Tilanne", "text.fi": "Palvelusta jäi pois 3 lasta." }));
    expect(second.errors?.["text.fi"]).toContain("”3 lasta” voi paljastaa");
    expect(second.errors?.["title.sv"]).toContain("Tämä kieli vaaditaan");
    let next = screenOf(await office.submit("viestijä", second, { "title.fi": "Tilanne", "text.fi": "Hyvä.", "title.sv": "Läget", "text.sv": "Bra." }));
    next = screenOf(await office.submit("viestijä", next, { to: "group:koti" }));
    const secret = screenOf(await office.submit("viestijä", next, { publicity: "secret" }));
    expect(secret.errors?.["publicity"]).toContain("Käytä organisaation suojattua postia");
  });

  it("lets only confirmed figures out, with their date", async () => {
    const office = await openBroadcastOffice(store);
    const reading = { organisation: "laituri", programme: "laituri", series: "kotona", period: "2020-Q4", asOf: "2020-12-31", answer: { kind: "figure" as const, value: 92.5 }, by: "kotijohtaja", at: 1 };
    const values = { "text.fi": "Kotona asuu {koti 2a}." };
    expect(cardText(await written(office, "viestijä", values))).toContain("Luvusta ”koti 2a” ei ole vielä kirjausta.");
    await store.stores.readings.insert({ ...reading, id: "r1", round: "laituri:2020-Q4" });
    const preliminary = await written(office, "viestijä", values);
    expect(cardText(preliminary)).toContain("Luku ”koti 2a” on ennakkotieto.");
    expect(() => buttonOf(preliminary, "Lähetä 2")).toThrow();
    await store.stores.evaluations.insert({ organisation: "laituri", programme: "laituri", id: "laituri:2020-Q4/koti", round: "laituri:2020-Q4", group: "koti", state: "confirmed", publishedAt: 5, confirmedOn: "2021-02-01" });
    expect(cardText(await written(office, "viestijä", values))).toContain("Kotona asuu 92,5\u00a0% (31.12.2020).");
    expect(cardText(await written(office, "viestijä", { "text.fi": "Kasvua 5,2 %." }))).toContain("ei ole tarkistanut: 5,2 %");
  });

  it("is limited to the author's own groups, and refused to those who may not send at all", async () => {
    const office = await openBroadcastOffice(store);
    let screen = screenOf(await office.press("kotijohtaja", "dm", "broadcast.write"));
    screen = screenOf(await office.submit("kotijohtaja", screen, { "title.fi": "Kokous", "text.fi": "Huomenna." }));
    expect(screen.fields[0]).toMatchObject({ options: [{ value: "group:koti" }] });
    expect(screenOf(await office.submit("kotijohtaja", screen, { to: "group:digi" })).errors?.["to"]).toContain("Valitse");
    expect(textOf(await office.write("hoitaja", "koti", "lähetä viesti kaikille"))).toContain("toinen rooli");
    const other = await sent(office, store, "viestijä", { to: "audience:ryhmat", reach: "channels" }).catch(() => undefined);
    expect(other).toBeUndefined();
  });

  it("drafts can be gone on with by another author, and two editors get a visible conflict", async () => {
    const office = await openBroadcastOffice(store);
    const id = buttonOf(await written(office, "viestijä"), "Muokkaa").params["b"] ?? "";
    const mine = screenOf(await office.press("viestijä", "dm", "broadcast.edit", { b: id }));
    const theirs = screenOf(await office.press("koordinaattori", "dm", "broadcast.edit", { b: id }));
    expect(theirs.fields[1]?.value).toBe("Kotihoito toimii nyt ympäri vuorokauden.");
    await office.submit("koordinaattori", theirs, { "text.fi": "Kotihoito toimii aina." }, "draft");
    const told = screenOf(await office.submit("viestijä", mine, { "text.fi": "Kotihoito toimii öisin." }, "draft"));
    expect(told.notice).toContain("koordinaattori muutti luonnosta sillä välin");
    expect(told.fields[1]?.value).toBe("Kotihoito toimii öisin.");
    expect(await broadcastOf(store, id)).toMatchObject({ drafters: ["viestijä", "koordinaattori"], content: { texts: { fi: "Kotihoito toimii aina." } } });
  });

  it("begins from a template whose figures are fetched anew", async () => {
    const office = await openBroadcastOffice(store);
    await pressed(office, "viestijä", await written(office, "viestijä", { "title.fi": "Neljännes", "text.fi": "Kotona {koti 2a}." }), "Tallenna malliksi");
    const begin = await office.write("viestijä", "dm", "lähetä viesti");
    const { route, params } = buttonOf(begin.kind === "card" ? begin.card : await written(office, "viestijä"), "Aloita mallista");
    expect(screenOf(await office.press("viestijä", "dm", route, params)).fields[1]?.value).toBe("Kotona {koti 2a}.");
  });
});

describe("sending", () => {
  it("waits two minutes, and can be taken back until then", async () => {
    const office = await openBroadcastOffice(store);
    const leaves = await pressed(office, "viestijä", await written(office, "viestijä"), "Lähetä 2");
    expect(cardText(leaves)).toContain("Viesti lähtee 29.3. klo 9.02. Siihen asti voit perua sen.");
    await minutesLater(office, store, 1);
    expect(office.inbox("koti")).toEqual([]);
    expect(cardText(await pressed(office, "viestijä", leaves, "Peru lähetys"))).toContain("Mitään ei lähtenyt");
    await minutesLater(office, store, 10);
    expect(office.inbox("koti")).toEqual([]);
  });

  it("leaves at its minute in Finnish time", async () => {
    const office = await openBroadcastOffice(store);
    const id = (await sent(office, store, "viestijä", { at: "2021-03-29T09:30" })).id;
    expect(await broadcastOf(store, id)).toMatchObject({ state: "approved" });
    await minutesLater(office, store, 27);
    expect(office.inbox("koti")).toEqual([]);
    await minutesLater(office, store, 1);
    expect(texts(office, "koti")).toContain("Kotihoito laajenee");
  });

  it("reaches a person once even when in several, in the own language, with the own audience's words first", async () => {
    const office = await openBroadcastOffice(store);
    const card = await written(office, "koordinaattori", { to: "audience:johto,role:chair,body:ohjaus", reach: "direct", "emphasis.johto": "Päätöksiä tarvitaan.", "title.sv": "Hemvården växer", "text.sv": "Hemvården fungerar dygnet runt." });
    await pressed(office, "koordinaattori", card, "Lähetä 4");
    await minutesLater(office, store, 2);
    expect(office.inbox("puheenjohtaja").filter((t) => t.includes("Kotihoito laajenee"))).toHaveLength(1);
    expect(texts(office, "puheenjohtaja")).toContain("Kotihoito laajenee\nPäätöksiä tarvitaan.\n");
    expect(texts(office, "kotijohtaja")).not.toContain("Päätöksiä");
    expect(texts(office, "tietojohtaja")).toContain("Hemvården växer");
  });

  it("needs a second person when somebody from outside is among the readers, and never one's own approval", async () => {
    const office = await openBroadcastOffice(store);
    const asked = await pressed(office, "viestijä", await written(office, "viestijä", { to: "group:digi" }), "Lähetä 2");
    expect(cardText(asked)).toContain("Hyväksyntä on pyydetty: koordinaattori.");
    const id = buttonOf(asked, "Peru").params["b"] ?? "";
    const revision = String((await broadcastOf(store, id)).revision);
    expect(textOf(await office.press("viestijä", "dm", "broadcast.approve", { b: id, r: revision }))).toContain("Omaa viestiä ei voi hyväksyä itse");
    expect(texts(office, "koordinaattori")).toContain("viestijä pyytää hyväksyntääsi viestille ”Kotihoito laajenee”.");
    const look = await office.press("koordinaattori", "dm", "broadcast.look", { b: id });
    await pressed(office, "koordinaattori", look.kind === "card" ? look.card : asked, "Hyväksy");
    expect(texts(office, "viestijä")).toContain("koordinaattori hyväksyi viestin");
    await minutesLater(office, store, 2);
    expect(texts(office, "digi")).toContain("Kotihoito laajenee");
  });

  it("asks again when the audience or the words have changed since the preview", async () => {
    const office = await openBroadcastOffice(store);
    const card = await written(office, "viestijä", { to: "role:chair", reach: "direct" });
    await store.stores.roles.insert({ organisation: "laituri", programme: "laituri", id: "uusi", person: "hoitaja", role: "chair", group: "koti" });
    expect(cardText(await pressed(office, "viestijä", card, "Lähetä 3"))).toContain("ovat muuttuneet. Tarkista uusi esikatselu.");
  });

  it("stops what has not left when it is cancelled, and says so", async () => {
    const office = await openBroadcastOffice(store);
    office.messenger.answer((to) => to.conversation === "digi", { kind: "retry", reason: "platformDown", afterMs: 600_000 });
    const b = await sent(office, store, "koordinaattori", { to: "group:koti,group:lapset", reach: "channels" });
    expect(b.state).toBe("finished");
    const asked = await pressed(office, "viestijä", await written(office, "viestijä", { to: "group:koti,group:digi" }), "Lähetä 4");
    const id = buttonOf(asked, "Peru").params["b"] ?? "";
    await office.press("koordinaattori", "dm", "broadcast.approve", { b: id, r: "1" });
    await minutesLater(office, store, 2);
    expect(standing(await reportOf(office, store, id))).toEqual({ koti: "delivered", digi: "waiting" });
    await office.press("viestijä", "dm", "broadcast.cancel", { b: id });
    await minutesLater(office, store, 30);
    expect(standing(await reportOf(office, store, id))).toEqual({ koti: "delivered", digi: "cancelled" });
    expect(office.inbox("digi").join()).not.toContain("Kotihoito");
  });
});
