import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import type { DeliveryState } from "../messaging/outbox.ts";
import { formatNumber } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { batchOf, may, titleOf } from "./broadcast.ts";
import type { DeliveryReport, ReportRow } from "./delivery-report.ts";
import { deliveryReport } from "./delivery-report.ts";
import { momentParams } from "./message-card.ts";
import { ownBroadcast } from "./send-broadcast.ts";

export async function showReport(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored) return replySentence(c, c.t("broadcast.closed"));
  return { kind: "card", card: reportCard(c, await deliveryReport(c.ports, stored.value)), to: "asker", ...(params["again"] === "1" ? { replace: true } : {}) };
}

/** So many of those who did not get it are named; the table has them all. */
const mostNames = 12;

function reportCard(c: Context, report: DeliveryReport): Card {
  const { broadcast: b, rows } = report;
  const title = c.t("broadcast.report.heading", { title: plain(titleOf(b, c.language, c.active.programme.language)) });
  const settled = rows.length - report.counts.queued - report.counts.waiting - report.counts.sending;
  return cardOf(c, rows.length > 0 ? countsLine(c, report) : title, [
    { kind: "heading", text: title },
    ...(rows.length === 0 ? [] : [{ kind: "text" as const, text: `**${countsLine(c, report)}**` }]),
    ...(b.state === "sending" ? [{ kind: "progress" as const, label: c.t("broadcast.report.progress"), done: settled, total: rows.length }] : []),
    ...waitBlocks(c, report),
    ...failedBlocks(c, rows),
    ...(rows.length === 0 ? [] : [{ kind: "text" as const, text: totalLine(c, rows), tone: "muted" as const }]),
    ...changeBlocks(c, report),
    ...markBlocks(c, report),
    { kind: "buttons", buttons: buttons(c, report) },
  ]);
}

const said = ["delivered", "waiting", "failed", "unreachable", "unconfirmed", "cancelled"] as const;
type Said = (typeof said)[number];

/** Queued, on its way and waiting for another try are one thing to a reader: it waits, and the line below says for what. */
const saidAs = (state: DeliveryState): Said => (state === "queued" || state === "sending" ? "waiting" : state);

/** "Perille 209, odottaa 2, ei mennyt perille 1 (kanava arkistoitu)." */
export function countsLine(c: Pick<Context, "t" | "language">, { rows }: Pick<DeliveryReport, "rows">): string {
  const parts = said.flatMap((state) => {
    const those = rows.filter((r) => saidAs(r.state) === state);
    if (those.length === 0 && state !== "delivered") return [];
    const words = c.t(`broadcast.report.${state}`, { count: formatNumber(those.length, c.language) });
    const reasons = state === "failed" ? [...new Set(those.flatMap((r) => (r.reason ? [c.t(`delivery.${r.reason}`)] : [])))] : [];
    return [reasons.length === 0 ? words : `${words} (${reasons.join(", ")})`];
  });
  return `${parts.join(", ")}.`;
}

function totalLine(c: Context, rows: readonly ReportRow[]): string {
  const channels = rows.filter((r) => r.recipient.kind === "place").length;
  const number = (n: number): string => formatNumber(n, c.language);
  return c.t("broadcast.report.total", { count: number(rows.length), channels: number(channels), people: number(rows.length - channels) });
}

/** Why a row is where it is, in plain words; nothing is left waiting without saying for what. */
export function rowReason(t: Speak, row: Pick<ReportRow, "state" | "reason" | "planned" | "paused">): string {
  if (row.paused) return t("broadcast.report.paused");
  if (row.planned) return t("broadcast.report.notQueued");
  if (row.state === "queued") return t("broadcast.report.inQueue");
  if (row.state === "sending") return t("broadcast.report.onItsWay");
  return row.reason === undefined || row.state === "delivered" ? "" : t(`delivery.${row.reason}`);
}

function waitBlocks(c: Context, { broadcast: b, rows }: DeliveryReport): readonly Block[] {
  const line = (what: string): Block => ({ kind: "text", text: c.t("broadcast.report.waitsFor", { what }), tone: "muted" });
  if (b.state === "draft") return [line(c.t("broadcast.report.draft"))];
  if (b.state === "awaitingApproval") return [line(c.t("broadcast.report.approval"))];
  if (b.state === "approved") return [line(c.t("broadcast.report.moment", momentParams(c.active, b.sendAt ?? c.now, c.language)))];
  const waiting = rows.filter((r) => saidAs(r.state) === "waiting");
  return waiting.length === 0 ? [] : [line([...new Set(waiting.map((r) => rowReason(c.t, r)))].join("; "))];
}

