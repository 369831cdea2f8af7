import { afterAll, describe, expect, it } from "vitest";
import type { Fault } from "../../src/programme/fault.ts";
import { faultText } from "../../src/programme/fault.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { programmeFaults } from "../../src/texts/programme-faults.ts";
import { expectFaults, marked } from "./marked.ts";

const seen = new Set<string>();
const faultsOf = (text: string): readonly Fault[] => {
  const reading = readProgramme(text);
  const faults = "faults" in reading ? reading.faults : reading.warnings;
  for (const fault of faults) seen.add(fault.code);
  return faults;
};
const check = (file: string): void => {
  const { text, expected } = marked(file);
  expectFaults(faultsOf(text), expected);
};

const head = "id: ymparisto\norganisation: kunta\nname: Ympäristöohjelma\nrounds: {firstQuarter: 2021-Q1, lastQuarter: 2023-Q4}\n";
const group = "groups:\n  - id: vesi\n    name: Vesiryhmä\n    chair: Vesihuoltopäällikkö\n    goals:\n      - {number: 1, title: Puhdas vesi}\n      - {number: 2, title: Vähemmän vuotoja}\n";
const one = `${head}${group}`;

describe("a file that cannot be read as it is written", () => {
  it.each([
    ["is empty", "# vain kommentti", "1 emptyFile"],
    ["is a single word", "vesi", "1 wantedMap"],
    ["was saved in an old encoding", "id: vesi\nname: Ymp\uFFFDrist\uFFFDohjelma\n", "2 notUtf8"],
    ["was saved as UTF-16", "i\0d\0:\0", "1 notUtf8"],
    ["has half a character", "id: vesi\nname: \uD83D\n", "2 notUtf8"],
    ["has a control character", "id: a\nname: b\u0007\n", "2 controlCharacter"],
    ["is larger than five megabytes", `name: ${"x".repeat(5_300_000)}`, "1 tooLarge"],
    ["has far too many values", `groups: [${"1,".repeat(100_001)}]`, "1 tooMuch"],
    ["is nested too deeply", "id: a\ngroups: " + "[".repeat(100_000), "2 tooDeep"],
    ["holds two documents", "id: a\n---\nid: b\n", "2 manyDocuments"],
  ])("that %s is one fault with its line", (_, text, expected) => {
    const faults = faultsOf(text);
    expect(faults.map((f) => `${f.line} ${f.code}`)).toContain(expected);
    for (const f of faults) expect(faultText(f, "fi")).not.toContain("{{");
  });

  it.each([
    ["a tab as indentation", `${head}groups:\n\t- id: vesi «tab»\n`],
    ["a colon inside a text", `${one}    measures:\n      - title: Vaihe 2: putket «colonInText»\n`],
    ["a sign at the beginning of a text", `${one}    measures:\n      - title: @putket «specialStart»\n`],
    ["a > at the beginning of a text", `${one}    measures:\n      - title: > 9 putkea «blockText»\n`],
    ["a quotation mark that never closes", `${head}groups: []\nzone: "Europe/Helsinki «quote»`],
    ["an apostrophe inside apostrophes", `${head}zone: 'it's' «quote»\n`],
    ["a backslash inside quotation marks", `${head}zone: "C:\\qvesi" «escape»\n`],
    ["a bracket that never closes", `${head}groups: [\nzone: x «indent»\n`],
    ["a field without a colon", `${head}zone: Europe/Helsinki\ndemo «missingColon»\n`],
    ["a word after a list", `${head}- vesi «syntax»\n`],
    ["a star at the beginning of a text", `${head}zone: *tärkeä «alias»\ngroups: [] «emptyList»\n`],
    ["a tag", `${head}zone: !!timezone Europe/Helsinki «tag»\ngroups: [] «emptyList»\n`],
    ["a list as a field's name", `${head}? [a]\n: 1\ngroups: [] «emptyList»\n`.replace("? [a]", "? [a] «keyText»")],
    ["a field twice", `${head}name: Toinen «duplicateKey»\ngroups: [] «emptyList»\n`],
    ["a piece repeated too often", `${head}freeDays: [] \nbodies: &b [] \naudiences: [${"*b, ".repeat(101)}] «tooManyAliases ${Array(100).fill("wantedMap").join(" ")}»\ngroups: [] «emptyList»`],
  ])("%s: the line that is wrong", (_, file) => {
    const { text, expected } = marked(file);
    const found = faultsOf(text);
    for (const fault of expected) expect(found.map((f) => `${f.line} ${f.code}`)).toContain(fault);
    // What stands after broken syntax is not held against the writer.
    expect(found.filter((f) => f.code === "missing")).toEqual([]);
  });

  it("a piece that contains itself is refused", () => {
    expect(faultsOf("groups: &g [*g]\n").map((f) => f.code)).toContain("alias");
  });

  it("repetition of repetitions does not unfold into gigabytes", () => {
    const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
    expect(faultsOf(`a0: &a0 [x]\n${lines.join("\n")}\n`).some((f) => f.code === "tooManyAliases")).toBe(true);
  });
});

