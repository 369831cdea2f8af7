import { canonicalLabel } from "../label.ts";
import type { Responsible } from "../measure.ts";
import { readTarget } from "../read-target.ts";
import type { DraftGoal, DraftMeasure, DraftTable, Told } from "./draft.ts";
import type { Imported, ImportedGroup } from "./import-document.ts";
import type { ReadSchedule } from "./schedule.ts";
import { sumChecks } from "./target-table.ts";

/** What `kvartti import --json` prints: everything with its source lines, `null` where the document states nothing. */
export function importJson(imported: Imported) {
  return {
    programme: { name: imported.name, decisions: imported.decisions, bodies: imported.bodies, audiences: imported.audiences },
    groups: imported.groups.map(groupJson),
    tables: imported.groups.flatMap((g) => g.tables.map((t) => tableJson(g.id, t))),
    promises: imported.promises.map((p) => ({ text: p.text.text, lines: p.text.lines, otherLines: p.otherLines, owners: p.owners.map(responsibleJson) })),
    findings: imported.findings.map((f) => ({ ...f, ...placeJson(imported, f.from) })),
  };
}

/** Page, sheet and cell, or paragraph of a finding, where the document has them. */
function placeJson({ places }: Imported, line: number) {
  const place = places.get(line);
  return place ? { place } : {};
}

function groupJson(group: ImportedGroup) {
  const under = (goal: DraftGoal): readonly DraftMeasure[] => group.measures.filter((m) => m.goals[0] === goal.number);
  const known = new Set(group.goals.map((g) => g.number));
  return {
    id: group.id,
    name: group.name.text,
    lines: [...group.name.lines, ...(group.chairLines ?? [])],
    chair: group.chair ? responsibleJson(group.chair) : null,
    goals: group.goals.map((goal) => ({
      number: goal.number,
      title: goal.title.text,
      lines: goal.title.lines,
      schedule: scheduleJson(goal.schedule),
      longTerm: goal.longTerm ?? null,
      details: goal.details,
      measures: under(goal).map(measureJson),
    })),
    /** Measures that the document ties to no goal of the group. */
    measures: group.measures.filter((m) => m.goals[0] === undefined || !known.has(m.goals[0])).map(measureJson),
    /** Indicators that the document ties to no measure. */
    indicators: group.indicators.map(indicatorJson),
    projects: group.projects.map((p) => ({ title: p.title.text, lines: p.title.lines, list: p.list, listLine: p.listLine ?? null, year: p.year ?? null })),
  };
}

export interface MeasureJson {
  readonly id: string | null;
  readonly raw: string | null;
  readonly title: string;
  readonly lines: readonly number[];
  readonly otherLines: readonly number[];
  readonly details: readonly Told[];
  readonly schedule: ReturnType<typeof scheduleJson>;
  readonly starts: readonly string[];
  readonly goals: readonly number[];
  readonly owners: readonly ReturnType<typeof responsibleJson>[];
  readonly indicators: readonly ReturnType<typeof indicatorJson>[];
  readonly measures: readonly MeasureJson[];
}

const measureJson = (m: DraftMeasure): MeasureJson => ({
  id: m.raw === undefined ? null : canonicalLabel(m.raw),
  raw: m.raw ?? null,
  title: m.title.text,
  lines: m.title.lines,
  otherLines: m.otherLines,
  details: m.details,
  schedule: scheduleJson(m.schedule),
  starts: m.starts ?? [],
  goals: m.goals,
  owners: m.owners.map(responsibleJson),
  indicators: m.indicators.map(indicatorJson),
  measures: m.parts.map(measureJson),
});

function indicatorJson(told: Told) {
  const r = readTarget(told.text);
  const target = r.value === undefined && r.form === undefined ? null : { form: r.form ?? null, value: r.value ?? null, unit: r.unit ?? null };
  const baseline =
    r.baselineYear === undefined && r.baselineValue === undefined && r.baselineRelativeTo === undefined
      ? null
      : { year: r.baselineYear ?? null, value: r.baselineValue ?? null, relativeTo: r.baselineRelativeTo ?? null };
  return { text: told.text, lines: told.lines, kind: r.kind, direction: r.direction ?? null, target, baseline, cadence: r.cadence ?? null, deadline: r.deadline ?? null, source: r.source ?? null };
}

const scheduleJson = (s: ReadSchedule | undefined) => (s ? { text: s.text, from: s.from ?? null, to: s.to ?? null } : null);

const responsibleJson = (r: Responsible) => ({ title: r.title ?? null, name: r.name ?? null, acting: r.acting ?? false });

function tableJson(group: string, t: DraftTable) {
  const cells = t.rows.flatMap((r) => t.years.flatMap((year, y) => t.columns.map((column, c) => ({ row: r.place, year, column, value: r.values[c]?.[y] ?? null, line: r.line }))));
  const shares = t.years.map((year, y) => ({ row: t.share.name, year, column: t.share.name, value: t.share.values[y] ?? null, line: t.share.line }));
  return {
    group,
    name: t.name.text,
    lines: t.name.lines,
    years: t.years,
    columns: t.columns,
    share: { name: t.share.name, unit: t.share.unit, values: t.share.values, line: t.share.line, lines: t.share.lines },
    rows: t.rows.map((r) => ({ place: r.place, total: r.total, line: r.line, values: Object.fromEntries(t.columns.map((c, i) => [c, r.values[i] ?? []])) })),
    cells: [...shares, ...cells],
    checks: sumChecks(t),
  };
}
