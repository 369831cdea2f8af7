import type { Context } from "../conversation/context.ts";
import type { Drawn } from "../conversation/form-definition.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import type { ListItem } from "../vocabulary/card.ts";
import { dueOf } from "./my-dates.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { hasPassed, minutesFor } from "./my-items.ts";

/** What the list shows beside the items themselves. */
export interface ListAround {
  /** Measures with something typed that is not saved yet. */
  readonly drafts: ReadonlySet<string>;
  /** Whose items they are, when somebody else answers them. */
  readonly behalf?: string;
  /** "Merkitse loput ennallaan" was pressed and can be undone. */
  readonly undoable: boolean;
}
interface ListMore extends ListAround {
  readonly severalGroups: boolean;
}

/** The first screen: what is mine, what is done, and the two quickest ways on. */
export function listScreen(c: Context, mine: MyItems, around: ListAround): Drawn {
  const more = { ...around, severalGroups: new Set(mine.subjects.map((s) => s.group.id)).size > 1 };
  const left = mine.subjects.filter((s) => s.open);
  const done = mine.subjects.length - left.length;
  return {
    title: c.t("evaluation.title"),
    body: [
      ...(around.behalf === undefined ? [] : [{ kind: "text" as const, text: c.t("evaluation.onBehalf", { person: around.behalf }), tone: "warning" as const }]),
      { kind: "text", text: c.t("evaluation.openUntil", { period: capitalised(formatPeriod(mine.round.quarter, c.language)), due: formatDay(dueOf(mine, c.today), c.language) }) },
      ...(left.length > 0 ? [{ kind: "text" as const, text: leftSentence(c, mine), tone: "muted" as const }] : []),
      { kind: "progress", label: c.t("evaluation.progress"), done, total: mine.subjects.length },
      { kind: "list", items: mine.subjects.map((s) => row(c, s, more)) },
    ],
    fields: [],
    submitLabel: left.length === 0 ? c.t("evaluation.finish") : done === 0 ? c.t("evaluation.begin") : c.t("form.goOn"),
    actions: [
      ...(around.undoable ? [{ id: "undo", label: c.t("evaluation.undo") }] : left.length > 0 ? [{ id: "rest", label: c.t("evaluation.restUnchanged") }] : []),
    ],
  };
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const leftSentence = (c: Pick<Context, "t">, mine: Pick<MyItems, "figuresLeft" | "judgementsLeft">): string =>
  c.t("evaluation.left", { left: leftWords(c, mine), minutes: minutesFor(mine) });

/** "6 lukua ja 10 tilannetta"; what there is none of is not mentioned. */
const leftWords = (c: Pick<Context, "t">, mine: Pick<MyItems, "figuresLeft" | "judgementsLeft">): string =>
  [
    ...(mine.figuresLeft > 0 ? [c.t("evaluation.figures", { count: mine.figuresLeft })] : []),
    ...(mine.judgementsLeft > 0 ? [c.t("evaluation.judgements", { count: mine.judgementsLeft })] : []),
  ].join(c.t("reminder.and"));

/** A schedule that has passed asks to be closed. */
const isLate = (c: Context, s: MySubject): boolean => s.open && hasPassed(s, c.today);

function row(c: Context, s: MySubject, more: ListMore): ListItem {
  const figures = s.items.filter((i) => i.kind !== "judgement").length;
  const details = [
    ...(more.severalGroups ? [s.group.name] : []),
    ...(figures > 0 ? [c.t("evaluation.figures", { count: figures })] : []),
    ...(s.open && more.drafts.has(s.id) ? [c.t("evaluation.draft")] : []),
  ];
  return {
    text: s.name,
    mark: s.open ? (isLate(c, s) ? "late" : "open") : "done",
    ...(details.length > 0 ? { detail: details.join(", ") } : {}),
    button: { label: s.open ? c.t("evaluation.answer") : c.t("evaluation.edit"), route: "evaluation.item", params: { m: s.id } },
  };
}
