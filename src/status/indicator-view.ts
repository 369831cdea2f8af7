import type { Reading } from "../evaluation/answer.ts";
import { seriesOf } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { computeStatus } from "./computed-status.ts";
import type { Records } from "./records.ts";
import { scheduleOfMeasure } from "./schedules.ts";
import type { IndicatorView, ReadingView } from "./views.ts";

export interface IndicatorPlace {
  readonly group: WorkingGroup;
  readonly measure: Measure;
  readonly indicator: Indicator;
}

export async function indicatorView(records: Records, place: IndicatorPlace): Promise<IndicatorView> {
  const { indicator, measure, group } = place;
  const series = seriesOf(indicator);
  const [readings, row] = await Promise.all([records.readings(series, group.id), records.owed(series, group.id)]);
  const [latest, previous] = await Promise.all(readings.slice(0, 2).map((r) => readingView(records, r)));
  const said = row?.state === "answered" && (row.answer === "noNewFigure" || row.answer === "cannotBeHad") ? row.answer : undefined;
  return {
    ...place,
    ...(latest ? { latest } : {}),
    ...(previous ? { previous } : {}),
    ...(said ? { said } : {}),
    computed: computeStatus({ indicator, readings, schedule: scheduleOfMeasure(group, measure), asOf: records.today, cadence: measure.cadence }),
    alsoUnder: sharers(records.programme, series, measure),
  };
}

export async function readingView(records: Records, reading: Reading): Promise<ReadingView> {
  return { answer: reading.answer, period: reading.period, asOf: reading.asOf, ...(await records.standingOfReading(reading)) };
}

const sharers = (programme: Programme, series: string, own: Measure): readonly Measure[] =>
  programme.groups.flatMap((g) => g.measures).filter((m) => m.id !== own.id && m.indicators.some((i) => seriesOf(i) === series));
