import type { Reading } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { indicatorById, seriesOf } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { daysBetween } from "../shared/calendar.ts";
import type { IndicatorPlace } from "./indicator-view.ts";
import { readingView } from "./indicator-view.ts";
import { measureView } from "./measure-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import type { Span } from "./time-line.ts";
import { isWithin, spanOf } from "./time-line.ts";
import { trendReadings } from "./trend.ts";
import type { IndicatorView, InProgramme, MeasureView, ReadingView } from "./views.ts";

export interface IndicatorKey {
  readonly indicator: string;
  /** The time whose figure is asked for: a year, quarter, month, day, or several of them. */
  readonly period?: string | undefined;
}

/** An indicator beside the measure it stands under, so that the owner's judgement is at hand. */
export interface IndicatorAnswer extends InProgramme {
  readonly view: IndicatorView;
  readonly under: MeasureView;
  /** Its newest figures, oldest first; empty when they are fewer than a picture needs. */
  readonly trend: readonly ReadingView[];
  /** The period that was asked for, and its figure if there is one. */
  readonly asked?: AskedFigure;
}

export interface AskedFigure {
  readonly period: string;
  readonly reading?: ReadingView;
  /** The figure is of a longer time, which the asked one is in: a month has its quarter's. */
  readonly wider?: true;
}

/** undefined: no such indicator. */
export async function indicatorStatus(ports: Ports, programme: Programme, key: IndicatorKey): Promise<IndicatorAnswer | undefined> {
  const place = indicatorById(programme, key.indicator);
  if (!place) return undefined;
  const records = await openRecords(ports, programme);
  const under = await measureView(records, place.group, place.measure);
  const view = under.indicators.find((i) => i.indicator.id === key.indicator);
  if (!view) return undefined;
  const asked = key.period === undefined ? undefined : await figureOf(records, place, key.period);
  const trend = await trendReadings(records, place, seriesOf(place.indicator));
  return { view, under, demo: programme.demo, trend, ...(asked ? { asked } : {}) };
}

/** Of the period itself; else the newest within it, whose date the card tells; else of the shortest time that it lies in. */
async function figureOf(records: Records, { indicator, group }: IndicatorPlace, period: string): Promise<AskedFigure | undefined> {
  const asked = spanOf(period);
  if (!asked) return undefined;
  const readings = await records.readings(seriesOf(indicator), group.id);
  const own = readings.find((r) => r.period === period) ?? readings.find((r) => within(asked, r)) ?? readings.find((r) => period === r.asOf);
  const around = own ? undefined : shortest(readings.filter((r) => isWithin(asked, spanOf(r.period) ?? asked)));
  const found = own ?? around;
  return { period, ...(found ? { reading: await readingView(records, found) } : {}), ...(around ? { wider: true } : {}) };
}

const within = (asked: Span, r: Reading): boolean => isWithin(spanOf(r.period) ?? { from: r.asOf, to: r.asOf }, asked);

const lengthOf = (r: Reading): number => daysBetween(spanOf(r.period)?.from ?? r.asOf, r.asOf);
const shortest = (readings: readonly Reading[]): Reading | undefined => [...readings].sort((a, b) => lengthOf(a) - lengthOf(b))[0];
