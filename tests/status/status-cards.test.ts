import { describe, expect, test } from "vitest";
import type { Target } from "../../src/conversation/understood.ts";
import type { Status } from "../../src/evaluation/answer.ts";
import type { Programme } from "../../src/programme/programme.ts";
import type { Language } from "../../src/shared/language.ts";
import { languages } from "../../src/shared/language.ts";
import { answerStatus, questionOf } from "../../src/status/answer-status.ts";
import type { StatusQuestion } from "../../src/status/answer-status.ts";
import type { CardOptions } from "../../src/status/wording.ts";
import { cardText } from "../../src/vocabulary/plain-text.ts";
import { withStore } from "../support/store.ts";
import { office, sampleProgramme } from "./office.ts";

const store = withStore({ start: "2021-10-20T09:00:00+03:00" });
const programme = sampleProgramme();
type Office = ReturnType<typeof office>;

interface Tell {
  readonly kind: StatusQuestion["kind"];
  readonly target: Target;
  readonly period?: string;
  readonly states?: readonly Status[];
  readonly goals?: boolean;
  readonly language?: Language;
  readonly options?: CardOptions;
  readonly of?: Programme;
}

/** The answer as people without cards read it; non-breaking spaces as plain ones. */
async function tell(o: Office, { language = "fi", options = {}, of = programme, ...question }: Tell): Promise<string> {
  const told = await answerStatus(o.ports, of, question, { language, options });
  return told.ok ? cardText(told.value).replaceAll("\u00a0", " ") : `refused: ${told.refusal.code}`;
}

/** The third quarter of voice.md: home care is on its way, nobody has a new voucher figure. */
async function thirdQuarter(): Promise<Office> {
  const o = office(programme, store);
  await o.openRound("2021-Q2", "2021-07-29");
  await o.closeRound("2021-Q2");
  await o.openRound("2021-Q3", "2021-10-29");
  await o.evaluates("vanhus", "2021-Q2", { state: "confirmed", confirmedOn: "2021-08-12" });
  await o.reads("kotona-asuvat-75", "2021-Q2", 92.5, "2021-Q2");
  await o.reads("kotona-asuvat-75", "2021-Q3", 92.8, "2021-Q3");
  await o.owes({ item: "vanhus-3b-m1", group: "vanhus", subject: "vanhus-3b", indicator: "vanhus-3b-m1" }, "2021-Q3", "noNewFigure");
  await o.judges("vanhus-3a", "2021-Q3", "onTrack");
  await o.judges("vanhus-3b", "2021-Q3", "onTrack");
  return o;
}

/** As a document has it that lists goals and measures beside each other. */
const untied: Programme = { ...programme, groups: programme.groups.map((g) => ({ ...g, measures: g.measures.map((m) => ({ ...m, goals: [] })) })) };

const goal3 = { kind: "goal", target: { group: "vanhus", goal: 3 } } as const;

