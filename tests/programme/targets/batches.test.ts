import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inventedFigures, missesOf, report, rowsOf, score, shareRight } from "./score.ts";

/** By batch, the share of stated fields that must stay right: of clear sentences, and of those where readers may differ. */
const floors: readonly (readonly [batch: string, clear: number, ambiguous: number])[] = [
  ["1", 0.97, 0.9],
  ["2", 0.95, 0.84],
  ["3", 0.91, 0.8],
  ["4", 0.94, 0.61],
  ["5", 0.93, 0.75],
  ["6", 0.84, 0.85],
  ["7", 0.98, 1],
  ["8", 0.97, 0.86],
  ["9", 0.98, 0.91],
  ["10", 0.87, 0.97],
  ["11", 0.98, 0.85],
  ["12", 0.98, 0.83],
  ["13", 0.98, 0.91],
  ["14", 0.97, 0.79],
];

describe("sentences written by others, before anybody saw how they are read", () => {
  test.each(floors)("batch %s: what it states is read, and no figure that it does not state", (batch, clear, ambiguous) => {
    const all = rowsOf(readFileSync(new URL(`./batches/batch-${batch}.tsv`, import.meta.url), "utf8")).map(score);
    const [sure, open] = [all.filter((s) => s.ambiguous === ""), all.filter((s) => s.ambiguous !== "")];
    const told = `${report("clear", sure)}\n${report("ambiguous", open)}\n${missesOf(all)}`;
    expect(all.length, told).toBeGreaterThanOrEqual(50);
    expect(all.flatMap(inventedFigures), told).toEqual([]);
    expect(shareRight(sure), told).toBeGreaterThanOrEqual(clear);
    expect(shareRight(open), told).toBeGreaterThanOrEqual(ambiguous);
  });
});

/** Numbers that are no targets, thought out against the reader's own rules: it must give no value for any of them. */
const noTargets = readFileSync(new URL("./no-targets.txt", import.meta.url), "utf8").trim().split("\n");

test.each(noTargets)("no value is made up: %s", (text) => {
  expect(score({ text }).added.filter((m) => m.field === "value" || m.field === "baselineValue")).toEqual([]);
});
