import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { Card } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast, BroadcastChange, SentContent } from "./broadcast.ts";
import { batchOf, may } from "./broadcast.ts";
import { ownBroadcast } from "./send-broadcast.ts";

/** How many have the message, and how many of them nobody can change: in doubt whether it arrived, so there is nothing to edit. */
export async function reachOfChange(c: Context, b: Broadcast): Promise<{ readonly count: number; readonly not: number }> {
  const standing = await c.ports.stores.outbox.statesOf(batchOf(b.id));
  return { count: standing.filter((s) => s.state === "delivered").length, not: standing.filter((s) => s.state === "unconfirmed").length };
}

export interface Correction {
  readonly next: SentContent;
  readonly figure?: { readonly wrong: string; readonly right: string };
}

/** Saved with the words before it; the rows that edit what has been delivered are queued by the next step. */
export async function saveCorrection(c: Context, id: string, { next, figure }: Correction): Promise<Broadcast | undefined> {
  const stored = await c.ports.stores.broadcasts.get(id);
  const before = stored?.value.sent;
  if (!stored || !before || !may("change", stored.value)) return undefined;
  const change: BroadcastChange = { ...changeBase(c, stored.value, before), kind: "correction", ...(figure ? { figure } : {}) };
  const b: Broadcast = { ...stored.value, pending: true, sent: next, changes: [...stored.value.changes, change] };
  if (!(await c.ports.stores.broadcasts.save(stored, b))) return saveCorrection(c, id, { next, ...(figure ? { figure } : {}) });
  c.ports.log.info("broadcastCorrected", { broadcast: b.id, change: change.number });
  c.ports.wake();
  return b;
}

const changeBase = (c: Context, b: Broadcast, before: SentContent): Omit<BroadcastChange, "kind"> => ({ number: b.changes.length + 1, at: c.now, by: c.person?.id ?? "", before, queued: 0 });

/** "Vedä takaisin": asked once more with the numbers, then what has arrived is replaced or deleted and what has not left stays. */
export async function recallBroadcast(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("change", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const { how } = params;
  if (how !== "replace" && how !== "delete") return replyCard(await askCard(c, stored.value), "asker");
  return recall(c, stored, how);
}

async function askCard(c: Context, b: Broadcast): Promise<Card> {
  const text = c.t("broadcast.recall.ask", await reachOfChange(c, b));
  return cardOf(c, text, [
    { kind: "text", text, tone: "warning" },
    {
      kind: "buttons",
      buttons: [
        { label: c.t("broadcast.recall.replace"), route: "broadcast.recall", params: { b: b.id, how: "replace" }, style: "primary" },
        { label: c.t("broadcast.recall.delete"), route: "broadcast.recall", params: { b: b.id, how: "delete" }, style: "danger" },
        { label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } },
      ],
    },
  ]);
}

async function recall(c: Context, stored: Stored<Broadcast>, how: "replace" | "delete"): Promise<Reply> {
  const { value } = stored;
  if (!value.sent) return replySentence(c, c.t("broadcast.closed"));
  const change: BroadcastChange = { ...changeBase(c, value, value.sent), kind: "recall", how };
  const b: Broadcast = { ...value, state: "recalled", pending: true, endedAt: c.now, endedBy: c.person?.id ?? "", changes: [...value.changes, change] };
  if (!(await c.ports.stores.broadcasts.save(stored, b))) return recallBroadcast(c, { b: b.id, how });
  await c.ports.stores.outbox.withdraw(`${batchOf(b.id)}:`, "withdrawn");
  c.ports.log.info("broadcastRecalled", { broadcast: b.id, how });
  c.ports.wake();
  const text = c.t("broadcast.recall.done");
  return { kind: "card", to: "asker", replace: true, card: cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [{ label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } }] }]) };
}

