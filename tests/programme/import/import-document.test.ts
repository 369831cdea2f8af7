import fc from "fast-check";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import type { Imported } from "../../../src/programme/import/import-document.ts";
import { importJson } from "../../../src/programme/import/import-json.ts";
import { importCounts, importReport } from "../../../src/programme/import/import-report.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../../src/programme/import/to-programme-file.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { labels, leads, lists, objectives, slides } from "./fixtures.ts";

const read = (text: string): Imported => importDocument({ name: "asiakirja", lines: readLines(text) });
const group = (imported: Imported, id: string) => {
  const found = imported.groups.find((g) => g.id === id);
  if (!found) throw new Error(`no group ${id} among ${imported.groups.map((g) => g.id).join(", ")}`);
  return found;
};
const codes = (imported: Imported): readonly string[] => imported.findings.map((f) => f.code);

/** Lines that say something and are neither used nor listed as left out. */
function unaccounted(text: string, imported: Imported): readonly number[] {
  const lines = new Set<number>();
  JSON.stringify(importJson(imported), (key, value: unknown) => {
    if (key === "lines" && Array.isArray(value)) value.forEach((line) => lines.add(Number(line)));
    if (key === "otherLines" && Array.isArray(value)) value.forEach((line) => lines.add(Number(line)));
    if (key === "line" || key === "listLine") lines.add(Number(value));
    return value;
  });
  const left = imported.findings.filter((f) => f.severity === "leftOut");
  return readLines(text)
    .filter((l) => l.text !== "" && !lines.has(l.place.line) && !left.some((f) => f.from <= l.place.line && l.place.line <= f.to))
    .map((l) => l.place.line);
}