describe("tavoite 3 tilanne?", () => {
  test("is answered first, in five lines, honest about what is confirmed", async () => {
    const o = await thirdQuarter();
    expect((await tell(o, goal3)).split("\n")).toEqual([
      "Tavoite 3: Kotihoidon kehittäminen. Etenee suunnitellusti (vastuuhenkilön arvio).",
      "- 3a Kotona asuvien osuus 75 vuotta täyttäneistä: 92,8 % (30.9.2021), edellinen 92,5 %, tavoitetaso 94 %",
      "- 3b Kotihoidon palvelusetelit: ei uutta lukua",
      "Ennakkotieto, ei vielä vahvistettu. Vastuuhenkilö puuttuu. Puheenjohtaja vastaa: Vanhuspalvelujen johtaja.",
      "[Näytä toimenpiteet] [Tarkoitin muuta]",
      "(Esittelyaineisto, ei oikeaa tietoa)",
    ]);
  });

  test("says the same in Swedish, with the titles as in the document", async () => {
    const o = await thirdQuarter();
    expect((await tell(o, { ...goal3, language: "sv" })).split("\n").slice(0, 5)).toEqual([
      "Mål 3: Kotihoidon kehittäminen. Framskrider enligt plan (den ansvarigas bedömning).",
      "- 3a Kotona asuvien osuus 75 vuotta täyttäneistä: 92,8 % (30.9.2021), föregående 92,5 %, målnivå 94 %",
      "- 3b Kotihoidon palvelusetelit: ingen ny siffra",
      "Preliminär uppgift, ännu inte bekräftad. Ansvarig saknas. Ordföranden svarar: Vanhuspalvelujen johtaja.",
      "[Visa åtgärderna] [Jag menade något annat]",
    ]);
  });

  test("says the same in English", async () => {
    const o = await thirdQuarter();
    expect((await tell(o, { ...goal3, language: "en" })).split("\n").slice(0, 2)).toEqual([
      "Goal 3: Kotihoidon kehittäminen. On track (the owner's judgement).",
      "- 3a Kotona asuvien osuus 75 vuotta täyttäneistä: 92.8 % (30 Sept 2021), previous 92.5 %, target 94 %",
    ]);
  });

  test("says that nothing is known yet, when the round opens, and what is aimed at", async () => {
    const o = office(programme, store);
    expect((await tell(o, { ...goal3, options: { nextOpening: "2022-01-03" } })).split("\n").slice(0, 4)).toEqual([
      "Tavoite 3: Kotihoidon kehittäminen. Ei tietoa.",
      "Lukuja ja arvioita ei ole vielä kirjattu. Väliarviointi avautuu ma 3.1.",
      "- 3a Kotona asuvien osuus 75 vuotta täyttäneistä: tavoitetaso 94 %",
      "- 3b Kotihoidon palvelusetelit",
    ]);
    await o.openRound("2021-Q3", "2021-10-29");
    expect(await tell(o, goal3)).toContain("Väliarviointi on auki pe 29.10. asti.");
  });

  test("is confirmed with its date once the group is", async () => {
    const o = await thirdQuarter();
    await o.evaluates("vanhus", "2021-Q3", { state: "confirmed", confirmedOn: "2021-11-12" });
    const text = await tell(o, goal3);
    expect(text).toContain("Vahvistettu 12.11.2021.");
    expect(text).not.toContain("Ennakkotieto");
  });

  test("tells beside the judgement when the figures say something else, and never instead of it", async () => {
    const o = await thirdQuarter();
    await o.judges("vanhus-3a", "2021-Q3", "done");
    const text = await tell(o, goal3);
    expect(text.split("\n")[0]).toBe("Tavoite 3: Kotihoidon kehittäminen. Etenee suunnitellusti (vastuuhenkilön arvio).");
    expect(text).toContain("Huomio: Luvuista laskettu tulos poikkeaa arviosta: 3a etenee suunnitellusti.");
    expect(await tell(o, { kind: "measure", target: { measure: "vanhus-3a" } })).toContain(
      "Luvuista laskettuna: Etenee suunnitellusti. Matkasta tavoitteeseen on kuljettu 20 %, ajasta 10 %.",
    );
  });

  test("warns of a passed schedule that nobody has called done", async () => {
    const o = await thirdQuarter();
    store.clock.set(Date.parse("2023-02-01T09:00:00+02:00"));
    expect(await tell(o, goal3)).toContain("Huomio: Aikataulu on päättynyt, eikä näitä ole merkitty valmiiksi: 3b.");
  });

  test("tells the period of a judgement that is not of this round", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q2", "2021-07-29");
    await o.openRound("2021-Q3", "2021-10-29");
    await o.judges("vanhus-3a", "2021-Q2", "onTrack");
    expect(await tell(o, { kind: "measure", target: { measure: "vanhus-3a" } })).toContain("(vastuuhenkilön arvio, huhti–kesäkuu 2021)");
  });
});