describe("fields that do not fit", () => {
  it("are all reported at once, each on its own line", () => {
    check(`id: Ympäristö «idNear»
organisation: "??" «id»
nmae: Ympäristöohjelma «unknownKeyNear»
name: «missing»
language: se «notOneOfNear»
zone: Suomi/Helsinki «zone»
demo: kyllä «flag»
demoStart: 29.3.2021 «dateNear»
budget: 3 «unknownKey»
rounds:
  firstQuarter: 1/2021 «quarterNear»
  lastQuarter: loppu «quarter»
  hour: 24 «whole»
bodies: valtuusto «wantedList»
audiences:
  - id: kaikki «missing»
    name: Kaikki
freeDays:
  - {from: juhannus, name: Juhannus} «date»
groups:
  - id: vesi
    name: [Vesi] «wantedValue»
    chair: Vesihuoltopäällikkö
    aliases:
      - vesi
      - «empty»
    goals:
      - {number: yksi, title: Puhdas vesi} «whole»
      - Vähemmän vuotoja «wantedMap»
    measures:
      - title: "" «empty noGoals»
        asked: joskus «notOneOf»
        goals: []
      - title: Putket
        asked: never
        indicators:
          - text: Vuotoja on vähemmän
            kind: määrä «notOneOf»
            availableFrom: 15.2. «monthDayNear»
            deadline: 2021-02-30 «date»
            target: {form: change, value: "1,5", unit: "%"} «numberNear»
          - text: Vettä säästyy
            kind: [number] «wantedValue»
            availableFrom: kesä «monthDay»
            target: {form: level, value: paljon} «number»
            unknown: «unknownKey»
            name: ${"x".repeat(201)} «tooLong»
`);
  });

  it.each([
    ["1,5", "1.5"],
    ["1 163", "1163"],
    ["12 %", "12"],
    ["−5", "-5"],
  ])("a figure written %s is not guessed, but %s is suggested", (written, near) => {
    const [fault] = faultsOf(`${one}    measures:\n      - title: T\n        goals: 1\n        indicators:\n          - {text: x, kind: number, target: {form: level, unit: kpl, value: "${written}"}}\n`);
    expect(fault).toMatchObject({ line: 16, code: "numberNear", params: { near }, path: "groups[0].measures[0].indicators[0].target.value" });
    expect(faultText(fault as Fault, "fi")).toContain(`Kirjoita ${near}:`);
  });

  it("a list that is too long says the limit", () => {
    const found = faultsOf(`${head}groups: [${"{id: a, name: b}, ".repeat(101)}]`).find((f) => f.code === "longList");
    expect(found).toMatchObject({ line: 5, path: "groups", params: { limit: 100 } });
  });
});