function failedBlocks(c: Context, rows: readonly ReportRow[]): readonly Block[] {
  const not = rows.filter((r) => r.state === "failed" || r.state === "unreachable" || r.state === "unconfirmed");
  if (not.length === 0) return [];
  return [
    { kind: "text", text: c.t("broadcast.report.notDelivered") },
    { kind: "list", items: not.slice(0, mostNames).map((r) => ({ text: plain(r.recipient.name), detail: `${c.t(`delivery.state.${r.state}`)}: ${rowReason(c.t, r)}`, mark: "alarm" as const })) },
    ...(not.length > mostNames ? [{ kind: "text" as const, text: c.t("broadcast.report.more", { count: not.length - mostNames }), tone: "muted" as const }] : []),
  ];
}

const changeBlocks = (c: Context, { changes }: DeliveryReport): readonly Block[] =>
  changes.map(({ change, done, not, open }) => ({
    kind: "text", text: c.t(`broadcast.report.${change.kind}`, { ...momentParams(c.active, change.at, c.language), done, not, open }), ...(not > 0 ? { tone: "warning" as const } : {}),
  }));

function markBlocks(c: Context, { broadcast: b, rows, acknowledged, seen, questions, unanswered }: DeliveryReport): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    ...(b.content.acknowledge || seen > 0 ? [{ kind: "text" as const, text: c.t("broadcast.report.marks", { acknowledged, seen }) }] : []),
    ...(questions > 0 ? [{ kind: "text" as const, text: c.t("broadcast.report.questions", { count: questions, open: unanswered }) }] : []),
  ];
}

function buttons(c: Context, { broadcast: b, counts }: DeliveryReport): readonly Button[] {
  const params = { b: b.id };
  const failed = counts.failed + counts.unreachable;
  const left = b.state === "sending" && counts.queued + counts.waiting + counts.sending === 0;
  return [
    { label: c.t("broadcast.refresh"), route: "broadcast.report", params: { ...params, again: "1" } },
    ...(may("resend", b) && failed > 0 ? [{ label: c.t("broadcast.resend", { count: failed }), route: "broadcast.resend", params, style: "primary" as const }] : []),
    ...(may("resend", b) && counts.unconfirmed > 0 ? [{ label: c.t("broadcast.resendUnsure", { count: counts.unconfirmed }), route: "broadcast.resend", params: { ...params, unsure: "1" } }] : []),
    ...(may("change", b) ? [{ label: c.t("broadcast.correct"), route: "broadcast.correct", params }, { label: c.t("broadcast.recall"), route: "broadcast.recall", params }] : []),
    ...(may("cancel", b) && !left ? [{ label: c.t(b.state === "sending" ? "broadcast.stop" : "broadcast.cancel"), route: "broadcast.cancel", params, style: "danger" as const }] : []),
  ];
}

/**
 * "Lähetä uudelleen epäonnistuneille": the same rows are queued again, so nobody who has it gets it twice. In-doubt ones only when somebody
 * asks for just that, knowing that they may arrive twice.
 */
export async function resend(c: Context, params: Params): Promise<Reply> {
  const stored = await ownBroadcast(c, params);
  if (!stored || !may("resend", stored.value)) return replySentence(c, c.t("broadcast.closed"));
  const b = stored.value;
  const states: readonly DeliveryState[] = params["unsure"] === "1" ? ["unconfirmed"] : ["failed", "unreachable"];
  const rows = (await c.ports.stores.outbox.statesOf(batchOf(b.id))).filter((s) => states.includes(s.state));
  if (!(await c.ports.stores.broadcasts.save(stored, { ...b, state: "sending", pending: true }))) return resend(c, params);
  let count = 0;
  for (const row of rows) if (await c.ports.stores.outbox.requeue(row.key, c.ports.clock.now())) count += 1;
  c.ports.wake();
  const text = c.t("broadcast.resent", { count });
  return replyCard(cardOf(c, text, [{ kind: "text", text, tone: "good" }, { kind: "buttons", buttons: [{ label: c.t("broadcast.report"), route: "broadcast.report", params: { b: b.id } }] }]), "asker");
}