describe("slides with a flattened table", () => {
  const imported = read(slides);

  test("every group is found with its chair, title and name apart", () => {
    expect(imported.groups.map((g) => [g.id, g.name.text, g.chair])).toEqual([
      ["vanhus", "Ikäihmisten palvelut", { name: "Saara Korpi" }],
      ["digi", "Digihankkeet", { title: "kehittämispäällikkö", name: "Olli Niemi", acting: true }],
      ["henkilosto", "Henkilöstö", { name: "Olli Niemi" }],
    ]);
  });

  test("measures keep their label as written, their wrapped text, schedule and goal over a slide", () => {
    const measures = group(imported, "vanhus").measures;
    expect(measures.map((m) => [m.raw, m.title.text, m.schedule?.text, m.goals])).toEqual([
      ["1.a", "Etähoivan laajentaminen kaikille alueen kotihoidon tiimeille", "2024 - 2026", [1]],
      ["1b.", "Kuntoutusta lisätään kotona", "2024 – 2025", [1]],
      ["2 a.", "Muistiasiakkaiden palvelupolun tarvike- ja apuvälinekartoitus", "2024", [2]],
      ["2b.", "Palvelupolun toimeenpano", "2025 - 2026", [2]],
    ]);
    expect(measures[0]?.schedule).toMatchObject({ from: "2024-01-01", to: "2026-12-31" });
    expect(group(imported, "vanhus").goals[0]).toMatchObject({ number: 1, title: { text: "Kotona asumisen tukeminen", lines: [18, 19] }, schedule: { text: "2024 - 2026" } });
  });

  test("indicators without any mark between them are told apart, a wrapped one stays one", () => {
    const texts = group(imported, "vanhus").measures.map((m) => m.indicators.map((x) => x.text));
    expect(texts).toEqual([
      ["Etähoivan käyntien määrä kasvaa 15 %"],
      ["90 % 75 vuotta täyttäneistä asuu kotona", "Kuntoutusjaksojen määrä nousee 20 jaksoa/vuosi"],
      ["Kartoitus on tehty"],
      ["Jokaisella asiakkaalla on palvelusuunnitelma.", "Palvelupolun vaihtoehdot ovat kaikkien tiedossa"],
    ]);
  });

  test("a year that a wrapped indicator names stays with it, and is not the schedule again", () => {
    const [measure] = group(read(slides.replace("2024 Kartoitus on tehty", "2024 Kartoitus on tehty vuoden\n2024 loppuun mennessä")), "vanhus").measures.filter((m) => m.raw === "2 a.");
    expect(measure?.indicators.map((i) => i.text)).toEqual(["Kartoitus on tehty vuoden 2024 loppuun mennessä"]);
  });

  test("a dash with a schedule of its own is a part of its measure", () => {
    const part = group(imported, "vanhus").measures[1]?.parts;
    expect(part?.map((p) => [p.title.text, p.schedule?.text, p.indicators.map((x) => x.text)])).toEqual([
      ["Omaishoitajien vapaat järjestetään joustavasti", "2025 – 2026", ["Vapaapäivien määrä kasvaa vuosittain"]],
    ]);
  });

  test("a table of targets is read cell by cell, thousands with a space too, and sums that differ are said", () => {
    const table = group(imported, "vanhus").tables[0];
    expect(table?.share.values).toEqual([10, 9]);
    expect(table?.rows.map((r) => [r.place, r.total, r.values])).toEqual([
      ["Aholampi", false, [[1000, 1100], [100, 99]]],
      ["Korpela", false, [[500, 600], [50, 54]]],
      ["Yhteensä", true, [[1500, 1700], [150, 153]]],
    ]);
    expect(importCounts(imported).cells).toBe(14);
    expect(codes(imported)).not.toContain("sumDiffers");
    expect(codes(read(slides.replace("Yhteensä 1500 150", "Yhteensä 1500 151")))).toContain("sumDiffers");
  });

  test("projects have their list and year; a form template and other matters are left out and listed", () => {
    expect(group(imported, "digi").projects.map((p) => [p.list, p.title.text, p.year])).toEqual([
      ["Asukkaan palvelut", "Sähköinen ajanvaraus kaikkiin neuvoloihin", 2024],
      ["Muut toteutukset", "Lomakkeet verkkoon", 2025],
    ]);
    expect(group(imported, "digi").goals.map((g) => g.title.text)).toEqual(["Löytää toiminnan ongelmakohdat ja ratkaista ne.", "Koota tiekartta."]);
    expect(group(imported, "digi").measures).toEqual([]);
    expect(codes(imported)).toEqual(expect.arrayContaining(["cover", "template", "context"]));
  });

  test("a wide table gives start dates and the goals a measure serves; nothing stated, nothing given", () => {
    const [survey, interim] = group(imported, "henkilosto").measures;
    expect(survey).toMatchObject({ raw: "1.", goals: [1, 2], schedule: { text: "Alkaen syksy 2024", from: "2024-09-01" }, starts: ["1.9.24-"] });
    expect(survey?.schedule).not.toHaveProperty("to");
    expect(interim).toMatchObject({ goals: [], cadence: "quarterly", indicators: [], schedule: { text: "Kvartaaleittain alkaen kevät 2024" } });
  });

  test("decisions are found with body, date and section", () => {
    expect(imported.decisions.map(({ body, date, section }) => [body, date, section])).toEqual([
      ["Aluehallitus", "2023-06-14", 88],
      ["Hyvinvointilautakunta", "2023-09-20", undefined],
    ]);
  });
});

describe("label and value", () => {
  const imported = read(labels);

  test("units, goals, measures of one cell, acting owners and several owners", () => {
    expect(imported.groups.map((g) => g.name.text)).toEqual(["Hyvinvointitoimiala", "Nuorisopalvelut"]);
    const [first, second] = imported.groups;
    expect(first?.goals).toMatchObject([{ number: 1, title: { text: "Asukasraatien vakiinnuttaminen" }, longTerm: { text: "Asukkaiden osallisuus vahvistuu" }, schedule: { text: "2022" } }]);
    expect(first?.measures.map((m) => m.title.text)).toEqual(["Järjestetään asukasraateja verkossa", "Koulutetaan raatien vetäjät"]);
    expect(first?.measures[1]?.owners).toEqual([{ title: "osallisuuspäällikkö", name: "Aino Salo", acting: true }]);
    expect(second?.measures[0]?.owners.map((o) => o.name)).toEqual(["Esko Mäki", "Aino Salo", "Liisa Lehto-Koski"]);
    expect(second?.measures[0]?.indicators.map((x) => x.text)).toEqual(["Kävijöiden määrä kasvaa 10 %:lla vuodesta 2021"]);
  });

  test("promises are no measures, and the form's own instructions are left out", () => {
    expect(imported.promises.map((p) => [p.text.text, p.owners])).toEqual([["Vastaamme yhteydenottoon kahden päivän kuluessa", [{ title: "Toimialajohtaja", name: "Esko Mäki" }]]]);
    expect(codes(imported)).toEqual(expect.arrayContaining(["instruction", "uncertainSplit"]));
  });
});

