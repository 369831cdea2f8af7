import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Role } from "../../src/people/person.ts";
import type { People } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { buttonOf, cardOfReply, openOffice, screenOf, textOf } from "../support/office.ts";
import type { Office } from "../support/office.ts";
import { withStore } from "../support/store.ts";

const store = withStore();
const read = readProgramme(readFileSync("adapters/sample/programme.yaml", "utf8"));
if (!("programme" in read)) throw new Error("the sample is faulty");
const programme = read.programme;

const people = (p: Programme): People => {
  const scope = { organisation: p.organisation, programme: p.id };
  const all: readonly [string, Role, string?][] = [["johtaja", "chair", "vanhus"], ["lapsijohtaja", "chair", "lastensuojelu"], ["koordinaattori", "coordinator"], ["hoitaja", "staff", "vanhus"]];
  return {
    persons: all.map(([id]) => ({ ...scope, id, name: id })),
    roles: all.map(([id, role, group]) => ({ ...scope, id: `${role}:${id}`, person: id, role, ...(group ? { group } : {}) })),
  };
};
const office = async (date?: string): Promise<Office> => {
  const opened = await openOffice(store, { programme, people });
  if (date !== undefined) await opened.goTo(date);
  return opened;
};
const press = async (o: Office, who: string, card: ReturnType<typeof cardOfReply>, label: string): ReturnType<Office["press"]> => {
  const { route, params } = buttonOf(card, label);
  return o.press(who, "dm", route, params);
};
const readings = async (series: string): Promise<readonly unknown[]> =>
  (await store.stores.readings.find({ programme: programme.id, series }, { sort: "at" })).map(({ value }) => [value.period, value.answer.kind === "figure" ? (value.answer.parts ?? value.answer.value) : value.answer.kind]);

