import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import type { Button, Card } from "../vocabulary/card.ts";
import { leftSentence } from "./list-screen.ts";
import { editableUntilOf } from "./my-dates.ts";
import type { MyItems } from "./my-items.ts";
import type { Stretch } from "./undo-answers.ts";
import { writeStretch } from "./undo-answers.ts";

/** Who the form was filled in for, and what "Kumoa" would undo. */
export interface DoneAround {
  readonly answerer?: string;
  readonly undo?: Stretch;
}

/** "Kiitos! Kaikki 10 kohtaa on tallennettu." with the ways on for whoever may publish. */
export function allDoneCard(c: Context, mine: MyItems, around: DoneAround = {}): Card {
  const whose = around.answerer === undefined || around.answerer === c.person?.id ? {} : { a: around.answerer };
  const thanks = c.t("evaluation.thanks", { count: mine.subjects.length });
  const groups = [...new Set(mine.subjects.map((s) => s.group))];
  const several = groups.length > 1;
  const named = (label: string, name: string): string => (several ? `${label}: ${name}` : label);
  const approves = groups.filter((g) => mayReach(c, "confirmEvaluation", g.id) !== undefined);
  return cardOf(c, thanks, [
    { kind: "text", text: `**${thanks}** ${c.t("evaluation.canEdit", { date: formatDay(editableUntilOf(mine, c.today), c.language) })}`, tone: "good" },
    ...(approves.length < groups.length ? [{ kind: "text" as const, text: c.t("confirm.toChair"), tone: "muted" as const }] : []),
    {
      kind: "buttons",
      buttons: [
        ...approves.flatMap((g): readonly Button[] => [
          { label: named(c.t("evaluation.preview"), g.name), route: "evaluation.preview", params: { g: g.id }, style: "primary" },
          { label: named(c.t("evaluation.publish"), g.name), route: "evaluation.publish", params: { g: g.id } },
        ]),
        { label: c.t("evaluation.editAnswers"), route: "evaluation.start", params: whose },
        ...(around.undo ? [{ label: c.t("evaluation.undo"), route: "evaluation.undo", params: { ...whose, r: writeStretch(around.undo) } }] : []),
      ],
    },
  ]);
}

/** "Mitä minulta puuttuu?" */
export function mineCard(c: Context, mine: MyItems): Card {
  const left = mine.subjects.filter((s) => s.open);
  if (left.length === 0) return mine.subjects.length > 0 ? allDoneCard(c, mine) : sentenceCard(c, c.t("evaluation.mineNothing"));
  const title = c.t("evaluation.mineSummary", { period: formatPeriod(mine.round.quarter, c.language) });
  return cardOf(c, title, [
    { kind: "heading", text: title },
    { kind: "text", text: leftSentence(c, mine) },
    { kind: "list", items: left.slice(0, 10).map((s) => ({ text: s.name, mark: "open" as const })) },
    { kind: "buttons", buttons: [startButton(c, left.length < mine.subjects.length), { label: c.t("delegate.button"), route: "items.delegate" }] },
  ]);
}

export const startButton = (c: Pick<Context, "t">, begun: boolean): Button => ({
  label: c.t(begun ? "evaluation.continue" : "evaluation.start"),
  route: "evaluation.start",
  style: "primary",
});

const sentenceCard = (c: Context, text: string): Card => cardOf(c, text, [{ kind: "text", text }]);