test("other words for the same labels, bullets and numbers inside a cell, empty cells, an indicator without a measure", () => {
  const found = read(`4.1 Liikuntapalvelut

Palvelualueen toiminnalliset tavoitteet

Päämäärä	Arki liikuttaa
Toiminn. tavoite 2025	Vähän liikkuvien tavoittaminen
Toimenpiteet	•	Neuvonnan lähetekäytäntö
•	Matalan kynnyksen ryhmät
Seurantamittari	1. Asiakkaita vähintään 120
2. Ryhmiin osallistuneiden määrä kasvaa
3. 
Vastuutaho	liikuntapäällikkö Timo Ahtola
Aikataulu	2025–2026

Päämäärä	Kulttuuri kuuluu kaikille
Toiminn. tavoite 2025	Kulttuurikasvatus
Toimenpide	-
Seurantamittari	Toteutuneet vierailut, kpl
Vastuuhenkilo	

Lupaus asukkaalle:	Jokaisessa kaupunginosassa on paikka liikkua
Vastuutaho	sivistysjohtaja Eeva Luhtala
`);
  const [only] = found.groups;
  expect(only?.name.text).toBe("Liikuntapalvelut");
  expect(only?.goals.map((g) => [g.title.text, g.longTerm?.text])).toEqual([["Vähän liikkuvien tavoittaminen", "Arki liikuttaa"], ["Kulttuurikasvatus", "Kulttuuri kuuluu kaikille"]]);
  expect(only?.measures.map((m) => [m.title.text, m.schedule?.text, m.indicators.map((x) => x.text)])).toEqual([
    ["Neuvonnan lähetekäytäntö", "2025–2026", ["Asiakkaita vähintään 120", "Ryhmiin osallistuneiden määrä kasvaa"]],
    ["Matalan kynnyksen ryhmät", "2025–2026", []],
  ]);
  expect(only?.indicators.map((x) => x.text)).toEqual(["Toteutuneet vierailut, kpl"]);
  expect(found.promises.map((p) => p.text.text)).toEqual(["Jokaisessa kaupunginosassa on paikka liikkua"]);
});

describe("three lists", () => {
  const imported = read(lists);

  test("lists under each other, nesting and struck text", () => {
    const children = imported.groups[0];
    expect(children?.goals.map((g) => g.title.text)).toEqual(["Varhainen tuki on helposti saatavilla", "Perheet osallistuvat palvelujen kehittämiseen"]);
    expect(children?.indicators).toHaveLength(2);
    expect(children?.measures.map((m) => [m.title.text, m.parts.map((p) => p.title.text)])).toEqual([
      ["Perhekeskuksen toimintamalli otetaan käyttöön.", []],
      ["Palveluverkon kehittäminen", ["Lähipalvelujen painopisteen siirtäminen", "Toimipisteiden yhteiskäyttö"]],
    ]);
    expect(codes(imported)).toContain("struck");
  });

  test("lists beside each other whose tags were lost: only capitals part the items, what was struck elsewhere is out here too", () => {
    const adults = imported.groups[1];
    expect(adults?.name.text).toBe("Aikuisten palvelut");
    expect(adults?.goals.map((g) => g.title.text)).toEqual(["Aikuisten palvelut ovat saavutettavia ja yhdenvertaisia", "Palveluketjut toimivat sujuvasti"]);
    expect(adults?.indicators.map((x) => x.text)).toEqual(["Palveluketjujen kuvausten määrä", "Asiakaskohtaiset kustannukset: Ostopalvelujen vertailu (€/asiakas)"]);
    expect(adults?.measures.map((m) => [m.title.text, m.parts.map((p) => p.title.text)])).toEqual([
      ["Kuvataan palveluketjut yhdessä", []],
      ["Palveluverkon kehittäminen", ["Lähipalvelujen painopisteen siirtäminen"]],
      ["Mallinnetaan neuvonta ja ohjaus", []],
    ]);
    expect(codes(imported)).toContain("uncertainNesting");
  });
});