describe("a figure in a message", () => {
  it("said as a change in per cent answers the open round's question when it is confirmed, and can be taken back", async () => {
    const o = await office("2021-04-01");
    const asked = cardOfReply(await o.write("johtaja", "dm", "kirjaa 1b 5,2 %"));
    expect(asked.summary).toMatch(/Kirjaanko: 1b .*muutos 5,2\s%.*tammi–maaliskuu 2021\?/);
    expect(await readings("vanhus-1b-m1")).toEqual([]);
    const saved = cardOfReply(await press(o, "johtaja", asked, "Kirjaa"));
    expect(saved.summary).toContain("Kirjattu");
    expect(JSON.stringify(saved)).toContain("Ennakkotieto");
    expect(await readings("vanhus-1b-m1")).toEqual([["2021-Q1", 5.2]]);
    expect((await store.stores.owed.get(`${programme.id}:2021-Q1/vanhus-1b-m1`))?.value.state).toBe("answered");
    await press(o, "johtaja", saved, "Kumoa kirjaus");
    expect(await readings("vanhus-1b-m1")).toEqual([]);
    expect((await store.stores.owed.get(`${programme.id}:2021-Q1/vanhus-1b-m1`))?.value.state).toBe("open");
  });

  it("is stored for its period also when no round is open; the coordinator is told, and confirms it", async () => {
    const o = await office();
    const asked = cardOfReply(await o.write("johtaja", "dm", "kirjaa 1b 5,2 % vuonna 2020"));
    expect(JSON.stringify(asked)).toContain("Väliarviointi ei kysy tätä nyt");
    await press(o, "johtaja", asked, "Kirjaa");
    expect(await readings("vanhus-1b-m1")).toEqual([["2020", 5.2]]);
    expect(textOf(await o.write("hoitaja", "vanhus", "1b tilanne?"))).toContain("Ennakkotieto");
    expect(o.inbox("koordinaattori")[0]).toMatch(/johtaja kirjasi luvun: 1b .*5,2\s%, 2020/);
    const notice = o.messenger.arrived.find((s) => s.to.user === "koordinaattori")?.message.card;
    if (!notice) throw new Error("the coordinator was not told");
    expect(textOf(await press(o, "koordinaattori", notice, "Vahvista luku"))).toContain("Luku on vahvistettu 29.3.2021");
    expect(textOf(await o.write("hoitaja", "vanhus", "1b tilanne?"))).not.toContain("Ennakkotieto");
    expect(textOf(await press(o, "koordinaattori", notice, "Vahvista luku"))).toContain("jo vahvistettu");
  });

  it("filled in late keeps the day it was known, and what stood before stays in the history", async () => {
    const o = await office();
    for (const words of ["kirjaa 1b 5,2 % vuonna 2020", "kirjaa 1b 5,6 % vuonna 2020"]) {
      await press(o, "johtaja", cardOfReply(await o.write("johtaja", "dm", words)), "Kirjaa");
      await o.goTo("2021-03-31");
    }
    const entry = await store.stores.entries.get(`${programme.id}:vanhus-1b-m1:2020`);
    expect(entry?.value.changes.map((x) => x.deed)).toEqual([
      { kind: "recorded", answer: { kind: "figure", value: 5.2, change: true }, knownOn: "2021-03-29" },
      { kind: "recorded", answer: { kind: "figure", value: 5.6, change: true }, knownOn: "2021-03-31" },
    ]);
    expect(entry?.value.settled).toBe(true);
    await o.press("johtaja", "dm", "reading.undo", { e: "vanhus-1b-m1:2020", n: "2" });
    expect(await readings("vanhus-1b-m1")).toEqual([["2020", 5.2]]);
  });

  it("in a unit that the indicator does not have is explained", async () => {
    const o = await office();
    expect(textOf(await o.press("johtaja", "dm", "reading.record", { indicator: "vanhus-1b-m1", v: "5", u: "€" }))).toContain("yksikkö on asiakasta");
    expect(textOf(await o.write("johtaja", "dm", "kirjaa 1b 1 210 asiakasta"))).toMatch(/1\s210\sasiakasta/);
  });

  it("of another kind of thing, or told as a change, is explained and not stored", async () => {
    const o = await office("2021-04-01");
    for (const [words, why] of [
      ["kirjaa 5b 18 asiakasta", "Tämän luvun yksikkö on %"], ["etähoivassa 18 asiakasta", "Tämän luvun yksikkö on %"],
      ["1b kasvoi 5 asiakkaalla", "paljonko luku muuttui"], ["kirjaa 3a nousi 0,5 prosenttiyksikköä", "paljonko luku muuttui"],
      ["3a ökade med 0,5 procent", "hur mycket talet har ändrats|paljonko luku muuttui"], ["record 5b rose by 2 percent", "how much the figure has changed|paljonko"],
    ] as const) {
      const asked = await o.write("johtaja", "dm", words);
      expect(textOf(asked), words).toMatch(new RegExp(why));
      expect(JSON.stringify(asked), words).not.toContain('"reading.save"');
      const label = { fi: "Kirjaa luku", sv: "Registrera en siffra", en: "Record a figure" }[cardOfReply(asked).language];
      const form = screenOf(await press(o, "johtaja", cardOfReply(asked), label));
      expect(JSON.stringify(form.fields), words).not.toMatch(/"value":"(18|5|0,5|2)"/);
    }
    expect(cardOfReply(await o.write("johtaja", "dm", "kirjaa 1b 40 henkilöä")).summary).toMatch(/40\sasiakasta/);
    expect(cardOfReply(await o.write("johtaja", "dm", "1b kasvoi 5 prosentilla")).summary).toMatch(/muutos 5\s%/);
    for (const words of ["3a laski 2 %", "3a parani 0,5", "5b nousi 2 %", "5b ökade 2 %", "5b rose 2 percent", "1b kasvoi viidellä", "1b kasvua 5", "1b +5", "1b laski 3", "1b down 5 clients", "ökning 5 klienter i 1b", "1b väheni 5 asiakkaan verran"]) {
      const asked = await o.write("johtaja", "dm", words);
      expect(textOf(asked), words).toMatch(/paljonko luku muuttui|hur mycket talet har ändrats|how much the figure has changed/);
      expect(JSON.stringify(asked), words).not.toContain('"reading.save"');
    }
    for (const [words, now] of [["3a nousi 93 prosenttiin", "93"], ["3a steg till 93 %", "93"], ["3a rose to 93 %", "93"], ["1b laski 40 asiakkaaseen", "40"], ["kirjaa 1b asiakasmäärä kasvoi, 40 asiakasta", "40"], ["1b kasvoi 5 asiakasta ja on nyt 45", "45"]] as const)
      expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(new RegExp(`: ${now}\\s(?:%|asiakasta), `));
  });

  it("that fell is stored as a fall, and one whose course is not told is asked for", async () => {
    const o = await office("2021-04-01");
    for (const words of ["1b laski 5 %", "1b väheni 5 prosenttia", "1b minskade med 5 %", "1b fell 5 %", "1b 5 % vähemmän", "kirjaa 1b -5 %"])
      expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(/(?:muutos|förändring|a change of) [−-]5\s%/);
    const asked = cardOfReply(await o.write("johtaja", "dm", "1b laski 5 %"));
    const form = screenOf(await press(o, "johtaja", asked, "Muuta ensin"));
    expect(JSON.stringify(form.fields)).not.toContain('"value":"5"');
    await press(o, "johtaja", asked, "Kirjaa");
    expect(await readings("vanhus-1b-m1")).toEqual([["2021-Q1", -5]]);
    for (const words of ["1b ei laskenut 5 %", "1b parani 5 %", "1b laski 35 prosenttiin", "1b kasvoi 5 %, vaikka 3a laski", "kirjaa 1b 12 lasta ja 28 aikuista", "kirjaa 1b vuonna 2019 40 ja vuonna 2020 45"])
      expect(screenOf(await o.write("johtaja", "dm", words)).fields.map((f) => f.id), words).toContain("figure:vanhus-1b-m1");
    expect(await readings("vanhus-1b-m1")).toEqual([["2021-Q1", -5]]);
  });

  it("is of the open round, also when another time was talked about just before", async () => {
    const o = await office("2021-04-01");
    for (const [before, words] of [["3a tilanne 2020?", "perhehoidossa on nyt 45 asiakasta, kirjaa se"], ["3a tilanne 2020?", "kirjaa 1b 45, se on lopullinen luku"], ["3a tilanne 2019?", "1b oli viime vuonna 40 ja nyt 45"]] as const) {
      await o.write("johtaja", "dm", before);
      expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(/45\sasiakasta, tammi–maaliskuu 2021\?/);
    }
  });

  it("of a state is reached only when nothing denies or halves it", async () => {
    const o = await office("2021-04-01");
    for (const words of [
      "4b malli ei valmis", "4b malli ei käytössä", "4b mallia ei otettu käyttöön", "4b malli melkein valmis", "4b malli on osittain käytössä", "4b malli valmistuu syksyllä", "registrera 4b kuntouttava malli ej klar",
      "4b modellen är nästan klar", "4b model wasn't completed", "4b model never completed", "4b model almost done", "4b model partly in use",
    ]) expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(/: (?:Ei vielä|Inte ännu|Not yet), /);
    for (const words of ["4b malli valmis, ei ongelmia", "4b malli valmis se ei ole"]) expect(screenOf(await o.write("johtaja", "dm", words)).fields.length, words).toBeGreaterThan(1);
    for (const words of ["4b malli otettiin käyttöön", "4b modellen är klar", "4b model has been completed"]) expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(/: (?:Toteutunut|Uppnådd|Reached), /);
  });

  it("of each part goes to that part, in whatever order they are said; what has no part is asked for", async () => {
    const o = await office("2021-04-01");
    for (const words of ["kirjaa 3b ikäihmiset 210, lapset 12, vammaiset 30", "kirjaa 3b vammaisia 30, ikäihmisiä 210 ja lapsia 12", "kirjaa 3b 12 lasta, 30 vammaista ja 210 ikäihmistä, yhteensä 252"]) {
      const asked = cardOfReply(await o.write("johtaja", "dm", words));
      expect(asked.summary, words).toMatch(/252\skpl \(lapset 12, vammaiset 30, ikäihmiset 210\)/);
      await press(o, "johtaja", asked, "Kirjaa");
      expect(await readings("vanhus-3b-m1")).toEqual([["2021-Q1", { lapset: 12, vammaiset: 30, ikäihmiset: 210 }]]);
    }
    const form = screenOf(await o.write("johtaja", "dm", "kirjaa 3b lapset 13, vammaiset 31, eläkeläiset 211"));
    expect((form.fields ?? []).flatMap((f) => (f.id.startsWith("figure:") && "value" in f ? [f.value] : []))).toEqual(["13", "31", ""]);
    expect(textOf(await o.write("johtaja", "dm", "kirjaa 1b 40 ja 3a 93 %"))).toMatch(/40\sasiakasta.*Kirjaan yhden kerrallaan/s);
  });

  it("that is no share, or for a period to come, is explained and not stored", async () => {
    const o = await office();
    expect(textOf(await o.press("johtaja", "dm", "reading.record", { indicator: "vanhus-1b-m1", period: "2023" }))).toContain("Tuleva jakso tai kesken oleva vuosi ei käy");
    for (const words of ["kirjaa 1b 45 vuonna 2021", "kirjaa 1b 45 H1 2020", "kirjaa 1b 45 viikolla 5"]) expect(textOf(await o.write("johtaja", "dm", words)), words).toContain("Kirjoita jakso vuotena tai neljänneksenä");
    for (const [words, period] of [["kirjaa 1b 45 1/2021", "tammi–maaliskuu 2021"], ["kirjaa 1b 45 IV/2020", "loka–joulukuu 2020"]] as const) expect(textOf(await o.write("johtaja", "dm", words)), words).toContain(`asiakasta, ${period}?`);
    const twoFigures = cardOfReply(await o.press("johtaja", "dm", "reading.record", { indicator: "vanhus-1b-m1", v: "-3" }));
    expect(twoFigures.summary).toBe("Luku ei voi olla alle nollan.");
    expect(screenOf(await press(o, "johtaja", twoFigures, "Kirjaa luku")).fields.map((f) => f.id)).toEqual(["reading:period", "figure:vanhus-1b-m1"]);
  });

  it("is not recorded by staff nor by another group's chair", async () => {
    const o = await office("2021-04-01");
    for (const who of ["hoitaja", "lapsijohtaja"]) {
      expect(textOf(await o.press(who, "dm", "reading.record", { indicator: "vanhus-1b-m1", v: "5.2" }))).toContain("puheenjohtaja tai koordinaattori");
      expect(textOf(await o.press(who, "dm", "reading.save", { i: "vanhus-1b-m1", p: "2021-Q1", v: "5.2" }))).toContain("puheenjohtaja tai koordinaattori");
    }
    expect(await readings("vanhus-1b-m1")).toEqual([]);
  });

  it("cannot change a period whose evaluation is confirmed: that is the coordinator's correction", async () => {
    const o = await office("2021-04-01");
    await press(o, "johtaja", cardOfReply(await o.write("johtaja", "dm", "kirjaa 1b 5,2 %")), "Kirjaa");
    const id = `${programme.id}:2021-Q1/vanhus`;
    const stored = await store.stores.evaluations.get(id);
    const confirmed = { organisation: programme.organisation, programme: programme.id, id, round: `${programme.id}:2021-Q1`, group: "vanhus", state: "confirmed" as const, confirmedOn: "2021-05-01" };
    await (stored ? store.stores.evaluations.save(stored, confirmed) : store.stores.evaluations.insert(confirmed));
    await o.goTo("2021-07-01");
    const asked = await o.write("johtaja", "dm", "kirjaa 1b 9 Q1 2021");
    expect(textOf(asked)).toMatch(/tammi–maaliskuu 2021 luku muutos 5,2\s%.*on vahvistettu 1\.5\.2021/s);
    expect(textOf(asked)).toContain("kerro siitä koordinaattorille");
    expect(JSON.stringify(asked)).not.toContain('"reading.save"');
    expect(textOf(await o.press("johtaja", "dm", "reading.save", { i: "vanhus-1b-m1", p: "2021-Q1", v: "9" }))).toContain("on vahvistettu");
    expect(await readings("vanhus-1b-m1")).toEqual([["2021-Q1", 5.2]]);
    const correcting = screenOf(await press(o, "koordinaattori", cardOfReply(await o.write("koordinaattori", "dm", "kirjaa vanhuspalvelut 1b 9 Q1 2021")), "Korjaa vahvistettua"));
    expect(JSON.stringify(correcting.fields)).toContain('"value":"9"');
    const change = screenOf(await press(o, "koordinaattori", cardOfReply(await o.write("koordinaattori", "dm", "vanhuspalvelut 1b laski 7 % Q1 2021")), "Korjaa vahvistettua"));
    expect(JSON.stringify(change.fields)).not.toContain('"value":"7"');
  });
});

