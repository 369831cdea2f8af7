import { describe, expect, it } from "vitest";
import { explain } from "../../../src/conversation/understand-explain.ts";
import { runUnderstand } from "../../../src/conversation/understand-lines.ts";
import { buildReader } from "../../../src/conversation/understand.ts";
import { chairs, sampleWithChairs } from "./sample.ts";

const programme = sampleWithChairs(chairs);
const run = (...lines: readonly string[]): readonly unknown[] =>
  [...runUnderstand(lines, programme, { today: "2026-11-21" })].map((line) => JSON.parse(line) as unknown);
const message = (text: string, channel = "yleinen"): string => JSON.stringify({ id: "7", text, lang: "fi", role: "staff", channel });

describe("kvartti understand --jsonl", () => {
  it("writes every field of a reading, null where nothing was said", () => {
    expect(run(message("tavoite 3 tilanne?", "vanhus"))).toEqual([
      { id: "7", intent: "status_goal", group: "vanhus", goal: 3, measure: null, indicator: null, value: null, unit: null, period: null },
    ]);
  });

  it.each([
    [
      "Porin kotihoidon asiakkaat 1 163 vuonna 2019",
      { intent: "record_value", group: "vanhus", goal: null, indicator: "table KOTIHOITO Pori 2019", value: 1163, unit: "asiakasta", period: "2019" },
    ],
    [
      "NHG:n prosentti tehostetussa 2024",
      { intent: "status_indicator", indicator: "table TEHOSTETTU NHG % 2024", value: 6, unit: "%", period: "2024" },
    ],
    ["Kuka vastaa perhehoidosta?", { intent: "owner_of", group: "vanhus", goal: 1, measure: "1b", value: "Ritva Salonen" }],
    ["Mikä on etähoivan aikataulu?", { intent: "schedule_of", measure: "5b", period: "2021-2023" }],
    ["viesti päättäjille tuloksista", { intent: "broadcast", group: "audience: Päättäjät" }],
    ["Lääkeautomaattien tilanne", { intent: "status_measure", group: "digi", goal: null, measure: "Lääkeautomaatit koko perusturvaan" }],
    [
      "Sähköinen perhekeskus perustettu 15.3.2023",
      { intent: "record_value", goal: 2, measure: "1.", value: true, unit: "milestone", period: "2023-03-15" },
    ],
    ["Kotihoidon palvelusetelit: lapset 12, vammaiset 30, ikäihmiset 210", { measure: "3b", value: "12;30;210", unit: "kpl" }],
    ["75-vuotiaiden laajan terveystarkastuksen tilanne", { measure: "4c (dash 1)" }],
    ["työhyvinvoinnin toimenpide 15", { goal: null, measure: "15" }],
  ])("%s", (text, fields) => {
    expect(run(message(text))[0]).toMatchObject(fields);
  });

  it("a faulty line is told with its number, and the rest are read", () => {
    const [broken, list, wrong, fine] = run("{", "[1]", '{"id": 1, "text": 5}', message("kiitos"));
    expect(broken).toEqual({ line: 1, error: "wrongJson" });
    expect(list).toMatchObject({ line: 2, error: "wrongFields" });
    expect(wrong).toEqual({ line: 3, error: "wrongFields", fields: ["text"] });
    expect(fine).toMatchObject({ id: "7", intent: "unknown" });
  });

  it("a number is a fine id, and a channel nobody knows is no group", () => {
    expect(run('{"id": 12, "text": "tavoite 3", "channel": "kahvihuone"}')[0]).toMatchObject({ id: "12", intent: "ask", group: null });
  });
});

describe("kvartti understand --explain", () => {
  const understood = buildReader(programme).understand("Porin kotihoidon asiakkaat 1 163 vuonna 2019", { today: "2026-11-21" });

  it.each(["fi", "sv", "en"] as const)("says in %s what was read and why", (language) => {
    const lines = explain(understood, language);
    expect(lines.length).toBeGreaterThan(6);
    expect(lines.join("\n")).toMatch(/1163 asiakasta/);
    expect(lines.join("\n")).toMatch(/vanhus\/vanhus-kotihoito\/Pori/);
    expect(lines.filter((l) => /\{\{|read\./.test(l))).toEqual([]);
  });
});
