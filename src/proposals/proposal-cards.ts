import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Language } from "../shared/language.ts";
import { speak } from "../texts/texts.ts";
import { shorten } from "../status/wording.ts";
import type { Block, Button, Card, ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Mover, Proposal, ProposalState } from "./proposal.ts";
import { neededSteps, nextStates, proposalStates, proposalSteps } from "./proposal.ts";

/** A step in the channel's card; the whole text opens with a button. */
const glance = 280;

export const titleOfProposal = (t: Context["t"], p: Pick<Proposal, "title">): string => (p.title === "" ? t("proposal.unnamed") : plain(p.title));

/** What this person may do to it. */
export const moverOf = (c: Context, p: Pick<Proposal, "group">): Mover => ({ person: c.person?.id ?? "", handles: ["all", "group"].includes(mayReach(c, "confirmEvaluation", p.group) ?? "") });

export const stepsMissing = (p: Proposal): readonly string[] => neededSteps.filter((s) => (p.answers[s] ?? "") === "");

interface Reader {
  readonly language: Language;
  readonly writer: string;
}

/** As the group's channel sees it: the first steps whole enough to decide whether to open it. */
export function channelCard(c: Context, p: Proposal, { language, writer }: Reader): Card {
  const t = speak(language);
  const title = t("proposal.card", { title: titleOfProposal(t, p) });
  const said = proposalSteps.filter((s) => (p.answers[s] ?? "") !== "");
  return {
    ...cardOf(c, title, [
      { kind: "heading", text: title },
      { kind: "text", text: t("proposal.by", { person: plain(writer), state: t(`proposal.state.${p.state}`) }), tone: "muted" },
      ...said.map((s): Block => ({ kind: "text", text: `**${t(`proposal.${s}`)}:** ${shorten(plain(p.answers[s] ?? ""), glance)}` })),
      { kind: "buttons", buttons: [{ label: t("proposal.showAll"), route: "proposal.show", params: { p: p.id } }] },
    ]),
    language,
  };
}

/** The whole proposal, to the asker only, with what may be done to it. */
export function wholeCard(c: Context, p: Proposal, writer: string): Card {
  const title = c.t("proposal.card", { title: titleOfProposal(c.t, p) });
  const comments = p.history.filter((h) => h.comment !== undefined);
  return cardOf(c, title, [
    { kind: "heading", text: title },
    { kind: "text", text: c.t("proposal.by", { person: plain(writer), state: c.t(`proposal.state.${p.state}`) }), tone: "muted" },
    ...proposalSteps.map((s): Block => ({ kind: "text", text: `**${c.t(`proposal.${s}`)}:** ${plain(p.answers[s] ?? "") || c.t("proposal.empty")}` })),
    ...comments.slice(-1).map((h): Block => ({ kind: "text", text: c.t("proposal.movedComment", { comment: plain(h.comment ?? "") }), tone: "muted" })),
    { kind: "buttons", buttons: [...moveButtons(c, p), { label: c.t("proposal.listTitle"), route: "proposal.list" }] },
  ]);
}

/** A draft goes on in its form; sending happens there, after the preview. */
function moveButtons(c: Context, p: Proposal): readonly Button[] {
  const mine = p.state === "draft" && p.writer === c.person?.id;
  const next = nextStates(p, moverOf(c, p)).filter((s) => !(mine && s === "submitted"));
  return [
    ...(mine ? [{ label: c.t("proposal.continue"), route: "proposal.write", params: { p: p.id }, style: "primary" as const }] : []),
    ...next.map((s): Button => ({ label: c.t(`proposal.to.${s}`), route: "proposal.move", params: { p: p.id, s }, ...(s === "accepted" ? { style: "primary" as const } : {}) })),
  ];
}

/** By state, those that wait first; drafts and what was taken back are their writer's alone. */
export function listCard(c: Context, all: readonly Proposal[]): Card {
  const title = c.t("proposal.listTitle");
  const states: readonly ProposalState[] = ["draft", ...proposalStates.filter((s) => s !== "draft")];
  const seen = all.filter((p) => isSeenBy(p, c.person?.id));
  const blocks = states.flatMap((state): readonly Block[] => {
    const here = seen.filter((p) => p.state === state);
    if (here.length === 0) return [];
    return [{ kind: "text", text: `**${c.t(`proposal.state.${state}`)}** (${String(here.length)})` }, { kind: "list", items: here.map((p) => row(c, p)) }];
  });
  return cardOf(c, title, [
    { kind: "heading", text: title },
    ...(blocks.length === 0 ? [{ kind: "text" as const, text: c.t("proposal.listEmpty") }] : blocks),
    { kind: "buttons", buttons: [{ label: c.t("proposal.new"), route: "proposal.new", style: "primary" }] },
  ]);
}

export const isSeenBy = (p: Proposal, person: string | undefined): boolean => p.writer === person || (p.state !== "draft" && p.state !== "withdrawn");

function row(c: Context, p: Proposal): ListItem {
  const several = c.active.programme.groups.filter((g) => g.proposals).length > 1;
  const draft = p.state === "draft";
  return {
    text: titleOfProposal(c.t, p),
    ...(several ? { detail: groupOf(c.active.programme, p.group)?.name ?? "" } : {}),
    button: { label: c.t(draft ? "proposal.continue" : "proposal.show"), route: draft ? "proposal.write" : "proposal.show", params: { p: p.id } },
  };
}

/** To its writer, when it moves on. */
export function movedCard(c: Context, p: Proposal, language: Language): Card {
  const t = speak(language);
  const text = t("proposal.moved", { title: titleOfProposal(t, p), state: t(`proposal.state.${p.state}`) });
  const comment = p.history.at(-1)?.comment;
  return {
    ...cardOf(c, text, [
      { kind: "text", text },
      ...(comment ? [{ kind: "text" as const, text: t("proposal.movedComment", { comment: plain(comment) }) }] : []),
      { kind: "buttons", buttons: [{ label: t("proposal.show"), route: "proposal.show", params: { p: p.id } }] },
    ]),
    language,
  };
}