describe("a cell of a target table", () => {
  const series = "vanhus-kotihoito/asiakkaat";

  it("is read back with its place and year, and the total waits for the other places", async () => {
    const o = await office();
    const asked = cardOfReply(await o.write("johtaja", "dm", "Porin kotihoidon asiakkaat 1 210 vuonna 2020"));
    expect(asked.summary).toMatch(/Kirjaanko: Kotihoidon yli 75-vuotiaat asiakkaat, Pori: 1\s210\sasiakasta, 2020\?/);
    expect(JSON.stringify(asked)).toContain("Vielä puuttuvat: Merikarvia, Ulvila");
    await press(o, "johtaja", asked, "Kirjaa");
    expect(await readings(series)).toEqual([["2020", { Pori: 1210 }]]);
    const status = textOf(await o.write("hoitaja", "vanhus", "kotihoidon asiakkaat yhteensä 2020?"));
    expect(status).not.toMatch(/toteuma 1\s210/i);
  });

  it("several places are stored each for itself, in whatever order and inflection", async () => {
    const o = await office();
    const two = cardOfReply(await o.write("johtaja", "dm", "Porin kotihoidon asiakkaat 1210 ja Ulvilan 186 vuonna 2020"));
    expect(two.summary).toMatch(/Pori 1\s210\sasiakasta, Ulvila 186\sasiakasta, 2020\?/);
    expect(JSON.stringify(two)).toContain("Vielä puuttuu: Merikarvia");
    await press(o, "johtaja", two, "Kirjaa");
    expect(await readings(series)).toEqual([["2020", { Pori: 1210, Ulvila: 186 }]]);
    const all = cardOfReply(await o.write("johtaja", "dm", "Kotihoidon asiakkaat 2020: Ulvila 187, Pori 1210, Merikarvia 62"));
    expect(JSON.stringify(all)).toContain("Samalta jaksolta on jo");
    await press(o, "johtaja", all, "Kirjaa");
    expect((await readings(series)).at(-1)).toEqual(["2020", { Merikarvia: 62, Pori: 1210, Ulvila: 187 }]);
    expect(textOf(await o.write("hoitaja", "vanhus", "Merikarvian kotihoidon asiakkaat 2020?"))).toMatch(/toteuma: 62\sasiakasta/);
  });

  it("is for the place named beside it: an unknown place, one figure of two places or two years are asked", async () => {
    const o = await office();
    const filled = async (words: string): Promise<readonly unknown[]> => screenOf(await o.write("johtaja", "dm", words)).fields.map((f) => f.value);
    for (const words of ["Kotihoidon asiakkaat 2020: Luvia 30, Pori 1210", "Kotihoidon asiakkaat 2020: Rauma 200 ja Pori 1210", "kotihoidon asiakkaat 2020: muut 12, Pori 1210"])
      expect(await filled(words), words).toEqual(["2020", "", expect.stringMatching(/^1\s210$/), ""]);
    for (const words of ["kirjaa Pori ja Ulvila kotihoidon asiakkaat 2020 1396", "kirjaa Luvian ja Porin kotihoidon asiakkaat 2020 1210"]) expect(await filled(words), words).toEqual(["2020", "", "", ""]);
    for (const words of ["Kotihoidon asiakkaat Pori 1210 vuonna 2019, Ulvila 186 vuonna 2020", "Kotihoidon asiakkaat Ulvila 175 (2019) ja 186 (2020)"]) expect((await filled(words)).join(), words).not.toMatch(/1\s?210|186|175/);
    for (const words of ["Porin kotihoidon asiakkaat 2020 nousivat 1163:sta 1210:een", "Porin kotihoidon asiakkaat 2020: edellinen 1163, nyt 1210", "Porin kotihoidon asiakkaat 2020: tavoite 1300, toteuma 1210"])
      expect(cardOfReply(await o.write("johtaja", "dm", words)).summary, words).toMatch(/Pori: 1\s210\sasiakasta, 2020\?/);
    expect(await readings(series)).toEqual([]);
  });

  it("the rest is filled in with a form that shows what is known, and the total is computed", async () => {
    const o = await office();
    await press(o, "johtaja", cardOfReply(await o.write("johtaja", "dm", "Porin kotihoidon asiakkaat 1 210 vuonna 2020")), "Kirjaa");
    const form = screenOf(await o.press("johtaja", "dm", "reading.edit", { t: "vanhus-kotihoito", c: "asiakkaat", p: "2020" }));
    expect(form.fields.map((f) => f.value)).toEqual(["2020", undefined, expect.stringMatching(/1\s210/), undefined]);
    await o.submit("johtaja", form, { [`figure:${series}:0`]: "62", [`figure:${series}:1`]: "1 210", [`figure:${series}:2`]: "186" });
    const all = await store.stores.readings.find({ programme: programme.id, series }, { sort: "at", descending: true });
    expect(all.map((r) => r.value.answer).find((a) => a.kind === "figure" && a.value === 1458)).toEqual({ kind: "figure", value: 1458, parts: { Merikarvia: 62, Pori: 1210, Ulvila: 186 } });
  });

  it("figures shown for one year are not stored for another", async () => {
    const o = await office();
    await press(o, "johtaja", cardOfReply(await o.write("johtaja", "dm", "Porin kotihoidon asiakkaat 1 210 vuonna 2020")), "Kirjaa");
    const form = screenOf(await o.press("johtaja", "dm", "reading.edit", { t: "vanhus-kotihoito", c: "asiakkaat", p: "2020" }));
    const pori = form.fields[2]?.value ?? "";
    const again = screenOf(await o.submit("johtaja", form, { "reading:period": "2019", [`figure:${series}:0`]: "60", [`figure:${series}:1`]: pori, [`figure:${series}:2`]: "175" }));
    expect(again.notice).toContain("Vaihdoit jakson");
    expect(again.fields.map((f) => f.value)).toEqual(["2019", "60", undefined, "175"]);
  });
});
