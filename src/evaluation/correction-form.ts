import { answerWords } from "../confidentiality/answer-words.ts";
import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { FormSession } from "../conversation/session.ts";
import { groupOf } from "../programme/look-up.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Block } from "../vocabulary/card.ts";
import type { Field, FieldValues } from "../vocabulary/form.ts";
import { statuses } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { mayConfirm } from "./confirmation.ts";
import { correctAnswer, correctionCard, whoGotIt } from "./correct-answer.ts";
import type { Correcting } from "./correct-answer.ts";
import { correctableItems } from "./correctable-items.ts";
import type { Correctable } from "./correctable-items.ts";
import { figureFields, readFigure } from "./figure-field.ts";
import { roundMeant } from "./find-round.ts";
import { handledWords } from "./handled-words.ts";
import type { EvaluationRound } from "./round.ts";

const what = "correct:what";
const status = "correct:status";
const reason = "correct:reason";
const choose = "choose";
const sure = "sure:";
const longestReason = 400;

/** "Korjaa vahvistettua": which answer, what it should be and why, and last a look at what changes and who is told. Subject: `{ group, quarter }`. */
export const correctionForm: FormDefinition = {
  name: "correction",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const at = await meant(c, session);
    if (!at) return { title: c.t("correct.formTitle"), body: [], fields: [], actions: [] };
    const chosen = at.items.find((i) => i.item.item === session.step.replace(sure, ""));
    if (!chosen) return drawChoice(c, at);
    return session.step.startsWith(sure) ? drawCheck(c, at, chosen, session.values) : drawChange(c, chosen, session.values);
  },

  async submit(c, session, action): Promise<FormStep> {
    if (!mayConfirm(mayReach(c, "compile"))) return { kind: "stay", notice: c.t("refusal.notAllowed", { who: c.t("people.role.coordinator") }) };
    const at = await meant(c, session);
    if (!at) return { kind: "stay", notice: c.t("refusal.notConfirmed") };
    if (session.step === choose) return at.items.some((i) => i.item.item === session.values[what]) ? { kind: "go", step: session.values[what] ?? choose } : { kind: "stay", errors: { [what]: c.t("correct.choose") } };
    const chosen = at.items.find((i) => i.item.item === session.step.replace(sure, ""));
    if (!chosen || (action === "back" && !session.step.startsWith(sure))) return { kind: "go", step: choose };
    if (action === "back") return { kind: "go", step: chosen.item.item };
    const read = readChange(c, chosen, session.values);
    if (!read.answer) return session.step.startsWith(sure) ? { kind: "go", step: chosen.item.item } : { kind: "stay", errors: read.errors, keep: read.keep };
    if (!session.step.startsWith(sure)) return { kind: "go", step: `${sure}${chosen.item.item}` };
    const done = await correctAnswer(c, correcting(at, chosen, read.answer, session.values));
    if (!done.ok) return { kind: "stay", notice: c.t(`refusal.${done.refusal.code}`, done.refusal.params) };
    return { kind: "done", card: cardOf(c, c.t("correct.done"), [{ kind: "text", text: c.t("correct.done"), tone: "good" }]) };
  },
};

interface Meant {
  readonly round: EvaluationRound;
  readonly group: Correcting["group"];
  readonly items: readonly Correctable[];
}

async function meant(c: Context, session: FormSession): Promise<Meant | undefined> {
  const round = await roundMeant(c.ports, c.active, session.subject["quarter"]);
  const group = groupOf(c.active.programme, session.subject["group"] ?? "");
  if (!round || !group) return undefined;
  const items = await correctableItems(c, round, group);
  return items && { round, group, items };
}

function drawChoice(c: Context, at: Meant): Drawn {
  return {
    title: c.t("correct.formTitle"),
    body: [{ kind: "text", text: c.t("correct.intro", { group: at.group.name, period: formatPeriod(at.round.quarter, c.language) }) }],
    fields: [{ kind: "choice", id: what, label: c.t("correct.what"), required: true, options: at.items.map((i) => ({ value: i.item.item, label: i.name })) }],
    submitLabel: c.t("correct.goOn"),
    actions: [],
  };
}

