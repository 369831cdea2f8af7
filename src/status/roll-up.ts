import type { Status } from "../evaluation/answer.ts";
import { statuses } from "../evaluation/answer.ts";

export interface RollUp {
  readonly status: Status;
  readonly total: number;
  readonly counts: Readonly<Record<Status, number>>;
}

/**
 * The worst of what is known: one that is behind makes the whole behind. What is unknown does not hide what is known,
 * but nothing is done before everything is, and nothing known is "unknown".
 */
export function rollUp(parts: readonly Status[]): RollUp {
  const counts = Object.fromEntries(statuses.map((s) => [s, parts.filter((p) => p === s).length])) as Record<Status, number>;
  return { status: overall(counts, parts.length), total: parts.length, counts };
}

function overall(counts: Readonly<Record<Status, number>>, total: number): Status {
  if (counts.unknown === total) return "unknown";
  if (counts.offTrack > 0) return "offTrack";
  if (counts.atRisk > 0) return "atRisk";
  if (counts.done === total) return "done";
  return counts.onTrack + counts.done === 0 ? "notStarted" : "onTrack";
}

/** What a reader should hear of first. */
export const isDeviation = (status: Status): boolean => status === "offTrack" || status === "atRisk";
