import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seriesOf } from "../../src/programme/look-up.ts";
import type { Indicator } from "../../src/programme/indicator.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";

const text = readFileSync("adapters/sample/programme.yaml", "utf8");
const reading = readProgramme(text);
if ("faults" in reading) throw new Error(JSON.stringify(reading.faults));
const sample: Programme = reading.programme;
const group = (id: string) => sample.groups.find((g) => g.id === id) ?? expect.fail(id);
const measure = (id: string) => sample.groups.flatMap((g) => g.measures).find((m) => m.id === id) ?? expect.fail(id);
const indicator = (id: string): Indicator => sample.groups.flatMap((g) => g.measures).flatMap((m) => m.indicators).find((i) => i.id === id) ?? expect.fail(id);

describe("the bundled sample is the whole plan", () => {
  it.each([
    ["yhteistyo", 4, 15, 4, 23],
    ["vanhus", 5, 10, 0, 12],
    ["vammais", 3, 4, 0, 4],
    ["lastensuojelu", 3, 4, 0, 4],
    ["digi", 4, 0, 0, 0],
    ["tieto", 4, 12, 0, 18],
    ["tyohyvinvointi", 4, 18, 0, 29],
  ])("%s has %i goals, %i measures, %i parts of measures, %i indicators", (id, goals, measures, parts, indicators) => {
    const g = group(id);
    const counted = [g.goals.length, g.measures.filter((m) => !m.parent).length, g.measures.filter((m) => m.parent).length, g.measures.flatMap((m) => m.indicators).length];
    expect(counted).toEqual([goals, measures, parts, indicators]);
  });

  it("comes to 7 groups, 27 goals, 67 measures, 90 indicators, 24 projects", () => {
    const all = sample.groups;
    expect(all.map((g) => g.id)).toEqual(["yhteistyo", "vanhus", "vammais", "lastensuojelu", "digi", "tieto", "tyohyvinvointi"]);
    expect([all.flatMap((g) => g.goals).length, all.flatMap((g) => g.measures).length, all.flatMap((g) => g.measures).flatMap((m) => m.indicators).length]).toEqual([27, 67, 90]);
    expect(all.map((g) => g.projects.length)).toEqual([0, 0, 0, 0, 24, 0, 0]);
    expect(sample.audiences).toHaveLength(5);
    expect(sample.bodies.map((b) => b.id)).toEqual(["ohjausryhma", "perusturvalautakunta", "kaupunginhallitus"]);
  });

  it("is a demo whose clock starts in the first quarter", () => {
    expect(sample).toMatchObject({ organisation: "pori", demo: true, demoStart: "2021-03-29", zone: "Europe/Helsinki" });
    expect(sample.rounds).toMatchObject({ firstQuarter: "2021-Q1", lastQuarter: "2023-Q4" });
    expect(sample.freeDays.map((d) => d.from.slice(0, 4))).toEqual(["2021", "2021", "2022", "2022", "2023", "2023", "2024", "2024"]);
  });

  it("warns only about what the plan itself says against itself", () => {
    expect(reading.warnings.map((f) => f.code)).toEqual(["sumMismatch", "scheduleBeforeTable", "sumMismatch"]);
  });

  it("gives every indicator a short name, and every figure a way to be asked", () => {
    for (const i of sample.groups.flatMap((g) => g.measures).flatMap((m) => m.indicators)) {
      expect([i.id, (i.name ?? "").length > 3]).toEqual([i.id, true]);
      if (i.kind === "percent" || i.kind === "currency") expect([i.id, i.unit]).not.toEqual([i.id, undefined]);
    }
  });
});

