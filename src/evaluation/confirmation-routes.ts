import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, ownGroups, replyCard, replySentence } from "../conversation/context.ts";
import type { FormDefinition } from "../conversation/form-definition.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params, Route } from "../conversation/route.ts";
import { groupOf } from "../programme/look-up.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Button } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { compileRound, confirmRound } from "./compile-round.ts";
import { correctableItems } from "./correctable-items.ts";
import { correctionForm } from "./correction-form.ts";
import { figureField } from "./figure-field.ts";
import { mayConfirm } from "./confirmation.ts";
import { obstacles } from "./obstacles-card.ts";
import { overview } from "./overview-card.ts";
import { roundMeant } from "./find-round.ts";
import { groupSummary, summaryCard } from "./group-summary.ts";
import { handlingForm } from "./handling-form.ts";
import { approveEvaluation, confirmEvaluation, publishSummary } from "./publish-summary.ts";
import { returnForm } from "./return-form.ts";
import type { EvaluationRound } from "./round.ts";

const groupParam = (_c: Context, p: Params): string | undefined => p["g"];

/** From a group's answers to a confirmed round. `g` is the group, `r` the quarter when another round than the newest is meant. */
export const confirmationRoutes: readonly Route[] = [
  { name: "evaluation.preview", deed: "confirmEvaluation", group: groupParam, help: "help.preview", handle: (c, p) => withGroup(c, p, previewSummary) },
  { name: "evaluation.publish", deed: "confirmEvaluation", group: groupParam, handle: (c, p) => withGroup(c, p, publishNow) },
  { name: "evaluation.approve", deed: "confirmEvaluation", group: groupParam, handle: (c, p) => withGroup(c, p, approveNow) },
  { name: "evaluation.return", deed: "confirmEvaluation", group: groupParam, handle: (c, p) => withGroup(c, p, giveBack) },
  { name: "evaluation.confirm", deed: "compile", handle: (c, p) => withGroup(c, p, confirmNow) },
  { name: "evaluation.overview", deed: "seeMissing", reads: true, help: "help.overview", handle: overview },
  { name: "evaluation.obstacles", deed: "seeMissing", reads: true, handle: obstacles },
  { name: "round.compile", deed: "compile", help: "help.compile", handle: compileRound },
  { name: "round.confirm", deed: "compile", handle: confirmRound },
  { name: "round.handling", deed: "compile", handle: recordHandling },
  { name: "evaluation.correct", deed: "compile", handle: (c, p) => withGroup(c, p, (...at) => correctConfirmed(...at, p)) },
];

export const confirmationForms: readonly FormDefinition[] = [returnForm, correctionForm, handlingForm];

type InGroup = (c: Context, round: EvaluationRound, group: WorkingGroup) => Promise<Reply>;

/** The group that is meant: said, the channel's, or the only one of the person's own; else asked. */
async function withGroup(c: Context, p: Params, then: InGroup): Promise<Reply> {
  const own = ownGroups(c);
  const id = p["g"] ?? c.place?.group ?? (own.length === 1 ? own[0] : undefined);
  const group = id === undefined ? undefined : groupOf(c.active.programme, id);
  if (group && mayReach(c, "confirmEvaluation", group.id) === undefined) return notOwn(c);
  if (!group) return chooseGroup(c, p);
  const round = await roundMeant(c.ports, c.active, p["r"]);
  return round ? then(c, round, group) : replySentence(c, c.t("confirm.noRound"));
}

function chooseGroup(c: Context, p: Params): Reply {
  const choices = c.active.programme.groups.filter((g) => mayReach(c, "confirmEvaluation", g.id) !== undefined);
  const r: Params = p["r"] === undefined ? {} : { r: p["r"] };
  const compile: readonly Button[] = mayConfirm(mayReach(c, "compile")) ? [{ label: c.t("confirm.compile"), route: "round.compile", params: r, style: "primary" }] : [];
  return replyCard(
    cardOf(c, c.t("talk.chooseGroup"), [
      { kind: "text", text: c.t("talk.chooseGroup") },
      { kind: "buttons", buttons: [...compile, ...choices.map((g) => ({ label: g.name, route: "evaluation.preview", params: { ...r, g: g.id } }))] },
    ]),
    "asker",
  );
}

const notOwn = (c: Context): Reply =>
  replySentence(c, c.t("refusal.notAllowed", { who: [c.t("people.role.chair"), c.t("people.role.coordinator")].join(c.t("people.role.or")) }));

