import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { faultText } from "../../src/programme/fault.ts";
import { canonicalLabel } from "../../src/programme/label.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";

const sample = readFileSync("adapters/sample/programme.yaml", "utf8");

function read(text: string): Programme {
  const reading = readProgramme(text);
  if ("faults" in reading) throw new Error(reading.faults.map((f) => `${f.line}: ${faultText(f, "en")}`).join("\n"));
  return reading.programme;
}

describe("the shortest file that will do", () => {
  const shortest = read(`
id: ymparisto
organisation: kunta
name: Ympäristöohjelma
rounds: {firstQuarter: 2021-Q1, lastQuarter: 2023-Q4}
groups:
  - id: vesi
    name: Vesiryhmä
    chair: vs. vesihuoltopäällikkö
    goals:
      - {number: 1, title: Puhdas vesi}
    measures:
      - {label: 1.a, title: Putket kuntoon, goals: 1, schedule: 2021 – 2023, indicators: [{text: Vuodot, kind: number}, {text: Putket, kind: number, id: putket}]}
      - {title: Mittarit, parent: 1a, goals: 1}
      - {label: 2 b., title: Venttiilit, goals: 1, schedule: Alkaen syksy 2021, owners: [Insinööri]}
      - {title: Tiivisteet, goals: 1}
      - {title: Kaivot, goals: 1, schedule: 2022, asked: final}
      - {title: Muut, asked: never}
    projects:
      - {title: Anturit, list: Laitteet}
freeDays:
  - {from: 2021-06-25, name: Juhannusaatto}
`);
  const [group] = shortest.groups;

  it("gets the usual rounds, language and zone", () => {
    expect(shortest).toMatchObject({ language: "fi", zone: "Europe/Helsinki", demo: false, bodies: [], audiences: [], promises: [] });
    expect(shortest.rounds).toEqual({ cadence: "quarterly", firstQuarter: "2021-Q1", lastQuarter: "2023-Q4", hour: 9, dueAfterDays: 28, editDays: 14 });
    expect(shortest.freeDays).toEqual([{ from: "2021-06-25", to: "2021-06-25", name: "Juhannusaatto" }]);
  });

  it("gets ids from labels and places", () => {
    expect(group?.measures.map((m) => m.id)).toEqual(["vesi-1a", "vesi-1a-1", "vesi-2b", "vesi-t1-1", "vesi-t1-2", "vesi-n1"]);
    expect(group?.measures[0]?.indicators.map((i) => i.id)).toEqual(["vesi-1a-m1", "putket"]);
    expect(group?.measures[1]?.parent).toBe("vesi-1a");
    expect(group?.projects).toEqual([{ id: "vesi-p1", title: "Anturit", list: "Laitteet", goals: [] }]);
  });

  it("keeps a label as written and in one form", () => {
    expect(group?.measures.map((m) => [m.label, m.raw])).toEqual([["1a", "1.a"], [undefined, undefined], ["2b", "2 b."], [undefined, undefined], [undefined, undefined], [undefined, undefined]]);
  });

  it("reads dates from years, and makes none up from other words", () => {
    expect(group?.measures.map((m) => m.schedule)).toEqual([
      { text: "2021 – 2023", from: "2021-01-01", to: "2023-12-31" },
      undefined,
      { text: "Alkaen syksy 2021" },
      undefined,
      { text: "2022", from: "2022-01-01", to: "2022-12-31" },
      undefined,
    ]);
  });

  it("reads titles of people, acting ones too", () => {
    expect(group?.chair).toEqual({ title: "vesihuoltopäällikkö", acting: true });
    expect(group?.measures[2]?.owners).toEqual([{ title: "Insinööri" }]);
  });

  it("leaves out what is not said: absent, never undefined", () => {
    expect(JSON.parse(JSON.stringify(shortest))).toStrictEqual(shortest);
  });
});

