import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explain } from "../../../src/conversation/understand-explain.ts";
import { toJsonLine } from "../../../src/conversation/understand-json.ts";
import { buildReader } from "../../../src/conversation/understand.ts";
import { intents } from "../../../src/conversation/understood.ts";
import { chairs, sampleWithChairs } from "./sample.ts";

const programme = sampleWithChairs(chairs);
const reader = buildReader(programme);
/** Long enough for a busy machine; a message takes a few milliseconds, the longest that is read some tens. */
const bounded = 3000;

function readAll(text: string): void {
  const began = performance.now();
  const u = reader.understand(text, { today: "2026-11-21", channelGroup: "vanhus" });
  expect(performance.now() - began).toBeLessThan(bounded);
  expect(intents).toContain(u.intent);
  expect(explain(u, "sv")).toHaveLength(u.trace.length);
  expect(JSON.parse(JSON.stringify(toJsonLine("1", u, programme)))).toMatchObject({ id: "1", intent: u.intent });
}

const words = [
  "tavoite", "3", "2a", "kotihoidon", "kirjaa", "12,5 %", "Q3", "muistuta", "viesti", ":", "?", "puuttuu", "Jarin", "ryhmä", "lapset 12,",
  "1 163", "-5", "15.3.2023", "till", "who", "🙂", "שלום", "**", "<@U1>",
];

describe("any text at all", () => {
  it("is read without a fault and in bounded time", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), readAll), { numRuns: 80 });
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (list) => readAll(list.join(" "))), { numRuns: 120 });
  });

  it.each([
    ["forty thousand letters", "ä".repeat(40_000)],
    ["forty thousand words", "kotihoidon perhehoidon ".repeat(20_000)],
    ["digits without end", "1 234 567 ".repeat(4000)],
    ["labels without end", "tavoite 3 ja 2a ".repeat(3000)],
    ["questions without end", "kuka vastaa ".repeat(4000)],
    ["brackets and marks", "((([[[{{{***___<<<>>>".repeat(2000)],
    ["right-to-left text", "مرحبا ما هو الهدف 3؟ ".repeat(200)],
    ["emoji", "👩‍👩‍👧‍👦🏳️‍🌈".repeat(3000)],
    ["half a character", "\ud83d tavoite 3 \udc00"],
    ["nothing", ""],
    ["markup", "<script>alert(1)</script> <b>tavoite 3</b> &amp; {{name}} %s"],
  ])("%s", (_, text) => {
    readAll(text);
  });

  it("the same message is always read the same way", () => {
    const read = (): string => JSON.stringify(reader.understand("vanhuspuolen kakkonen?", { today: "2026-11-21" }));
    expect(read()).toBe(read());
  });
});
