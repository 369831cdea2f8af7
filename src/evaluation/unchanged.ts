import type { Context } from "../conversation/context.ts";
import type { FormStep } from "../conversation/form-definition.ts";
import type { Answer, OwedItem } from "./answer.ts";
import { allDoneCard } from "./evaluation-cards.ts";
import type { MyItems } from "./my-items.ts";
import { myItems } from "./my-items.ts";
import { recordAnswers } from "./record-answers.ts";

/**
 * "Merkitse loput ennallaan": every open judgement takes its last status again, every open figure "ei uutta lukua".
 * An old value is never stored as a new reading. A measure never judged before stays open: nobody has said what is unchanged.
 */
export async function markRestUnchanged(c: Context, mine: MyItems): Promise<FormStep> {
  const open = mine.subjects.flatMap((s) => s.items).filter((i) => i.state === "open");
  const answered = (await Promise.all(open.map(async (item) => ({ item, answer: await sameAsBefore(c, mine, item) })))).flatMap(
    ({ item, answer }) => (answer ? [{ item, answer }] : []),
  );
  const answerer = open[0]?.answerer;
  if (answerer !== undefined && answered.length > 0) {
    const saved = await recordAnswers(c, { round: mine.round, answerer, answers: answered, seen: Number.MAX_SAFE_INTEGER });
    if (!saved.ok) return { kind: "stay", notice: c.t(`refusal.${saved.refusal.code}`, saved.refusal.params) };
  }
  const after = await myItems(c.ports, c.active, mine.round, answerer ?? "");
  const left = after.subjects.filter((s) => s.open).length;
  if (left === 0) return { kind: "done", card: allDoneCard(c, after) };
  return { kind: "go", step: "list", notice: c.t("evaluation.restLeft", { count: left }) };
}

async function sameAsBefore(c: Context, mine: MyItems, item: OwedItem): Promise<Answer | undefined> {
  if (item.kind === "figure") return { kind: "noNewFigure" };
  if (item.kind === "judgement") {
    const earlier = await c.ports.stores.judgements.find({ programme: c.active.programme.id, subject: item.subject }, { sort: "at", descending: true, limit: 10 });
    const last = earlier.find((j) => j.value.round !== mine.round.id)?.value;
    return last ? { kind: "judgement", status: last.status, unchanged: true } : undefined;
  }
  return item.kind === "final" ? undefined : { kind: "noNewFigure" };
}
