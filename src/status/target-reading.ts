import type { Direction, Indicator, Target } from "../programme/indicator.ts";
import { isForMore } from "./for-more.ts";
import type { Figure } from "./series-readings.ts";
import { comparableFigures, figureOfYear, isPercent, isWholeYear, yearBefore } from "./series-readings.ts";
import type { TimeLine } from "./time-line.ts";
import type { Verdict } from "./verdict.ts";
import { same, unknown } from "./verdict.ts";
import type { Way } from "./way-to-target.ts";
import { judgeWay } from "./way-to-target.ts";
import { judgeYear } from "./yearly-check.ts";

/** An indicator that states a value, its figures newest first, and the time it has. */
export interface TargetCase {
  readonly indicator: Indicator;
  readonly target: Target;
  readonly wanted: number;
  readonly figures: readonly Figure[];
  readonly latest: Figure;
  readonly time: TimeLine;
  readonly ended: boolean;
}

const previousYear = /previous year|edelli|vuodessa|vuosittain|föregående|per år|per year/i;
export const comparedToPreviousYear = (target: Target): boolean => target.relativeTo !== undefined && previousYear.test(target.relativeTo);

interface Baseline {
  readonly value: number;
  readonly stated: true;
  readonly asOf?: string;
}

/** The document's baseline: its value, else the series' own figure for the baseline year. */
function baselineOf({ target, figures, latest, indicator }: TargetCase): Baseline | undefined {
  const year = target.baselineYear;
  const asOf = year === undefined ? {} : { asOf: `${year}-12-31` };
  if (target.baselineValue !== undefined) return { value: target.baselineValue, stated: true, ...asOf };
  const figure = year === undefined ? undefined : figureOfYear(comparableFigures(figures, latest, indicator), year, latest.period);
  return figure && { value: figure.value, stated: true, asOf: figure.asOf };
}

export function judgeTarget(c: TargetCase): Verdict {
  switch (c.target.form) {
    case "level":
      return level(c);
    case "change":
      return relativeChange(c);
    case "change_abs":
      return absoluteChange(c);
    case "count":
      return count(c);
  }
}

const keptDirections: readonly (Direction | undefined)[] = ["at_least", "at_most", "exact"];

interface Aim {
  readonly target: number;
  readonly start?: Way["start"];
  readonly sense?: Way["sense"];
}

/** Judges a level; the time runs from the start, or from when the start was measured if that was later. */
function judgeAim(c: TargetCase, aim: Aim): Verdict {
  const from = [c.time.from, aim.start?.asOf].filter((d) => d !== undefined).sort().at(-1);
  const time: TimeLine = { ...c.time, ...(from ? { from } : {}) };
  const { sense, start } = aim;
  const kept = keptDirections.includes(c.indicator.direction);
  return judgeWay({ target: aim.target, kept, time, ...(sense === undefined ? {} : { sense }), ...(start ? { start } : {}) }, c.latest, c.ended);
}

function senseOf(direction: Direction | undefined): Way["sense"] {
  if (direction === "increase" || direction === "at_least") return 1;
  if (direction === "decrease" || direction === "at_most") return -1;
  return direction === "exact" ? 0 : undefined;
}

/**
 * What is to be reached is reached from the baseline's side, and nothing is below zero. Without a baseline only what is surely wished to
 * grow is reached from below. A bare value has no side.
 */
function plainSense({ indicator, wanted }: TargetCase, start: Baseline | undefined): Way["sense"] {
  if (start && !same(start.value, wanted)) return start.value < wanted ? 1 : -1;
  if (wanted === 0) return -1;
  if (isPercent(indicator) && wanted >= 100) return 1;
  if (indicator.direction !== "reach") return undefined;
  if (isForMore(indicator, wanted)) return 1;
  // A baseline that is the target already: what is to be reached is to stay.
  return start ? 0 : undefined;
}

/** Without a baseline the first figure stands in for it, and the answer says so. */
function level(c: TargetCase): Verdict {
  const stated = baselineOf(c);
  const first = comparableFigures(c.figures, c.latest, c.indicator).at(-1);
  const start = stated ?? (first && { value: first.value, stated: false, asOf: first.asOf });
  const sense = senseOf(c.indicator.direction) ?? plainSense(c, stated);
  return judgeAim(c, { target: c.wanted, ...(start ? { start } : {}), ...(sense === undefined ? {} : { sense }) });
}