describe("a goal that many measures serve", () => {
  test("is told by counts, deviations first, the rest behind the button", async () => {
    const o = office(programme, store);
    await o.openRound("2021-Q3", "2021-10-29");
    await o.judges("tyohyvinvointi-2", "2021-Q3", "done");
    await o.judges("tyohyvinvointi-3", "2021-Q3", "atRisk");
    await o.judges("tyohyvinvointi-4", "2021-Q3", "offTrack");
    const lines = (await tell(o, { kind: "goal", target: { group: "tyohyvinvointi", goal: 1 } })).split("\n");
    expect(lines[0]).toMatch(
      /^Tavoite 1: .+\. 14 toimenpidettä: jäljessä 1, vaatii huomiota 1, valmis 1, ei aloitettu 2, ei tietoa 9 \(osin vastuuhenkilön arvio, osin laskettu luvuista\)\.$/,
    );
    expect(lines.slice(1, 3)).toEqual(["- 4: Jäljessä. Yhtenäiset työaikakäytännöt", "- 3: Vaatii huomiota. Hankkeen tilanne- ja tarvearviointi"]);
    const all = await tell(o, { kind: "measures", target: { group: "tyohyvinvointi", goal: 1 } });
    expect(all.split("\n").filter((l) => l.startsWith("- "))).toHaveLength(14);
    expect(all.split("\n")[1]).toContain("4 Yhtenäiset työaikakäytännöt. Jäljessä");
  });

  test("without deviations says so", async () => {
    const o = office(programme, store);
    await o.judges("tyohyvinvointi-5", "2021-Q3", "onTrack");
    expect(await tell(o, { kind: "goal", target: { group: "tyohyvinvointi", goal: 1 } })).toContain("Poikkeamia ei ole.");
  });
});

describe("the digital group", () => {
  test("is told by its projects, and that the document ties them to no goal", async () => {
    const o = office(programme, store);
    await o.judges("digi-p2", "2021-Q3", "atRisk");
    const text = await tell(o, { kind: "goal", target: { group: "digi", goal: 2 } });
    expect(text).toContain("24 hanketta: vaatii huomiota 1, ei tietoa 23 (vastuuhenkilön arvio).");
    expect(text).toContain("Asiakirja ei kerro, mitkä hankkeet kuuluvat tähän tavoitteeseen.");
    expect(text).toContain("[Näytä hankkeet]");
  });

  test("a project can be asked for like a measure", async () => {
    const o = office(programme, store);
    store.clock.set(Date.parse("2022-02-01T09:00:00+02:00"));
    const text = await tell(o, { kind: "measure", target: { measure: "digi-p2" } });
    expect(text).toContain("Hanke kuuluu vuoteen 2021.");
    expect(text).toContain("Huomio: Aikataulu (2021) on päättynyt, eikä tätä ole merkitty valmiiksi.");
  });
});

