import readXlsxFile from "read-excel-file/node";
import type { Place, SourceLine } from "../../src/programme/import/source-document.ts";
import type { Progress } from "./progress.ts";
import { DocumentRefused, limits } from "./refusal.ts";
import { checkedLines } from "./text.ts";
import { checkZip } from "./zip-limits.ts";

/** A spreadsheet, sheet by sheet and row by row. What stands alone above a table is text; everything else is a row of cells. */
export async function readXlsx(bytes: Uint8Array, progress: Progress): Promise<readonly SourceLine[]> {
  checkZip(bytes);
  const sheets = await open(bytes);
  const lines: SourceLine[] = [];
  sheets.forEach(({ sheet, data }, done) => {
    if (data.length > limits.rows) throw new DocumentRefused("tooManyRows", { limit: limits.rows });
    if (lines.length > 0) lines.push({ kind: "break", text: "", place: { line: lines.length + 1, sheet } });
    let inTable = false;
    data.forEach((row, r) => {
      const cells = row.map(textOf);
      const filled = cells.filter((c) => c !== "").length;
      inTable ||= filled > 1;
      const place: Place = { line: lines.length + 1, sheet, cell: `A${r + 1}` };
      if (filled === 0) lines.push({ kind: "blank", text: "", place });
      else if (inTable) lines.push({ kind: "cells", cells, text: cells.filter((c) => c !== "").join(" ").replace(/\s+/g, " "), place });
      else lines.push({ kind: "text", text: cells.find((c) => c !== "") ?? "", place });
    });
    progress(done + 1, sheets.length);
  });
  if (lines.every((l) => l.text === "")) throw new DocumentRefused("noText");
  return checkedLines(lines);
}

async function open(bytes: Uint8Array) {
  try {
    return await readXlsxFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    throw new DocumentRefused("damaged");
  }
}

/** A cell as a reader sees it; dates as the document would write them. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return `${value.getUTCDate()}.${value.getUTCMonth() + 1}.${value.getUTCFullYear()}`;
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return "";
  return String(value).replace(/\r\n?/g, "\n").trim();
}
