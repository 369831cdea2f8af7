import type { Direction } from "../programme/indicator.ts";
import { same, unknown, verdict } from "./verdict.ts";
import type { Verdict } from "./verdict.ts";

/** So much in a year: `amount` is the signed change of the year (or the year's count), `wanted` what the document asks. */
export interface YearlyCheck {
  readonly amount: number;
  readonly wanted: number;
  readonly direction: Direction | undefined;
  readonly unit: string;
  readonly ended: boolean;
}

export function judgeYear(check: YearlyCheck): Verdict {
  const { amount, wanted, direction } = check;
  // Shown with its sign: a wanted fall of 4 % is "-4 %" beside the year's "-4,2 %".
  const params = { amount, wanted: direction === "decrease" ? -wanted : wanted, unit: check.unit };
  if (!Number.isFinite(amount)) return unknown("notComputable");
  const forward = direction === "decrease" ? -amount : amount;
  const ceiling = direction === "at_most";
  if (enough(forward, wanted, direction)) {
    if (check.ended) return verdict("done", "heldToEnd", params);
    return verdict("onTrack", ceiling ? "ceilingHolds" : "yearlyHolds", params);
  }
  if (ceiling) return verdict("offTrack", "ceilingBroken", params);
  return direction !== "exact" && forward > 0 ? verdict("atRisk", "yearlyShort", params) : verdict("offTrack", "yearlyBroken", params);
}

function enough(forward: number, wanted: number, direction: Direction | undefined): boolean {
  if (same(forward, wanted)) return true;
  if (direction === "exact") return false;
  return direction === "at_most" ? forward < wanted : forward > wanted;
}