describe("things that do not fit together", () => {
  it("are found across the file, together with the fields that do not fit", () => {
    check(`id: ymparisto
organisation: kunta
name: Ympäristöohjelma
rounds: {firstQuarter: 2023-Q1, lastQuarter: 2021-Q4} «quarterOrder»
bodies:
  - {id: johto, name: Johtoryhmä, kind: council}
  - {id: johto, name: Lautakunta, kind: committee} «duplicateId»
audiences:
  - id: kaikki
    name: Kaikki
    emphasis: Vesi
    to:
      - groups
      - group:ilma
      - body:johto
      - role:chair
      - group:vessi «unknownReadersNear»
      - body:valtuusto «unknownReaders»
      - role:chiar «unknownReadersNear»
      - kaikki kuntalaiset «unknownReaders»
freeDays:
  - {from: 2021-07-31, to: 2021-07-01, name: Heinäkuu} «fromAfterTo»
promises:
  - {id: p, text: Vesi on puhdasta, group: vessi} «unknownGroupNear»
  - {id: q, text: Ilma on puhdasta, group: tuuli} «unknownGroup»
groups:
  - id: vesi
    name: Vesi
    chair: {acting: true} «nobody»
    goals:
      - {number: 1, title: Puhdas vesi, schedule: 2021 - 2022}
      - {number: 1, title: Vähemmän vuotoja} «duplicateGoal»
    measures:
      - label: 1.a
        title: Putket
        goals: [1, 3, 1] «unknownGoal goalTwice»
        schedule: {text: joskus, from: 2022-01-01, to: 2021-12-31} «fromAfterTo»
        indicators:
          - {text: Vuodot, kind: number, unit: kpl, series: vuodot}
          - {text: Vuodot, kind: number, unit: m3, series: vuodot} «seriesUnits»
          - {text: Vuodot, kind: ratio, unit: kpl, series: vuodot} «seriesKinds»
          - {text: Pisarat, kind: number, series: pisarat} «seriesOnce»
          - {text: Putket, kind: number, deadline: 2021-06-01, series: vesi-1a} «deadlineBeforeStart seriesTaken»
          - {text: Altaat, kind: number, target: {form: level, value: 0}} «targetUnit»
          - {text: Kunnat, kind: number, breakdown: {by: municipality, parts: [Ii, Ii]}} «duplicatePart»
      - label: 1a. «duplicateLabel»
        title: Venttiilit
        goals: 1
      - title: Tiivisteet «noGoals»
        parent: 7x «unknownParent»
      - {id: ympyra, title: Ympyrä, goals: 1, parent: ympyra} «parentLoop»
      - {id: ympyra, title: Toinen, goals: 1} «duplicateId»
    tables:
      - id: taulu
        name: Vedenkulutus
        goals: [1]
        measures: [1a, 9z] «unknownMeasure»
        years: [2021, 2023, 2022] «years scheduleBeforeTable scheduleBeforeTable»
        share: {name: Osuus, unit: "%", values: [1, 2]} «rowLength»
        columns: [{id: talot, name: Talot, unit: kpl}, {id: talot, name: Talot, unit: kpl}] «duplicateId»
        rows:
          - {place: Ii, values: {talot: [1, 2, 3], putket: [1, 2, 3]}} «rowColumnUnknown»
          - {place: Ii, values: {talot: [1, 2]}} «duplicatePlace rowLength»
          - {place: Oulu, values: {}} «rowColumnMissing»
      - id: summat
        name: Summat
        years: [2021, 2022]
        share: {name: Osuus, unit: "%", values: [1, 2]}
        columns: [{id: talot, name: Talot, unit: kpl}]
        rows:
          - {place: Ii, values: {talot: [1.1, 2]}}
          - {place: Oulu, values: {talot: [2.2, 3]}}
          - {place: Yhteensä, total: true, values: {talot: [3.3, 6]}} «sumMismatch»
  - id: vesi «noChair emptyGroup duplicateId»
    name: Toinen
    aliases: [vesi] «duplicateAlias»
  - id: ilma
    name: Ilma
    chair: Ilmapäällikkö
    projects:
      - {title: Anturit, list: Laitteet, goals: [1]} «noSuchGoals»
`);
  });

  it("a slip in whom an audience is made of says what was meant, and what there is", () => {
    const [fault] = faultsOf(`${head}audiences: [{id: a, name: A, emphasis: E, to: [group:vessi]}]\n${group}`);
    expect(fault && faultText(fault, "fi")).toMatch(/^Kohderyhmään ei voi kuulua ”group:vessi”: sitä ei ole ohjelmassa\. Tarkoititko ”group:vesi”\? Tässä voi olla: groups, group:vesi, role:staff, /);
  });

  it("a sum that differs names its years and keeps the figures", () => {
    const reading = readProgramme(`${one}    tables:
      - id: t
        name: T
        goals: [1]
        years: [2021, 2022, 2023]
        share: {name: Osuus, unit: "%", values: [1, 2, 3]}
        columns: [{id: c, name: Talot, unit: kpl}]
        rows:
          - {place: A, values: {c: [1, 2, 3]}}
          - {place: B, values: {c: [1, 2, 3]}}
          - {place: Yhteensä, total: true, values: {c: [3, 4, 5]}}
`);
    if ("faults" in reading) throw new Error("a warning must not keep the file from being used");
    expect(reading.warnings).toMatchObject([{ code: "sumMismatch", severity: "warning", line: 22, params: { years: "2021, 2023", apart: 1 } }]);
    expect(reading.programme.groups[0]?.tables[0]?.rows[2]?.values["c"]).toEqual([3, 4, 5]);
  });
});

