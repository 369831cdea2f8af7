import type { RawTextElement, TableBlock } from "@slack/web-api";
import type { Block } from "../../../src/vocabulary/card.ts";
import { plain } from "../../../src/vocabulary/inline.ts";
import { limits } from "./limits.ts";

type Table = Extract<Block, { readonly kind: "table" }>;

/** A table as Slack's own block, or undefined when it is beyond what one takes. An empty cell is drawn as a dash. */
export function tableBlock(table: Table): TableBlock | undefined {
  const rows = [table.columns, ...table.rows];
  const characters = rows.flat().reduce((sum, cell) => sum + cell.length, 0);
  const fits = rows.length <= limits.tableRows && rows.every((r) => r.length <= limits.tableColumns) && characters <= limits.tableCharacters;
  if (!fits || table.columns.length === 0) return undefined;
  return {
    type: "table",
    column_settings: table.columns.map(() => ({ is_wrapped: true })),
    rows: rows.map((row) => row.map(cell)),
  };
}

const cell = (text: string): RawTextElement => ({ type: "raw_text", text: plain(text) || "–" });

/** The same, row by row: the first cell names the row, the others say their column. */
export const tableLines = (table: Table): readonly string[] =>
  table.rows.map((row) => row.map((text, i) => (i === 0 ? `**${plain(text)}**` : `${table.columns[i] ?? ""}: ${text}`)).join("; "));
