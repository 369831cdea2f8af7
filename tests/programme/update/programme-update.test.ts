import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import type { Programme, WorkingGroup } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { changeText } from "../../../src/programme/update/change-text.ts";
import { fileUpdate } from "../../../src/programme/update/programme-update.ts";
import { seriesOf } from "../../../src/programme/look-up.ts";

function programme(yaml: string): Programme {
  const read = readProgramme(yaml);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.programme;
}

const measure = (label: string, title: string, indicator: string, more = ""): string =>
  `      - {label: ${label}, title: "${title}", goals: [${label.slice(0, 1)}]${more}, indicators: [{text: "${indicator}", kind: percent, direction: increase, target: {form: change, value: 5, unit: "%"}}]}`;

const file = (...measures: string[]): Programme =>
  programme(`id: p
organisation: o
name: Palveluohjelma
rounds: {firstQuarter: 2024-Q1, lastQuarter: 2026-Q4}
groups:
  - id: vanhus
    name: Vanhuspalvelut
    chair: {name: Anna Oja}
    goals:
      - {number: 1, title: Kotona asuminen}
      - {number: 2, title: Omaishoidon kehittäminen}
    measures:
${measures.join("\n")}
`);

const home = measure("1a", "Etähoivan laajentaminen kotihoitoon", "Etähoivan käynnit lisääntyvät 5 %");
const care = measure("2a", "Omaishoitajien vapaiden järjestäminen", "Vapaapäivien määrä nousee 5 %");
const before = file(home, care);
const ids = (p: Programme): readonly string[] => p.groups.flatMap((g) => g.measures.map((m) => m.id));

