import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import { sampleWithChairs } from "./sample.ts";
import { expectedOf, report, rowsOf, score, shareConfidentlyWrong, shareRight, type Expected } from "./score.ts";

const shared = new URL("../../../../shared/", import.meta.url);
const table = new URL("examples/messages-sample.tsv", shared);
const present = existsSync(table);
if (!present) console.log("shared examples are not here: the sample of messages is skipped");

/** Names stand in the document beside "Puheenjohtaja", in the order of the groups. */
function chairsOfDocument(groups: readonly string[]): Readonly<Record<string, string>> {
  const seeds = new URL("seeds/", shared);
  const file = readdirSync(seeds).find((name) => name.startsWith("002_")) ?? "";
  const names = [...readFileSync(new URL(file, seeds), "utf8").matchAll(/^Puheenjohtaja (.+)$/gm)].map((m) => (m[1] ?? "").trim());
  return Object.fromEntries(groups.map((id, i) => [id, names[i] ?? ""]));
}

describe.runIf(present)("the shared sample of messages", () => {
  it("is read right against the bundled programme, none confidently wrong", () => {
    const programme = sampleWithChairs(chairsOfDocument(sampleWithChairs({}).groups.map((g) => g.id)));
    const reader = buildReader(programme);
    // The sample words indicators in its own way: it is enough that one is given where the document has one.
    const inOwnWords = (e: Expected): Expected => {
      const { indicator, measure } = e.fields;
      const exact = indicator === "" || indicator.startsWith("table ");
      return { ...e, fields: { ...e.fields, indicator: exact ? indicator : "*", measure: measure.split(" (")[0] ?? "" } };
    };
    const rows = rowsOf(readFileSync(table, "utf8")).map(expectedOf).map(inOwnWords);
    const scored = rows.map((e) => score(reader, programme, e, "2026-11-21"));
    console.log(report("shared sample by intent", scored));
    expect(shareRight(scored)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(scored)).toBeLessThanOrEqual(0.01);
  });
});
