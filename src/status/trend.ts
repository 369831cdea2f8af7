import { isCovered, limitFor, maySee, publicityOf, type Readers } from "../confidentiality/publicity.ts";
import type { Reading } from "../evaluation/answer.ts";
import type { Programme } from "../programme/programme.ts";
import { formatFigure, formatPeriod } from "../texts/numbers.ts";
import type { Trend } from "../vocabulary/trend.ts";
import { fewestPoints, mostPoints } from "../vocabulary/trend.ts";
import { answerWords, dateWords, indicatorName, targetWords, unitOf } from "./figure-words.ts";
import type { IndicatorPlace } from "./indicator-view.ts";
import { readingView } from "./indicator-view.ts";
import type { Records } from "./records.ts";
import { isWholeYear } from "./series-readings.ts";
import type { IndicatorView, ReadingView } from "./views.ts";
import type { CardContext } from "./wording.ts";
import { shorten } from "./wording.ts";

/** In place of an address: the figures are told, not drawn. */
export const inWords = "words";

/** The newest figures of one kind of period, oldest first; empty when they are too few for a picture. */
export async function trendReadings(records: Records, { indicator, group }: IndicatorPlace, series: string): Promise<readonly ReadingView[]> {
  const figures = (await records.readings(series, group.id)).filter((r: Reading) => r.answer.kind === "figure" && Number.isFinite(r.answer.value));
  const [newest] = figures;
  // A year's total and a quarter's do not stand on one line, except for shares.
  const alike = figures.filter((r) => indicator.kind === "percent" || (newest && isWholeYear(r.period) === isWholeYear(newest.period)));
  if (alike.length < fewestPoints) return [];
  return (await Promise.all(alike.slice(0, mostPoints).map((r) => readingView(records, r)))).reverse();
}

/** Where a small count would be shown to others than the group, nothing is drawn or listed: a line gives it away. */
export function mayDraw(programme: Programme, view: IndicatorView, readings: readonly ReadingView[], readers: Readers): boolean {
  const { indicator, measure } = view;
  const limit = limitFor(programme, indicator, readers);
  return maySee(publicityOf(measure, indicator), readers) && !readings.some((r) => isCovered(r.answer, limit));
}

/** "Kehitys: 91,9 % (31.3.2021), 92,5 % (30.6.2021), 92,8 % (30.9.2021), tavoitetaso 94 %": all that the picture shows. */
export function trendWords(c: CardContext, view: IndicatorView, readings: readonly ReadingView[]): string {
  const figures = readings.map((r) => `${answerWords(c, view.indicator, r)} (${dateWords(c, r)}${r.preliminary ? `, ${c.t("status.trend.preliminary")}` : ""})`);
  const target = targetWords(c, view.indicator);
  return c.t("status.trend", { figures: [...figures, ...(target === undefined ? [] : [target])].join(", ") });
}

const longestTitle = 70;

/** What the picture draws. Only a level is a line to be reached: a change is reckoned from somewhere else. */
export function trendOf(c: CardContext, view: IndicatorView, readings: readonly ReadingView[]): Trend {
  const { indicator } = view;
  const { target } = indicator;
  const words = targetWords(c, indicator);
  const level = target?.form === "level" && target.value !== undefined && words !== undefined ? { value: target.value, words } : undefined;
  return {
    language: c.language,
    title: shorten(indicatorName(indicator), longestTitle),
    points: readings.flatMap((r) =>
      r.answer.kind === "figure"
        ? [{ value: r.answer.value, words: formatFigure(r.answer.value, shortUnit(unitOf(indicator)), c.language), when: formatPeriod(r.period, c.language), preliminary: r.preliminary }]
        : [],
    ),
    ...(level ? { target: level } : {}),
    ...(readings.some((r) => r.preliminary) ? { note: c.t("status.trend.note") } : {}),
  };
}

/** Beside every point only a sign has room; a word stands in the title. */
const shortUnit = (unit: string | undefined): string | undefined => (unit !== undefined && unit.length <= 2 ? unit : undefined);
