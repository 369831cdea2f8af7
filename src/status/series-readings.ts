import type { Reading } from "../evaluation/answer.ts";
import type { Indicator } from "../programme/indicator.ts";
import { isQuarter, quarter, quarterParts } from "../shared/quarter.ts";

/** One finite figure of a series. */
export interface Figure {
  readonly value: number;
  readonly period: string;
  readonly asOf: string;
  readonly parts?: Readonly<Record<string, number>>;
}

const laterSaid = (a: Reading, b: Reading): number => b.at - a.at || (a.id < b.id ? 1 : -1);

/**
 * What holds now: the last word on each period, newest period first. A figure filled in late for an old period
 * must not pass for the newest, so the order is by the date it stands for, not by when it was written.
 */
export function effectiveReadings(readings: readonly Reading[]): readonly Reading[] {
  const byPeriod = new Map<string, Reading>();
  for (const r of [...readings].sort(laterSaid)) if (!byPeriod.has(r.period)) byPeriod.set(r.period, r);
  return [...byPeriod.values()].sort((a, b) => (a.asOf === b.asOf ? laterSaid(a, b) : a.asOf < b.asOf ? 1 : -1));
}

/** The figures among effective readings; answers of another kind, changes in per cent and broken numbers are no figures. */
export function figuresOf(effective: readonly Reading[]): readonly Figure[] {
  return effective.flatMap(({ answer, period, asOf }) =>
    answer.kind === "figure" && !answer.change && Number.isFinite(answer.value)
      ? [{ value: answer.value, period, asOf, ...(answer.parts ? { parts: answer.parts } : {}) }]
      : [],
  );
}

/** The same period a year earlier: `2020-Q3` for `2021-Q3`, `2019` for `2020`. */
export function yearBefore(period: string): string {
  if (!isQuarter(period)) return String(Number(period) - 1);
  const { year, number } = quarterParts(period);
  return quarter(year - 1, number);
}

export const isWholeYear = (period: string): boolean => !isQuarter(period);

/** The figure of a year to compare `period` with: the same quarter or the whole year, else the year's last. */
export const figureOfYear = (figures: readonly Figure[], year: number, period: string): Figure | undefined =>
  figures.find((f) => f.period === (isQuarter(period) ? quarter(year, quarterParts(period).number) : String(year))) ??
  figures.find((f) => f.period.startsWith(String(year)));

/** Readings are given in per cent. */
export const isPercent = ({ unit, kind }: Pick<Indicator, "unit" | "kind">): boolean =>
  unit === undefined ? kind === "percent" : unit.trim() === "%" || /^(prosent|procent|per ?cent)/i.test(unit);

/** A share is a share over any time; of anything else a year's total is not comparable with a quarter's. */
export function comparableFigures(figures: readonly Figure[], latest: Figure, indicator: Pick<Indicator, "unit" | "kind">): readonly Figure[] {
  const share = isPercent(indicator) || indicator.kind === "ratio" || indicator.kind === "scale_1_5";
  return share ? figures : figures.filter((f) => isQuarter(f.period) === isQuarter(latest.period));
}