test("numbered goals with bullets, indicators of the whole and promises; chapters are not goals", () => {
  const imported = read(leads);
  const [only] = imported.groups;
  expect(only?.name.text).toBe("Hyvinvoinnin palveluohjelma");
  expect(only?.goals.map((g) => [g.number, g.title.text])).toEqual([[1, "HYVINVOINNIN EDISTÄMINEN"], [2, "OSALLISUUDEN LISÄÄMINEN"]]);
  expect(only?.measures.map((m) => m.goals)).toEqual([[1], [1], [2], [2]]);
  expect(only?.indicators.map((x) => x.text)).toEqual(["asukastyytyväisyys (1-5)", "sairauspoissaolot (kpv/htv)"]);
  expect(imported.promises.map((p) => p.text.text)).toEqual(["Vastaamme ajoissa", "Kuuntelemme asukkaita"]);
});

test("general objectives are kept, and it is said that there is nothing to follow up", () => {
  const imported = read(objectives);
  expect(imported.groups[0]?.goals).toHaveLength(4);
  expect(importCounts(imported)).toMatchObject({ measures: 0, indicators: 0 });
  expect(codes(imported)).toContain("nothingToFollow");
  expect(importReport(imported, "fi").join("\n")).toContain("seurattavaa ei ole");
});

test("lead goals under a chapter's heading, over pages with two lines each; promises say who keeps them, and a number may be left out", () => {
  const head = (page: number): string => `\n\nKivilahden kaupunki\nHyvinvointilautakunta 22.2.2022 § 14 liite 2 (${String(page)}/3)\n\n`;
  const found = read(`${head(1)}Kivilahden palveluohjelma

4 Kärkitavoitteet ja toimenpiteet

Tärkeimmät toimenpiteet on ryhmitelty kahden tavoitteen alle. Ne eivät ole tärkeysjärjestyksessä.

1. LAPSEN TUKI LÄHELLÄ

• otetaan uusi tuki käyttöön kaikissa päiväkodeissa
• lisätään erityisopettajien työpanosta pienten lasten ryhmissä ja${head(2)}perhepäivähoidossa

2) LIIKETTÄ KAIKILLE

Tavoitetta edistetään yhdessä järjestöjen kanssa.

• peruskorjataan uimahalli${head(3)}• avataan salit maksutta

5 Mittarit

Ohjelmaa arvioidaan kokonaisuutena. Ohjelman mittarit ovat:

✓ asukastyytyväisyys (1-5)

6 Palvelulupaukset

Lupauksen perässä on sen vastuutaho.

1. Päiväkotipaikka järjestyy läheltä
Vastuu: varhaiskasvatusjohtaja
3. Kysymme palautetta joka vuosi
Vastuu : sivistysjohtaja Aino Salo
`);
  const [only] = found.groups;
  expect(only?.goals.map((g) => g.title.text)).toEqual(["LAPSEN TUKI LÄHELLÄ", "LIIKETTÄ KAIKILLE"]);
  expect(only?.measures.map((m) => [m.goals, m.title.text])).toEqual([
    [[1], "otetaan uusi tuki käyttöön kaikissa päiväkodeissa"],
    [[1], "lisätään erityisopettajien työpanosta pienten lasten ryhmissä ja perhepäivähoidossa"],
    [[2], "peruskorjataan uimahalli"],
    [[2], "avataan salit maksutta"],
  ]);
  expect(only?.indicators.map((x) => x.text)).toEqual(["asukastyytyväisyys (1-5)"]);
  expect(found.promises.map((p) => [p.text.text, p.owners])).toEqual([
    ["Päiväkotipaikka järjestyy läheltä", [{ title: "varhaiskasvatusjohtaja" }]],
    ["Kysymme palautetta joka vuosi", [{ title: "sivistysjohtaja", name: "Aino Salo" }]],
  ]);
});