describe("a measure and an indicator", () => {
  test("say what the document says against itself", async () => {
    const o = office(programme, store);
    expect(await tell(o, { kind: "measure", target: { measure: "vanhus-1a" } })).toContain(
      "Huomio: Asiakirjassa huomattavaa: Aikataulu päättyy vuoteen 2023",
    );
    expect(await tell(o, { kind: "indicator", target: { indicator: "vanhus-1a-m1" } })).toContain("Asiakirjan voi lukea toisin:");
  });

  test("compare the value with baseline and target", async () => {
    const o = office(programme, store);
    await o.reads("vanhus-2a-m2", "2021-Q3", 309);
    const lines = (await tell(o, { kind: "indicator", target: { indicator: "vanhus-2a-m2" } })).split("\n");
    expect(lines[0]).toBe("Alle 18-vuotiaat omaishoidon asiakkaat: 309 asiakasta (30.9.2021).");
    expect(lines[1]).toBe("Lähtötaso 304 asiakasta (2020), tavoitteena kasvu 5 % vuodesta 2020.");
    expect(lines[2]).toBe("Toimenpide 2a Kaikenikäisten omaishoidon tuki ja tukiluokat: Etenee suunnitellusti (laskettu luvuista).");
    expect(lines[3]).toBe("Matkasta tavoitteeseen on kuljettu 33 %, ajasta 37 %.");
  });

  test("say why nothing can be computed", async () => {
    const o = office(programme, store);
    await o.reads("vanhus-1b-m1", "2021-Q3", 41);
    expect(await tell(o, { kind: "indicator", target: { indicator: "vanhus-1b-m1" } })).toContain(
      "Lähtötasoa ei ole kerrottu, joten etenemistä ei voi laskea.",
    );
  });

  test("show the parts of a broken-down figure, and the next statistic when there is no new one", async () => {
    const o = await thirdQuarter();
    await o.reads("vanhus-3b-m1", "2021-Q2", { lapset: 12, vammaiset: 30, ikäihmiset: 210 });
    expect(await tell(o, { kind: "indicator", target: { indicator: "vanhus-3b-m1" } })).toContain(
      "Viimeisin 252 kpl (lapset 12, vammaiset 30, ikäihmiset 210) (30.6.2021). Tavoitetasoa ei ole asetettu.",
    );
    await o.owes({ item: "yhteistyo-1b-m1", group: "yhteistyo", subject: "yhteistyo-1b", indicator: "yhteistyo-1b-m1" }, "2021-Q3", "noNewFigure");
    expect(await tell(o, { kind: "measure", target: { measure: "yhteistyo-1b" } })).toContain(
      "Hoitotarvikekustannukset: ei uutta lukua, seuraava tilasto helmikuussa",
    );
  });

  test("mark an old figure", async () => {
    const o = office(programme, store);
    await o.reads("kotona-asuvat-75", "2021-Q1", 92.5);
    store.clock.set(Date.parse("2022-02-01T09:00:00+02:00"));
    expect(await tell(o, { kind: "measure", target: { measure: "vanhus-3a" } })).toContain("92,5 % (31.3.2021, vanha luku)");
  });

  test("keep free text to themselves until it is published", async () => {
    const o = office(programme, store);
    await o.reads("tieto-3a-m2", "2021-Q3", "Raportit **tulevat** ajallaan", "2021-Q3");
    const asked = { kind: "indicator", target: { indicator: "tieto-3a-m2" } } as const;
    expect(await tell(o, asked)).toContain("sanallinen kuvaus on kirjattu");
    await o.evaluates("tieto", "2021-Q3", { state: "submitted", publishedAt: store.clock.now() + 1000, publishedBy: "p1" });
    expect(await tell(o, asked)).toContain("”Raportit tulevat ajallaan”");
  });

  test("answer for the period that was asked, or say that there is none", async () => {
    const o = await thirdQuarter();
    const asked = (period: string): Promise<string> => tell(o, { kind: "indicator", target: { indicator: "vanhus-3a-m1" }, period });
    expect((await asked("2021-Q2")).split("\n")[0]).toBe("Kotona asuvien osuus 75 vuotta täyttäneistä: 92,5 % (30.6.2021).");
    expect((await asked("2019")).split("\n").slice(0, 2)).toEqual([
      "Kotona asuvien osuus 75 vuotta täyttäneistä: ajalta 2019 ei ole lukua.",
      "Viimeisin 92,8 % (30.9.2021), tavoitetaso 94 %.",
    ]);
  });
});

