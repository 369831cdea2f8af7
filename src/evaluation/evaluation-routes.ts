import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params, Route } from "../conversation/route.ts";
import { groupOf, subjectGroup } from "../programme/look-up.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { dateOf } from "../shared/calendar.ts";
import { delegatedSubject, delegateForm, openSubjects } from "./delegate-form.ts";
import { mineCard, startButton } from "./evaluation-cards.ts";
import { evaluationForm, seenNow } from "./evaluation-form.ts";
import { missingCard } from "./missing-card.ts";
import { stillEditable } from "./my-dates.ts";
import { myItems, openRound } from "./my-items.ts";
import { nextRound } from "./round-calendar.ts";
import { roundWhen } from "./round-when.ts";
import type { EvaluationRound } from "./round.ts";
import { readStretch, undoAnswers } from "./undo-answers.ts";
import { answererFor, itemsOf } from "./whose-items.ts";

export const evaluationRoutes: readonly Route[] = [
  { name: "evaluation.mine", deed: "readStatus", reads: true, help: "help.mine", handle: (c) => withRound(c, async (round) => replyCard(mineCard(c, await mineIn(c, round)), "asker")) },
  { name: "evaluation.start", deed: "readStatus", help: "help.start", handle: (c, p) => withRound(c, (round) => startForm(c, round, { step: "list", answerer: p["a"] })) },
  { name: "evaluation.item", deed: "readStatus", handle: (c, p) => withRound(c, (round) => openItem(c, round, p["m"] ?? "")) },
  { name: "evaluation.undo", deed: "readStatus", handle: (c, p) => withRound(c, (round) => undo(c, round, p)) },
  { name: "evaluation.missing", deed: "readStatus", reads: true, help: "help.missing", handle: (c, p) => withRound(c, (round) => missing(c, round, p)) },
  { name: "evaluation.when", deed: "readStatus", reads: true, handle: (c, p) => roundWhen(c, p["group"] ?? c.place?.group) },
  { name: "items.delegate", deed: "readStatus", help: "help.delegate", handle: delegate },
];

const mineIn = (c: Context, round: EvaluationRound): ReturnType<typeof myItems> => myItems(c.ports, c.active, round, c.person?.id ?? "");

async function withRound(c: Context, then: (round: EvaluationRound) => Promise<Reply>): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  if (round) return then(round);
  const next = nextRound(c.active, c.now);
  if (!next) return replySentence(c, c.t("evaluation.noMore"));
  return replySentence(c, c.t("evaluation.notOpen", { date: formatDate(dateOf(next.opensAt, c.active.calendar.zone), c.language) }));
}

interface Opening {
  readonly step: string;
  /** Whose items; one's own when left out. */
  readonly answerer?: string | undefined;
}

async function startForm(c: Context, round: EvaluationRound, opening: Opening): Promise<Reply> {
  const me = c.person?.id ?? "";
  const answerer = opening.answerer ?? me;
  const mine = await itemsOf(c, round, answerer);
  if (mine.subjects.length === 0) return replySentence(c, c.t("evaluation.mineNothing"));
  const step = mine.subjects.some((s) => s.id === opening.step) ? opening.step : "list";
  const seen = await seenNow(c, round, answerer, step);
  const subject = { round: round.id, ...(answerer === me ? {} : { a: answerer }) };
  return openForm(c, { form: evaluationForm, subject, step, values: seen });
}

/** A measure's screen: one's own, or somebody else's that one may answer. */
async function openItem(c: Context, round: EvaluationRound, subject: string): Promise<Reply> {
  const mine = await mineIn(c, round);
  const group = subjectGroup(c.active.programme, subject);
  const answerer = mine.subjects.some((s) => s.id === subject) || group === undefined ? undefined : await answererFor(c, round, group, subject);
  return startForm(c, round, { step: subject, answerer });
}

/** "Kumoa" on a card: what one tap did is undone by one, also after the form has been closed. */
async function undo(c: Context, round: EvaluationRound, p: Params): Promise<Reply> {
  const stretch = readStretch(p["r"]);
  const answerer = p["a"] ?? c.person?.id ?? "";
  const mine = stillEditable(await itemsOf(c, round, answerer), c.today);
  if (!stretch || mine.subjects.length === 0) return replySentence(c, c.t("evaluation.nothingToUndo"));
  const undone = await undoAnswers(c, mine, answerer, stretch);
  if (!undone.ok) return replySentence(c, c.t(`refusal.${undone.refusal.code}`, undone.refusal.params));
  return replyCard(
    cardOf(c, c.t("evaluation.undone"), [
      { kind: "text", text: c.t("evaluation.undone") },
      { kind: "buttons", buttons: [{ ...startButton(c, true), ...(p["a"] === undefined ? {} : { params: { a: p["a"] } }) }] },
    ]),
    "asker",
  );
}

async function missing(c: Context, round: EvaluationRound, p: Params): Promise<Reply> {
  const group = groupOf(c.active.programme, p["group"] ?? c.place?.group ?? "");
  return replyCard(await missingCard(c, round, group));
}

async function delegate(c: Context, p: Params): Promise<Reply> {
  const open = await openSubjects(c);
  if (open.length === 0) return replySentence(c, c.t("delegate.nothing"));
  return openForm(c, { form: delegateForm, subject: {}, step: "ask", values: p["m"] === undefined ? {} : { [delegatedSubject]: p["m"] } });
}
