import { describe, expect, test } from "vitest";
import type { Programme } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { changeText } from "../../../src/programme/update/change-text.ts";
import { fileUpdate } from "../../../src/programme/update/programme-update.ts";
import { noPast } from "../../../src/programme/update/past.ts";
import { languages } from "../../../src/shared/language.ts";

function programme(yaml: string): { readonly programme: Programme; readonly ownIds: ReadonlySet<string> } {
  const read = readProgramme(yaml);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

/** Every field that a programme file can have, at least once. */
const everything = `id: p
organisation: o
name: Palveluohjelma
language: fi
zone: Europe/Helsinki
demo: false
demoStart: 2024-03-29
smallCounts: 6
eves: false
decision: {body: Aluehallitus, date: 2024-01-10, section: 12}
broadcasts: {approvalAbove: 50, languages: [fi, sv], undoMinutes: 3}
rounds:
  firstQuarter: 2024-Q1
  lastQuarter: 2026-Q4
  cadence: quarterly
  hour: 10
  dueAfterDays: 20
  editDays: 10
  opens: {afterQuarter: 4}
  reminders: [opening, 5, due]
  chairAfter: 2
  coordinatorAfter: 4
  sendingHours: {from: 8, to: 16}
freeDays: [{from: 2024-07-01, to: 2024-07-31, name: kesätauko}]
bodies: [{id: lautakunta, name: Hyvinvointilautakunta, kind: committee, aliases: [hyla], meetings: [{on: 2024-05-02, agenda: 2024-04-20}]}]
audiences: [{id: omaiset, name: Omaiset, emphasis: Mitä muuttuu kotona, aliases: [läheiset], to: [groups]}]
promises: [{id: lupaus-1, text: Hoitoon pääsee seitsemässä päivässä, group: vanhus}]
groups:
  - id: vanhus
    name: Vanhuspalvelut
    aliases: [vanhuspuoli]
    chair: {title: johtaja, name: Anna Oja, acting: true}
    proposals: true
    rounds: {cadence: yearly, dueAfterDays: 30, editDays: 7, reminders: [due], chairAfter: 3, coordinatorAfter: 5}
    goals: [{number: 1, title: Kotona asuminen, aliases: [4], schedule: {text: Alkaen syksy 2024, from: 2024-09-01, to: 2025-12-31}}, {number: 2, title: Omaishoito}]
    measures:
      - {id: koti, label: 1a, raw: 1.a, aliases: [9z], title: Etähoiva kotiin, details: [Tabletit kaikille], goals: [1], cadence: yearly, asked: final, publicity: notYet, remarks: [Aikataulu on ristiriitainen],
         schedule: {text: Syksy 2024, from: 2024-09-01, to: 2024-12-31}, owners: [{title: päällikkö, name: Eero Mäki, acting: true}],
         indicators: [{id: kaynnit, text: Etähoivan käynnit lisääntyvät 5 %, name: Etäkäynnit, kind: percent, direction: increase, unit: kpl, source: Sotkanet, availableFrom: 02-15, cadence: yearly, deadline: 2025-12-31, series: yhteinen,
           ambiguous: Voi tarkoittaa asiakkaita, counts: things, publicity: secret, breakdown: {by: municipality, parts: [Pori, Ulvila]}, target: {form: change, value: 5, unit: "%", baselineYear: 2023, baselineValue: 120, relativeTo: previous year}}]}
      - {id: osa, parent: koti, title: Laitteiden hankinta, goals: [1]}
    projects: [{id: hanke, title: Digihanke, list: Hankkeet, year: 2024, goals: [1]}]
    tables:
      - {id: taulu, name: Asuminen, aliases: [asumistaulu], goals: [1], measures: [koti], years: [2024, 2025], availableFrom: 02-15, share: {name: Osuus, unit: "%", values: [10, 9]},
         columns: [{id: asukkaat, name: Asukkaat, unit: kpl}], rows: [{place: Pori, total: false, values: {asukkaat: [3, 4]}}], remarks: [Summa ei täsmää]}
`;

type Path = readonly (string | number)[];

/** Places of all values but ids, which say what is the same thing, and series, which keep the figures that they have. */
function places(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return /^(id|series)$/.test(String(at.findLast((x) => typeof x === "string"))) ? [] : [at];
  return Object.entries(value).flatMap(([key, v]) => places(v, [...at, Array.isArray(value) ? Number(key) : key]));
}

function changedAt(value: unknown, [key, ...rest]: Path, change: (v: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.map((v: unknown, i) => (i === key ? changedAt(v, rest, change) : v));
  return Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, k === key ? changedAt(v, rest, change) : (v as unknown)]));
}

const another = (v: unknown): unknown => (v === "increase" ? "decrease" : typeof v === "number" ? v + 1 : typeof v === "boolean" ? !v : `${String(v)} toisin`);