describe("the sentences", () => {
  it("say the same in Finnish, Swedish and English", () => {
    const fault = { code: "unknownGoal", params: { number: 6, numbers: "1, 2" } } as const;
    expect(faultText(fault, "fi")).toBe("Ryhmällä ei ole tavoitetta 6. Sillä on tavoitteet 1, 2.");
    expect(faultText(fault, "sv")).toBe("Gruppen har inget mål 6. Den har målen 1, 2.");
    expect(faultText(fault, "en")).toBe("The group has no goal 6. It has goals 1, 2.");
  });

  it("use the same parameters in every language", () => {
    const params = (text: string): readonly string[] => [...text.matchAll(/{{(\w+)}}/g)].map((m) => m[1] ?? "").sort();
    for (const [key, text] of Object.entries(programmeFaults.fi)) {
      const code = key as keyof typeof programmeFaults.fi;
      expect([key, [...new Set(params(programmeFaults.sv[code]))]]).toEqual([key, [...new Set(params(text))]]);
      expect([key, [...new Set(params(programmeFaults.en[code]))]]).toEqual([key, [...new Set(params(text))]]);
    }
  });

  it("what people wrote stays as they wrote it, also when it looks like a template", () => {
    expect(faultText({ code: "unknownKey", params: { key: "{{limit}} $t(fault.tab)", known: "id" } }, "fi")).toContain("”{{limit}} $t(fault.tab)”");
  });

  it("a file with hundreds of faults shows the first two hundred and says how many more there are", () => {
    const faults = faultsOf(`${one}    measures:\n${"      - x\n".repeat(500)}`);
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)).toMatchObject({ code: "moreFaults", line: 212, params: { left: 300 } });
  });
});

/** tests/people/read-people.test.ts has these. */
const ofPeople = ["email", "groupNeeded", "groupNotNeeded", "measuresNotNeeded", "duplicateRole", "duplicateEmail", "twoChairs", "chairMissing", "noCoordinator", "personWithoutRole"];

afterAll(() => {
  const all = Object.keys(programmeFaults.fi).map((key) => key.replace("fault.", ""));
  expect(all.filter((code) => !seen.has(code) && !ofPeople.includes(code))).toEqual([]);
});
