import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toJsonLine } from "../../../src/conversation/understand-json.ts";
import { buildReader } from "../../../src/conversation/understand.ts";
import { intents } from "../../../src/conversation/understood.ts";
import { chairs, sampleWithChairs } from "./sample.ts";
import { rowsOf } from "./score.ts";

const programme = sampleWithChairs(chairs);
const reader = buildReader(programme);
const said = rowsOf(readFileSync(new URL("./messages.tsv", import.meta.url), "utf8")).map((row) => row["text"] ?? "");

const inputs = 100_000;
/** One message may take this long on a busy machine, ms; it takes about one. */
const bounded = 3_000;

const noise = ["<@U012>", "<at>Kvartti</at>", "🙂", "👩‍👩‍👧", "مرحبا", "שלום", "\u202e", "\u200b", "\ud83d", "&amp;", "<b>", "**", "{{x}}", "%s", "\u0000", "§ 6", "?!", "()", "\n"];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...said.flatMap((text) => text.split(" "))) },
  { weight: 1, arbitrary: fc.constantFrom(...noise) },
  { weight: 1, arbitrary: fc.double({ noNaN: false }).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);
const mixed = fc.array(piece, { maxLength: 25 }).map((list) => list.join(" "));
/** A real message with something else put into it, or a piece taken out. */
const mutated = fc.tuple(fc.constantFrom(...said), fc.nat(60), fc.nat(4), piece).map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
const anything = fc.string({ unit: "binary", maxLength: 200 });
const message = fc.oneof({ weight: 4, arbitrary: mixed }, { weight: 4, arbitrary: mutated }, { weight: 2, arbitrary: anything });

describe("a hundred thousand messages of any kind", () => {
  it("are each read without a fault, in bounded time, as something that Kvartti knows", () => {
    let slowest = 0;
    const began = performance.now();
    fc.assert(
      fc.property(message, fc.constantFrom(undefined, "vanhus", "tieto"), (text, channelGroup) => {
        const start = performance.now();
        const u = reader.understand(text, { today: "2026-11-21", ...(channelGroup === undefined ? {} : { channelGroup }) });
        slowest = Math.max(slowest, performance.now() - start);
        expect(intents).toContain(u.intent);
        expect(toJsonLine("1", u, programme).intent).toBe(u.intent);
        for (const { target } of [...u.choices, ...u.alternatives]) expect(programme.groups.some((g) => g.id === target.group)).toBe(true);
      }),
      { numRuns: inputs },
    );
    console.log(`${String(inputs)} messages in ${((performance.now() - began) / 1_000).toFixed(0)} s, the slowest ${slowest.toFixed(0)} ms`);
    expect(slowest).toBeLessThan(bounded);
  });
});
