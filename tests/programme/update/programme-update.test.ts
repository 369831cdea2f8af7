import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import type { Programme } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { changeText } from "../../../src/programme/update/change-text.ts";
import { programmeUpdate } from "../../../src/programme/update/programme-diff.ts";
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
    const { programme: now, changes } = programmeUpdate(before, after);
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
    const { programme: now, changes } = programmeUpdate(before, after);
    expect(ids(now)).toEqual(ids(before));
    expect(changes).toMatchObject([{ kind: "renamed", before: "Etähoivan laajentaminen kotihoitoon", after: "Digitaalinen hoiva kotiin" }]);
  });

  test("a new measure under an old number gets an id of its own: it has none of the old one's figures", () => {
    const after = file(measure("1a", "Muistikahviloiden perustaminen", "Kävijöiden määrä kasvaa 5 %"), care);
    const { programme: now, changes } = programmeUpdate(before, after);
    expect(ids(now)).not.toContain("vanhus-1a");
    expect(changes.map((c) => c.kind)).toEqual(["added", "removed"]);
  });

  test("a new target, a new owner and a new chair are said as such", () => {
    const changed = { ...file(measure("1a", "Etähoivan laajentaminen kotihoitoon", "Etähoivan käynnit lisääntyvät 8 %", ", owners: [{name: Eero Mäki}]").replace("value: 5", "value: 8"), care) };
    const after: Programme = { ...changed, groups: changed.groups.map((g) => ({ ...g, chair: { name: "Liisa Lehto" } })) };
    const { programme: now, changes } = programmeUpdate(before, after);
    expect(changes.map((c) => [c.kind, c.part, c.before, c.after])).toEqual([
      ["owner", "group", "Anna Oja", "Liisa Lehto"],
      ["owner", "measure", "–", "Eero Mäki"],
      ["target", "indicator", "+5 %", "+8 %"],
    ]);
    expect(now.groups[0]?.measures[0]?.indicators[0]?.id).toBe("vanhus-1a-m1");
    expect(changes.map((c) => changeText(c, "fi"))[2]).toContain("tavoitetaso muuttuu: mittari");
  });

  test("the same again changes nothing, and neither does taking the update in twice", () => {
    expect(programmeUpdate(before, before)).toEqual({ programme: before, changes: [] });
    const after = file(measure("1a", "Ruokapalvelun uudistaminen", "Tyytyväisten osuus kasvaa 5 %"), home.replace("1a", "1b"), care);
    const once = programmeUpdate(before, after).programme;
    const twice = programmeUpdate(once, after);
    expect(twice.changes).toEqual([]);
    expect(twice.programme).toEqual(once);
  });

  test("the whole sample against itself is unchanged", () => {
    const sample = programme(readFileSync(join(import.meta.dirname, "../../../adapters/sample/programme.yaml"), "utf8"));
    expect(programmeUpdate(sample, sample).changes).toEqual([]);
  });
});

test("an old number is still understood where no measure has it now", () => {
  const after = file(home.replace("1a", "1c"), care);
  const { programme: now } = programmeUpdate(before, after);
  const understood = buildReader(now).understand("1a tilanne?", { today: "2026-11-21", channelGroup: "vanhus" });
  expect(JSON.stringify(understood)).toContain("vanhus-1a");
});
