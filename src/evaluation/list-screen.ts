import type { Context } from "../conversation/context.ts";
import type { Drawn } from "../conversation/form-definition.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import type { ListItem } from "../vocabulary/card.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { minutesFor } from "./my-items.ts";

/** The first screen: what is mine, what is done, and the two quickest ways on. */
export function listScreen(c: Context, mine: MyItems): Drawn {
  const left = mine.subjects.filter((s) => s.open);
  const done = mine.subjects.length - left.length;
  return {
    title: c.t("evaluation.title"),
    body: [
      { kind: "text", text: c.t("evaluation.openUntil", { period: capitalised(formatPeriod(mine.round.quarter, c.language)), due: formatDay(mine.round.dueOn, c.language) }) },
      ...(left.length > 0 ? [{ kind: "text" as const, text: leftSentence(c, mine), tone: "muted" as const }] : []),
      { kind: "progress", label: c.t("evaluation.progress"), done, total: mine.subjects.length },
      { kind: "list", items: [...mine.subjects].sort(byPassedSchedule(c)).map((s) => row(c, s)) },
    ],
    fields: [],
    submitLabel: left.length === 0 ? c.t("evaluation.finish") : done === 0 ? c.t("evaluation.begin") : c.t("form.goOn"),
    actions: left.length > 0 ? [{ id: "rest", label: c.t("evaluation.restUnchanged") }] : [],
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const leftSentence = (c: Pick<Context, "t">, mine: Pick<MyItems, "figuresLeft" | "judgementsLeft">): string =>
  c.t("evaluation.left", { figures: c.t("evaluation.figures", { count: mine.figuresLeft }), judgements: c.t("evaluation.judgements", { count: mine.judgementsLeft }), minutes: minutesFor(mine) });

/** Overdue first: a schedule that has passed asks to be closed. */
const isLate = (c: Context, s: MySubject): boolean => s.open && (s.measure?.schedule?.to ?? "9999") < c.today;
const byPassedSchedule =
  (c: Context) =>
  (a: MySubject, b: MySubject): number =>
    Number(isLate(c, b)) - Number(isLate(c, a));

function row(c: Context, s: MySubject): ListItem {
  const figures = s.items.filter((i) => i.kind !== "judgement").length;
  return {
    text: s.name,
    mark: s.open ? (isLate(c, s) ? "late" : "open") : "done",
    ...(figures > 0 ? { detail: c.t("evaluation.figures", { count: figures }) } : {}),
    button: { label: s.open ? c.t("evaluation.answer") : c.t("evaluation.edit"), route: "evaluation.item", params: { m: s.id } },
  };
}