describe("who, when, what is late, tables", () => {
  test("who: the chair where nobody is named, and the alarm with it", async () => {
    const o = office(programme, store);
    expect(await tell(o, { kind: "owner", target: { measure: "vanhus-1b" } })).toContain(
      "Huomio: Toimenpide 1b Perhehoidon kasvattaminen. Vastuuhenkilö puuttuu. Puheenjohtaja vastaa: Vanhuspalvelujen johtaja.",
    );
    expect(await tell(o, { kind: "owner", target: { group: "tieto" }, language: "sv" })).toContain(
      "Tiedolla johtaminen. Ordförande: Tiedolla johtamisen kehittämispäällikkö.",
    );
  });

  test("when: measures with the same schedule together", async () => {
    const o = office(programme, store);
    expect(await tell(o, { kind: "schedule", target: { group: "vanhus", goal: 3 } })).toContain("- 2020 – 2023: 3a\n- 2021 – 2022: 3b");
  });

  test("late: few by name, many by group, none with a friendly word", async () => {
    const o = office(programme, store);
    expect(await tell(o, { kind: "overdue", target: { group: "tieto" } })).toContain("Yhdenkään kohdan aikataulu ei ole päättynyt 20.10.2021 mennessä.\nJäljessä: ei yhtään.");
    store.clock.set(Date.parse("2022-02-20T09:00:00+02:00"));
    expect(await tell(o, { kind: "overdue", target: { group: "tieto" } })).toContain(
      "- Myöhässä: 2b Toiminnan jatkuva kehittäminen tiedon avulla (aikataulu päättyi 31.12.2021; ei tietoa) [Näytä]",
    );
    expect(await tell(o, { kind: "overdue", target: {} })).toContain("- Digitaaliset hankkeet: 19 kohtaa [Näytä]");
    expect(await tell(o, { kind: "overdue", target: { group: "puutarha" } })).toBe("refused: unknownGroup");
  });

  test("nothing is called late where the document gives no schedules, or where all that has ended is done", async () => {
    const untimed = programme.groups.map((g) => ({ ...g, goals: g.goals.map(({ schedule: _, ...x }) => x), measures: g.measures.map(({ schedule: _, ...x }) => x), projects: [] }));
    expect(await tell(office(programme, store), { kind: "overdue", target: {}, of: { ...programme, groups: untimed } })).toContain("Asiakirja ei kerro aikatauluja");
    store.clock.set(Date.parse("2022-02-20T09:00:00+02:00"));
    const o = office(programme, store);
    for (const m of programme.groups.find((g) => g.id === "tieto")?.measures ?? []) await o.judges(m.id, "2021-Q4", "done");
    expect(await tell(o, { kind: "overdue", target: { group: "tieto" } })).toContain("Mikään ei ole myöhässä: jokainen 20.2.2022 mennessä päättynyt kohta on merkitty valmiiksi.");
  });

  test("what is behind is told with what is late, though its schedule still runs", async () => {
    const o = await thirdQuarter();
    await o.judges("vanhus-1b", "2021-Q3", "offTrack");
    const told = (await tell(o, { kind: "overdue", target: { group: "vanhus" }, language: "en" })).split("\n");
    expect(told[0]).toBe("Behind schedule: 1 item.");
    expect(told[1]).toContain("- 1b ");
    expect(told).toContain("No item's schedule has ended by 20 Oct 2021.");
  });

  test("a goal that the document ties no measure to is told by the group's, and has nobody of its own", async () => {
    const o = await thirdQuarter();
    await o.judges("vanhus-1b", "2021-Q3", "offTrack");
    const told = (await tell(o, { ...goal3, of: untied })).split("\n");
    expect(told[0]).toMatch(/^Tavoite 3: Kotihoidon kehittäminen\. \d+ toimenpidettä: jäljessä 1, etenee suunnitellusti \d/u);
    expect(told[1]).toContain("Asiakirja ei kerro, mitkä toimenpiteet kuuluvat tähän tavoitteeseen");
    expect(told[2]).toContain("1b: Jäljessä.");
    expect(told.at(-3)).toContain("Vastuuhenkilö puuttuu. Puheenjohtaja vastaa: Vanhuspalvelujen johtaja.");
    expect(told.at(-2)).toContain("[Näytä toimenpiteet]");
    expect(await tell(o, { ...goal3, kind: "owner", of: untied })).toContain("Vastuuhenkilö puuttuu. Puheenjohtaja vastaa: Vanhuspalvelujen johtaja.");
    expect(await tell(o, { kind: "group", target: { group: "vanhus" }, of: untied })).not.toMatch(/- Tavoite 3.*(?:Jäljessä|Etenee)/u);
  });

  test("which stand so: exactly those, or none, and how many nobody knows about", async () => {
    const o = await thirdQuarter();
    await o.judges("vanhus-1b", "2021-Q3", "atRisk");
    const at = { kind: "items", target: { group: "vanhus" } } as const;
    const risk = await tell(o, { ...at, states: ["atRisk"] });
    expect(risk.split("\n")[0]).toBe("Vanhuspalvelut. Vaatii huomiota: 1 kohta.");
    expect(risk.match(/^- .*/gmu)).toEqual([expect.stringContaining("1b Perhehoidon kasvattaminen. Vaatii huomiota")]);
    expect(risk).toMatch(/\d+ kohdan tilannetta ei tiedetä\./u);
    expect(await tell(o, { ...at, states: ["offTrack"] })).toContain("Jäljessä: ei yhtään.");
    expect(await tell(o, { ...at, states: ["atRisk"], goals: true })).toContain("Vaatii huomiota: 1 tavoite.\n- Tavoite 1: ");
    expect(await tell(o, { ...at, target: { group: "vanhus", goal: 3 }, states: ["atRisk", "offTrack"], language: "sv" })).toContain("Kräver uppmärksamhet: inga. Efter tidtabellen: inga.");
    expect(await tell(o, { kind: "items", target: { group: "puutarha" }, states: ["done"] })).toBe("refused: unknownGroup");
  });

  test("a cell of a target table, with its actual when there is one", async () => {
    const o = office(programme, store);
    const cell = { kind: "indicator", target: { table: { id: "vanhus-kotihoito", place: "Pori", column: "asiakkaat" } }, period: "2020" } as const;
    expect((await tell(o, cell)).split("\n")[0]).toBe(
      "Kotihoidon yli 75-vuotiaat asiakkaat, Pori 2020: tavoite 1 210 asiakasta, NHG:n prosentti 12,1 %.",
    );
    await o.reads("vanhus-kotihoito/asiakkaat", "2020", { Merikarvia: 60, Pori: 1200, Ulvila: 180 });
    expect((await tell(o, cell)).split("\n")[0]).toContain("tavoite 1 210 asiakasta (toteuma: 1 200 asiakasta)");
    expect(await tell(o, { kind: "indicator", target: { table: { id: "vanhus-tehostettu" } }, period: "2029", language: "en" })).toContain(
      "The table has the years 2019–2024, not 2029.",
    );
    expect(await tell(o, { kind: "indicator", target: { table: { id: "vanhus-tehostettu" } }, period: "2024" })).toContain("NHG:n prosentti 6 %");
  });

  test("a goal that is not there is refused with those that are", async () => {
    const o = office(programme, store);
    const told = await answerStatus(o.ports, programme, { kind: "goal", target: { group: "vanhus", goal: 6 } }, { language: "fi" });
    expect(told).toEqual({ ok: false, refusal: { code: "unknownGoal", params: { group: "Vanhuspalvelut", number: 6, numbers: "1–5" } } });
  });

  test("only questions about the status are questions about the status", () => {
    const understood = { target: {}, values: [], choices: [], alternatives: [], trace: [] } as const;
    expect(questionOf({ ...understood, intent: "record_value" })).toBeUndefined();
    expect(questionOf({ ...understood, intent: "list_overdue", period: "2022" })).toEqual({ kind: "overdue", target: {}, period: "2022" });
  });

  test.each(languages)("a programme that is not a sample is not marked as one (%s)", async (language) => {
    const real = { ...programme, demo: false };
    expect(await tell(office(real, store), { ...goal3, language, of: real })).not.toMatch(/Esittely|Exempel|Sample/);
  });
});
