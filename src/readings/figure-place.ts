import { questionOf } from "../evaluation/question-of.ts";
import type { OwedKind } from "../evaluation/answer.ts";
import { indicatorById, measureById, measureName, seriesOf, tableById, tableSeries } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme } from "../programme/programme.ts";

/** What a figure is recorded for: an indicator, or a column of a target table. */
export interface FigurePlace {
  readonly group: string;
  readonly series: string;
  readonly kind: Exclude<OwedKind, "judgement" | "final">;
  readonly indicator: Indicator;
  /** Measures whose owners may record it. */
  readonly measures: readonly string[];
  /** "1b Perhehoito: asiakkaiden määrä", in the document's words. */
  readonly name: string;
  /** How a button or a form names it. */
  readonly key: PlaceKey;
}

export type PlaceKey = { readonly i: string } | { readonly t: string; readonly c: string };

export const placeOf = (p: Programme, key: Readonly<Record<string, string>>, year?: number): FigurePlace | undefined =>
  key["i"] === undefined ? tablePlace(p, key["t"] ?? "", key["c"], year) : indicatorPlace(p, key["i"]);

/** The place that a read message means: an indicator, the only indicator of a measure, or a table's column. */
export function placeMeant(p: Programme, params: Readonly<Record<string, string>>, year?: number): FigurePlace | undefined {
  if (params["indicator"] !== undefined) return indicatorPlace(p, params["indicator"]);
  if (params["table"] !== undefined) return tablePlace(p, params["table"], params["column"], year);
  const indicators = measureById(p, params["measure"] ?? "")?.measure.indicators ?? [];
  return indicators.length === 1 ? indicatorPlace(p, indicators[0]?.id ?? "") : undefined;
}

function indicatorPlace(p: Programme, id: string): FigurePlace | undefined {
  const found = indicatorById(p, id);
  if (!found) return undefined;
  const { group, measure, indicator } = found;
  const kind = indicator.kind === "milestone" ? "milestone" : indicator.kind === "qualitative" ? "description" : "figure";
  return { group: group.id, series: seriesOf(indicator), kind, indicator, measures: sharers(p, seriesOf(indicator)), name: `${measureName(measure)}: ${indicator.name ?? indicator.text}`, key: { i: id } };
}

const sharers = (p: Programme, series: string): readonly string[] =>
  p.groups.flatMap((g) => g.measures).filter((m) => m.indicators.some((i) => seriesOf(i) === series)).map((m) => m.id);

/** Without a column the last one: a table's own figures stand after the population that they are compared with. */
function tablePlace(p: Programme, table: string, column: string | undefined, year: number | undefined): FigurePlace | undefined {
  const found = tableById(p, table);
  const of = column === undefined ? found?.table.columns.at(-1) : found?.table.columns.find((c) => c.id === column);
  if (!found || !of) return undefined;
  const series = tableSeries(table, of.id);
  const indicator = questionOf(p, { kind: "tableYear", item: series, subject: table, ...(year === undefined ? {} : { year }) });
  return indicator && { group: found.group.id, series, kind: "tableYear", indicator, measures: found.table.measures, name: of.name, key: { t: table, c: of.id } };
}
