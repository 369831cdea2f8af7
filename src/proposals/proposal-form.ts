import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import type { FormSession } from "../conversation/session.ts";
import { groupOf } from "../programme/look-up.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Field } from "../vocabulary/form.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Proposal, ProposalStep } from "./proposal.ts";
import { neededSteps, proposalSteps } from "./proposal.ts";
import { channelCard, stepsMissing, titleOfProposal } from "./proposal-cards.ts";
import { findProposal, move, writeProposal } from "./save-proposal.ts";

export const takers = (c: Context): readonly WorkingGroup[] => c.active.programme.groups.filter((g) => g.proposals === true);

const longestAnswer = 3000;
const nameField = "proposal:name";
const groupField = "proposal:group";
const stepField = (s: ProposalStep): string => `proposal:${s}`;
/** First the name, then the eight steps one a screen, then the preview. */
export const firstStep = "name";
const previewStep = "preview";
const order = [firstStep, ...proposalSteps, previewStep] as const;
type Step = (typeof order)[number];

/** A digital proposal. Subject: `{ p }`. What has been written is kept with the proposal screen by screen, and in the session field by field. */
export const proposalForm: FormDefinition = {
  name: "proposal",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const p = await proposalIn(c, session);
    const step = stepOf(session);
    if (step === previewStep) return preview(c, p);
    const at = order.indexOf(step);
    return {
      title: c.t("proposal.position", { position: at + 1, total: order.length - 1 }),
      body: [{ kind: "heading", text: step === firstStep ? c.t("proposal.title") : titleOfProposal(c.t, p) }],
      fields: step === firstStep ? nameFields(c, p) : [answerField(c, p, step)],
      submitLabel: c.t(at === order.length - 2 ? "proposal.toPreview" : "proposal.saveAndGoOn"),
      actions: [
        ...(at > 0 ? [{ id: "back", label: c.t("form.back") }] : []),
        ...(at > 0 && at < order.length - 2 && stepsMissing(p).length === 0 ? [{ id: previewStep, label: c.t("proposal.toPreview") }] : []),
        { id: "leave", label: c.t("proposal.leave") },
      ],
    };
  },

  async submit(c, session, action): Promise<FormStep> {
    const p = await proposalIn(c, session);
    const step = stepOf(session);
    if (step === previewStep && action === "submit") return send(c, p);
    const kept = await writeProposal(c, p.id, writtenIn(c, session, p));
    if (!kept) return { kind: "done", card: sentence(c, c.t("proposal.gone")) };
    if (action === "leave") return { kind: "done", card: sentence(c, c.t("proposal.left")) };
    const at = order.indexOf(step);
    if (action === "back") return { kind: "go", step: order[Math.max(0, at - 1)] ?? firstStep };
    if (action === previewStep) return { kind: "go", step: previewStep };
    if (action !== "skip" && isNeeded(step) && missing(kept, step)) return { kind: "stay", errors: { [step === firstStep ? nameField : stepField(step)]: c.t("proposal.needed") } };
    return { kind: "go", step: order[at + 1] ?? previewStep };
  },
};

const stepOf = (session: FormSession): Step => order.find((s) => s === session.step) ?? firstStep;
const isNeeded = (s: Step): s is ProposalStep | typeof firstStep => s === firstStep || neededSteps.some((n) => n === s);
const missing = (p: Proposal, s: ProposalStep | typeof firstStep): boolean => (s === firstStep ? p.title === "" : (p.answers[s] ?? "") === "");
const sentence = (c: Context, text: string): ReturnType<typeof cardOf> => cardOf(c, text, [{ kind: "text", text, tone: "good" }]);

async function proposalIn(c: Context, session: FormSession): Promise<Proposal> {
  const stored = await findProposal(c, session.subject["p"] ?? "");
  if (!stored) throw new Error(`form session ${session.id} names a proposal that is not there`);
  return stored.value;
}

function nameFields(c: Context, p: Proposal): readonly Field[] {
  const groups = takers(c);
  return [
    { kind: "text", id: nameField, label: c.t("proposal.name"), hint: c.t("proposal.nameHint"), lines: 1, maxLength: 120, required: true, ...(p.title === "" ? {} : { value: p.title }) },
    ...(groups.length > 1 ? [{ kind: "choice" as const, id: groupField, label: c.t("proposal.group"), options: groups.map((g) => ({ value: g.id, label: g.name })), value: p.group, required: true }] : []),
  ];
}

const answerField = (c: Context, p: Proposal, s: ProposalStep): Field => ({
  kind: "text", id: stepField(s), label: c.t(`proposal.${s}`), hint: `${c.t(`proposal.${s}.hint`)} ${c.t("evaluation.noClients")}`, lines: 6, maxLength: longestAnswer,
  ...(neededSteps.includes(s) ? { required: true } : {}), ...(p.answers[s] === undefined ? {} : { value: p.answers[s] }),
});

/** Everything typed so far, of every screen: a screen left by "Edellinen" is kept too. */
function writtenIn(c: Context, session: FormSession, p: Proposal): Parameters<typeof writeProposal>[2] {
  const { values } = session;
  const answers = Object.fromEntries(proposalSteps.flatMap((s) => { const text = values[stepField(s)]; return text === undefined ? [] : [[s, text.trim().slice(0, longestAnswer)]]; }));
  const title = values[nameField]?.trim().slice(0, 120) ?? p.title;
  const group = takers(c).find((g) => g.id === values[groupField])?.id ?? p.group;
  return { title, group, answers };
}

/** What the channel would see, word for word. */
function preview(c: Context, p: Proposal): Drawn {
  const card = channelCard(c, { ...p, state: "submitted" }, { language: c.active.programme.language, writer: c.person?.name ?? "" });
  const left = stepsMissing(p);
  return {
    title: c.t("proposal.toPreview"),
    body: [
      { kind: "text", text: left.length === 0 ? c.t("proposal.previewNote") : c.t("proposal.stillNeeded", { steps: left.map((s) => c.t(`proposal.${s as ProposalStep}`)).join(", ") }), tone: left.length === 0 ? "muted" : "warning" },
      { kind: "divider" },
      ...card.blocks.filter((b) => b.kind !== "buttons"),
    ],
    fields: [],
    ...(left.length === 0 ? { submitLabel: c.t("proposal.send") } : {}),
    actions: [{ id: "back", label: c.t("form.back") }, { id: "leave", label: c.t("proposal.leave") }],
  };
}

async function send(c: Context, p: Proposal): Promise<FormStep> {
  if (stepsMissing(p).length > 0) return { kind: "stay", notice: c.t("proposal.stillNeeded", { steps: stepsMissing(p).map((s) => c.t(`proposal.${s as ProposalStep}`)).join(", ") }) };
  const sent = await move(c, p.id, "submitted");
  if (!sent.ok) return { kind: "stay", notice: c.t(`refusal.${sent.refusal.code}`, sent.refusal.params) };
  return { kind: "done", card: sentence(c, c.t("proposal.sent", { group: plain(groupOf(c.active.programme, p.group)?.name ?? "") })) };
}
