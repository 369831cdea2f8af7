import type { Context } from "../conversation/context.ts";
import type { Result } from "../shared/result.ts";
import type { Answer, Revision, Submission } from "./answer.ts";
import type { MyItems } from "./my-items.ts";
import { isStanding, recordAnswers } from "./record-answers.ts";
import type { AnswersGiven } from "./record-answers.ts";

/** A stretch of one person's revisions, both ends included: "12-34". */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const writeStretch = (s: Stretch): string => `${String(s.from)}-${String(s.to)}`;

export function readStretch(text: string | undefined): Stretch | undefined {
  const [, from, to] = /^(\d{1,6})-(\d{1,6})$/.exec(text ?? "") ?? [];
  return from === undefined || to === undefined ? undefined : { from: Number(from), to: Number(to) };
}

/**
 * "Kumoa": what stood before these revisions stands again, and where nothing stood the item is open again. What has been changed since
 * is left alone, and so is what is not among `mine`. Nothing is erased: undoing is a revision too. Undoing twice changes nothing.
 */
export async function undoAnswers(c: Context, mine: MyItems, answerer: string, stretch: Stretch): Promise<Result<Submission | undefined>> {
  const { round } = mine;
  const allowed = new Map(mine.subjects.flatMap((s) => s.items).map((i) => [i.item, i]));
  const stored = await c.ports.stores.submissions.get(`${round.id}/${answerer}`);
  const undone = (stored?.value.revisions ?? []).filter((r) => r.number >= stretch.from && r.number <= stretch.to);
  const items = [...new Set(undone.map((r) => r.item))].filter((item) => (lastNumber(stored?.value, item) ?? 0) <= stretch.to);
  const answers = items.flatMap((id): AnswersGiven["answers"] => {
    const item = allowed.get(id);
    return item ? [{ item, answer: before(stored?.value, id, stretch.from) ?? { kind: "takenBack" } }] : [];
  });
  if (answers.length === 0) return { ok: true, value: stored?.value };
  return recordAnswers(c, { round, answerer, answers, seen: Number.MAX_SAFE_INTEGER });
}

const lastNumber = (s: Submission | undefined, item: string): number | undefined => s?.revisions.findLast((r) => r.item === item)?.number;

function before(s: Submission | undefined, item: string, from: number): Answer | undefined {
  const last: Revision | undefined = s?.revisions.findLast((r) => r.item === item && r.number < from);
  return last && isStanding(last) ? last.answer : undefined;
}
