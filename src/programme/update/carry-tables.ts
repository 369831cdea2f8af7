import type { TargetTable } from "../target-table.ts";
import { likeness, pairUp } from "./similar-text.ts";

type Column = TargetTable["columns"][number];

const tableLeast = 0.6;
const columnLeast = 0.6;

/** Tables of the new version under the ids that they and their columns have had: a table's figures are kept under both. */
export function carryTables(before: readonly TargetTable[], after: readonly TargetTable[]): readonly TargetTable[] {
  const found = new Map(pairUp(before, after, tableLeast, sameTable).map((p) => [p.after, p.before]));
  return after.map((t) => {
    const was = found.get(t);
    return was ? withColumns({ ...t, id: was.id }, was) : t;
  });
}

const sameTable = (a: TargetTable, b: TargetTable): number => (a.id === b.id ? 3 : likeness(a.name, b.name));

function withColumns(table: TargetTable, was: TargetTable): TargetTable {
  const score = (a: Column, b: Column): number => (a.id === b.id ? 3 : likeness(a.name, b.name));
  const ids = new Map(pairUp(was.columns, table.columns, columnLeast, score).map((p) => [p.after.id, p.before.id]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    ...table,
    columns: table.columns.map((c) => ({ ...c, id: idOf(c.id) })),
    rows: table.rows.map((r) => ({ ...r, values: Object.fromEntries(Object.entries(r.values).map(([id, values]) => [idOf(id), values])) })),
  };
}
