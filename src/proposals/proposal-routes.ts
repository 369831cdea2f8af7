import type { Context } from "../conversation/context.ts";
import { replyCard, replySentence } from "../conversation/context.ts";
import { openForm } from "../conversation/form-session.ts";
import type { Params, Route } from "../conversation/route.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { decisionForm } from "./decision-form.ts";
import { isSeenBy, listCard, titleOfProposal, wholeCard } from "./proposal-cards.ts";
import { firstStep, proposalForm, takers } from "./proposal-form.ts";
import type { Proposal, ProposalState } from "./proposal.ts";
import { proposalStates } from "./proposal.ts";
import { findProposal, move, newProposal } from "./save-proposal.ts";

export const takesProposals = (c: Context): boolean => takers(c).length > 0;

export const proposalRoutes: readonly Route[] = [
  { name: "proposal.list", deed: "readStatus", help: "help.proposals", helpWhen: takesProposals, handle: list },
  { name: "proposal.new", deed: "readStatus", handle: begin },
  { name: "proposal.write", deed: "readStatus", handle: (c, p) => withProposal(c, p, (x) => write(c, x)) },
  { name: "proposal.show", deed: "readStatus", handle: (c, p) => withProposal(c, p, (x) => show(c, x)) },
  { name: "proposal.move", deed: "readStatus", handle: (c, p) => withProposal(c, p, (x) => moveOn(c, x, p["s"])) },
];

/** Proposals of the channel's group, when it takes them; elsewhere all of the programme. */
async function list(c: Context): Promise<Reply> {
  if (!takesProposals(c)) return replySentence(c, c.t("proposal.notTaken"));
  const here = takers(c).find((g) => g.id === c.place?.group);
  const found = await c.ports.stores.proposals.find({ programme: c.active.programme.id, ...(here ? { group: here.id } : {}) }, { sort: "savedAt", descending: true });
  return replyCard(listCard(c, found.map((p) => p.value)), "asker");
}

/** An empty draft of one's own goes on, so that looking in twice leaves one draft and not two. */
async function begin(c: Context): Promise<Reply> {
  const [group] = [...takers(c).filter((g) => g.id === c.place?.group), ...takers(c)];
  if (!group) return replySentence(c, c.t("proposal.notTaken"));
  const mine = await c.ports.stores.proposals.find({ programme: c.active.programme.id, writer: c.person?.id ?? "" });
  const empty = mine.find(({ value }) => value.state === "draft" && value.title === "" && Object.keys(value.answers).length === 0)?.value;
  const proposal = empty ?? newProposal(c, group.id);
  if (!empty) await c.ports.stores.proposals.insert(proposal);
  return write(c, proposal);
}

async function withProposal(c: Context, p: Params, then: (proposal: Proposal) => Promise<Reply>): Promise<Reply> {
  const stored = await findProposal(c, p["p"] ?? "");
  const there = stored?.value.programme === c.active.programme.id && isSeenBy(stored.value, c.person?.id);
  return stored && there ? then(stored.value) : replySentence(c, c.t("proposal.gone"));
}

async function write(c: Context, p: Proposal): Promise<Reply> {
  if (p.state !== "draft" || p.writer !== c.person?.id) return show(c, p);
  return openForm(c, { form: proposalForm, subject: { p: p.id }, step: firstStep });
}

async function show(c: Context, p: Proposal): Promise<Reply> {
  const writer = await c.ports.stores.persons.get(p.writer);
  return replyCard(wholeCard(c, p, writer?.value.name ?? ""), "asker");
}

/** A rejection is given a reason in a form of its own; the other moves take one press. */
async function moveOn(c: Context, p: Proposal, to: string | undefined): Promise<Reply> {
  const state: ProposalState | undefined = proposalStates.find((s) => s === to);
  if (state === "rejected" || state === "accepted") return openForm(c, { form: decisionForm, subject: { p: p.id, s: state }, step: "ask" });
  const moved = state === undefined || state === "submitted" && p.state === "draft" ? undefined : await move(c, p.id, state);
  if (!moved) return write(c, p);
  if (!moved.ok) return replySentence(c, c.t(`refusal.${moved.refusal.code}`, moved.refusal.params));
  if (state === "draft") return write(c, moved.value);
  return replySentence(c, c.t("proposal.moved", { title: titleOfProposal(c.t, p), state: c.t(`proposal.state.${moved.value.state}`) }));
}