function relativeChange(c: TargetCase): Verdict {
  const base = baselineOf(c);
  const percent = isPercent(c.indicator);
  if (comparedToPreviousYear(c.target)) return percent && !base ? changeItself(c, true) : againstPreviousYear(c, true);
  // Figures in per cent beside a baseline of 304 clients can only be the change itself.
  if (percent && (!base || base.value > 100)) return changeItself(c, false);
  if (!base) return unknown("noBaseline", { value: c.latest.value });
  if (base.value === 0) return unknown("zeroBaseline");
  const step = (Math.abs(base.value) * c.wanted) / 100;
  return changeFrom(c, base, step);
}

function changeFrom(c: TargetCase, base: Baseline, step: number): Verdict {
  const falls = c.indicator.direction === "decrease";
  const sense = senseOf(c.indicator.direction) ?? 1;
  return judgeAim(c, { target: base.value + (falls ? -step : step), start: base, sense });
}

/** The figure is the change in per cent, below zero for a fall. A fall written without its sign cannot be told from a rise. */
function changeItself(c: TargetCase, yearly: boolean): Verdict {
  const falls = c.indicator.direction === "decrease";
  if (falls && c.latest.value > 0) return unknown("signUnclear", { value: c.latest.value });
  if (yearly) return yearVerdict(c, c.latest.value, "%");
  const year = c.target.baselineYear;
  const start = { value: 0, stated: true, ...(year === undefined ? {} : { asOf: `${year}-12-31` }) };
  return judgeAim(c, { target: falls ? -c.wanted : c.wanted, start, sense: senseOf(c.indicator.direction) ?? 1 });
}

const yearVerdict = (c: TargetCase, amount: number, unit: string): Verdict =>
  judgeYear({ amount, wanted: c.wanted, direction: c.indicator.direction, unit, ended: c.ended });

function againstPreviousYear(c: TargetCase, relative: boolean): Verdict {
  const before = yearBefore(c.latest.period);
  const earlier = c.figures.find((f) => f.period === before);
  if (!earlier) return unknown("noPreviousYear", { period: before });
  const difference = c.latest.value - earlier.value;
  if (!relative) return yearVerdict(c, difference, c.indicator.unit ?? "");
  if (earlier.value === 0) return difference === 0 ? yearVerdict(c, 0, "%") : unknown("zeroBaseline");
  return yearVerdict(c, (difference / Math.abs(earlier.value)) * 100, "%");
}

const perYear = (c: TargetCase): boolean => c.indicator.cadence === "yearly" || comparedToPreviousYear(c.target);

/** "10 more in a year compared with 2020" adds up to the end of the schedule; without a baseline the previous year is compared. */
function absoluteChange(c: TargetCase): Verdict {
  const base = baselineOf(c);
  if (!perYear(c)) return base ? changeFrom(c, base, c.wanted) : unknown("noBaseline", { value: c.latest.value });
  const baseYear = c.target.baselineYear;
  if (!base || baseYear === undefined || c.time.to === undefined) return againstPreviousYear(c, false);
  const years = Math.max(1, Number(c.time.to.slice(0, 4)) - baseYear);
  return changeFrom(c, base, c.wanted * years);
}

/** Counting begins at nothing. A yearly count is judged when the year is whole, or already full. */
function count(c: TargetCase): Verdict {
  const stated = baselineOf(c);
  const sense = c.indicator.direction === "reach" ? plainSense(c, stated) : (senseOf(c.indicator.direction) ?? 1);
  if (sense === undefined && !same(c.latest.value, c.wanted)) return unknown("noBaseline", { value: c.latest.value, target: c.wanted });
  if (c.indicator.cadence === "yearly") {
    if (!isWholeYear(c.latest.period) && c.latest.value < c.wanted) return unknown("yearOpen", { value: c.latest.value, target: c.wanted });
    return yearVerdict(c, c.latest.value, c.indicator.unit ?? "");
  }
  return judgeAim(c, { target: c.wanted, start: stated ?? { value: 0, stated: true }, sense: sense ?? 1 });
}
