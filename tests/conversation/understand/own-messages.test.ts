import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { intents } from "../../../src/conversation/understood.ts";
import { buildReader } from "../../../src/conversation/understand.ts";
import { chairs, sampleWithChairs } from "./sample.ts";
import { expectedOf, report, rowsOf, score, shareConfidentlyWrong, shareRight } from "./score.ts";
import type { Scored } from "./score.ts";

const today = "2026-11-21";
const messages = rowsOf(readFileSync(new URL("./messages.tsv", import.meta.url), "utf8")).map(expectedOf);

const batches = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "ways-of-asking"];

describe("batches written without looking at the rules", () => {
  const programme = sampleWithChairs(chairs);
  const reader = buildReader(programme);

  it.each(batches)("batch %s is read right, hardly ever wrong without a question", (batch) => {
    const rows = rowsOf(readFileSync(new URL(`./batches/${batch}.tsv`, import.meta.url), "utf8")).map(expectedOf);
    const scored = rows.map((m) => score(reader, programme, m, today));
    console.log(report(`batch ${batch} by intent`, scored));
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(scored)).toBeLessThanOrEqual(0.01);
  });
});

describe("batches by independent authors", () => {
  const programme = sampleWithChairs(chairs);
  const reader = buildReader(programme);
  const read = (batch: string): readonly Scored[] => {
    const rows = rowsOf(readFileSync(new URL(`./batches/${batch}.tsv`, import.meta.url), "utf8")).map(expectedOf);
    const scored = rows.map((m) => score(reader, programme, m, today));
    console.log(report(`batch ${batch} by intent`, scored));
    return scored;
  };

  it.each<[string, readonly string[], number]>([
    ["half of them as people speak in the south-west", ["12", "13", "14", "15", "16", "17"], 0.9],
    ["of the examples' own kinds", ["18", "19", "20", "21", "22", "23", "24", "25", "26", "27"], 0.95],
  ])("%s are read as well as they have been: the rest asks, and hardly any is wrong without a question", (_kind, batches, right) => {
    const scored = batches.flatMap(read);
    expect(shareRight(scored)).toBeGreaterThanOrEqual(right);
    expect(shareConfidentlyWrong(scored)).toBeLessThanOrEqual(0.01);
  });
});

describe("what people at the office write", () => {
  const programme = sampleWithChairs(chairs);
  const reader = buildReader(programme);
  const scored = messages.map((m) => score(reader, programme, m, today));

  it("is read right nearly always, and hardly ever wrong without a question", () => {
    console.log(report("own messages by intent", scored));
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(scored)).toBeLessThanOrEqual(0.01);
  });

  it.each(["fi", "sv", "en"])("is read as well in each language (%s)", (lang) => {
    expect(shareRight(scored.filter((s) => s.expected.lang === lang))).toBeGreaterThanOrEqual(0.92);
  });

  it("covers every intent, every group and three languages", () => {
    const covered = new Set(messages.flatMap((m) => m.intent.split(",")));
    expect(intents.filter((i) => !covered.has(i))).toEqual([]);
    expect(programme.groups.filter((g) => !messages.some((m) => m.fields.group === g.id))).toEqual([]);
    expect(new Set(messages.map((m) => m.lang))).toEqual(new Set(["fi", "sv", "en"]));
  });

  it("that is small talk or other business gets no answer that looks like one", () => {
    const other = scored.filter((s) => s.expected.intent === "unknown");
    expect(other.length).toBeGreaterThan(60);
    expect(other.filter((s) => s.confidentlyWrong)).toEqual([]);
  });
});
