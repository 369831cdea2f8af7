import type { Reading } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { indicatorById, seriesOf } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import type { IndicatorPlace } from "./indicator-view.ts";
import { readingView } from "./indicator-view.ts";
import { measureView } from "./measure-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { trendReadings } from "./trend.ts";
import type { IndicatorView, InProgramme, MeasureView, ReadingView } from "./views.ts";

export interface IndicatorKey {
  readonly indicator: string;
  /** A quarter or a year whose figure is asked for; other spellings of time are left aside. */
  readonly period?: string | undefined;
}

/** An indicator beside the measure it stands under, so that the owner's judgement is at hand. */
export interface IndicatorAnswer extends InProgramme {
  readonly view: IndicatorView;
  readonly under: MeasureView;
  /** The period that was asked for, and its figure if there is one. */
  /** Its newest figures, oldest first; empty when they are fewer than a picture needs. */
  readonly trend: readonly ReadingView[];
  readonly asked?: { readonly period: string; readonly reading?: ReadingView };
}

/** undefined: no such indicator. */
export async function indicatorStatus(ports: Ports, programme: Programme, key: IndicatorKey): Promise<IndicatorAnswer | undefined> {
  const place = indicatorById(programme, key.indicator);
  if (!place) return undefined;
  const records = await openRecords(ports, programme);
  const under = await measureView(records, place.group, place.measure);
  const view = under.indicators.find((i) => i.indicator.id === key.indicator);
  if (!view) return undefined;
  const period = key.period !== undefined && /^\d{4}(-Q[1-4])?$/.test(key.period) ? key.period : undefined;
  const asked = period === undefined ? undefined : { period, ...(await inPeriod(records, place, period)) };
  const trend = await trendReadings(records, place, seriesOf(place.indicator));
  return { view, under, demo: programme.demo, trend, ...(asked ? { asked } : {}) };
}

/** A year that has only quarters is answered with its last quarter; the card tells the date. */
async function inPeriod(records: Records, { indicator, group }: IndicatorPlace, period: string): Promise<{ readonly reading?: ReadingView }> {
  const readings = await records.readings(seriesOf(indicator), group.id);
  const found = readings.find((r: Reading) => r.period === period) ?? readings.find((r) => period.length === 4 && r.period.startsWith(`${period}-`));
  return found ? { reading: await readingView(records, found) } : {};
}