describe("hard places of the plan, read right", () => {
  it("parts of a measure stand under it", () => {
    expect(group("yhteistyo").measures.filter((m) => m.parent).map((m) => [m.id, m.parent, m.indicators.length])).toEqual([
      ["yhteistyo-4a-1", "yhteistyo-4a", 2],
      ["yhteistyo-4b-1", "yhteistyo-4b", 1],
      ["yhteistyo-4c-1", "yhteistyo-4c", 1],
      ["yhteistyo-4c-2", "yhteistyo-4c", 1],
    ]);
  });

  it("measures without a label are known by their goal", () => {
    expect([...group("vammais").measures, ...group("tieto").measures.slice(7)].map((m) => m.id)).toEqual([
      "vammais-t1-1", "vammais-t2-1", "vammais-t3-1", "vammais-t3-2", "tieto-t4-1", "tieto-t4-2", "tieto-t4-3", "tieto-t4-4", "tieto-t4-5",
    ]);
  });

  it("94 % at home is one figure under three measures", () => {
    const shared = sample.groups.flatMap((g) => g.measures).filter((m) => m.indicators.some((i) => seriesOf(i) === "kotona-asuvat-75"));
    expect(shared.map((m) => m.id)).toEqual(["vanhus-3a", "vanhus-4b", "vanhus-5a"]);
  });

  it.each([
    ["yhteistyo-1b-m1", "currency", "at_most", { form: "change", value: 10, unit: "%", relativeTo: "previous year" }],
    ["yhteistyo-2b-m1", "number", "increase", undefined],
    ["yhteistyo-2d-m3", "percent", "decrease", { form: "change", value: 4, unit: "%", relativeTo: "previous year" }],
    ["yhteistyo-3a-m1", "percent", "reach", { form: "level", value: 100, unit: "%" }],
    ["yhteistyo-3b-m1", "number", "exact", { form: "level", value: 0, unit: "asiakasta" }],
    ["yhteistyo-4a-m1", "number", "decrease", undefined],
    ["vanhus-1a-m1", "percent", "decrease", { form: "level", value: 6, unit: "%" }],
    ["vanhus-1b-m1", "percent", "increase", { form: "change", value: 5, unit: "%" }],
    ["vanhus-2a-m2", "percent", "increase", { form: "change", value: 5, unit: "%", baselineYear: 2020, baselineValue: 304 }],
    ["vanhus-4a-m1", "number", undefined, undefined],
    ["vammais-t1-1-m1", "percent", "increase", { form: "change", value: 2, unit: "%", baselineYear: 2020 }],
    ["vammais-t2-1-m1", "number", "increase", { form: "change_abs", value: 10, unit: "asukasta" }],
    ["lastensuojelu-t3-1-m1", "percent", "decrease", { form: "change", value: 5, unit: "%" }],
    ["tieto-2b-m1", "milestone", "reach", { form: "level", value: 100, unit: "%" }],
  ])("%s is %s, %s", (id, kind, direction, target) => {
    const { kind: k, direction: d, target: t } = indicator(id);
    expect([k, d, t]).toEqual([kind, direction, target]);
  });

  it("vouchers are asked by customer group", () => {
    expect(indicator("vanhus-3b-m1").breakdown).toEqual({ by: "customerGroup", parts: ["lapset", "vammaiset", "ikäihmiset"] });
  });

  it("measures of well-being at work serve several goals", () => {
    const goals = (n: number) => measure(`tyohyvinvointi-${n}`).goals.join("");
    expect([goals(1), goals(2), goals(4), goals(15), goals(17), goals(18)]).toEqual(["1234", "124", "12", "3", "", ""]);
  });

  it("the evaluation itself is never asked about, the final one only at the end", () => {
    expect([measure("tyohyvinvointi-16").asked, measure("tyohyvinvointi-17").asked, measure("tyohyvinvointi-18").asked]).toEqual(["round", "never", "final"]);
    expect(measure("tyohyvinvointi-17")).toMatchObject({ cadence: "quarterly", indicators: [] });
  });

  it("what the plan says against itself is shown, not repaired", () => {
    expect(measure("vanhus-1a").schedule?.to).toBe("2023-12-31");
    expect(measure("tyohyvinvointi-12").schedule).toEqual({ text: "Alkaen 2022; 1.3.21-", from: "2021-03-01" });
    for (const id of ["vanhus-1a", "tyohyvinvointi-12", "yhteistyo-2d", "tyohyvinvointi-3", "tyohyvinvointi-4"]) expect(measure(id).remarks.length).toBe(1);
  });

  it("digital projects come by list and year, without goals that the plan does not give", () => {
    const lists = group("digi").projects.map((p) => `${p.list} ${p.year}`);
    expect([...new Set(lists)].map((l) => [l, lists.filter((x) => x === l).length])).toEqual([
      ["Tuottavuusrahat kevät 2021 2021", 6],
      ["Muut toteutukset 2021", 2],
      ["Kansalaisen palvelut 2021", 3],
      ["Kansalaisen palvelut 2022", 1],
      ["Ammattilaisen työkalut 2021", 2],
      ["Ammattilaisen työkalut 2022", 2],
      ["Johtamisen välineet ja automaatio 2021", 6],
      ["Johtamisen välineet ja automaatio 2022", 2],
    ]);
    expect(group("digi").projects.every((p) => p.goals.length === 0)).toBe(true);
    expect(group("digi").proposals).toBe(true);
  });
});

