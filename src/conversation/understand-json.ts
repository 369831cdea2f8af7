import { goalOf, groupOf, measureById, measuresOf, projectById } from "../programme/look-up.ts";
import type { Measure, Schedule } from "../programme/measure.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import type { TargetTable } from "../programme/target-table.ts";
import { audienceName } from "./target-audiences.ts";
import { cellOf, shareColumn } from "./target-tables.ts";
import { indicatorOf } from "./understand-indicator.ts";
import type { Target, Understood } from "./understood.ts";

/** One line of `kvartti understand`; null where nothing was said or follows. */
export interface UnderstoodLine {
  readonly id: string;
  readonly intent: Understood["intent"];
  readonly group: string | null;
  readonly goal: number | null;
  readonly measure: string | null;
  readonly indicator: string | null;
  /** Several figures of one series as `12;30;210`. */
  readonly value: number | boolean | string | null;
  readonly unit: string | null;
  readonly period: string | null;
}

/** "2a"; without a label the place among its goal's measures, "1."; a part without a label by its place, "4c (dash 1)". */
export function measureLabel(group: WorkingGroup, measure: Measure): string {
  if (measure.label !== undefined) return measure.label;
  if (measure.parent !== undefined) {
    const siblings = group.measures.filter((m) => m.parent === measure.parent && m.label === undefined);
    return `${measure.parent.replace(/^.*-/u, "")} (dash ${siblings.indexOf(measure) + 1})`;
  }
  const goal = measure.goals[0];
  const places = goal === undefined ? group.measures : measuresOf(group, goal).filter((m) => m.parent === undefined);
  return `${places.indexOf(measure) + 1}.`;
}

const tableOf = (programme: Programme, id: string): TargetTable | undefined => programme.groups.flatMap((g) => g.tables).find((t) => t.id === id);

/** "table KOTIHOITO Pori 2019", "table TEHOSTETTU NHG % 2024". */
function cellName(table: TargetTable, cell: NonNullable<Target["table"]>, period: string | undefined): string {
  const name = (table.aliases[0] ?? table.name).toUpperCase();
  const share = table.share.name.replace(/:\p{L}+/u, "").replace(/prosentti|procent|percentage/iu, table.share.unit);
  const place = cell.column === shareColumn ? share : cell.place;
  return ["table", name, place, period].filter((x) => x !== undefined).join(" ");
}

/** Years when the schedule is of whole years, else the document's own words. */
export function schedulePeriod(schedule: Schedule | undefined): string | undefined {
  if (!schedule) return undefined;
  const years = /^\s*(\d{4})\s*[–-]\s*(\d{4})\s*$/u.exec(schedule.text);
  return years ? `${years[1]}-${years[2]}` : schedule.text;
}

/** Who answers for it: the measure's owners, else the group's chair; by name, or by title where the document names nobody. */
export function ownerNames(programme: Programme, target: Target): string | undefined {
  const group = groupOf(programme, target.group ?? "");
  const measure = target.measure === undefined ? undefined : measureById(programme, target.measure)?.measure;
  const who = measure?.owners.length ? measure.owners : group?.chair ? [group.chair] : [];
  return who.map((w) => w.name ?? w.title).filter((w) => w !== undefined).join(", ") || undefined;
}

function placeOf(programme: Programme, target: Target): { readonly goal: number | null; readonly measure: string | null } {
  const project = target.measure === undefined ? undefined : projectById(programme, target.measure);
  if (project) return { goal: null, measure: project.project.title };
  const found = target.measure === undefined ? undefined : measureById(programme, target.measure);
  if (!found) return { goal: target.goal ?? null, measure: null };
  // A plain number ("12") is not under one goal, even where the document links it to one only.
  const plain = /^\d+$/u.test(found.measure.label ?? "");
  return { goal: plain ? null : (target.goal ?? found.measure.goals[0] ?? null), measure: measureLabel(found.group, found.measure) };
}

function scheduleOf(programme: Programme, target: Target): string | undefined {
  const group = groupOf(programme, target.group ?? "");
  if (target.measure !== undefined) {
    const project = projectById(programme, target.measure)?.project;
    return project ? project.year?.toString() : schedulePeriod(measureById(programme, target.measure)?.measure.schedule);
  }
  return group && target.goal !== undefined ? schedulePeriod(goalOf(group, target.goal)?.schedule) : undefined;
}

const several = (values: Understood["values"]): UnderstoodLine["value"] =>
  values.length > 1 ? values.map((v) => String(v.value)).join(";") : (values[0]?.value ?? null);

/** What the programme itself answers about a cell: its printed figure, when the message only asks for it. */
function printed(table: TargetTable | undefined, { target, values, period }: Understood): ReturnType<typeof cellOf> {
  return table && target.table && values.length === 0 && period !== undefined ? cellOf(table, target.table, period) : undefined;
}

const groupColumn = (programme: Programme, { audience, group }: Target): string | null =>
  audience === undefined ? (group ?? null) : `audience: ${audienceName(programme, audience) ?? audience}`;

/**
 * The reading as `kvartti understand` writes it. What the programme itself answers stands in the same columns: a printed figure of a
 * target table or who is responsible as value, a schedule as period.
 */
export function toJsonLine(id: string, understood: Understood, programme: Programme): UnderstoodLine {
  const { intent, target, values, unit, period } = understood;
  const table = target.table && tableOf(programme, target.table.id);
  const cell = printed(table, understood);
  const named = table && target.table ? cellName(table, target.table, period) : indicatorOf(programme, target)?.text;
  const state = typeof values[0]?.value === "boolean";
  const answered = intent === "owner_of" ? ownerNames(programme, target) : cell?.value;
  const scheduled = intent === "schedule_of" ? scheduleOf(programme, target) : undefined;
  return {
    id,
    intent,
    group: groupColumn(programme, target),
    ...placeOf(programme, target),
    indicator: named ?? null,
    value: answered ?? several(values),
    unit: state ? "milestone" : (cell?.unit ?? unit ?? null),
    period: scheduled ?? period ?? null,
  };
}