describe("a page of the web", () => {
  const page = read(`Palvelujen ohjelma

Neuvonta

Palvelun vastuuhenkilö: Aino Salo

Tavoitteet

- Neuvontaa saa ~~virastossa~~ **kaikkialla**

Mittarit

- Yhteydenottoja on v&auml;hint&auml;&auml;n 900&nbsp;kpl

Toimenpiteet

1. Neuvontapisteen avaaminen
   Vastuu: palvelupäällikkö Esko Mäki
   Aikataulu: 2025 – 2026
   1 a. Iltavuoron kokeilu
        Aikataulu: 2026
3. Verkkoneuvonnan laajentaminen
   Vastuu: –
   Aikataulu: 2027

<h3>Kirjasto</h3>
<p>Palvelun vastuuhenkilö: –</p>
<h4>Tavoitteet</h4>
<ul><li>Kirjasto on lähellä</li></ul>
<h4>Toimenpiteet</h4>
<ul><li>Lainausajan <del>lyhentäminen</del> <strong>pidentäminen</strong></li>
<li><s>Kirjaston sulkeminen</s></li></ul>
`);

  test("who answers for a service stands over its lists; nobody is nobody", () => {
    expect(page.groups.map((g) => [g.name.text, g.chair?.name])).toEqual([["Neuvonta", "Aino Salo"], ["Kirjasto", undefined]]);
  });

  test("what is struck through inside a line is left out and said, and letters are letters", () => {
    expect(page.groups[0]?.goals[0]?.title.text).toBe("Neuvontaa saa kaikkialla");
    expect(page.groups[0]?.indicators[0]?.text).toBe("Yhteydenottoja on vähintään 900 kpl");
    expect(page.groups[1]?.measures.map((m) => m.title.text)).toEqual(["Lainausajan pidentäminen"]);
    expect(codes(page)).toEqual(expect.arrayContaining(["struck", "struckPart"]));
  });

  test("labelled lines under a numbered measure are its own, also where a number is missing", () => {
    const parts = (page.groups[0]?.measures ?? []).flatMap((m) => [m, ...m.parts]);
    expect(parts.map((m) => [m.raw, m.title.text, m.schedule?.text, m.owners.map((o) => o.name)])).toEqual([
      ["1.", "Neuvontapisteen avaaminen", "2025 – 2026", ["Esko Mäki"]],
      ["1 a", "Iltavuoron kokeilu", "2026", []],
      ["3.", "Verkkoneuvonnan laajentaminen", "2027", []],
    ]);
  });
});

