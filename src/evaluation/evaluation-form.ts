import type { Context } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { FormSession } from "../ports.ts";
import type { Refusal } from "../shared/refusal.ts";
import { formatDay } from "../texts/numbers.ts";
import type { FieldValues } from "../vocabulary/form.ts";
import { describeStanding } from "./describe-answer.ts";
import { delegatedSubject, delegateForm } from "./delegate-form.ts";
import { allDoneCard } from "./evaluation-cards.ts";
import { drawItem, readItem } from "./item-screen.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { myItems } from "./my-items.ts";
import { listScreen } from "./list-screen.ts";
import { recordAnswers } from "./record-answers.ts";
import type { EvaluationRound } from "./round.ts";
import { markRestUnchanged } from "./unchanged.ts";

/**
 * The owner's form: first the list of what is mine, then one measure a screen. Steps: "list", or a measure's id.
 * Subject: `{ round }`. Every saved screen is an answer at once; the session keeps only what is being typed.
 */
export const evaluationForm: FormDefinition = {
  name: "evaluation",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const mine = await itemsOf(c, session);
    const at = mine.subjects.find((s) => s.id === session.step);
    return at ? drawItem(c, mine, at) : listScreen(c, mine);
  },

  async check(c, session, field) {
    const mine = await itemsOf(c, session);
    const at = mine.subjects.find((s) => s.id === session.step);
    if (!at) return undefined;
    const read = await readItem(c, mine, at, session.values);
    return read.errors[field];
  },

  async submit(c, session, action): Promise<FormStep> {
    const mine = await itemsOf(c, session);
    const step = await follow(c, session, mine, action);
    if (step.kind !== "go") return step;
    return { ...step, keep: { ...step.keep, ...(await seenNow(c, mine.round, session.person, step.step)) } };
  },
};

/** How many revisions there were when a screen was opened: a newer one by somebody else is a conflict. */
export async function seenNow(c: Context, round: EvaluationRound, person: string, step: string): Promise<FieldValues> {
  const submission = await c.ports.stores.submissions.get(`${round.id}/${person}`);
  return { [seenField(step)]: String(submission?.value.revisions.length ?? 0) };
}

const seenField = (step: string): string => `seen:${step}`;

async function follow(c: Context, session: FormSession, mine: MyItems, action: string): Promise<FormStep> {
  const at = mine.subjects.find((s) => s.id === session.step);
  if (action === "list") return { kind: "go", step: "list" };
  if (action === "delegate" && at) return { kind: "other", open: { form: delegateForm, subject: {}, step: "ask", values: { [delegatedSubject]: at.id } } };
  if (action === "rest") return markRestUnchanged(c, mine);
  if (action === "back") return { kind: "go", step: neighbour(mine, at, -1) };
  if (action === "skip") return { kind: "go", step: neighbour(mine, at, 1) };
  return at ? saveItem(c, session, mine, at) : goOn(c, mine, undefined, []);
}

async function itemsOf(c: Context, session: FormSession): Promise<MyItems> {
  const round = await c.ports.stores.rounds.get(session.subject["round"] ?? "");
  if (!round) throw new Error(`form session ${session.id} names a round that is not there`);
  return myItems(c.ports, c.active, round.value, session.person);
}

async function saveItem(c: Context, session: FormSession, mine: MyItems, at: MySubject): Promise<FormStep> {
  const closed = isClosed(c, mine.round);
  if (closed !== undefined) return { kind: "stay", notice: closed };
  const read = await readItem(c, mine, at, session.values);
  if (Object.keys(read.errors).length > 0) return { kind: "stay", errors: read.errors, keep: read.keep };
  const seen = Number(session.values[seenField(at.id)] ?? 0);
  const saved = await recordAnswers(c, { round: mine.round, answerer: session.person, answers: read.answers, seen });
  if (!saved.ok) return conflict(c, session, mine, { at, code: saved.refusal });
  const after = await myItems(c.ports, c.active, mine.round, session.person);
  return goOn(c, after, at, Object.keys(session.values).filter((id) => belongsTo(id, at)));
}

/** Two people wrote at once: both answers are shown, and the next save is made knowingly. */
async function conflict(c: Context, session: FormSession, mine: MyItems, what: { at: MySubject; code: Refusal }): Promise<FormStep> {
  const sentence = c.t(`refusal.${what.code.code}`, what.code.params);
  if (what.code.code !== "someoneWasFaster") return { kind: "stay", notice: sentence };
  const theirs = await describeStanding(c, mine.round, what.at);
  return { kind: "stay", notice: `${sentence} ${theirs}`, keep: await seenNow(c, mine.round, session.person, what.at.id) };
}

/** Drafts of this screen's fields: they are answers now. */
const belongsTo = (field: string, at: MySubject): boolean =>
  at.items.some((i) => field.includes(`:${i.item}`)) || field.includes(`:${at.id}`);

/** Answers can be edited until the round's last day for corrections. */
const isClosed = (c: Context, round: EvaluationRound): string | undefined =>
  c.today > round.editableUntil ? c.t("evaluation.closed", { date: formatDay(round.editableUntil, c.language) }) : undefined;

/** The next open item after this one, then those before it; when nothing is left, the end. */
function goOn(c: Context, mine: MyItems, at: MySubject | undefined, forget: readonly string[]): FormStep {
  const from = at ? mine.subjects.findIndex((s) => s.id === at.id) + 1 : 0;
  const next = [...mine.subjects.slice(from), ...mine.subjects.slice(0, from)].find((s) => s.open);
  if (next) return { kind: "go", step: next.id, forget };
  return { kind: "done", card: allDoneCard(c, mine) };
}

/** The screen before or after, whether answered or not; over the ends lies the list. */
function neighbour(mine: MyItems, at: MySubject | undefined, by: number): string {
  const index = at ? mine.subjects.findIndex((s) => s.id === at.id) : -1;
  return mine.subjects[index + by]?.id ?? "list";
}

