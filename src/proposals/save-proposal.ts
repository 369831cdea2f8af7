import type { Context } from "../conversation/context.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { Language } from "../shared/language.ts";
import { refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Proposal, ProposalState, ProposalStep } from "./proposal.ts";
import { moveProposal } from "./proposal.ts";
import { channelCard, movedCard, moverOf } from "./proposal-cards.ts";

export type Written = { readonly title?: string; readonly group?: string; readonly answers?: Readonly<Partial<Record<ProposalStep, string>>> };

export const findProposal = (c: Context, id: string): Promise<Stored<Proposal> | undefined> => c.ports.stores.proposals.get(id);

export const newProposal = (c: Context, group: string): Proposal => ({
  ...c.active.scope, id: c.ports.newId(), group, writer: c.person?.id ?? "", title: "", answers: {}, state: "draft", savedAt: c.now,
  history: [{ at: c.now, by: c.person?.id ?? "", state: "draft" }],
});

/** Keeps what was written so far; only a draft's own writer writes into it. */
export async function writeProposal(c: Context, id: string, written: Written): Promise<Proposal | undefined> {
  const stored = await findProposal(c, id);
  if (stored?.value.state !== "draft" || stored.value.writer !== c.person?.id) return undefined;
  const next = { ...stored.value, ...written, answers: { ...stored.value.answers, ...written.answers }, savedAt: c.now };
  return (await c.ports.stores.proposals.save(stored, next)) ? next : writeProposal(c, id, written);
}

/** One step through the states, saved together with the messages it causes: the channel gets a new proposal, the writer every later move. */
export async function move(c: Context, id: string, to: ProposalState, comment?: string): Promise<Result<Proposal>> {
  const stored = await findProposal(c, id);
  if (!stored) return refused("cannotMove");
  const moved = moveProposal(stored.value, moverOf(c, stored.value), to, { at: c.now, ...(comment ? { comment } : {}) });
  if (!moved.ok) return moved;
  const messages = await messagesOf(c, moved.value);
  return (await c.ports.stores.proposals.save(stored, moved.value, messages)) ? moved : move(c, id, to, comment);
}

async function messagesOf(c: Context, p: Proposal): Promise<readonly OutboxDraft[]> {
  const key = `proposal:${p.id}:${String(p.history.length)}`;
  if (p.state === "submitted" && p.writer === c.person?.id) return announce(c, p, key);
  if (p.writer === c.person?.id) return [];
  return [{ key, purpose: "notice", to: { kind: "person", person: p.writer }, card: movedCard(c, p, await languageOf(c, p.writer)) }];
}

async function announce(c: Context, p: Proposal, key: string): Promise<readonly OutboxDraft[]> {
  const places = await c.ports.stores.places.find({ programme: c.active.programme.id, group: p.group });
  const card = channelCard(c, p, { language: c.active.programme.language, writer: c.person?.name ?? "" });
  return places.map(({ value }): OutboxDraft => ({ key: `${key}:${value.id}`, purpose: "summary", to: { kind: "place", place: value.id }, card }));
}

const languageOf = async (c: Context, person: string): Promise<Language> => (await c.ports.stores.persons.get(person))?.value.language ?? c.active.programme.language;
