import { cardOf } from "../conversation/context.ts";
import type { Drawn, FormDefinition, FormStep } from "../conversation/form-definition.ts";
import { titleOfProposal } from "./proposal-cards.ts";
import { findProposal, move } from "./save-proposal.ts";

const comment = "decision:comment";

/** Accepting or rejecting a proposal, with a reason that its writer gets. Subject: `{ p, s }`. */
export const decisionForm: FormDefinition = {
  name: "proposalDecision",
  version: 1,

  async draw(c, session): Promise<Drawn> {
    const p = (await findProposal(c, session.subject["p"] ?? ""))?.value;
    const to = session.subject["s"] === "accepted" ? "accepted" : "rejected";
    return {
      title: c.t(`proposal.to.${to}`),
      body: [{ kind: "heading", text: p ? titleOfProposal(c.t, p) : "" }],
      fields: [{ kind: "text", id: comment, label: c.t("proposal.comment"), hint: c.t("evaluation.noClients"), lines: 3, maxLength: 1000, ...(to === "rejected" ? { required: true } : {}) }],
      submitLabel: c.t(`proposal.to.${to}`),
      actions: [],
    };
  },

  async submit(c, session): Promise<FormStep> {
    const to = session.subject["s"] === "accepted" ? "accepted" : "rejected";
    const reason = session.values[comment]?.trim() ?? "";
    if (to === "rejected" && reason === "") return { kind: "stay", errors: { [comment]: c.t("proposal.commentNeeded") } };
    const moved = await move(c, session.subject["p"] ?? "", to, reason);
    if (!moved.ok) return { kind: "stay", notice: c.t(`refusal.${moved.refusal.code}`, moved.refusal.params) };
    const text = c.t("proposal.moved", { title: titleOfProposal(c.t, moved.value), state: c.t(`proposal.state.${to}`) });
    return { kind: "done", card: cardOf(c, text, [{ kind: "text", text, tone: "good" }]) };
  },
};