const standing = (c: Context, x: Correctable): Block => {
  const w = { language: c.language, t: c.t, programme: c.active.programme, readers: "group" as const };
  return { kind: "text", text: c.t("correct.stands", { value: x.standing ? answerWords(w, x.standing, x.question?.indicator) : c.t("report.noFigure") }) };
};

function drawChange(c: Context, x: Correctable, typed: FieldValues): Drawn {
  const { standing: judged } = x;
  const named = statuses.map((s) => ({ value: s, label: c.t(`status.${s}`) }));
  const change: readonly Field[] = x.question
    ? figureFields(x.question, typed)
    : [{ kind: "choice", id: status, label: c.t("evaluation.judgement"), options: named, required: true, ...(judged?.kind === "judgement" ? { value: judged.status } : {}) }];
  return {
    title: c.t("correct.formTitle"),
    body: [{ kind: "heading", text: x.name }, standing(c, x)],
    fields: [...change, { kind: "text", id: reason, label: c.t("correct.reason"), hint: c.t("evaluation.noClients"), lines: 2, maxLength: longestReason, required: true }],
    submitLabel: c.t("correct.check"),
    actions: [{ id: "back", label: c.t("form.back") }],
  };
}

/** What changes, in the words that others will read, and how many they are. */
async function drawCheck(c: Context, at: Meant, chosen: Correctable, values: FieldValues): Promise<Drawn> {
  const { answer } = readChange(c, chosen, values);
  const x = answer && correcting(at, chosen, answer, values);
  const evaluation = (await c.ports.stores.evaluations.get(`${at.round.id}/${at.group.id}`))?.value;
  const told = x && evaluation ? await whoGotIt(c, x, evaluation) : { places: [], people: [] };
  const handled = (at.round.handlings ?? []).map((h) => handledWords(c, c.active.programme, h)).join(" ");
  return {
    title: c.t("correct.formTitle"),
    body: [
      ...(x ? correctionCard(c, x, { language: c.language, readers: "group" }).blocks : []),
      { kind: "text", text: c.t("correct.reaches", { places: c.t("correct.places", { count: told.places.length }), people: c.t("correct.people", { count: told.people.length }) }) },
      ...(handled === "" ? [] : [{ kind: "text" as const, text: c.t("correct.bodies", { handled }), tone: "warning" as const }]),
    ],
    fields: [],
    submitLabel: c.t("correct.now"),
    actions: [{ id: "back", label: c.t("form.back") }],
  };
}

const correcting = (at: Meant, x: Correctable, after: Answer, values: FieldValues): Correcting => ({
  round: at.round, group: at.group, item: x.item, name: x.name, after, reason: (values[reason] ?? "").trim(),
  ...(x.question ? { indicator: x.question.indicator } : {}),
  ...(x.standing ? { before: x.standing } : {}),
  ...(x.author === undefined ? {} : { author: x.author }),
});

interface ChangeRead {
  readonly answer?: Answer;
  readonly errors: Readonly<Record<string, string>>;
  readonly keep: FieldValues;
}

function readChange(c: Context, x: Correctable, values: FieldValues): ChangeRead {
  const read = x.question ? readFigure(x.question, values) : readStatus(c, values);
  const text = (values[reason] ?? "").trim();
  const errors = {
    ...read.errors,
    ...(text === "" ? { [reason]: c.t("correct.writeReason") } : {}),
    ...(text.length > longestReason ? { [reason]: c.t("refusal.tooLong", { length: text.length, limit: longestReason }) } : {}),
    ...(read.answer && sameAnswer(read.answer, x.standing) ? { [reason]: c.t("correct.same") } : {}),
  };
  return { errors, keep: read.keep, ...(read.answer && Object.keys(errors).length === 0 ? { answer: read.answer } : {}) };
}

function readStatus(c: Context, values: FieldValues): ChangeRead {
  const chosen = statuses.find((s) => s === values[status]);
  return chosen ? { answer: { kind: "judgement", status: chosen }, errors: {}, keep: {} } : { errors: { [status]: c.t("evaluation.chooseJudgement") }, keep: {} };
}

const sameAnswer = (a: Answer, b: Answer | undefined): boolean =>
  a.kind === "judgement" && b?.kind === "judgement" ? a.status === b.status : JSON.stringify(a) === JSON.stringify(b);
