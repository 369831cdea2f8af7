import type { Figure } from "./series-readings.ts";
import type { TimeLine } from "./time-line.ts";
import { elapsedAt } from "./time-line.ts";
import { same, unknown, verdict, withProgress } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/** How far progress may lag behind time: shares of the whole way (README, "Limits"). */
export const limits = { onTrack: 0.1, atRisk: 0.3 } as const;

/** A level to be at. `sense`: 1 = at least, -1 = at most, 0 = exactly, undefined = the document does not tell from which side. */
export interface Way {
  readonly target: number;
  readonly sense?: 1 | -1 | 0;
  /** A state to be kept (floor, ceiling, exact) rather than reached once. */
  readonly kept: boolean;
  readonly start?: { readonly value: number; readonly stated: boolean; readonly asOf?: string };
  readonly time: TimeLine;
}

const fulfils = (value: number, { target, sense }: Way): boolean => {
  if (same(value, target)) return true;
  return sense === 1 ? value > target : sense === -1 ? value < target : false;
};

/** Signed share of the way gone; outside 0–1 when it has gone past or backwards. */
function shareGone(value: number, start: number, { target, sense }: Way): number {
  const whole = target - start;
  return sense === 0 ? 1 - Math.abs(value - target) / Math.abs(whole) : (value - start) / whole;
}

/** `ended`: the time is up and no newer figure is to be waited for. */
export function judgeWay(way: Way, latest: Figure, ended: boolean): Verdict {
  const numbers = { value: latest.value, target: way.target };
  if (![latest.value, way.target, way.start?.value ?? 0].every(Number.isFinite)) return unknown("notComputable");
  if (fulfils(latest.value, way)) {
    if (!way.kept) return withProgress(verdict("done", "targetMet", numbers), 1);
    return withProgress(ended ? verdict("done", "heldToEnd", numbers) : verdict("onTrack", "holds", numbers), 1);
  }
  const startKnown = way.start !== undefined && (way.start.stated || way.start.asOf !== latest.asOf);
  const gone = way.start && startKnown ? shareGone(latest.value, way.start.value, way) : undefined;
  const judged = notThereYet({ way, latest, ended, gone });
  const measured = gone === undefined ? judged : withProgress(judged, gone);
  return way.start && startKnown ? { ...measured, start: way.start } : measured;
}

interface OnTheWay {
  readonly way: Way;
  readonly latest: Figure;
  readonly ended: boolean;
  readonly gone: number | undefined;
}

function notThereYet({ way, latest, ended, gone }: OnTheWay): Verdict {
  const numbers = { value: latest.value, target: way.target };
  // Which side of the target is the good one? Without that no figure but the target itself says anything.
  if (way.sense === undefined) return unknown("noBaseline", numbers);
  if (ended) return verdict("offTrack", "deadlinePassed", { ...numbers, date: way.time.to ?? "" });
  if (way.start === undefined || gone === undefined) return unknown("noBaseline", numbers);
  if (fulfils(way.start.value, way)) return verdict("offTrack", "slipped", { ...numbers, start: way.start.value });
  if (!Number.isFinite(gone)) return unknown("notComputable");
  const elapsed = elapsedAt(latest.asOf, way.time);
  if (elapsed === undefined) return unknown("noSchedule", numbers);
  return judgePace(gone, elapsed, numbers);
}

function judgePace(gone: number, elapsed: number, numbers: { readonly value: number; readonly target: number }): Verdict {
  const lag = elapsed - gone;
  const params = { ...numbers, progress: Math.max(0, gone), elapsed };
  if (lag <= limits.onTrack) return verdict("onTrack", "onPace", params);
  const status = lag <= limits.atRisk ? "atRisk" : "offTrack";
  if (gone < 0) return verdict(status, "wrongWay", params);
  return verdict(status, status === "atRisk" ? "behind" : "farBehind", params);
}
