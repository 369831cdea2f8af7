import { measureIds } from "./derive-ids.ts";
import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import type { ProgrammeFile } from "./programme-file.ts";
import { uniqueness } from "./unique.ts";

type Group = NonNullable<NonNullable<Loose<ProgrammeFile>["groups"]>[number]>;
type Table = NonNullable<NonNullable<Group["tables"]>[number]>;
type Figures = readonly (number | undefined)[];

/** Target tables: as many figures as years, every column in every row. Sums that differ are shown and kept. */
export function checkTables(file: Loose<ProgrammeFile> | undefined, report: Report): void {
  file?.groups?.forEach((group, g) =>
    group?.tables?.forEach((table, t) => {
      if (!table) return;
      const path = ["groups", g, "tables", t];
      checkYears(table, path, report);
      checkRows(table, path, report);
      checkSums(table, path, report);
      checkSchedules(group, table, path, report);
    }),
  );
}

function checkYears(table: Table, path: Path, report: Report): void {
  const years = (table.years ?? []).flatMap((y) => y ?? []);
  const wrong = years.findIndex((y, i) => i > 0 && y <= (years[i - 1] ?? 0));
  if (wrong > 0) report.error([...path, "years", wrong], "years", { year: years[wrong] ?? "" });
  checkLength(table.share?.values, table, [...path, "share", "values"], report);
  const columnOnce = uniqueness(report, "duplicateId");
  table.columns?.forEach((c, i) => columnOnce(c?.id, [...path, "columns", i, "id"], { id: c?.id ?? "" }));
}

function checkLength(values: Figures | undefined, table: Table, path: Path, report: Report): void {
  const years = table.years?.length;
  if (values && years !== undefined && values.length !== years) report.error(path, "rowLength", { figures: values.length, years });
}

function checkRows(table: Table, path: Path, report: Report): void {
  const columns = (table.columns ?? []).flatMap((c) => c?.id ?? []);
  const placeOnce = uniqueness(report, "duplicatePlace");
  table.rows?.forEach((row, i) => {
    const at = [...path, "rows", i];
    placeOnce(row?.place?.toLowerCase(), [...at, "place"], { place: row?.place ?? "" });
    if (!row?.values || columns.length === 0) return;
    for (const column of columns) if (!row.values[column]) report.error([...at, "values"], "rowColumnMissing", { column, place: row.place ?? "" });
    for (const [column, values] of Object.entries(row.values)) {
      if (!columns.includes(column)) report.error([...at, "values", column], "rowColumnUnknown", { column, columns: columns.join(", ") });
      else checkLength(values, table, [...at, "values", column], report);
    }
  });
}

/** One warning for a column, naming its years: a document's own rounding often differs by one. */
function checkSums(table: Table, path: Path, report: Report): void {
  const totals = (table.rows ?? []).flatMap((row, i) => (row?.total ? [{ row, i }] : []));
  const [total] = totals;
  const parts = (table.rows ?? []).filter((row) => row && !row.total);
  if (!total || totals.length > 1 || parts.length === 0) return;
  for (const column of (table.columns ?? []).flatMap((c) => c ?? [])) {
    const differing = (table.years ?? []).flatMap((year, y) => {
      const stated = total.row.values?.[column.id ?? ""]?.[y];
      const figures = parts.map((row) => row?.values?.[column.id ?? ""]?.[y]);
      if (stated === undefined || year === undefined || figures.some((f) => f === undefined)) return [];
      const apart = Math.round((figures.reduce<number>((sum, f) => sum + (f ?? 0), 0) - stated) * 1e6) / 1e6;
      return apart === 0 ? [] : [{ year, apart: Math.abs(apart) }];
    });
    if (differing.length === 0) continue;
    const params = { column: column.name ?? column.id ?? "", years: differing.map((d) => d.year).join(", "), apart: Math.max(...differing.map((d) => d.apart)) };
    report.warning([...path, "rows", total.i, "values", column.id ?? ""], "sumMismatch", params);
  }
}

/** A measure or goal whose schedule ends before the last year that its table has targets for. */
function checkSchedules(group: Group, table: Table, path: Path, report: Report): void {
  const last = Math.max(...(table.years ?? []).flatMap((y) => y ?? []));
  const ids = measureIds(group.id ?? "", group.measures ?? []);
  table.measures?.forEach((text, i) => {
    if (text === undefined) return;
    const place = ids.place(text);
    if (place === undefined) report.error([...path, "measures", i], "unknownMeasure", { measure: text });
    else warnIfEnded(group.measures?.[place]?.schedule?.to, text);
  });
  table.goals?.forEach((number) => warnIfEnded(group.goals?.find((goal) => goal?.number === number)?.schedule?.to, String(number)));

  function warnIfEnded(to: string | undefined, item: string): void {
    if (to !== undefined && Number.isFinite(last) && to < `${last}-01-01`) report.warning([...path, "years"], "scheduleBeforeTable", { item, to, year: last });
  }
}
