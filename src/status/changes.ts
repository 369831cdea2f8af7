import type { Judgement, Reading, Status } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { goalOf, groupOf, measuresOf, seriesOf } from "../programme/look-up.ts";
import type { Goal, Measure } from "../programme/measure.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { previousQuarter, quarterDates, quarterOf } from "../shared/quarter.ts";
import { readingView } from "./indicator-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { lastDayOf } from "./time-line.ts";
import type { InProgramme, ReadingView } from "./views.ts";

export interface ChangesKey {
  readonly group: string;
  readonly goal?: number | undefined;
  /** A quarter, year, month or date; what came after its last day has changed. Without it: what the newest round brought. */
  readonly since?: string | undefined;
}

/** A figure that came after the day, and the one that held until then. */
export interface FigureChange {
  readonly measure: Measure;
  readonly indicator: Indicator;
  readonly now: ReadingView;
  readonly before?: ReadingView;
}

/** A judgement that became another. */
export interface StatusChange {
  readonly measure: Measure;
  readonly now: Status;
  readonly before: Status;
  readonly preliminary: boolean;
}

export interface ChangesView extends InProgramme {
  readonly group: WorkingGroup;
  readonly goal?: Goal;
  /** Civil date. */
  readonly since: string;
  readonly figures: readonly FigureChange[];
  readonly statuses: readonly StatusChange[];
}

/** What has changed in a group or under a goal since a day: figures that say something else, judgements that became another. */
export async function changesSince(ports: Ports, programme: Programme, key: ChangesKey): Promise<ChangesView | undefined> {
  const group = groupOf(programme, key.group);
  const goal = group && key.goal !== undefined ? goalOf(group, key.goal) : undefined;
  if (!group || (key.goal !== undefined && !goal)) return undefined;
  const records = await openRecords(ports, programme, "many");
  const newest = records.round?.quarter ?? quarterOf(records.today);
  const since = (key.since === undefined ? undefined : lastDayOf(key.since)) ?? quarterDates(previousQuarter(newest)).to;
  const measures = goal ? measuresOf(group, goal.number) : group.measures;
  const seen = new Set<string>();
  const pairs = measures.flatMap((measure) => measure.indicators.map((indicator) => ({ measure, indicator })));
  // A series that stands under several measures is one figure.
  const once = pairs.filter(({ indicator }) => !seen.has(seriesOf(indicator)) && seen.add(seriesOf(indicator)));
  const [figures, statuses] = await Promise.all([
    Promise.all(once.map((p) => figureChange(records, group, { ...p, since }))),
    Promise.all(measures.map((measure) => statusChange({ ports, records, group }, measure, since))),
  ]);
  return {
    group, since, demo: programme.demo, ...(goal ? { goal } : {}),
    figures: figures.filter((f) => f !== undefined), statuses: statuses.filter((s) => s !== undefined),
  };
}

const same = (a: Reading | undefined, b: Reading): boolean => JSON.stringify(a?.answer) === JSON.stringify(b.answer);

async function figureChange(records: Records, group: WorkingGroup, of: { readonly measure: Measure; readonly indicator: Indicator; readonly since: string }): Promise<FigureChange | undefined> {
  const { measure, indicator, since } = of;
  const readings = await records.readings(seriesOf(indicator), group.id);
  const [newest] = readings;
  const before = readings.find((r) => r.asOf <= since);
  if (!newest || newest.asOf <= since || same(before, newest)) return undefined;
  return { measure, indicator, now: await readingView(records, newest), ...(before ? { before: await readingView(records, before) } : {}) };
}

interface Asking {
  readonly ports: Ports;
  readonly records: Records;
  readonly group: WorkingGroup;
}

const later = (a: Judgement, b: Judgement): number => (a.quarter === b.quarter ? b.at - a.at : a.quarter < b.quarter ? 1 : -1);

async function statusChange({ ports, records, group }: Asking, measure: Measure, since: string): Promise<StatusChange | undefined> {
  const newest = await records.judgement(measure.id);
  if (!newest || (lastDayOf(newest.quarter) ?? "") <= since) return undefined;
  const rows = await ports.stores.judgements.find({ programme: records.programme.id, subject: measure.id });
  const before = rows.map((r) => r.value).filter((j) => (lastDayOf(j.quarter) ?? "") <= since).sort(later)[0]?.status ?? "unknown";
  if (before === newest.status) return undefined;
  return { measure, now: newest.status, before, preliminary: (await records.standingOfJudgement(newest, group.id)).preliminary };
}
