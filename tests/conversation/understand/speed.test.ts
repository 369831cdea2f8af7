import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import { itemsIn, largeProgramme } from "./large-programme.ts";
import { chairs, sampleWithChairs } from "./sample.ts";
import { expectedOf, rowsOf } from "./score.ts";

const messages = rowsOf(readFileSync(new URL("./messages.tsv", import.meta.url), "utf8")).map(expectedOf).filter((_, i) => i % 6 === 0);
const runs = 3;
/** A guard against a slow way of reading, loose enough for a machine that does other things too; the goal is 5 ms. */
const slowest = 40;

function usedMegabytes(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

describe("a programme of 2,000 items", () => {
  it("is read in a few milliseconds a message, from an index of a few megabytes", () => {
    const programme = largeProgramme(sampleWithChairs(chairs), 2000);
    expect(itemsIn(programme.groups)).toBeGreaterThanOrEqual(2000);
    const before = usedMegabytes();
    const reader = buildReader(programme);
    const memory = usedMegabytes() - before;
    // The best of a few runs: what other processes of the machine take is not the reader's.
    const best = messages.map(({ text, channel }) => {
      const group = programme.groups.find((g) => g.id === channel)?.id;
      const times = Array.from({ length: runs }, () => {
        const began = performance.now();
        reader.understand(text, { today: "2026-11-21", ...(group === undefined ? {} : { channelGroup: group }) });
        return performance.now() - began;
      });
      return Math.min(...times);
    });
    const sorted = [...best].sort((a, b) => a - b);
    const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? 0;
    console.log(`2,000 items: p50 ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms a message, index ${memory.toFixed(1)} MB`);
    expect(at(0.95)).toBeLessThan(slowest);
    expect(memory).toBeLessThan(30);
  });
});
