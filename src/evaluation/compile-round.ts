import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { groupOf } from "../programme/look-up.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import type { Button, Card, ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { confirm } from "./confirmation.ts";
import { roundMeant } from "./find-round.ts";
import { freezeConfirmed } from "./freeze-group.ts";
import { handledWords } from "./handled-words.ts";
import { datesOf } from "./round.ts";
import type { EvaluationRound, GroupEvaluation } from "./round.ts";

interface GroupState {
  readonly id: string;
  readonly name: string;
  readonly evaluation?: GroupEvaluation;
  readonly open: number;
}

/** "Kokoa kierros": what confirming would do, before it is done. Params: `r` the quarter. */
export async function compileRound(c: Context, p: Params): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  return round ? replyCard(compileCard(c, round, await states(c, round)), "asker") : replySentence(c, c.t("confirm.noRound"));
}

/** Confirms and freezes every evaluation that its chair has approved. A crash in between is finished by pressing again, or by the sweep. */
export async function confirmRound(c: Context, p: Params): Promise<Reply> {
  const round = await roundMeant(c.ports, c.active, p["r"]);
  if (!round) return replySentence(c, c.t("confirm.noRound"));
  const waiting = (await states(c, round)).filter((s) => s.evaluation?.state === "submitted");
  if (waiting.length === 0) return replySentence(c, c.t("confirm.compileNothing"));
  for (const s of waiting) await confirmOne(c, round.id, s.id);
  await freezeConfirmed(c.ports, c.active, round);
  c.ports.log.info("roundConfirmed", { round: round.id, groups: waiting.length });
  const text = c.t("confirm.compiled", { count: waiting.length, date: formatDate(c.today, c.language) });
  return replyCard(compileCard(c, round, await states(c, round), text), "asker");
}

async function confirmOne(c: Context, round: string, group: string): Promise<void> {
  const stored = await c.ports.stores.evaluations.get(`${round}/${group}`);
  const next = confirm(stored?.value, c.person?.id ?? "", c.today);
  if (stored && next.ok && !(await c.ports.stores.evaluations.save(stored, next.value))) await confirmOne(c, round, group);
}

/** Every group that is asked something in the round. */
async function states(c: Context, round: EvaluationRound): Promise<readonly GroupState[]> {
  const evaluations = new Map((await c.ports.stores.evaluations.find({ round: round.id })).map((e) => [e.value.group, e.value]));
  const rows = (await c.ports.stores.owed.find({ round: round.id })).map((r) => r.value);
  const asked = c.active.programme.groups.filter((g) => rows.some((r) => r.group === g.id));
  return asked.map((g) => {
    const evaluation = evaluations.get(g.id);
    const open = rows.filter((r) => r.group === g.id && r.state === "open").length;
    return { id: g.id, name: groupOf(c.active.programme, g.id)?.name ?? g.id, open, ...(evaluation ? { evaluation } : {}) };
  });
}

function compileCard(c: Context, round: EvaluationRound, groups: readonly GroupState[], done?: string): Card {
  const title = c.t("confirm.compileTitle", { period: formatPeriod(round.quarter, c.language) });
  const waiting = groups.filter((g) => g.evaluation?.state === "submitted").length;
  const left = groups.some((g) => g.evaluation?.state !== "submitted" && g.evaluation?.state !== "confirmed");
  const r = { r: round.quarter };
  const ways: readonly Button[] = [
    ...(waiting > 0 ? [{ label: c.t("confirm.compileNow", { count: waiting }), route: "round.confirm", params: r, style: "primary" as const }] : []),
    ...(groups.some((g) => g.evaluation?.state === "confirmed") ? [{ label: c.t("report.button"), route: "report.offer", params: r }, { label: c.t("handling.button"), route: "round.handling", params: r }] : []),
  ];
  return cardOf(c, done ?? title, [
    { kind: "heading", text: title },
    ...(done === undefined ? [] : [{ kind: "text" as const, text: done, tone: "good" as const }]),
    { kind: "list", items: groups.map((g) => row(c, round, g)) },
    { kind: "text", text: waiting > 0 ? c.t("confirm.compileWhat", { count: waiting }) : c.t("confirm.compileNothing") },
    ...(left ? [{ kind: "text" as const, text: c.t("confirm.compileLeft"), tone: "muted" as const }] : []),
    ...(round.handlings ?? []).map((h) => ({ kind: "text" as const, text: handledWords(c, c.active.programme, h) })),
    { kind: "buttons", buttons: ways },
  ]);
}

function row(c: Context, round: EvaluationRound, g: GroupState): ListItem {
  const state = g.evaluation?.state ?? "open";
  const date = g.evaluation?.confirmedOn;
  const words = c.t(`confirm.state.${state}`, { date: date === undefined ? "" : formatDate(date, c.language) });
  return {
    text: `${plain(g.name)}: ${words}`,
    mark: state === "confirmed" ? "done" : state === "submitted" || c.today <= datesOf(round, g.id).dueOn ? "open" : "late",
    ...(g.open > 0 ? { detail: c.t("confirm.openItems", { count: g.open }) } : {}),
    button: { label: c.t("confirm.look"), route: "evaluation.preview", params: { g: g.id, r: round.quarter } },
  };
}
