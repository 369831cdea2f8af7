import type { Context } from "../conversation/context.ts";
import { cardOf } from "../conversation/context.ts";
import { momentAt } from "../shared/calendar.ts";
import { formatNumber } from "../texts/numbers.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { ResolvedAudience } from "./audience.ts";
import type { Broadcast, SentContent } from "./broadcast.ts";
import { broadcastRule, needsApproval } from "./broadcast.ts";
import type { ContentFault } from "./check-content.ts";
import { contentFaults, wordsOf } from "./check-content.ts";
import { fillFigures } from "./fill-figures.ts";
import { bodyBlocks, momentParams } from "./message-card.ts";
import { typedFigures } from "./placeholders.ts";
import { readAudience } from "./read-audience.ts";

/** What would leave now: to whom, in which words, and what stops it. */
export interface Preview {
  readonly audience: ResolvedAudience;
  readonly faults: readonly ContentFault[];
  /** As written where figures are missing. */
  readonly sent: SentContent;
}

export async function previewOf(c: Context, b: Broadcast): Promise<Preview> {
  const audience = await readAudience(c.ports, c.active, b.content.audience);
  const filled = await fillFigures(c.ports, c.active.programme, b.content);
  const faults = [...contentFaults(b.content, c.active.programme), ...("faults" in filled ? filled.faults : [])];
  return { audience, faults, sent: "sent" in filled ? filled.sent : { ...b.content, figures: [] } };
}

/** So many names are listed; the report has them all. */
const mostNames = 15;

/** The message as it will look, heads and outsiders before sending, and the ways on. `notice`: why it is shown again. */
export async function previewCard(c: Context, b: Broadcast, notice?: string): Promise<Card> {
  const preview = await previewOf(c, b);
  const { audience, faults, sent } = preview;
  const stops = faults.length > 0 || audience.recipients.length === 0;
  return cardOf(c, c.t("broadcast.preview.title"), [
    ...(notice === undefined ? [] : [{ kind: "text" as const, text: notice, tone: "warning" as const }]),
    ...bodyBlocks(c.active, { content: b.content, sent }, { language: c.language, ...firstEmphasis(b) }),
    { kind: "divider" },
    { kind: "text", text: `**${headsLine(c, audience)}**` },
    ...peopleBlocks(c, audience),
    ...emphasisBlocks(c, b, sent),
    { kind: "facts", facts: facts(c, b) },
    ...warnings(c, b, preview),
    ...faults.map((f): Block => ({ kind: "text", text: c.t(`broadcast.fault.${f.code}`, f.params), tone: "bad" })),
    { kind: "buttons", buttons: buttons(c, b, audience, stops) },
  ]);
}

const firstEmphasis = (b: Broadcast): { audience?: string } => {
  const [audience] = Object.keys(b.content.emphasis);
  return audience === undefined ? {} : { audience };
};

/** "Viesti lähtee 7 kanavaan, yhteensä 212 henkilölle. Heistä 9 on organisaation ulkopuolelta." */
export function headsLine(c: Context, { channels, heads, outsiders }: ResolvedAudience): string {
  const count = formatNumber(heads, c.language);
  const reach = channels > 0 ? c.t("broadcast.preview.channels", { count: channels, heads: count }) : c.t("broadcast.preview.heads", { count: heads, heads: count });
  return outsiders.length === 0 ? reach : `${reach} ${c.t("broadcast.preview.outsiders", { count: outsiders.length })}`;
}

const names = (c: Context, people: readonly { readonly name: string }[]): string => {
  const shown = people.slice(0, mostNames).map((p) => plain(p.name)).join(", ");
  return people.length > mostNames ? c.t("broadcast.preview.andMore", { names: shown, count: people.length - mostNames }) : shown;
};

function peopleBlocks(c: Context, { outsiders, withoutChat }: ResolvedAudience): readonly Block[] {
  return [
    ...(outsiders.length === 0 ? [] : [{ kind: "text" as const, text: c.t("broadcast.preview.outsideNames", { names: names(c, outsiders) }) }]),
    ...(withoutChat.length === 0 ? [] : [{ kind: "text" as const, text: c.t("broadcast.preview.withoutChat", { count: withoutChat.length, names: names(c, withoutChat) }), tone: "warning" as const }]),
  ];
}

/** Each audience's own first paragraph; one alone is shown in the message itself. */
function emphasisBlocks(c: Context, b: Broadcast, sent: SentContent): readonly Block[] {
  const own = c.active.programme.audiences.filter((a) => b.content.emphasis[a.id] !== undefined);
  if (own.length < 2) return [];
  return [{ kind: "list", items: own.map((a) => ({ text: `**${plain(a.name)}**`, detail: plain(sent.emphasis[a.id] ?? "") })) }];
}

function facts(c: Context, b: Broadcast) {
  const moment = b.content.at === undefined ? undefined : momentAt(b.content.at, c.active.calendar.zone);
  return [
    { label: c.t("broadcast.form.at"), value: moment === undefined ? c.t("broadcast.preview.now") : c.t("broadcast.preview.at", momentParams(c.active, moment, c.language)) },
    { label: c.t("broadcast.form.publicity"), value: c.t(`broadcast.publicity.${b.content.publicity}`) },
    { label: c.t("broadcast.form.ack"), value: c.t(b.content.acknowledge ? "broadcast.yes" : "broadcast.no") },
  ];
}

function warnings(c: Context, b: Broadcast, { audience, faults }: Preview): readonly Block[] {
  const typed = [...new Set(wordsOf(b.content).flatMap(([, text]) => typedFigures(text)))];
  const approval = needsApproval(broadcastRule(c.active.programme), audience.heads, audience.outsiders.length);
  return [
    ...(typed.length > 0 ? [{ kind: "text" as const, text: c.t("broadcast.preview.typedFigures", { figures: typed.join(", ") }), tone: "warning" as const }] : []),
    ...(audience.recipients.length === 0 ? [{ kind: "text" as const, text: c.t("broadcast.preview.nobody"), tone: "warning" as const }] : []),
    ...(approval && faults.length === 0 && b.state === "draft" ? [{ kind: "text" as const, text: c.t("broadcast.preview.approval"), tone: "muted" as const }] : []),
  ];
}

/** The head-count goes with the press: a number that has changed meanwhile is shown before anything leaves. */
function buttons(c: Context, b: Broadcast, { heads }: ResolvedAudience, stops: boolean): readonly Button[] {
  const params = { b: b.id };
  return [
    { label: c.t("broadcast.test"), route: "broadcast.test", params },
    ...(stops || heads === 0 ? [] : [{ label: c.t("broadcast.send", { count: heads, heads: formatNumber(heads, c.language) }), route: "broadcast.send", params: { b: b.id, r: String(b.revision), n: String(heads) }, style: "primary" as const }]),
    { label: c.t("broadcast.copy"), route: "broadcast.copy", params },
    { label: c.t("broadcast.edit"), route: "broadcast.edit", params },
    { label: c.t("broadcast.toTemplate"), route: "broadcast.toTemplate", params },
    { label: c.t("broadcast.discard"), route: "broadcast.discard", params, style: "danger" },
  ];
}
