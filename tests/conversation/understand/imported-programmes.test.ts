import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildReader } from "../../../src/conversation/understand.ts";
import { importDocument } from "../../../src/programme/import/import-document.ts";
import { readLines } from "../../../src/programme/import/read-lines.ts";
import { programmeYaml, toProgrammeFile } from "../../../src/programme/import/to-programme-file.ts";
import type { Programme } from "../../../src/programme/programme.ts";
import { readProgramme } from "../../../src/programme/read-programme.ts";
import { chairs } from "./sample.ts";
import { expectedOf, report, rowsOf, score, shareConfidentlyWrong, shareRight, type Expected, type Scored } from "./score.ts";

const seeds = new URL("../../../../shared/seeds/", import.meta.url);
const present = existsSync(seeds);
if (!present) console.log("shared documents are not here: reading with imported programmes is skipped");

/** The programme of a document, as `kvartti import` writes it. */
function imported(number: string): Programme {
  const file = readdirSync(seeds).find((name) => name.startsWith(`${number}_`)) ?? "";
  const document = importDocument({ name: file.replace(/\.txt$/u, ""), lines: readLines(readFileSync(new URL(file, seeds), "utf8")) });
  const read = readProgramme(programmeYaml(toProgrammeFile(document, { id: "tuotu", organisation: "kunta", today: "2026-11-21" }).file, file));
  if (!("programme" in read)) throw new Error(`document ${number} does not import: ${JSON.stringify(read).slice(0, 300)}`);
  return read.programme;
}

const table = new URL("../examples/messages-sample.tsv", seeds);

const messages = (name: string): readonly Expected[] => rowsOf(readFileSync(new URL(name, import.meta.url), "utf8")).map(expectedOf);

function scored(programme: Programme, rows: readonly Expected[]): readonly Scored[] {
  const reader = buildReader(programme);
  return rows.map((m) => score(reader, programme, m, "2026-11-21"));
}

describe.runIf(present)("a programme imported from its document", () => {
  it.each(["000", "001", "003"])("%s is understood by its own words alone", (number) => {
    const all = scored(imported(number), messages(`./other/${number}.tsv`));
    console.log(report(`document ${number} by intent`, all));
    expect(shareRight(all)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(all)).toBeLessThanOrEqual(0.01);
  });

  it("000: a year that stands in a title is not the time that is asked about; one said beside the title is", () => {
    const programme = imported("000");
    const reader = buildReader(programme);
    const titles = programme.groups.flatMap((g) => g.measures).flatMap((m) => m.indicators).map((i) => i.text).filter((t) => /(?<!\d)(?:19|20)\d\d(?!\d)/.test(t));
    expect(titles.length).toBeGreaterThan(2);
    const read = (text: string): string | undefined => reader.understand(text, { today: "2018-05-10" }).period;
    expect(titles.map((t) => [t, read(`${t}?`), read(`${t} vuonna 2016?`)])).toEqual(titles.map((t) => [t, undefined, "2016"]));
  });

  it("002 gives the shared sample's readings, names and titles included", () => {
    const inOwnWords = (e: Expected): Expected => {
      const exact = e.fields.indicator === "" || e.fields.indicator.startsWith("table ");
      return { ...e, fields: { ...e.fields, indicator: exact ? e.fields.indicator : "*" } };
    };
    const all = scored(imported("002"), rowsOf(readFileSync(table, "utf8")).map(expectedOf).map(inOwnWords));
    console.log(report("shared sample against the imported document", all));
    expect(shareRight(all)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(all)).toBeLessThanOrEqual(0.01);
  });

  it("002 is read as well in the document's own wording, without anybody's list of other names", () => {
    const { groups, ...rest } = imported("002");
    const named = groups.map((g) => ({ ...g, chair: { ...g.chair, name: chairs[g.id as keyof typeof chairs] } }));
    const all = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27"].flatMap((n) => scored({ ...rest, groups: named }, messages(`./batches/${n}.tsv`)));
    console.log(report("document 002 by intent", all));
    expect(shareRight(all)).toBeGreaterThanOrEqual(0.92);
    expect(shareConfidentlyWrong(all)).toBeLessThanOrEqual(0.01);
    // Two dozen tables of messages: more than the usual time on a busy machine.
  }, 60_000);
});