describe("nothing changes untold", () => {
  const { programme: before, ownIds } = programme(everything);
  const all = places(before);

  test("there is a place for every field", () => {
    expect(all.length).toBeGreaterThan(90);
    expect(fileUpdate(before, before, ownIds).changes).toEqual([]);
  });

  test.each(all.map((p) => [p.join("."), p] as const))("%s", (_name, place) => {
    const after = changedAt(before, place, another) as Programme;
    const { changes } = fileUpdate(before, after, ownIds);
    expect(changes).not.toEqual([]);
    for (const language of languages)
      for (const change of changes) {
        const told = changeText(change, language);
        expect(told).not.toMatch(/\{\{|update\.|undefined/);
        expect(told, "the two sides differ").not.toMatch(/[(:] ?([^():]+) → \1(?:[);]|$)/);
      }
  });
});

describe("a change is told whole", () => {
  const { programme: before, ownIds } = programme(everything);
  const told = (edit: (p: string) => string, past = noPast): readonly string[] => {
    const read = programme(edit(everything));
    return fileUpdate(before, read.programme, ownIds, past).changes.map((c) => changeText(c, "fi"));
  };

  test("a new baseline is seen in the target, and a target that counts otherwise is said so", () => {
    expect(told((y) => y.replace("baselineValue: 120", "baselineValue: 140"))).toEqual(["tavoitetaso muuttuu: mittari Etäkäynnit (+5 % (2023: 120, previous year) 2025-12-31 → +5 % (2023: 140, previous year) 2025-12-31)"]);
    expect(told((y) => y.replace("form: change, ", "form: change_abs, "))).toEqual(["muuttuu: mittari Etäkäynnit (tavoitteen laskutapa: muutos prosentteina → muutos määränä)"]);
  });

  test("a group's own rounds, proposals and publicity are said with what they were", () => {
    expect(told((y) => y.replace("proposals: true", "proposals: false").replace("dueAfterDays: 30", "dueAfterDays: 40"))).toEqual(["muuttuu: ryhmä Vanhuspalvelut (vastausaika, päivää: 30 → 40; digiehdotukset: kyllä → ei)"]);
    expect(told((y) => y.replace("Eero Mäki", "Liisa Lehto").replace(" publicity: notYet,", ""))).toEqual([
      "vastuuhenkilö muuttuu: toimenpide 1a Etähoiva kotiin (vs. päällikkö Eero Mäki → vs. päällikkö Liisa Lehto)",
      "muuttuu: toimenpide 1a Etähoiva kotiin (julkisuus: ei vielä julkinen → julkinen)",
    ]);
  });

  test("what holds anyway is no change when it is said, or no longer said", () => {
    const said = programme(everything.replace("publicity: notYet", "publicity: public")).programme;
    const unsaid = programme(everything.replace(" publicity: notYet,", "")).programme;
    expect(fileUpdate(said, unsaid, ownIds)).toMatchObject({ programme: said, changes: [] });
  });

  test("a measure that got another name and another goal is told both", () => {
    expect(told((y) => y.replace("title: Etähoiva kotiin", "title: Etähoiva kotiin asti").replace("goals: [1], cadence", "goals: [2], cadence"))).toEqual([
      "nimi muuttuu: toimenpide Etähoiva kotiin → Etähoiva kotiin asti",
      "muuttuu: toimenpide 1a Etähoiva kotiin asti (tavoitteet: 1 → 2)",
    ]);
  });

  test("what goes away comes first, and with how many figures", () => {
    const edit = (y: string): string => y.replace("name: Palveluohjelma", "name: Uusi ohjelma").replace(/ {4}tables:[^]*$/, "").replace(/indicators: \[\{id: kaynnit[^]*?\}\}\]/, "indicators: []");
    const figures = new Map([["yhteinen", 3], ["taulu/asukkaat", 1]]);
    expect(told(edit, { earlier: [], figures })).toEqual([
      "poistuu: mittari Etäkäynnit (3 kirjattua lukua ei enää näy; lähtötaso: 120 → –)",
      "poistuu: tavoitetaulukko Asuminen (1 kirjattu luku ei enää näy)",
      "nimi muuttuu: ohjelma Palveluohjelma → Uusi ohjelma",
    ]);
  });

  test("long texts are shown where they part", () => {
    const long = "Etähoivan tabletit jaetaan kaikille säännöllisen kotihoidon asiakkaille, jotka sitä itse haluavat ja joille se hoidon tarpeen arvion mukaan sopii";
    const was = programme(everything.replace("Tabletit kaikille", `"${long} vuonna 2024"`)).programme;
    const now = programme(everything.replace("Tabletit kaikille", `"${long} vuonna 2025"`)).programme;
    const [text = ""] = fileUpdate(was, now, ownIds).changes.map((c) => changeText(c, "fi"));
    expect(text).toMatch(/…[^→]*2024 → …[^→]*2025/);
  });

  test("another order alone is a change too", () => {
    const groups = before.groups.map((g) => ({ ...g, goals: [...g.goals].reverse() }));
    expect(fileUpdate(before, { ...before, groups }, ownIds).changes.map((c) => changeText(c, "fi"))).toEqual(["muuttuu: ohjelma Palveluohjelma (järjestys)"]);
  });
});
