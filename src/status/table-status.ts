import { shareColumn } from "../conversation/target-tables.ts";
import type { Cell } from "../confidentiality/small-counts.ts";
import type { Reading } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { tableById, tableSeries } from "../programme/look-up.ts";
import type { TablePlace } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { readingView } from "./indicator-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import type { TableView } from "./views.ts";

/** A cell, a row (place), a column or the whole of a target table; `year` narrows it. */
export interface TableKey {
  readonly table: string;
  readonly place?: string | undefined;
  readonly column?: string | undefined;
  readonly year?: number | undefined;
}

/** undefined: no such table, place or column in it. A year without a target is answered, by saying so. */
export async function tableStatus(ports: Ports, programme: Programme, key: TableKey): Promise<TableView | undefined> {
  const found = tableById(programme, key.table);
  if (!found) return undefined;
  const { table, group } = found;
  if (key.place !== undefined && !table.rows.some((r) => r.place === key.place)) return undefined;
  if (key.column !== undefined && key.column !== shareColumn && !table.columns.some((c) => c.id === key.column)) return undefined;
  const records = await openRecords(ports, programme);
  const columns = table.columns.filter((c) => key.column === undefined || c.id === key.column);
  const actuals = await Promise.all(columns.map((c) => actualsOf(records, found, c.id)));
  return {
    group, table,
    demo: programme.demo,
    thisYear: Number(records.today.slice(0, 4)),
    ...(key.place === undefined ? {} : { place: key.place }),
    ...(key.column === undefined ? {} : { column: key.column }),
    ...(key.year === undefined ? {} : { year: key.year }),
    actuals: actuals.flat(),
  };
}

async function actualsOf(records: Records, { group, table }: TablePlace, column: string): Promise<TableView["actuals"]> {
  const readings = await records.readings(tableSeries(table.id, column), group.id);
  const yearly = readings.filter((r: Reading) => /^\d{4}$/.test(r.period) && r.answer.kind === "figure");
  return Promise.all(yearly.map(async (r) => ({ column, year: Number(r.period), reading: await readingView(records, r) })));
}

/** The same as these readers may see it. */
export function actualCell(view: TableView, column: string, year: number, place: string): Cell | undefined {
  const value = actualAt(view, column, year, place);
  const covered = view.actuals.find((a) => a.column === column && a.year === year)?.reading.covered;
  if (value === undefined || !covered) return value === undefined ? undefined : { kind: "shown", value };
  return view.table.rows.find((r) => r.place === place)?.total ? covered.total : (covered.parts.find((p) => p.name === place)?.cell ?? { kind: "hidden" });
}

/** What a reading says of a place: the total row is the reading itself (no total while a place is missing), another row is one of its parts. */
export function actualAt(view: TableView, column: string, year: number, place: string): number | undefined {
  const answer = view.actuals.find((a) => a.column === column && a.year === year)?.reading.answer;
  if (answer?.kind !== "figure") return undefined;
  const row = view.table.rows.find((r) => r.place === place);
  if (!row?.total) return answer.parts?.[place];
  const { parts } = answer;
  const missing = parts && view.table.rows.some((r) => !r.total && parts[r.place] === undefined);
  return missing ? undefined : answer.value;
}