describe("whatever the layout", () => {
  const all = { slides, labels, lists, leads, objectives };

  test.each(Object.entries(all))("every line of %s is used or listed with its reason", (_name, text) => {
    expect(unaccounted(text, read(text))).toEqual([]);
  });

  test.each(Object.entries(all))("%s becomes a file that can be loaded, without editing by hand", (_name, text) => {
    const imported = read(text);
    const { file } = toProgrammeFile(imported, { today: "2026-11-27", organisation: "kunta" });
    const checked = readProgramme(programmeYaml(file, "asiakirja.txt"));
    if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
    expect(checked.programme.groups.flatMap((g) => g.goals)).toHaveLength(importCounts(imported).goals);
  });

  test("the same sentence in two groups is two groups' figures, asked of each", () => {
    const table = (rows: string): string => `| Tavoite | Toimenpide | Mittari | Vastuuhenkilö |\n|---|---|---|---|\n${rows}\n`;
    const row = (label: string, indicator: string): string => `| Arki sujuu | ${label} Palvelun kehittäminen ${label} | ${indicator} | Päällikkö |`;
    const same = "Asiakastyytyväisyys on vähintään 90 %";
    const imported = read(`# Vanhuspalvelut\n\n${table(`${row("1a", same)}\n${row("1b", `~~Vähintään 80 %~~ ${same}`)}`)}\n# Perhepalvelut\n\n${table(`${row("1a", same)}\n${row("1b", same)}`)}`);
    const { file } = toProgrammeFile(imported, { today: "2026-11-27" });
    expect(file.groups.map((g) => g.measures?.flatMap((m) => m.indicators?.map((x) => x.series)))).toEqual([
      Array(2).fill("vanhus-asiakastyytyvaisyys-on-vahintaan-90"), Array(2).fill("perhe-asiakastyytyvaisyys-on-vahintaan-90"),
    ]);
    expect(imported.findings.filter((f) => f.code === "struckPart").map((f) => [f.from, f.about])).toEqual([[6, "Vähintään 80 %"]]);
  });

  test("columns of baselines and targets are the indicator's own: a ceiling stays a ceiling, and a column nobody knows is listed", () => {
    const found = read(`# Vanhuspalvelut

| Tavoite | Toimenpide | Mittari | Lähtöarvo (31.12.2024) | Tavoitearvo 2026 | Vastuuhenkilö | Rahoitus |
|---|---|---|---|---|---|---|
| 2 Kotona asuminen | 2a Etähoiva | Kustannukset enintään (€/asiakas) | 300 | 250 | Päällikkö | Talousarvio |
| 2 Kotona asuminen | 2b Jonot | Odotusaika (pv) | 14 pv | 7 | Päällikkö | |
| 2 Kotona asuminen | 2c Jaksot | Jaksojen määrä | ei tiedossa | 1500 | Päällikkö | Hanke |
| 5 Henkilöstö | 5a Työkyky | Sairauspoissaolot enintään | 6 % | 4 % | Johtaja | |
`);
    const { file } = toProgrammeFile(found, { today: "2026-01-01" });
    expect(file.groups[0]?.goals?.map((g) => [g.number, g.title])).toEqual([[2, "Kotona asuminen"], [5, "Henkilöstö"]]);
    expect(file.groups[0]?.measures?.map((m) => [m.indicators?.[0]?.direction, m.indicators?.[0]?.target, m.details])).toEqual([
      ["at_most", { form: "level", value: 250, unit: "€/asiakas", baselineYear: 2024, baselineValue: 300 }, undefined],
      ["decrease", { form: "level", value: 7, unit: "pv", baselineYear: 2024, baselineValue: 14 }, undefined],
      ["reach", { form: "level", value: 1500 }, ["lähtöarvo 2024: ei tiedossa"]],
      ["at_most", { form: "level", value: 4, unit: "%", baselineYear: 2024, baselineValue: 6 }, undefined],
    ]);
    expect(found.findings.filter((f) => f.code === "unreadColumn")).toMatchObject([{ about: "Rahoitus", count: 2 }]);
  });

  test("lines that <br> parts in a cell are lines: two indicators, two owners", () => {
    const { groups } = read("# Vanhuspalvelut\n\n| Tavoite | Toimenpide | Mittari | Vastuuhenkilö |\n|---|---|---|---|\n| 1. Arki | 1a Etähoiva | Käynnit lisääntyvät 7 %<br>Jonot lyhenevät 5 % | Päällikkö Anna Aalto<br/>Johtaja Bertta Borg |\n");
    expect(groups[0]?.measures.map((m) => [m.indicators.map((x) => x.text), m.owners.map((o) => o.name)])).toEqual([[["Käynnit lisääntyvät 7 %", "Jonot lyhenevät 5 %"], ["Anna Aalto", "Bertta Borg"]]]);
  });

  test("findings stand in the source's order, and the report is short", () => {
    for (const text of Object.values(all)) {
      const { findings } = read(text);
      expect(findings.map((f) => f.from)).toEqual([...findings.map((f) => f.from)].sort((a, b) => a - b));
      expect(importReport(read(text), "en").length).toBeLessThan(60);
    }
  });

  test("no text breaks the reading, and nothing is found in none", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...slides.split("\n"), ...labels.split("\n"), ...lists.split("\n")), fc.string({ maxLength: 40 })), { maxLength: 60 }), (lines) => {
        const imported = read(lines.join("\n"));
        expect(imported.lineCount).toBeLessThanOrEqual(lines.length * 4);
      }),
      { numRuns: 150 },
    );
    expect(importCounts(read(""))).toMatchObject({ groups: 0, goals: 0, measures: 0 });
  });
});

const seeds = join(import.meta.dirname, "../../../../shared/seeds");
if (!existsSync(seeds)) console.log(`Real documents are not read: no folder ${seeds}.`);
/** Real documents outside this repository; skipped where they are not there. */
describe.skipIf(!existsSync(seeds))("real documents", () => {
  const expected: Readonly<Record<string, object>> = {
    "000": { groups: 4, goals: 14, measures: 17, indicators: 15, promises: 2 },
    "001": { groups: 1, goals: 4, measures: 21, indicators: 9, promises: 7 },
    "002": { groups: 7, goals: 27, measures: 63, parts: 4, indicators: 90, cells: 108 },
    "003": { groups: 4, goals: 12, measures: 51, parts: 17, indicators: 24 },
    "004": { goals: 20, measures: 0, indicators: 0 },
  };
  test.each(Object.entries(expected))("%s", (name, counts) => {
    const file = readdirSync(seeds).find((f) => f.startsWith(name)) ?? "";
    const text = readFileSync(join(seeds, file), "utf8");
    expect(importCounts(read(text))).toMatchObject(counts);
    expect(unaccounted(text, read(text))).toEqual([]);
  });
});
