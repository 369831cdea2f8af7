import type { Context } from "../conversation/context.ts";
import type { Stored } from "../ports/aggregates.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Answer, OwedItem, Revision, Submission, TakenBack } from "./answer.ts";
import { behalfNotice } from "./behalf-notice.ts";
import { project } from "./project-answers.ts";
import type { EvaluationRound } from "./round.ts";

export interface AnswersGiven {
  readonly round: EvaluationRound;
  /** Whose items they are; the one who writes may be another (chair, coordinator). */
  readonly answerer: string;
  readonly answers: readonly { readonly item: OwedItem; readonly answer: Answer | TakenBack }[];
  /** Highest revision the writer has seen; a newer one by somebody else on the same item is a conflict. */
  readonly seen: number;
}

/**
 * Saves answers: revisions are appended to the answerer's submission, then made into readings, judgements and owed rows.
 * An answer equal to the one that stands is not stored again; whom somebody else answered for is told in the same write. Refuses with `someoneWasFaster` when another person changed the
 * same item after the writer saw it, and with `alreadyConfirmed` once the group's evaluation is confirmed.
 */
export async function recordAnswers(c: Context, given: AnswersGiven): Promise<Result<Submission>> {
  for (const group of new Set(given.answers.map((a) => a.item.group))) {
    const evaluation = await c.ports.stores.evaluations.get(`${given.round.id}/${group}`);
    if (evaluation?.value.state === "confirmed") return refused("alreadyConfirmed");
  }
  const saved = await append(c, given);
  if (!saved.ok) return saved;
  return ok(await project(c.ports, c.active, given.round, saved.value));
}

async function append(c: Context, given: AnswersGiven): Promise<Result<Stored<Submission>>> {
  const { submissions } = c.ports.stores;
  const before = await submissions.get(submissionId(given));
  const value = before?.value ?? newSubmission(c, given);
  const conflict = given.answers.some(({ item }) => {
    const last = lastRevision(value, item.item);
    return last !== undefined && last.number > given.seen && last.by !== c.person?.id;
  });
  if (conflict) return refused("someoneWasFaster");
  const changed = given.answers.filter(({ item, answer }) => JSON.stringify(lastRevision(value, item.item)?.answer) !== JSON.stringify(answer));
  if (changed.length === 0 && before) return ok(before);
  const next = { ...value, revisions: [...value.revisions, ...changed.map((a, i) => revision(c, value.revisions.length + i + 1, a))] };
  const told = await behalfNotice(c, { submission: value.id, answerer: given.answerer, items: changed.map((a) => a.item), revision: value.revisions.length + 1 });
  const saved = before ? await submissions.save(before, next, told) : await submissions.insert(next, told);
  if (!saved) return append(c, given);
  return ok({ value: next, rev: (before?.rev ?? 0) + 1 });
}

const submissionId = (given: AnswersGiven): string => `${given.round.id}/${given.answerer}`;

const newSubmission = (c: Context, given: AnswersGiven): Submission => ({
  ...c.active.scope,
  id: submissionId(given),
  round: given.round.id,
  person: given.answerer,
  revisions: [],
  projected: 0,
});

const revision = (c: Context, number: number, given: AnswersGiven["answers"][number]): Revision => ({
  number,
  at: c.now,
  by: c.person?.id ?? "",
  item: given.item.item,
  answer: given.answer,
});

const lastRevision = (s: Submission | undefined, item: string): Revision | undefined => s?.revisions.findLast((r) => r.item === item);

/** The answer that stands for an item, if it was not taken back. */
export function latest(s: Submission | undefined, item: string): Revision<Answer> | undefined {
  const last = lastRevision(s, item);
  return last && isStanding(last) ? last : undefined;
}

export const isStanding = (r: Revision): r is Revision<Answer> => r.answer.kind !== "takenBack";
