import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Scope } from "../shared/scope.ts";

/** The eight steps of a digital proposal, as the programme's document lists them. */
export const proposalSteps = ["problem", "solution", "productivity", "scope", "costs", "calculation", "more", "schedule"] as const;
export type ProposalStep = (typeof proposalSteps)[number];

/** What must be said before it can be sent; the document asks for the rest "if possible". */
export const neededSteps: readonly ProposalStep[] = ["problem", "solution"];

export const proposalStates = ["draft", "submitted", "handling", "accepted", "rejected", "withdrawn"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A proposal of a digital solution. Its writer's alone while it is a draft. */
export interface Proposal extends Scope {
  readonly id: string;
  /** Group that takes proposals (`proposals: true` in the programme file). */
  readonly group: string;
  readonly writer: string;
  readonly title: string;
  readonly answers: Readonly<Partial<Record<ProposalStep, string>>>;
  readonly state: ProposalState;
  readonly savedAt: number;
  /** Every change of state, appended. */
  readonly history: readonly ProposalMove[];
}

export interface ProposalMove {
  readonly at: number;
  readonly by: string;
  readonly state: ProposalState;
  readonly comment?: string;
}

/**
 * What may follow what; the only place that says so.
 *
 * | from      | its writer                 | the group's chair, the coordinator      |
 * |-----------|----------------------------|------------------------------------------|
 * | draft     | submitted, withdrawn       |                                          |
 * | submitted | draft (takes it back)      | handling, accepted, rejected             |
 * | handling  |                            | submitted, accepted, rejected            |
 * | accepted  |                            | handling                                 |
 * | rejected  | draft (writes it anew)     | handling                                 |
 * | withdrawn | draft                      |                                          |
 */
const writerMay: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  draft: ["submitted", "withdrawn"], submitted: ["draft"], handling: [], accepted: [], rejected: ["draft"], withdrawn: ["draft"],
};
const handlerMay: Readonly<Record<ProposalState, readonly ProposalState[]>> = {
  draft: [], submitted: ["handling", "accepted", "rejected"], handling: ["submitted", "accepted", "rejected"], accepted: ["handling"], rejected: ["handling"], withdrawn: [],
};

export interface Mover {
  readonly person: string;
  /** Leads the group's handling: its chair, or the coordinator. */
  readonly handles: boolean;
}

export const nextStates = (p: Proposal, who: Mover): readonly ProposalState[] => [
  ...(p.writer === who.person ? writerMay[p.state] : []),
  ...(who.handles ? handlerMay[p.state] : []),
];

/** Refuses `notAllowed` for a state that may not follow, or not by this person. */
export function moveProposal(p: Proposal, who: Mover, to: ProposalState, when: { readonly at: number; readonly comment?: string }): Result<Proposal> {
  if (!nextStates(p, who).includes(to)) return refused("cannotMove");
  const move: ProposalMove = { at: when.at, by: who.person, state: to, ...(when.comment ? { comment: when.comment } : {}) };
  return ok({ ...p, state: to, savedAt: when.at, history: [...p.history, move] });
}
