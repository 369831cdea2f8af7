import writeXlsxFile from "write-excel-file/node";

/** A table as an Excel file: a heading row that stays in sight, texts as texts (never formulas), numbers as numbers. */
export interface TableFile {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** At most so many characters in a column's width. */
const widest = 50;

export function writeTable({ columns, rows }: TableFile, sheet: string): Promise<Buffer> {
  const cell = (value: string | number) => (typeof value === "number" ? { type: Number, value } : { type: String, value });
  const heading = columns.map((value) => ({ type: String, value, fontWeight: "bold" as const }));
  const width = (i: number): number => Math.min(widest, 2 + Math.max(...[columns, ...rows].map((row) => String(row[i] ?? "").length)));
  const options = { sheet: sheet.replaceAll(/[[\]:*?/\\]/g, " ").slice(0, 31), stickyRowsCount: 1, columns: columns.map((_, i) => ({ width: width(i) })) };
  return writeXlsxFile([heading, ...rows.map((row) => row.map(cell))], options).toBuffer();
}
