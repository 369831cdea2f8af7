import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readPeople } from "../../src/people/read-people.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { expectFaults, marked } from "../programme/marked.ts";

const programme = (() => {
  const reading = readProgramme(readFileSync("adapters/sample/programme.yaml", "utf8"));
  if ("faults" in reading) throw new Error("the sample programme has faults");
  return reading.programme;
})();
const sample = readFileSync("adapters/sample/people.yaml", "utf8");
const read = (text: string) => {
  const reading = readPeople(text, programme);
  if ("faults" in reading) throw new Error(JSON.stringify(reading.faults));
  return reading;
};
const faultsOf = (text: string) => {
  const reading = readPeople(text, programme);
  return "faults" in reading ? reading.faults : reading.warnings;
};

describe("the people of the sample", () => {
  const { persons, roles, warnings } = read(sample);

  it("need no remark", () => {
    expect(warnings).toEqual([]);
  });

  it("give every group a chair; one person chairs both vammais and lastensuojelu", () => {
    const chairs = roles.filter((r) => r.role === "chair");
    expect(chairs.map((r) => r.group)).toEqual(["yhteistyo", "vanhus", "vammais", "lastensuojelu", "digi", "tieto", "tyohyvinvointi"]);
    expect(new Set(chairs.map((r) => r.person)).size).toBe(6);
    for (const chair of chairs)
      expect(persons.find((p) => p.id === chair.person)?.name).toBe(programme.groups.find((g) => g.id === chair.group)?.chair?.title);
  });

  it("have a coordinator, a communications officer and an administrator, one Swedish and one English speaker, and no e-mail", () => {
    for (const role of ["coordinator", "communicationsOfficer", "administrator"]) expect(roles.filter((r) => r.role === role)).toHaveLength(1);
    expect(persons.flatMap((p) => p.language ?? [])).toEqual(["sv", "en"]);
    expect(persons.filter((p) => p.email !== undefined)).toEqual([]);
  });

  it("leave vanhus without owners, as the plan does", () => {
    expect(roles.filter((r) => r.group === "vanhus").map((r) => r.role)).toEqual(["chair", "staff", "staff", "deputy"]);
  });

  it("belong to the programme", () => {
    for (const row of [...persons, ...roles]) expect(row).toMatchObject({ organisation: "pori", programme: "pori-tuottavuusohjelma" });
  });
});

describe("a role", () => {
  const file = `persons:
  - id: a
    name: Anturiasiantuntija
    roles:
      - {role: owner, group: vanhus, measures: [3.a, vanhus-5b]}
      - {role: owner, group: digi, measures: digi-p4, from: 2021-04-01, to: 2021-12-31}
`;

  it("names measures by label or id, and projects by id", () => {
    expect(read(file).roles.map((r) => r.measures)).toEqual([["vanhus-3a", "vanhus-5b"], ["digi-p4"]]);
  });

  it("has the same id whenever the file is read, wherever it stands in it", () => {
    expect(read(file).roles.map((r) => r.id)).toEqual(["a:owner:vanhus", "a:owner:digi:2021-04-01"]);
    expect(read(`persons:\n  - {id: b, name: B, roles: [{role: staff}]}\n${file.slice(9)}`).roles.map((r) => r.id)).toEqual(["b:staff", "a:owner:vanhus", "a:owner:digi:2021-04-01"]);
  });
});

describe("faults in a people file", () => {
  const chairs = ["yhteistyo", "vammais", "lastensuojelu", "digi", "tieto"].map((group) => `      - {role: chair, group: ${group}}`).join("\n");

  it("are all reported at once, each on its own line", () => {
    const { text, expected } = marked(`persons: 
  - id: kaikki «chairMissing»
    name: Monen ryhmän puheenjohtaja
    email: kaikki@kunta.fi
    roles:
${chairs}
      - {role: chair, group: vanhus}
      - {role: chair} «groupNeeded»
      - {role: chair, group: vanhsu} «unknownGroupNear»
  - id: toinen
    name: «missing»
    email: KAIKKI@kunta.fi «duplicateEmail»
    roles:
      - {role: chair, group: vanhus, from: 2021-05-01} «twoChairs»
      - {role: chair, group: vanhus, from: 2021-05-01} «duplicateRole twoChairs»
      - {role: pomo} «notOneOf»
      - {role: coordinator, group: tieto} «groupNotNeeded»
      - {role: staff, group: tieto, measures: [2c]} «measuresNotNeeded»
      - {role: owner, group: tieto, measures: [2c, 9z], from: 2021-05-01, to: 2021-04-01} «unknownMeasure fromAfterTo»
  - {id: toinen, name: Kolmas, email: kolmas} «duplicateId email personWithoutRole»
  - {id: Neljäs, nimi: Neljäs, roles: [{role: staff}]} «idNear unknownKeyNear missing»
`);
    expectFaults(faultsOf(text), expected);
  });

  it("name the group that has no chair, and the coordinator that nobody is", () => {
    const faults = faultsOf("persons:\n  - {id: a, name: A, roles: [{role: staff}]}\n");
    expect(faults.map((f) => f.code)).toEqual([...Array<string>(7).fill("chairMissing"), "noCoordinator"]);
    expect(faults.every((f) => f.severity === "warning")).toBe(true);
  });

  it("terms that follow each other are two chairs one after the other, not at the same time", () => {
    const faults = faultsOf("persons:\n  - {id: a, name: A, roles: [{role: chair, group: vanhus, to: 2021-04-30}]}\n  - {id: b, name: B, roles: [{role: chair, group: vanhus, from: 2021-05-01}]}\n");
    expect(faults.map((f) => f.code)).not.toContain("twoChairs");
  });

  it("never make the reader fail, and always have a line of the file", () => {
    const change = fc.record({ at: fc.nat(sample.length), cut: fc.nat(30), put: fc.oneof(fc.constantFrom("[", "{", ": ", "\t", "*a", "- "), fc.string({ maxLength: 8 })) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((t, c) => t.slice(0, c.at) + c.put + t.slice(c.at + c.cut), sample);
        for (const fault of faultsOf(text)) expect(fault.line >= 1 && fault.line <= text.split("\n").length).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
