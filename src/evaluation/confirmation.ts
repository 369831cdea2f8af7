import type { Reach } from "../people/permissions.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Correction, GroupEvaluation } from "./round.ts";

/**
 * A group's evaluation through its states; the only place that says what may follow what (README.md has the table with its words).
 *
 * | from                 | approve, publish (chair, coordinator) | send back with a comment (chair, coordinator) | answer again    | confirm (coordinator)         | correct with a reason (coordinator) |
 * |----------------------|---------------------------------------|-----------------------------------------------|-----------------|-------------------------------|-------------------------------------|
 * | none, open           | submitted                             | returned                                      | open            | refused: not approved yet     | refused: not confirmed yet          |
 * | returned             | submitted                             | returned (another comment)                    | open            | refused: not approved yet     | refused: not confirmed yet          |
 * | submitted            | submitted (new content)               | returned                                      | submitted       | confirmed and frozen          | refused: not confirmed yet          |
 * | confirmed            | refused                               | refused: it is corrected instead              | refused         | refused                       | confirmed, the correction beside it |
 *
 * Where everything was answered by the chair, nobody has to approve it: the sweep does (ready-evaluations.ts).
 */
export function publish(e: GroupEvaluation, by: string, at: number): Result<GroupEvaluation> {
  const approved = approve(e, by, at);
  return approved.ok ? ok({ ...approved.value, publishedAt: at, publishedBy: by }) : approved;
}

export function approve(e: GroupEvaluation, by: string, at: number): Result<GroupEvaluation> {
  if (e.state === "confirmed") return refused("alreadyConfirmed");
  return ok({ ...e, state: "submitted", approvedAt: at, approvedBy: by });
}

/** `subjects`: the measures that are to be completed. */
export function sendBack(e: GroupEvaluation, back: { readonly by: string; readonly at: number; readonly comment: string; readonly subjects: readonly string[] }): Result<GroupEvaluation> {
  if (e.state === "confirmed") return refused("alreadyConfirmed");
  return ok({ ...e, state: "returned", comment: back.comment, returns: [...(e.returns ?? []), back] });
}

/** What was sent back has been completed: it waits for the chair again. */
export const answerAgain = (e: GroupEvaluation): GroupEvaluation => (e.state === "returned" ? { ...e, state: "open" } : e);

export function confirm(e: GroupEvaluation | undefined, by: string, on: string): Result<GroupEvaluation> {
  if (e?.state === "confirmed") return refused("alreadyConfirmed");
  if (e?.state !== "submitted") return refused("nothingToPublish");
  return ok({ ...e, state: "confirmed", confirmedBy: by, confirmedOn: on });
}

/** A confirmed figure is never overwritten: the correction stands beside it, with its reason. */
export function correct(e: GroupEvaluation | undefined, correction: Omit<Correction, "number">): Result<GroupEvaluation> {
  if (e?.state !== "confirmed") return refused("notConfirmed");
  const corrections = e.corrections ?? [];
  return ok({ ...e, corrections: [...corrections, { ...correction, number: corrections.length + 1 }] });
}

/** Confirming makes figures final for everybody: it needs the whole programme's reach. A chair approves. */
export const mayConfirm = (reach: Reach | undefined): boolean => reach === "all";
