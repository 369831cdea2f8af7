import type { Context } from "../conversation/context.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import { approve, confirm, publish } from "./confirmation.ts";
import { freezeConfirmed } from "./freeze-group.ts";
import type { GroupSummary } from "./group-summary.ts";
import { summaryCard } from "./group-summary.ts";
import { newEvaluation } from "./ready-evaluations.ts";
import type { EvaluationRound, GroupEvaluation } from "./round.ts";

/** What became of a wish to publish. */
export type Published = "published" | "publishedAlready" | "noChannel";

/**
 * Publishes a group's summary in its channels: the evaluation is submitted and the messages are saved with it.
 * The same content is sent once, however often it is asked for.
 */
export async function publishSummary(c: Context, summary: GroupSummary): Promise<Result<Published>> {
  if (summary.subjects.every((s) => s.answers.size === 0)) return refused("nothingToPublish");
  const places = await c.ports.stores.places.find({ programme: c.active.programme.id, group: summary.group.id });
  if (places.length === 0) return ok("noChannel");
  const id = `${summary.round.id}/${summary.group.id}`;
  const { evaluations } = c.ports.stores;
  const stored = await evaluations.get(id);
  const next = publish(stored?.value ?? newEvaluation(c.active, summary.round, summary.group.id), c.person?.id ?? "", c.now);
  if (!next.ok) return next;
  const messages = places.map((p): OutboxDraft => ({
    key: `summary:${id}:${summary.revision}:${p.value.id}`,
    purpose: "summary",
    to: { kind: "place", place: p.value.id },
    card: summaryCard(c, summary),
  }));
  const sent = await Promise.all(messages.map((m) => c.ports.stores.outbox.get(m.key)));
  if (sent.every((s) => s !== undefined)) return ok("publishedAlready");
  const saved = stored ? await evaluations.save(stored, next.value, messages) : await evaluations.insert(next.value, messages);
  return saved ? ok("published") : publishSummary(c, summary);
}

/** The chair's word: the group stands behind its answers. No channel is needed for it. */
export async function approveEvaluation(c: Context, summary: GroupSummary): Promise<Result<GroupEvaluation>> {
  if (summary.subjects.every((s) => s.answers.size === 0)) return refused("nothingToPublish");
  const { evaluations } = c.ports.stores;
  const stored = await evaluations.get(`${summary.round.id}/${summary.group.id}`);
  const next = approve(stored?.value ?? newEvaluation(c.active, summary.round, summary.group.id), c.person?.id ?? "", c.now);
  if (!next.ok) return next;
  const saved = stored ? await evaluations.save(stored, next.value) : await evaluations.insert(next.value);
  return saved ? next : approveEvaluation(c, summary);
}

/** The coordinator's word: from here on the figures are not preliminary, and what was said is frozen. */
export async function confirmEvaluation(c: Context, round: EvaluationRound, group: WorkingGroup): Promise<Result<GroupEvaluation>> {
  const { evaluations } = c.ports.stores;
  const stored = await evaluations.get(`${round.id}/${group.id}`);
  const next = confirm(stored?.value, c.person?.id ?? "", c.today);
  if (!next.ok || !stored) return next;
  if (!(await evaluations.save(stored, next.value))) return confirmEvaluation(c, round, group);
  await freezeConfirmed(c.ports, c.active, round);
  return next;
}
