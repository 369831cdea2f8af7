import type { Goal, Measure, Project } from "./measure.ts";
import type { Indicator } from "./indicator.ts";
import type { Programme, WorkingGroup } from "./programme.ts";
import type { TargetTable } from "./target-table.ts";

export const groupOf = (p: Programme, id: string): WorkingGroup | undefined => p.groups.find((g) => g.id === id);

export const goalOf = (g: WorkingGroup, number: number): Goal | undefined => g.goals.find((goal) => goal.number === number);

/** The goal of a number, or the one that had it in an earlier version where no goal has it now. */
export const goalOnceOf = (g: WorkingGroup, number: number): Goal | undefined => goalOf(g, number) ?? g.goals.find((goal) => goal.aliases?.includes(number));

export const measuresOf = (g: WorkingGroup, goal: number): readonly Measure[] =>
  g.measures.filter((m) => m.goals.includes(goal));

/** The document lists measures and goals beside each other and ties none to any. */
export const tiesNone = (g: WorkingGroup): boolean => g.measures.length > 0 && g.measures.every((m) => m.goals.length === 0);

export interface MeasurePlace {
  readonly group: WorkingGroup;
  readonly measure: Measure;
}

export function measureById(p: Programme, id: string): MeasurePlace | undefined {
  for (const group of p.groups) {
    const measure = group.measures.find((m) => m.id === id);
    if (measure) return { group, measure };
  }
  return undefined;
}

export function indicatorById(p: Programme, id: string): (MeasurePlace & { readonly indicator: Indicator }) | undefined {
  for (const group of p.groups)
    for (const measure of group.measures) {
      const indicator = measure.indicators.find((i) => i.id === id);
      if (indicator) return { group, measure, indicator };
    }
  return undefined;
}

export function projectById(p: Programme, id: string): { readonly group: WorkingGroup; readonly project: Project } | undefined {
  for (const group of p.groups) {
    const project = group.projects.find((x) => x.id === id);
    if (project) return { group, project };
  }
  return undefined;
}

/** Id of the group that a screen's subject belongs to: a measure, a project, a target table, or `final/<group>`. */
export const subjectGroup = (p: Programme, subject: string): string | undefined =>
  subject.startsWith("final/") ? subject.slice("final/".length) : (measureById(p, subject) ?? projectById(p, subject) ?? tableById(p, subject))?.group.id;

/** The series that readings of this indicator belong to: its own, or the one it shares with others. */
export const seriesOf = (i: Indicator): string => i.series ?? i.id;

/** "3a Kotihoito 24/7", or the title alone where the document gives no label. */
export const measureName = (m: Pick<Measure, "label" | "title">): string => (m.label ? `${m.label} ${m.title}` : m.title);

export interface TablePlace {
  readonly group: WorkingGroup;
  readonly table: TargetTable;
}

export function tableById(p: Programme, id: string): TablePlace | undefined {
  for (const group of p.groups) {
    const table = group.tables.find((t) => t.id === id);
    if (table) return { group, table };
  }
  return undefined;
}

/** Readings of a target table: one series per column; a year's reading has the places as its parts and their sum as its value. */
export const tableSeries = (table: string, column: string): string => `${table}/${column}`;

/** The measure that is the final evaluation, wherever it stands: every group is asked for its own. */
export const finalMeasure = (p: Programme): Measure | undefined => p.groups.flatMap((g) => g.measures).find((m) => m.asked === "final");
