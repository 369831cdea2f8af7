import type { Context } from "../conversation/context.ts";
import type { FormStep } from "../conversation/form-definition.ts";
import type { Answer, OwedItem } from "./answer.ts";
import { allDoneCard } from "./evaluation-cards.ts";
import type { MyItems } from "./my-items.ts";
import { recordAnswers } from "./record-answers.ts";
import type { EvaluationRound } from "./round.ts";
import type { Stretch } from "./undo-answers.ts";
import { writeStretch } from "./undo-answers.ts";

/** Session value that remembers what "Kumoa" would undo. */
export const undoable = "undo";

/** Whose items are marked, and how they are read again afterwards. */
export interface Marking {
  readonly mine: MyItems;
  readonly answerer: string;
  /** Measures with something typed that is not saved yet: they are left alone, or it would be lost. */
  readonly begun: ReadonlySet<string>;
  again(): Promise<MyItems>;
}

/** "Merkitse loput ennallaan": one tap for everything that is open, and one to undo it. */
export async function markRestUnchanged(c: Context, m: Marking): Promise<FormStep> {
  const open = m.mine.subjects.filter((s) => !m.begun.has(s.id)).flatMap((s) => s.items).filter((i) => i.state === "open");
  const marked = await markUnchanged(c, m.mine.round, m.answerer, open);
  if (typeof marked === "string") return { kind: "stay", notice: marked };
  const after = await m.again();
  const left = after.subjects.filter((s) => s.open);
  const begun = left.filter((s) => m.begun.has(s.id)).length;
  if (left.length === 0) return { kind: "done", card: allDoneCard(c, after, { answerer: m.answerer, ...(marked ? { undo: marked } : {}) }) };
  const keep = marked ? { [undoable]: writeStretch(marked) } : {};
  return { kind: "go", step: "list", notice: restWords(c, marked !== undefined, { begun, unjudged: left.length - begun }), keep };
}

const restWords = (c: Context, marked: boolean, left: { readonly begun: number; readonly unjudged: number }): string =>
  [
    ...(marked ? [c.t("evaluation.restMarked")] : []),
    ...(left.begun > 0 ? [c.t("evaluation.restBegun", { count: left.begun })] : []),
    ...(left.unjudged > 0 ? [c.t("evaluation.restLeft", { count: left.unjudged })] : []),
  ].join(" ");

/**
 * Every open judgement among the items takes its last status again, every figure "ei uutta lukua"; gives what was written, or why not.
 * An old value is never stored as a new reading. A measure never judged before stays open: nobody has said what is unchanged.
 */
export async function markUnchanged(c: Context, round: EvaluationRound, answerer: string, open: readonly OwedItem[]): Promise<Stretch | string | undefined> {
  const found = await Promise.all(open.map(async (item) => ({ item, answer: await sameAsBefore(c, round, item) })));
  const answers = found.flatMap(({ item, answer }) => (answer ? [{ item, answer }] : []));
  if (answers.length === 0) return undefined;
  const saved = await recordAnswers(c, { round, answerer, answers, seen: Number.MAX_SAFE_INTEGER });
  if (!saved.ok) return c.t(`refusal.${saved.refusal.code}`, saved.refusal.params);
  const to = saved.value.revisions.length;
  return { from: to - answers.length + 1, to };
}

async function sameAsBefore(c: Context, round: EvaluationRound, item: OwedItem): Promise<Answer | undefined> {
  if (item.kind === "final") return undefined;
  if (item.kind !== "judgement") return { kind: "noNewFigure" };
  const earlier = await c.ports.stores.judgements.find({ programme: c.active.programme.id, subject: item.subject }, { sort: "at", descending: true, limit: 10 });
  const last = earlier.find((j) => j.value.round !== round.id)?.value;
  return last ? { kind: "judgement", status: last.status, unchanged: true } : undefined;
}