describe("the history of figures follows the measure", () => {
  test("a measure that moved down by one is renumbered, and its indicators keep their ids", () => {
    const after = file(measure("1a", "Ruokapalvelun uudistaminen", "Tyytyväisten osuus kasvaa 5 %"), home.replace("1a", "1b"), care);
    const { programme: now, changes } = fileUpdate(before, after);
    expect(ids(now)).toEqual(["vanhus-1a-v2", "vanhus-1a", "vanhus-2a"]);
    const moved = now.groups[0]?.measures[1];
    expect(moved).toMatchObject({ label: "1b", aliases: ["1a"] });
    expect(moved?.indicators.map(seriesOf)).toEqual(["vanhus-1a-m1"]);
    expect(changes.map((c) => [c.kind, c.part, c.name])).toEqual([
      ["renumbered", "measure", "1b Etähoivan laajentaminen kotihoitoon"],
      ["added", "measure", "1a Ruokapalvelun uudistaminen"],
    ]);
  });

  test("a renamed measure with the same indicator is the same measure", () => {
    const after = file(measure("1a", "Digitaalinen hoiva kotiin", "Etähoivan käynnit lisääntyvät 5 %"), care);
    const { programme: now, changes } = fileUpdate(before, after);
    expect(ids(now)).toEqual(ids(before));
    expect(changes).toMatchObject([{ kind: "renamed", before: "Etähoivan laajentaminen kotihoitoon", after: "Digitaalinen hoiva kotiin" }]);
  });

  test("a new measure under an old number gets an id of its own: it has none of the old one's figures", () => {
    const after = file(measure("1a", "Muistikahviloiden perustaminen", "Kävijöiden määrä kasvaa 5 %"), care);
    const { programme: now, changes } = fileUpdate(before, after);
    expect(ids(now)).not.toContain("vanhus-1a");
    expect(changes.map((c) => c.kind)).toEqual(["removed", "added"]);
  });

  test("a new target, a new owner and a new chair are said as such", () => {
    const changed = { ...file(measure("1a", "Etähoivan laajentaminen kotihoitoon", "Etähoivan käynnit lisääntyvät 8 %", ", owners: [{name: Eero Mäki}]").replace("value: 5", "value: 8"), care) };
    const after: Programme = { ...changed, groups: changed.groups.map((g) => ({ ...g, chair: { name: "Liisa Lehto" } })) };
    const { programme: now, changes } = fileUpdate(before, after);
    expect(changes.map((c) => [c.kind, c.part, c.before, c.after])).toEqual([
      ["owner", "group", "Anna Oja", "Liisa Lehto"],
      ["owner", "measure", "–", "Eero Mäki"],
      ["target", "indicator", "+5 %", "+8 %"],
    ]);
    expect(now.groups[0]?.measures[0]?.indicators[0]?.id).toBe("vanhus-1a-m1");
    expect(changes.map((c) => changeText(c, "fi"))[2]).toContain("tavoitetaso muuttuu: mittari");
  });

  test("the same again changes nothing, and neither does taking the update in twice", () => {
    expect(fileUpdate(before, before)).toMatchObject({ programme: before, changes: [] });
    const after = file(measure("1a", "Ruokapalvelun uudistaminen", "Tyytyväisten osuus kasvaa 5 %"), home.replace("1a", "1b"), care);
    const once = fileUpdate(before, after).programme;
    const twice = fileUpdate(once, after);
    expect(twice.changes).toEqual([]);
    expect(twice.programme).toEqual(once);
  });

  const twoGroups = (vanhus: readonly string[], perhe: readonly string[], name = "Vanhuspalvelut", id = "vanhus"): Programme => {
    const [first] = file(...vanhus).groups;
    const [second] = file(...perhe).groups;
    if (!first || !second) throw new Error("no groups");
    return { ...before, groups: [under({ ...first, id, name }), under({ ...second, id: "perhe", name: "Perhepalvelut" })] };
  };
  const under = (g: WorkingGroup): WorkingGroup => ({
    ...g,
    measures: g.measures.map((m) => ({ ...m, id: `${g.id}-${m.label ?? ""}`, indicators: m.indicators.map((x, i) => ({ ...x, id: `${g.id}-${m.label ?? ""}-m${i + 1}` })) })),
  });
  const family = measure("1a", "Perhetyön vahvistaminen neuvoloissa", "Perhetyön asiakkaat lisääntyvät 5 %");

  test("a group that got another name and does the same is the same group", () => {
    const was = twoGroups([home, care], [family]);
    const { programme: now, changes, ids: renamedIds } = fileUpdate(was, twoGroups([home, care], [family], "Ikäihmisten hyvinvointi", "ikaihmiset"));
    expect(now.groups.map((g) => g.id)).toEqual(["vanhus", "perhe"]);
    expect(ids(now)).toEqual(ids(was));
    expect(changes).toMatchObject([{ kind: "renamed", part: "group", before: "Vanhuspalvelut", after: "Ikäihmisten hyvinvointi" }]);
    // Who is given a role under the file's ids gets it for what is in use.
    expect([renamedIds.get("ikaihmiset"), renamedIds.get("ikaihmiset-1a")]).toEqual(["vanhus", "vanhus-1a"]);
  });

  test("a measure that went to another group takes its figures along", () => {
    const { programme: now, changes } = fileUpdate(twoGroups([home, care], [family]), twoGroups([care], [family, home.replace("1a", "1b")]));
    expect(now.groups[1]?.measures[1]).toMatchObject({ id: "vanhus-1a", label: "1b", indicators: [{ id: "vanhus-1a-m1" }] });
    expect(changes.map((c) => changeText(c, "fi"))).toEqual([
      "siirtyy: toimenpide 1b Etähoivan laajentaminen kotihoitoon (Vanhuspalvelut → Perhepalvelut)",
      "numero muuttuu: toimenpide 1b Etähoivan laajentaminen kotihoitoon (1a → 1b)",
    ]);
  });

  test("an id that the file gives says what is meant, whatever else has changed", () => {
    const was = file(home.replace("{label", "{id: koti, label").replace("{text", "{id: etakaynnit, text"), care);
    const after = file(measure("3c", "Koti ensin", "Kaikkien kohdattujen lukumäärä kasvaa 5 %").replace("{label", "{id: koti, label").replace("goals: [3]", "goals: [1]").replace("{text", "{id: etakaynnit, text"), care);
    const { programme: now, changes } = fileUpdate(was, after, new Set(["koti", "etakaynnit"]));
    expect(now.groups[0]?.measures[0]).toMatchObject({ id: "koti", label: "3c", aliases: ["1a"], indicators: [{ id: "etakaynnit" }] });
    expect(changes.map((c) => c.kind)).toEqual(["renumbered", "renamed", "renamed"]);
  });

  test("a sentence that comes under a second measure is asked once, with the figures that it has", () => {
    const shared = "Etähoivan käynnit lisääntyvät 5 %";
    const withSeries = (m: string): string => m.replace("{text", "{series: kaynnit, text");
    const after = file(withSeries(home), withSeries(care.replace("Vapaapäivien määrä nousee 5 %", shared)));
    const { programme: now } = fileUpdate(before, after, new Set(), { earlier: [], figures: new Map([["vanhus-1a-m1", 2]]) });
    expect(now.groups[0]?.measures.flatMap((m) => m.indicators.map(seriesOf))).toEqual(["vanhus-1a-m1", "vanhus-1a-m1"]);
  });

  test("two indicators that both have figures stay apart, also where a file asks them together", () => {
    const together = file(home.replace("{text", "{series: s, text"), care.replace("{text", "{series: s, text"));
    const figures = new Map([["vanhus-1a-m1", 2], ["vanhus-2a-m1", 1]]);
    const { programme: now } = fileUpdate(before, together, new Set(), { earlier: [], figures });
    expect(now.groups[0]?.measures.flatMap((m) => m.indicators.map(seriesOf))).toEqual(["vanhus-1a-m1", "vanhus-2a-m1"]);
  });

  test("a file says which are asked together: what leaves a series is asked alone, and takes nobody along", () => {
    const inSeries = (...names: readonly (string | undefined)[]): Programme =>
      file(...[home, care, measure("2b", "Sijaishoidon järjestäminen", "Sijaisten määrä kasvaa 5 %")].map((m, i) => (names[i] === undefined ? m : m.replace("{text", `{series: ${names[i]}, text`))));
    const past = { earlier: [], figures: new Map([["s", 4]]) };
    const after = (...names: readonly (string | undefined)[]) => {
      const { programme: now, changes } = fileUpdate(inSeries("s", "s", undefined), inSeries(...names), new Set(), past);
      return { series: now.groups[0]?.measures.flatMap((m) => m.indicators.map(seriesOf)), told: changes.map((c) => changeText(c, "fi")) };
    };
    expect(after(undefined, undefined, undefined).series).toEqual(["vanhus-1a-m1", "vanhus-2a-m1", "vanhus-2b-m1"]);
    expect(after("s", undefined, undefined)).toEqual({ series: ["s", "vanhus-2a-m1", "vanhus-2b-m1"], told: ["muuttuu: mittari Vapaapäivien määrä nousee 5 % (yhteinen sarja: s → –)"] });
    expect(after("s", "t", "t").series).toEqual(["s", "t", "t"]);
    // Another name for the same ones is only a name, and what had the figures keeps it.
    expect(after("t", "t", undefined)).toEqual({ series: ["s", "s", "vanhus-2b-m1"], told: [] });
    expect(after("t", "t", "s").series).toEqual(["s", "s", "s-v2"]);
  });

  test("what a version left out by mistake comes back with its figures, and nothing else is called by its id", () => {
    const past = { earlier: [before], figures: new Map([["vanhus-1a-m1", 3]]) };
    const without = fileUpdate(before, file(care)).programme;
    expect(fileUpdate(without, before, new Set(), past).programme.groups[0]?.measures[0]).toMatchObject({ id: "vanhus-1a", indicators: [{ id: "vanhus-1a-m1" }] });
    const other = file(measure("1a", "Muistikahviloiden perustaminen", "Kävijöiden määrä kasvaa 5 %"), care);
    expect(fileUpdate(without, other, new Set(), past).programme.groups[0]?.measures[0]).toMatchObject({ id: "vanhus-1a-v2", indicators: [{ id: "vanhus-1a-m1-v2" }] });
  });

  test("two measures that say the same stay in their order, and changes are told in the document's", () => {
    const twice = (value: number): Programme => file(...["1a", "1b", "1c"].map((label) => measure(label, "Etähoivan laajentaminen", "Etähoivan käynnit lisääntyvät 5 %").replace(`label: ${label}, `, "").replace("value: 5", `value: ${value}`)));
    const { programme: now, changes } = fileUpdate(twice(5), twice(8));
    expect(ids(now)).toEqual(["vanhus-t1-1", "vanhus-t1-2", "vanhus-t1-3"]);
    expect(changes.map((c) => c.id)).toEqual(["vanhus-t1-1-m1", "vanhus-t1-2-m1", "vanhus-t1-3-m1"]);
  });

  test("the whole sample against itself is unchanged", () => {
    const sample = programme(readFileSync(join(import.meta.dirname, "../../../adapters/sample/programme.yaml"), "utf8"));
    expect(fileUpdate(sample, sample).changes).toEqual([]);
  });
});

test("an old number is still understood where no measure has it now", () => {
  const after = file(home.replace("1a", "1c"), care);
  const { programme: now } = fileUpdate(before, after);
  const understood = buildReader(now).understand("1a tilanne?", { today: "2026-11-21", channelGroup: "vanhus" });
  expect(JSON.stringify(understood)).toContain("vanhus-1a");
});