/** What the channel would see, to the asker only, with the ways on. */
async function previewSummary(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Reply> {
  const summary = await groupSummary(c, round, group);
  const card = summaryCard(c, summary);
  const state = summary.evaluation?.state ?? "open";
  const note = { kind: "text" as const, text: c.t(summary.evaluation?.publishedAt === undefined ? "evaluation.previewNote" : "evaluation.previewAgain"), tone: "muted" as const };
  const returned = state === "returned" ? [{ kind: "text" as const, text: c.t("confirm.state.returned"), tone: "warning" as const }] : [];
  const shown = card.blocks.filter((b) => b.kind !== "buttons");
  const answered = summary.subjects.some((s) => s.answers.size > 0);
  return replyCard({ ...card, blocks: [note, ...returned, { kind: "divider" }, ...shown, { kind: "buttons", buttons: answered ? waysOn(c, round, group, state) : [] }] }, "asker");
}

function waysOn(c: Context, round: EvaluationRound, group: WorkingGroup, state: string): readonly Button[] {
  const params = { g: group.id, r: round.quarter };
  if (state === "confirmed") return mayConfirm(mayReach(c, "compile")) ? [{ label: c.t("correct.button"), route: "evaluation.correct", params }] : [];
  return [
    ...(state === "submitted" ? [] : [{ label: c.t("confirm.approve"), route: "evaluation.approve", params, style: "primary" as const }]),
    ...(state === "submitted" && mayConfirm(mayReach(c, "compile")) ? [{ label: c.t("evaluation.confirm"), route: "evaluation.confirm", params, style: "primary" as const }] : []),
    { label: c.t("evaluation.publish"), route: "evaluation.publish", params },
    { label: c.t("confirm.sendBack"), route: "evaluation.return", params },
  ];
}

async function publishNow(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Reply> {
  const done = await publishSummary(c, await groupSummary(c, round, group));
  if (!done.ok) return replySentence(c, c.t(`refusal.${done.refusal.code}`, done.refusal.params));
  return replySentence(c, c.t(`evaluation.${done.value}`, { group: group.name }));
}

async function approveNow(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Reply> {
  const done = await approveEvaluation(c, await groupSummary(c, round, group));
  if (!done.ok) return replySentence(c, done.refusal.code === "nothingToPublish" ? c.t("confirm.nothingYet", { group: group.name }) : c.t(`refusal.${done.refusal.code}`));
  return replySentence(c, c.t("confirm.approved", { group: group.name }));
}

async function giveBack(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Reply> {
  const summary = await groupSummary(c, round, group);
  if (summary.evaluation?.state === "confirmed") return replySentence(c, c.t("refusal.alreadyConfirmed"));
  if (summary.subjects.every((s) => s.answers.size === 0)) return replySentence(c, c.t("confirm.nothingYet", { group: group.name }));
  return openForm(c, { form: returnForm, subject: { group: group.id, quarter: round.quarter }, step: "ask" });
}

async function confirmNow(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Reply> {
  const done = await confirmEvaluation(c, round, group);
  if (done.ok) return replySentence(c, c.t("evaluation.confirmed", { date: formatDate(done.value.confirmedOn ?? c.today, c.language) }));
  return replySentence(c, done.refusal.code === "nothingToPublish" ? c.t("evaluation.notSubmitted") : c.t("refusal.alreadyConfirmed"));
}

/** `i`: the item that is wrong, when it is known, and `v` what it should be. */
async function correctConfirmed(c: Context, round: EvaluationRound, group: WorkingGroup, p: Params): Promise<Reply> {
  const items = await correctableItems(c, round, group);
  if (!items) return replySentence(c, c.t("correct.nothing", { group: group.name }));
  const item = items.find((i) => i.item.item === p["i"])?.item;
  const values = item && p["v"] !== undefined ? { [figureField(item)]: p["v"].replace(".", ",") } : {};
  return openForm(c, { form: correctionForm, subject: { group: group.id, quarter: round.quarter }, step: item?.item ?? "choose", values });
}

async function recordHandling(c: Context, p: Params): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  if (!round) return replySentence(c, c.t("confirm.noRound"));
  if (c.active.programme.bodies.length === 0) return replySentence(c, c.t("handling.noBodies"));
  const evaluations = await c.ports.stores.evaluations.find({ round: round.id });
  if (!evaluations.some((e) => e.value.state === "confirmed")) return replySentence(c, c.t("handling.nothing"));
  return openForm(c, { form: handlingForm, subject: { quarter: round.quarter }, step: "ask" });
}
