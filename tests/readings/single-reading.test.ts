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
    expect(textOf(await o.press("johtaja", "dm", "reading.record", { indicator: "vanhus-1b-m1", period: "2023" }))).toContain("Tuleva jakso ei käy");
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
