import { expect, test } from "vitest";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { importCounts } from "../../../src/programme/import/import-report.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";

/** Made up: numbered measures, with labelled lines under each, over pages with a running head. */
const notes = `Lakeuden hyvinvointialue                                    Sivu 1 (2)
Palvelustrategian toimeenpano-ohjelma 2024–2027
Aluevaltuusto 18.3.2024 § 22

JOHDANTO
Vuonna 2023 alueella asui 194 300 asukasta, joista 24 % oli yli 65-vuotiaita.

TYÖRYHMÄ: MIELENTERVEYS- JA PÄIHDEPALVELUT
Puheenjohtaja: ylilääkäri Katri Ala-Lahti

Tavoite 1. Avun saa oikeaan aikaan

1.1 Otetaan käyttöön terapianavigaattori kaikilla
terveysasemilla
Aikataulu: 2024–2025
Mittari: Navigaattorin täyttäneiden määrä kasvaa 20 % vuodesta 2023
1.2 Perustetaan matalan kynnyksen pisteet
Aikataulu: alkaen syksy 2024
Mittarit: Pisteiden määrä
Asiakastyytyväisyys vähintään 4,2 (asteikolla 1–5)

Tavoite 2. Kuntoutuminen tapahtuu kotona

2.1 Lisätään liikkuvia tiimejä
Mittari: Kotikäyntien osuus kaikista käynneistä 35 %

Lakeuden hyvinvointialue                                    Sivu 2 (2)

Perheiden palvelut
Puheenjohtaja: vs. palvelujohtaja Timo Rinta-Aho

Tavoite 1. Perheet saavat tukea ennen kuin huoli kasvaa

a) Perhekeskus toimii kaikissa 14 kunnassa
Aikataulu: 2024–2026
Vastuuhenkilö: palveluesimies Anna Kivi
b) Neuropsykiatrinen valmennus laajenee
Mittari: Valmennuksen jonotusaika lyhenee

Liite 1. Valmisteluun osallistuneet
Katri Ala-Lahti, Timo Rinta-Aho, Anna Kivi
`;

test("numbered measures with labelled lines under each: every line is in its place, and what is no part of the programme is told", () => {
  const read = importDocument({ name: "ohjelma", lines: readLines(notes) });
  expect(read.name).toBe("Palvelustrategian toimeenpano-ohjelma 2024–2027");
  expect(importCounts(read)).toMatchObject({ groups: 2, goals: 3, measures: 5, indicators: 5 });
  const [mental, families] = read.groups;
  expect(mental).toMatchObject({ name: { text: "Mielenterveys- ja päihdepalvelut" }, chair: { title: "ylilääkäri", name: "Katri Ala-Lahti" } });
  expect(mental?.measures.map((m) => [m.raw, m.title.text, m.goals, m.schedule?.from, m.indicators.map((x) => x.text)])).toEqual([
    ["1.1", "Otetaan käyttöön terapianavigaattori kaikilla terveysasemilla", [1], "2024-01-01", ["Navigaattorin täyttäneiden määrä kasvaa 20 % vuodesta 2023"]],
    ["1.2", "Perustetaan matalan kynnyksen pisteet", [1], "2024-09-01", ["Pisteiden määrä", "Asiakastyytyväisyys vähintään 4,2 (asteikolla 1–5)"]],
    ["2.1", "Lisätään liikkuvia tiimejä", [2], undefined, ["Kotikäyntien osuus kaikista käynneistä 35 %"]],
  ]);
  expect(families).toMatchObject({ name: { text: "Perheiden palvelut" }, chair: { acting: true, name: "Timo Rinta-Aho" }, goals: [{ number: 1, title: { text: "Perheet saavat tukea ennen kuin huoli kasvaa" } }] });
  expect(families?.measures).toMatchObject([{ title: { text: "Perhekeskus toimii kaikissa 14 kunnassa" }, owners: [{ title: "palveluesimies", name: "Anna Kivi" }] }, { goals: [1] }]);
  const outside = read.findings.filter((f) => f.severity === "leftOut").flatMap((f) => Array.from({ length: f.to - f.from + 1 }, (_, i) => notes.split("\n")[f.from - 1 + i]));
  expect(outside).toContain("Vuonna 2023 alueella asui 194 300 asukasta, joista 24 % oli yli 65-vuotiaita.");
  expect(outside).toContain("Katri Ala-Lahti, Timo Rinta-Aho, Anna Kivi");
});
