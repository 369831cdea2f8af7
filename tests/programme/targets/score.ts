import { readTarget } from "../../../src/programme/read-target.ts";
import type { TargetReading } from "../../../src/programme/read-target.ts";

/** Columns of a table of sentences beside the fields of a reading. */
const columns = {
  kind: "kind", direction: "direction", form: "form", value: "value", unit: "unit", baselineYear: "baseline_year",
  baselineValue: "baseline_value", baselineRelativeTo: "baseline_relative_to", cadence: "cadence", deadline: "deadline",
} as const satisfies Partial<Record<keyof TargetReading, string>>;
export type Field = keyof typeof columns;
export const fields = Object.keys(columns) as readonly Field[];
/** Numbers of a sentence: one that it does not state must never be given. */
const figures: ReadonlySet<Field> = new Set<Field>(["value", "baselineYear", "baselineValue"]);

export interface Scored {
  readonly row: string;
  readonly text: string;
  /** Why a reader may differ; counted apart. */
  readonly ambiguous: string;
  readonly stated: readonly Field[];
  readonly wrong: readonly Miss[];
  /** Given although the row leaves the field empty. */
  readonly added: readonly Miss[];
}
export interface Miss { readonly field: Field; readonly wanted: string; readonly got: string }

export const inventedFigures = (s: Scored): readonly Miss[] => s.added.filter((m) => figures.has(m.field));

type Row = Readonly<Record<string, string>>;

/** Rows of a table whose first line names the columns. */
export function rowsOf(table: string): readonly Row[] {
  const [head = "", ...lines] = table.replace(/\r/g, "").trim().split("\n");
  const names = head.split("\t");
  return lines.filter((l) => l.trim() !== "").map((line) => Object.fromEntries(line.split("\t").map((cell, i) => [names[i] ?? "", cell.trim()])));
}

const even = (field: Field, written: string): string =>
  figures.has(field) && written !== "" ? String(Number(written.replace(/[\s\u00a0]/g, "").replace(",", "."))) : written.toLowerCase().replace(/[\s-]/g, "");

export function score(row: Row): Scored {
  const read = readTarget(row["text"] ?? "");
  const misses = fields.map((field) => ({ field, wanted: row[columns[field]] ?? "", got: String(read[field] ?? "") }));
  return {
    row: row["row"] ?? "", text: row["text"] ?? "", ambiguous: row["ambiguous"] ?? "",
    stated: misses.filter((m) => m.wanted !== "").map((m) => m.field),
    wrong: misses.filter((m) => m.wanted !== "" && even(m.field, m.wanted) !== even(m.field, m.got)),
    added: misses.filter((m) => m.wanted === "" && m.got !== ""),
  };
}

const sum = (scored: readonly Scored[], of: (s: Scored) => number): number => scored.reduce((n, s) => n + of(s), 0);
export const statedIn = (scored: readonly Scored[]): number => sum(scored, (s) => s.stated.length);
export const shareRight = (scored: readonly Scored[]): number => 1 - sum(scored, (s) => s.wrong.length) / Math.max(1, statedIn(scored));

/** A line a field (right of stated, wrong, added), then every miss. */
export function report(title: string, scored: readonly Scored[]): string {
  const of = (f: Field): string => {
    const [stated, wrong, added] = [sum(scored, (s) => Number(s.stated.includes(f))), sum(scored, (s) => s.wrong.filter((m) => m.field === f).length), sum(scored, (s) => s.added.filter((m) => m.field === f).length)];
    return `  ${f.padEnd(20)} ${String(stated - wrong).padStart(4)}/${String(stated).padEnd(4)} not stated but given ${added}`;
  };
  const all = `  ${scored.length} sentences, ${(100 * shareRight(scored)).toFixed(1)} % of ${statedIn(scored)} stated fields right, ${sum(scored, (s) => inventedFigures(s).length)} invented figures, ${sum(scored, (s) => s.added.length)} fields added, ${sum(scored, (s) => s.wrong.filter((m) => figures.has(m.field) && m.got !== "").length)} wrong figures`;
  return [title, all, ...fields.map(of)].join("\n");
}

export const missesOf = (scored: readonly Scored[]): string =>
  scored.filter((s) => s.wrong.length + s.added.length > 0).map((s) => `${s.row} ${s.text}${s.ambiguous ? `\n     (${s.ambiguous})` : ""}\n     ${[...s.wrong.map((m) => `${m.field}: wanted ${m.wanted}, got ${m.got || "nothing"}`), ...s.added.map((m) => `${m.field}: added ${m.got}`)].join("; ")}`).join("\n");