describe("values", () => {
  it("stay as they were written where a text belongs", () => {
    const texts = ["08:30", "yes", "1,5", "012", "1e3", "true", "2021-01-01", "0x10", "12.50"];
    const file = (title: string) => `id: a\norganisation: a\nname: ${title}\nrounds: {firstQuarter: 2021-Q1, lastQuarter: 2021-Q1}\ngroups: [{id: a, name: b}]\n`;
    expect(texts.map((t) => read(file(t)).name)).toEqual(texts);
  });

  it("folded over several lines become one line", () => {
    expect(read("id: a\norganisation: a\nname: >\n  Pitkä\n  nimi\nrounds: {firstQuarter: 2021-Q1, lastQuarter: 2021-Q1}\ngroups: [{id: a, name: b}]\n").name).toBe("Pitkä nimi");
  });

  it("a file made on Windows reads the same", () => {
    expect(read(`\uFEFF${sample.replaceAll("\n", "\r\n")}`)).toEqual(read(sample));
  });

  it.each([["1.a", "1a"], ["1a.", "1a"], ["2 a.", "2a"], ["3 B", "3b"], ["12.", "12"], ["12", "12"], ["2.1", "2.1"], ["A 1", "A 1"]])("the label %s is known as %s", (raw, label) => {
    expect(canonicalLabel(raw)).toBe(label);
  });
});

describe("a programme written out again", () => {
  it("reads as the same programme, with every id and list in it", () => {
    const programme = read(sample);
    expect(read(stringify(programme))).toEqual(programme);
    expect(parse(stringify(programme))).toEqual(programme);
  });
});

describe("no text at all makes the reader fail", () => {
  const lines = (text: string): number => text.replace(/\n$/, "").split("\n").length;
  const fits = (text: string): void => {
    const reading = readProgramme(text);
    const faults = "faults" in reading ? reading.faults : reading.warnings;
    // A sentence quotes the file: braces that stand in it are the writer's, not a gap that we forgot to fill.
    const unsaid = text.includes("{{") ? /^fault\./ : /^fault\.|{{/;
    if ("faults" in reading) expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(fault.line).toBeGreaterThanOrEqual(1);
      expect(fault.line).toBeLessThanOrEqual(lines(text));
      expect(fault.column).toBeGreaterThanOrEqual(1);
      for (const language of ["fi", "sv", "en"] as const) expect(faultText(fault, language)).not.toMatch(unsaid);
    }
  };
  // The top of the sample and one small group: something of everything, and quick to read many times.
  const part = sample.slice(sample.indexOf("\nid: "), sample.indexOf("  - id: yhteistyo\n")) + sample.slice(sample.indexOf("  - id: vammais\n"), sample.indexOf("  - id: lastensuojelu\n"));
  const pieces = ["\t", ": ", "- ", "\n", "[", "]", "{", "}", "&a ", "*a", "|", ">", "'", '"', "#", "!!x ", "%", "@", "---\n", "<<: ", "\u0000", "\uFFFD", "\uD800", "null", "~", "1,5", "? "];

  it("whatever is broken in a good file", { timeout: 60_000 }, () => {
    const change = fc.record({ at: fc.nat(part.length), cut: fc.nat(40), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        fits(changes.reduce((text, c) => text.slice(0, c.at) + c.put + text.slice(c.at + c.cut), part));
      }),
      { numRuns: 60 },
    );
  });

  it("whatever stands in a small file", () => {
    const junk = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom("groups", "id", "name", "measures", "rounds", "goals", "values"), fc.string({ maxLength: 8, unit: "binary" })), { maxLength: 40 });
    fc.assert(fc.property(junk, (parts) => fits(parts.join(""))), { numRuns: 150 });
    fc.assert(fc.property(fc.json(), (json) => fits(json)), { numRuns: 150 });
  });

  it("braces of the writer's own", () => fits('{"{{":""}'));

  it("with any value in the place of any other", { timeout: 60_000 }, () => {
    const small = parse(part) as Record<string, unknown>;
    const paths = leaves(small);
    const value = fc.oneof(fc.constant(null), fc.constant([]), fc.constant({}), fc.string({ maxLength: 10 }), fc.double(), fc.constant([[null]]), fc.constant({ __proto__x: 1 }));
    fc.assert(
      fc.property(fc.constantFrom(...paths), value, (path, v) => {
        const copy = structuredClone(small);
        put(copy, path, v);
        fits(stringify(copy));
      }),
      { numRuns: 100 },
    );
  });
});

type Path = readonly (string | number)[];

const leaves = (value: unknown, path: Path = []): Path[] =>
  value !== null && typeof value === "object" ? [path, ...Object.entries(value).flatMap(([key, next]) => leaves(next, [...path, key]))].filter((p) => p.length > 0) : [path];

function put(target: unknown, [step, ...rest]: Path, value: unknown): void {
  const holder = target as Record<string, unknown>;
  if (step === undefined) return;
  if (rest.length === 0) holder[step] = value;
  else put(holder[step], rest, value);
}
