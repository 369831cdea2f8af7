import type { Reading } from "../evaluation/answer.ts";
import type { Cadence, Direction, Indicator } from "../programme/indicator.ts";
import type { Schedule } from "../programme/measure.ts";
import { comparableFigures, effectiveReadings, figuresOf, yearBefore } from "./series-readings.ts";
import type { Figure } from "./series-readings.ts";
import { judgeTarget } from "./target-reading.ts";
import type { TimeLine } from "./time-line.ts";
import { elapsedAt, isStale, timeLineOf } from "./time-line.ts";
import { same, unknown, verdict, withProgress } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

export interface StatusInput {
  readonly indicator: Indicator;
  /** All readings of its series, in any order. */
  readonly readings: readonly Reading[];
  /** Of the measure that the indicator stands under. */
  readonly schedule?: Schedule | undefined;
  /** Civil date on which the status is asked. */
  readonly asOf: string;
  /** How often figures come when the indicator does not say. */
  readonly cadence?: Cadence | undefined;
}

/** `stale`: it was computed from a figure that is older than its cadence allows. */
export interface Computed extends Verdict {
  readonly stale: boolean;
  /** Its reason is not for these readers: it would tell a small count, or what is not public yet (cover-view.ts). */
  readonly untold?: "small" | "notPublic";
}

/** From this share of the time on, a milestone that is not reached needs attention. */
export const milestoneAlarm = 0.75;

/** What the figures alone say; README.md holds the table of its rules. It never replaces the owner's judgement. */
export function computeStatus(input: StatusInput): Computed {
  const { indicator, asOf } = input;
  if (indicator.kind === "qualitative") return fresh(unknown("qualitative"));
  const time = timeLineOf(indicator, input.schedule);
  const effective = effectiveReadings(input.readings);
  if (indicator.kind === "milestone") {
    const latest = effective.find((r) => r.answer.kind === "milestone" || r.answer.kind === "figure");
    if (latest?.answer.kind === "milestone") return fresh(milestone(latest.answer.reached, time, asOf));
  }
  const figures = figuresOf(effective);
  const latest = figures[0];
  if (!latest) return fresh(nothingRead(input, time));
  const stale = isStale(latest, asOf, indicator, input.cadence);
  const ended = time.to !== undefined && asOf > time.to && (latest.asOf >= time.to || stale);
  const judged = judgeFigures({ indicator, figures, latest, time, ended });
  return { ...judged, stale: stale && judged.status !== "done" };
}

const fresh = (v: Verdict): Computed => ({ ...v, stale: false });

function nothingRead({ asOf, indicator }: StatusInput, time: TimeLine): Verdict {
  if (!hasAim(indicator)) return unknown("noTarget");
  if (time.from !== undefined && asOf < time.from) return verdict("notStarted", "notBegun", { date: time.from });
  if (time.to !== undefined && asOf > time.to) return unknown("noReadingOverdue", { date: time.to });
  return unknown("noReading");
}

function milestone(reached: boolean, time: TimeLine, asOf: string): Verdict {
  if (reached) return withProgress(verdict("done", "reached"), 1);
  if (time.to === undefined) return unknown("noSchedule");
  if (asOf > time.to) return verdict("offTrack", "notReachedInTime", { date: time.to });
  if (time.from !== undefined && asOf < time.from) return verdict("notStarted", "notBegun", { date: time.from });
  const elapsed = elapsedAt(asOf, time) ?? 0;
  return elapsed >= milestoneAlarm
    ? verdict("atRisk", "littleTimeLeft", { elapsed, date: time.to })
    : verdict("onTrack", "timeLeft", { elapsed, date: time.to });
}

interface FiguresCase {
  readonly indicator: Indicator;
  readonly figures: readonly Figure[];
  readonly latest: Figure;
  readonly time: TimeLine;
  readonly ended: boolean;
}

/** A milestone that is answered with a figure is a share of the whole. */
const wantedOf = (indicator: Indicator): number | undefined => indicator.target?.value ?? (indicator.kind === "milestone" ? 100 : undefined);

const hasAim = (indicator: Indicator): boolean =>
  indicator.kind === "milestone" || wantedOf(indicator) !== undefined || indicator.direction === "increase" || indicator.direction === "decrease";

function judgeFigures(c: FiguresCase): Verdict {
  const { indicator, latest } = c;
  if (indicator.kind === "scale_1_5" && (latest.value < 1 || latest.value > 5)) return unknown("outsideScale", { value: latest.value });
  const missing = (indicator.breakdown?.parts ?? []).filter((part) => latest.parts !== undefined && !Object.hasOwn(latest.parts, part));
  if (missing.length > 0) return unknown("partsMissing", { parts: missing.join(", ") });
  const wanted = wantedOf(indicator);
  if (wanted !== undefined) return judgeTarget({ ...c, wanted, target: indicator.target ?? { form: "level" } });
  if (indicator.direction === "increase" || indicator.direction === "decrease") return judgeDirection(c, indicator.direction);
  return unknown("noTarget");
}

/** Only "grows" or "falls" is asked: against the stated baseline, else the same period a year ago, else the period before. */
function judgeDirection({ indicator, figures, latest }: FiguresCase, direction: Direction): Verdict {
  const others = comparableFigures(figures.slice(1), latest, indicator);
  const year = indicator.target?.baselineYear;
  const earlier =
    indicator.target?.baselineValue ??
    others.find((f) => year !== undefined && f.period === String(year))?.value ??
    others.find((f) => f.period === yearBefore(latest.period))?.value ??
    others[0]?.value;
  if (earlier === undefined) return unknown("needsTwoReadings", { value: latest.value });
  const params = { value: latest.value, earlier };
  if (same(latest.value, earlier)) return verdict("atRisk", "unchanged", params);
  const right = direction === "increase" ? latest.value > earlier : latest.value < earlier;
  return right ? verdict("onTrack", "rightDirection", params) : verdict("offTrack", "wrongDirection", params);
}
