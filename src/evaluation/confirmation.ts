import type { Reach } from "../people/permissions.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { GroupEvaluation } from "./round.ts";

/**
 * A group's evaluation through its states; the only place that says what may follow what.
 *
 * | from               | publish (chair, coordinator) | confirm (coordinator)             |
 * |--------------------|------------------------------|-----------------------------------|
 * | open, returned     | submitted                    | refused: nothing has been published |
 * | submitted          | submitted (new content)      | confirmed, figures are final      |
 * | confirmed          | refused                      | refused                           |
 */
export function publish(e: GroupEvaluation, by: string, at: number): Result<GroupEvaluation> {
  if (e.state === "confirmed") return refused("alreadyConfirmed");
  return ok({ ...e, state: "submitted", publishedAt: at, publishedBy: by });
}

export function confirm(e: GroupEvaluation | undefined, by: string, on: string): Result<GroupEvaluation> {
  if (e?.state === "confirmed") return refused("alreadyConfirmed");
  if (e?.state !== "submitted") return refused("nothingToPublish");
  return ok({ ...e, state: "confirmed", confirmedBy: by, confirmedOn: on });
}

/** Confirming makes figures final for everybody: it needs the whole programme's reach. A chair submits by publishing. */
export const mayConfirm = (reach: Reach | undefined): boolean => reach === "all";
