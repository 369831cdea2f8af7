import type { DeliveryReason, DeliveryState } from "../messaging/outbox.ts";
import type { EntryStanding } from "../ports/outbox-store.ts";
import type { Ports } from "../ports.ts";
import type { Broadcast, BroadcastChange } from "./broadcast.ts";
import type { Recipient } from "./audience.ts";
import { batchOf, changeBatch, deliveryKey } from "./broadcast.ts";

/**
 * Lähetysraportti. It walks through the frozen audience, so every recipient is in it once and in exactly one state, and the sums are
 * made from the same rows: they cannot differ. Nothing of it is stored.
 */
export interface DeliveryReport {
  readonly broadcast: Broadcast;
  readonly rows: readonly ReportRow[];
  readonly counts: Readonly<Record<DeliveryState, number>>;
  /** Kept apart: pressing "Merkitse luetuksi", and pressing anything under it. */
  readonly acknowledged: number;
  readonly seen: number;
  readonly questions: number;
  readonly unanswered: number;
  readonly changes: readonly ChangeReport[];
}

export interface ReportRow {
  readonly recipient: Recipient;
  readonly state: DeliveryState;
  readonly reason?: DeliveryReason;
  /** Not in the outbox yet. */
  readonly planned?: true;
  /** The operator has stopped its workspace. */
  readonly paused?: true;
  readonly dueAt?: number;
  readonly sentAt?: number;
  /** Of a person; a channel's readers are counted only. */
  readonly acknowledged: boolean;
  readonly seen: boolean;
}

export interface ChangeReport {
  readonly change: BroadcastChange;
  readonly done: number;
  readonly not: number;
  readonly open: number;
}

export const noCounts: Readonly<Record<DeliveryState, number>> = { queued: 0, sending: 0, delivered: 0, waiting: 0, failed: 0, unconfirmed: 0, cancelled: 0, unreachable: 0 };

export async function deliveryReport(ports: Ports, b: Broadcast): Promise<DeliveryReport> {
  const { outbox, broadcastMarks, broadcastQuestions } = ports.stores;
  const paused = new Set((await ports.stores.senders.find({})).flatMap((s) => (s.value.paused === true ? [s.value.id] : [])));
  const [recipients, standing, marks, questions] = await Promise.all([
    recipientsOf(ports, b), outbox.statesOf(batchOf(b.id)), broadcastMarks.find({ broadcast: b.id }), broadcastQuestions.find({ broadcast: b.id }),
  ]);
  const byKey = new Map(standing.map((s) => [s.key, s]));
  const marked = new Set(marks.map((m) => `${m.value.kind}/${m.value.person}`));
  const rows = recipients
    .map((recipient) => rowOf(b, recipient, byKey.get(deliveryKey(b.id, recipient.key)), marked))
    .map((row): ReportRow => (paused.has(row.recipient.workspace ?? "") && (row.state === "queued" || row.state === "waiting") ? { ...row, paused: true } : row));
  const counts = { ...noCounts };
  for (const { state } of rows) counts[state] += 1;
  return {
    broadcast: b, rows, counts,
    acknowledged: marks.filter((m) => m.value.kind === "acknowledged").length,
    seen: marks.filter((m) => m.value.kind === "seen").length,
    questions: questions.length,
    unanswered: questions.filter((q) => q.value.answer === undefined).length,
    changes: await Promise.all(b.changes.map((change) => changeReport(ports, b, change, rows))),
  };
}

/** The frozen audience, in its order. */
export async function recipientsOf(ports: Ports, b: Broadcast): Promise<readonly Recipient[]> {
  const { frozen } = b;
  if (!frozen) return [];
  const ids = Array.from({ length: frozen.chunks }, (_, i) => `${b.id}/${frozen.token}/${String(i)}`);
  const chunks = await Promise.all(ids.map((id) => ports.stores.broadcastChunks.get(id)));
  return chunks.flatMap((c) => c?.value.recipients ?? []);
}

function rowOf(b: Broadcast, recipient: Recipient, standing: EntryStanding | undefined, marked: ReadonlySet<string>): ReportRow {
  const own = recipient.kind === "person";
  const common = { recipient, acknowledged: own && marked.has(`acknowledged/${recipient.id}`), seen: own && marked.has(`seen/${recipient.id}`) };
  if (standing) {
    const { state, reason, dueAt, sentAt } = standing;
    return { ...common, state, ...(reason === undefined ? {} : { reason }), ...(state === "waiting" || state === "queued" ? { dueAt } : {}), ...(sentAt === undefined ? {} : { sentAt }) };
  }
  // Stopped before its row was made: it will never leave.
  if (b.state === "cancelled" || b.state === "recalled") return { ...common, state: "cancelled", reason: "withdrawn" };
  return { ...common, state: "queued", planned: true };
}

/** Of those that have it: changed, not to be changed, under way. What had never arrived needs no change and is not counted. */
async function changeReport(ports: Ports, b: Broadcast, change: BroadcastChange, rows: readonly ReportRow[]): Promise<ChangeReport> {
  const standing = await ports.stores.outbox.statesOf(changeBatch(b.id, change.number));
  const count = (...states: readonly DeliveryState[]): number => standing.filter((s) => states.includes(s.state)).length;
  const whole = change.queued >= (b.frozen?.chunks ?? 0);
  const open = count("queued", "waiting", "sending");
  return { change, done: count("delivered"), not: count("failed", "unconfirmed", "unreachable"), open: whole ? open : Math.max(open, rows.filter((r) => r.state === "delivered").length - standing.length + open) };
}
