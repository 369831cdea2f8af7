import type { Indicator } from "../indicator.ts";
import type { Measure, Project } from "../measure.ts";
import type { Programme } from "../programme.ts";
import type { TargetTable } from "../target-table.ts";

/** What a programme has behind it when a new version is compared with the newest one. */
export interface Past {
  /** Versions before the newest, newest first: what a version left out by mistake may come back in the next. */
  readonly earlier: readonly Programme[];
  /** How many figures each series has. */
  readonly figures: ReadonlyMap<string, number>;
}

export const noPast: Past = { earlier: [], figures: new Map() };

/** Everything that answers are kept under, by id; of several versions the first that has the id. */
export interface Index {
  readonly measures: ReadonlyMap<string, MeasureAt>;
  readonly indicators: ReadonlyMap<string, IndicatorAt>;
  readonly projects: ReadonlyMap<string, { readonly value: Project; readonly group: string }>;
  readonly tables: ReadonlyMap<string, TargetTable>;
}

export interface MeasureAt {
  readonly value: Measure;
  readonly group: string;
}

export interface IndicatorAt {
  readonly value: Indicator;
  readonly measure: string;
  readonly group: string;
}

export function indexOf(programmes: readonly Programme[]): Index {
  const groups = programmes.flatMap((p) => p.groups);
  const measures = groups.flatMap((g) => g.measures.map((value): MeasureAt => ({ value, group: g.id })));
  const indicators = measures.flatMap(({ value: m, group }) => m.indicators.map((value): IndicatorAt => ({ value, measure: m.id, group })));
  return {
    measures: firstOfEach(measures),
    indicators: firstOfEach(indicators),
    projects: firstOfEach(groups.flatMap((g) => g.projects.map((value) => ({ value, group: g.id })))),
    tables: new Map([...firstOfEach(groups.flatMap((g) => g.tables.map((value) => ({ value }))))].map(([id, t]) => [id, t.value])),
  };
}

function firstOfEach<T extends { readonly value: { readonly id: string } }>(all: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const x of all) if (!found.has(x.value.id)) found.set(x.value.id, x);
  return found;
}
