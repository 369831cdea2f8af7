import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import type { OutboxDraft } from "../messaging/outbox.ts";
import type { Person } from "../people/person.ts";
import { inForce } from "../people/permissions.ts";
import type { Stored } from "../ports/aggregates.ts";
import { momentAt } from "../shared/calendar.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast } from "./broadcast.ts";
import { broadcastRule, may, needsApproval, titleOf } from "./broadcast.ts";
import { withinScope } from "./form-options.ts";
import { momentParams } from "./message-card.ts";
import { headsLine, previewCard, previewOf } from "./preview-card.ts";

/** The broadcast of this programme that a button names, when this person may have it in hand. */
export async function ownBroadcast(c: Context, params: Params): Promise<Stored<Broadcast> | undefined> {
  const stored = await c.ports.stores.broadcasts.get(params["b"] ?? "");
  return stored?.value.programme === c.active.programme.id && withinScope(c, stored.value.content.audience.selectors) ? stored : undefined;
}

/**
 * "Lähetä 212 henkilölle". What was previewed is what leaves: an edit or another head-count since then shows the preview again.
 * Above the rule's size, or with outsiders, a second person approves first.
 */
export async function sendBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("send", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const { audience, faults } = await previewOf(c, b);
  if (faults.length > 0 || String(b.revision) !== params["r"] || String(audience.heads) !== params["n"])
    return { kind: "card", card: await previewCard(c, b, c.t("broadcast.preview.changed")), to: "asker", replace: true };
  const rule = broadcastRule(c.active.programme);
  if (needsApproval(rule, audience.heads, audience.outsiders.length)) return askApproval(c, stored, headsLine(c, audience));
  return release(c, stored, { requestedBy: c.person?.id ?? "" });
}

/** Everybody else whose leave reaches the whole programme is asked; the first answer counts. */
async function askApproval(c: Context, stored: Stored<Broadcast>, heads: string): Promise<Reply> {
  const approvers = (await approversOf(c)).filter((p) => p.id !== c.person?.id);
  if (approvers.length === 0) return replySentence(c, c.t("broadcast.noApprover"));
  const b: Broadcast = { ...stored.value, state: "awaitingApproval", requestedBy: c.person?.id ?? "" };
  const messages = approvers.map((p) => approvalRequest(c, b, p, heads));
  if (!(await c.ports.stores.broadcasts.save(stored, b, messages))) return replySentence(c, c.t("broadcast.closed"));
  const text = c.t("broadcast.approvalAsked", { names: approvers.map((p) => p.name).join(", ") });
  return { kind: "card", to: "asker", replace: true, card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [{ label: c.t("broadcast.cancel"), route: "broadcast.cancel", params: { b: b.id } }] }]) };
}

async function approversOf(c: Context): Promise<readonly Person[]> {
  const { roles, persons } = c.ports.stores;
  const held = await roles.find({ programme: c.active.programme.id, role: ["coordinator", "communicationsOfficer"] });
  const ids = [...new Set(held.filter((r) => inForce(r.value, c.today)).map((r) => r.value.person))];
  return (await Promise.all(ids.map((id) => persons.get(id)))).flatMap((p) => (p ? [p.value] : []));
}

function approvalRequest(c: Context, b: Broadcast, to: Person, heads: string): OutboxDraft {
  const language = to.language ?? c.active.programme.language;
  const t = speak(language);
  const text = t("broadcast.approvalRequest", { name: c.person?.name ?? "", title: titleOf(b, language, c.active.programme.language) });
  const card: Card = {
    ...cardOf(c, text, [
      { kind: "text", text }, { kind: "text", text: heads, tone: "muted" },
      { kind: "buttons", buttons: [{ label: t("broadcast.look"), route: "broadcast.look", params: { b: b.id }, style: "primary" }] },
    ]), language,
  };
  return { key: `broadcast-approval:${b.id}:${String(b.revision)}:${to.id}`, purpose: "notice", to: { kind: "person", person: to.id }, card };
}

/** The second person's view: the message itself, heads, and the two ways on. */
export async function lookAtBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const card = await previewCard(c, b);
  if (!may("approve", b)) return replyCard(card, "asker");
  const params2 = { b: b.id, r: String(b.revision) };
  const buttons = [
    { label: c.t("broadcast.test"), route: "broadcast.test", params: { b: b.id } },
    ...(b.requestedBy === c.person?.id ? [] : [{ label: c.t("broadcast.approve"), route: "broadcast.approve", params: params2, style: "primary" as const }]),
    { label: c.t("broadcast.return"), route: "broadcast.return", params: params2 },
  ];
  return replyCard({ ...card, blocks: [...card.blocks.filter((x) => x.kind !== "buttons"), { kind: "buttons", buttons }] }, "asker");
}