describe("the two target tables", () => {
  const [home, care] = group("vanhus").tables;
  const total = (t: typeof home, column: string) => t?.rows.find((r) => r.total)?.values[column] ?? [];

  it("have 54 figures each, shares included", () => {
    const figures = group("vanhus").tables.map((t) => t.rows.flatMap((r) => Object.values(r.values).flat()).length + t.share.values.length);
    expect([group("vanhus").tables.map((t) => t.id), figures]).toEqual([["vanhus-kotihoito", "vanhus-tehostettu"], [54, 54]]);
  });

  it.each([["vanhus-kotihoito", "asiakkaat"], ["vanhus-tehostettu", "paikat"]])("%s: the total is the share of the residents, rounded", (id, column) => {
    const table = group("vanhus").tables.find((t) => t.id === id);
    const shares = table?.share.values ?? [];
    expect(total(table, column)).toEqual(total(table, "asukkaat").map((residents, i) => Math.round((residents * (shares[i] ?? 0)) / 100)));
  });

  it("count the same residents", () => {
    expect(home?.rows.map((r) => [r.place, r.values["asukkaat"]])).toEqual(care?.rows.map((r) => [r.place, r.values["asukkaat"]]));
    expect(home?.rows.find((r) => r.place === "Pori")?.values["asiakkaat"]?.[0]).toBe(1163);
    expect(care?.share.values.slice(-2)).toEqual([7, 6]);
  });
});

const seeds = "../shared/seeds";
const plan = existsSync(seeds) ? readdirSync(seeds).find((name) => name.startsWith("002")) : undefined;
if (!plan) console.info("The plan itself is not here: names and wording are not compared with it.");

describe.skipIf(!plan)("against the plan itself", () => {
  const source = plan ? readFileSync(`${seeds}/${plan}`, "utf8") : "";
  const plain = (s: string) => s.replace(/\s+/g, " ").trim().toLowerCase();

  it("no person's name stands in the sample", () => {
    const named = /(?:Puheenjohtaja|Viestintäasiantuntija|Hankejohtaja)\s+(\p{Lu}[\p{L}-]+)\s+(\p{Lu}[\p{L}-]+)/gu;
    const names = new Set([...source.matchAll(named)].flatMap((m) => [m[1] ?? "", m[2] ?? ""]));
    expect(names.size).toBeGreaterThanOrEqual(12);
    const people = readFileSync("adapters/sample/people.yaml", "utf8");
    const words = new Set(plain(text + people).match(/[\p{L}-]+/gu));
    expect([...names].filter((name) => words.has(name.toLowerCase()))).toEqual([]);
  });

  it("no sentence of six words or more is copied", () => {
    const whole = plain(source);
    const ours = sample.groups.flatMap((g) => [
      ...g.goals.map((x) => x.title),
      ...g.projects.map((x) => x.title),
      ...g.measures.flatMap((m) => [m.title, ...m.details, ...m.remarks, ...m.indicators.flatMap((i) => [i.text, i.name ?? ""])]),
    ]);
    const copied = [...ours, ...sample.audiences.map((a) => a.emphasis)].filter((t) => plain(t).split(" ").length >= 6 && whole.includes(plain(t)));
    expect(copied).toEqual([]);
  });

  it("every figure of the tables stands in the plan", () => {
    const printed = source.replace(/(\d) (\d{3})(?!\d)/g, "$1$2");
    for (const table of group("vanhus").tables)
      for (const row of table.rows)
        for (const values of Object.values(row.values)) for (const v of values) expect([row.place, printed.includes(String(v))]).toEqual([row.place, true]);
  });
});
