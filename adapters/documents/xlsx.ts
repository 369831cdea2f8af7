import readXlsxFile from "read-excel-file/node";
import { tidy } from "../../src/programme/import/read-lines.ts";
import type { Place, SourceLine } from "../../src/programme/import/source-document.ts";
import type { Progress } from "./progress.ts";
import { DocumentRefused, limits } from "./refusal.ts";
import { checkedLines } from "./text.ts";
import { zip } from "./write-zip.ts";
import { plainNumber } from "./xlsx-formats.ts";
import { sheetsOf } from "./xlsx-sheets.ts";
import type { SheetFacts } from "./xlsx-sheets.ts";
import type { Zip } from "./zip.ts";

interface Sheet {
  readonly name: string;
  readonly data: readonly (readonly unknown[])[];
  readonly facts: SheetFacts | undefined;
}

/** A spreadsheet, sheet by sheet and row by row. What stands alone above a table is text; everything else is a row of cells. What is hidden is marked. */
export async function readXlsx(file: Zip, progress: Progress): Promise<readonly SourceLine[]> {
  const sheets = await open(file);
  const lines: SourceLine[] = [];
  sheets.forEach((sheet, done) => {
    if (sheet.data.length > limits.rows) throw new DocumentRefused("tooManyRows", { limit: limits.rows });
    if (lines.length > 0) lines.push({ kind: "break", text: "", place: { line: lines.length + 1, sheet: sheet.name } });
    if (sheet.facts?.hidden) lines.push({ kind: "text", text: sheet.name, hidden: true, place: { line: lines.length + 1, sheet: sheet.name, cell: "A1" } });
    else addRows(lines, sheet);
    progress(done + 1, sheets.length);
  });
  if (lines.every((l) => l.text === "" || l.hidden)) throw new DocumentRefused("noText");
  return checkedLines(lines);
}

function addRows(lines: SourceLine[], { name, data, facts }: Sheet): void {
  let inTable = false;
  data.forEach((row, r) => {
    const written = row.map(textOf);
    const hidden = facts?.hiddenRows.has(r) ?? false;
    const cells = hidden ? written : written.map((text, c) => (facts?.hiddenColumns.has(c) ? "" : text));
    const left = written.filter((text, c) => text !== cells[c]).join(" ");
    const unclear = facts?.unclear.get(r)?.join(", ");
    const deleted = facts?.deleted.get(r)?.join(" ");
    const filled = cells.filter((c) => c !== "").length;
    inTable ||= filled > 1 && !hidden;
    const place: Place = { line: lines.length + 1, sheet: name, cell: `A${r + 1}` };
    const flaws = hidden ? { hidden } : { ...(left === "" ? {} : { hiddenPart: left }), ...(deleted === undefined ? {} : { deleted }), ...(unclear === undefined ? {} : { flaw: { code: "cellError" as const, about: unclear } }) };
    const covered = facts?.covered.get(r);
    if (filled === 0) lines.push({ kind: "blank", text: "", place, ...flaws });
    else if (inTable || filled > 1) lines.push({ kind: "cells", cells, text: cells.filter((c) => c !== "").join(" ").replace(/\s+/g, " "), place, ...(covered ? { covered } : {}), ...flaws });
    else lines.push({ kind: "text", text: cells.find((c) => c !== "") ?? "", place, ...flaws });
  });
}

/** The library reads values without their formats and without what is hidden, so its sheets are prepared first. */
async function open(file: Zip): Promise<readonly Sheet[]> {
  const facts = sheetsOf(file);
  const changed = new Map(facts.map((f) => [f.part, new TextEncoder().encode(f.xml)]));
  const parts = file.names.filter((n) => /\.(?:xml|rels)$/.test(n)).map((name) => ({ name, content: changed.get(name) ?? file.bytes(name) }));
  try {
    return (await readXlsxFile(zip(parts, 0))).flatMap(({ sheet, data }, i) => (facts[i]?.hasCells === false ? [] : [{ name: sheet, data, facts: facts[i] }]));
  } catch {
    throw new DocumentRefused("damaged");
  }
}

/** A cell as a reader sees it; dates as the document would write them. */
function textOf(value: unknown): string {
  if (value instanceof Date) return `${value.getUTCDate()}.${value.getUTCMonth() + 1}.${value.getUTCFullYear()}`;
  if (typeof value === "number") return plainNumber(value);
  if (typeof value !== "string" && typeof value !== "boolean") return "";
  return tidy(String(value).replace(/\r\n?/g, "\n"));
}