/** Nobody approves an own broadcast, nor beyond the own scope. */
export async function approveBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("approve", stored.value) || String(stored.value.revision) !== params["r"]) return replySentence(c, c.t("broadcast.closed"));
  if (stored.value.requestedBy === c.person?.id || mayReach(c, "broadcast") !== "all") return replySentence(c, c.t("broadcast.notOwnApproval"));
  const { faults } = await previewOf(c, stored.value);
  if (faults.length > 0) return replyCard(await previewCard(c, stored.value, c.t("broadcast.preview.changed")), "asker");
  return release(c, stored, { approvedBy: c.person?.id ?? "" });
}

/** Back to a draft, with word to whoever asked. */
export async function returnBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("approve", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const b: Broadcast = { ...stored.value, state: "draft", revision: stored.value.revision + 1 };
  const saved = await c.ports.stores.broadcasts.save(stored, b, [await notice(c, b, "broadcast.returned", [{ route: "broadcast.edit", label: "broadcast.edit" }])]);
  return replySentence(c, c.t(saved ? "broadcast.returnedDone" : "broadcast.closed"));
}

/** Approved: leaves at its minute, and not before the time to take it back has passed. */
async function release(c: Context, stored: Stored<Broadcast>, by: Partial<Broadcast>): Promise<Reply> {
  const undo = c.now + broadcastRule(c.active.programme).undoMinutes * 60_000;
  const planned = stored.value.content.at === undefined ? undefined : momentAt(stored.value.content.at, c.active.calendar.zone);
  const sendAt = Math.max(undo, planned ?? 0);
  const b: Broadcast = { ...stored.value, ...by, state: "approved", pending: true, sendAt };
  const told = by.approvedBy === undefined ? [] : [await notice(c, b, "broadcast.approvedNotice", [{ route: "broadcast.cancel", label: "broadcast.cancel" }])];
  if (!(await c.ports.stores.broadcasts.save(stored, b, told))) return replySentence(c, c.t("broadcast.closed"));
  c.ports.log.info("broadcastApproved", { broadcast: b.id });
  const text = c.t("broadcast.leaves", momentParams(c.active, sendAt, c.language));
  const buttons = [{ label: c.t("broadcast.cancel"), route: "broadcast.cancel", params: { b: b.id } }, { label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } }];
  return { kind: "card", to: "asker", replace: true, card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons }]) };
}

/** To the author, in the author's language. */
async function notice(c: Context, b: Broadcast, key: "broadcast.returned" | "broadcast.approvedNotice", ways: readonly { readonly route: string; readonly label: "broadcast.edit" | "broadcast.cancel" }[]): Promise<OutboxDraft> {
  const author = (await c.ports.stores.persons.get(b.requestedBy ?? b.author))?.value;
  const language = author?.language ?? c.active.programme.language;
  const t = speak(language);
  const text = t(key, { name: c.person?.name ?? "", title: titleOf(b, language, c.active.programme.language), ...momentParams(c.active, b.sendAt ?? c.now, language) });
  const card: Card = { ...cardOf(c, text, [{ kind: "text", text }, { kind: "buttons", buttons: ways.map((w) => ({ label: t(w.label), route: w.route, params: { b: b.id } })) }]), language };
  return { key: `${key}:${b.id}:${String(b.revision)}`, purpose: "notice", to: { kind: "person", person: b.requestedBy ?? b.author }, card };
}

/** Takes it back: before it leaves nothing is sent; while it leaves, what has not left stays. */
export async function cancelBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("cancel", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const begun = stored.value.state === "sending";
  const { sendAt: _sendAt, ...rest } = stored.value;
  const b: Broadcast = begun
    ? { ...stored.value, state: "cancelled", pending: false, endedAt: c.now, endedBy: c.person?.id ?? "" }
    : { ...rest, state: "draft", pending: false, revision: rest.revision + 1 };
  if (!(await c.ports.stores.broadcasts.save(stored, b))) return cancelBroadcast(c, params);
  if (begun) await c.ports.stores.outbox.withdraw(`broadcast:${b.id}:`, "withdrawn");
  c.ports.log.info("broadcastCancelled", { broadcast: b.id });
  const text = c.t(begun ? "broadcast.cancelledWhileSending" : "broadcast.takenBack");
  const button = begun ? { label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } } : { label: c.t("broadcast.edit"), route: "broadcast.edit", params: { b: b.id } };
  return { kind: "card", to: "asker", replace: true, card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [button] }]) };
}
