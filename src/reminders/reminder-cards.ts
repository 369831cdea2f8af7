import type { OwedItem } from "../evaluation/answer.ts";
import type { MyItems } from "../evaluation/my-items.ts";
import { minutesFor } from "../evaluation/my-items.ts";
import { datesOf } from "../evaluation/round.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Speak } from "../texts/texts.ts";
import type { Button, Card } from "../vocabulary/card.ts";
import type { Step } from "./reminder-plan.ts";

export interface ReminderReader {
  readonly active: ActiveProgramme;
  readonly language: Language;
}

/** The six tones of a step. */
const toneOf = (step: Step): "opening" | "before" | "due" | "later" | "chair" | "nudge" => {
  if (step === "opening" || step === "due" || step === "chair") return step;
  if (step.startsWith("nudge-")) return "nudge";
  return step.startsWith("later-") ? "later" : "before";
};

/** What, by when, how long it takes; later steps only say what is left. */
export function reminderCard(reader: ReminderReader, mine: MyItems, step: Step): Card {
  const t = speak(reader.language);
  const open = mine.subjects.filter((s) => s.open);
  const groups = [...new Set(open.map((s) => s.group))];
  const days = (what: "dueOn" | "editableUntil"): string => groups.map((g) => datesOf(mine.round, g.id)[what]).sort()[0] ?? mine.round[what];
  const text = t(`reminder.${toneOf(step)}`, {
    groups: groups.map((g) => g.name).join(", "), left: leftWords(t, mine), minutes: minutesFor(mine),
    period: formatPeriod(mine.round.quarter, reader.language).replace(/ \d{4}$/, ""),
    due: formatDay(days("dueOn"), reader.language),
    until: formatDay(days("editableUntil"), reader.language),
  });
  const begun = mine.subjects.some((s) => !s.open);
  return {
    ...cardFor(reader, text, [
      { label: t(begun ? "evaluation.continue" : "evaluation.start"), route: "evaluation.start", style: "primary" },
      { label: t("delegate.button"), route: "items.delegate" },
      ...(step === "chair" ? [] : [{ label: t("reminder.snooze"), route: "reminder.snooze" }]),
    ]),
  };
}

const leftWords = (t: Speak, left: Pick<MyItems, "figuresLeft" | "judgementsLeft">): string =>
  [
    ...(left.figuresLeft > 0 ? [t("reminder.figures", { count: left.figuresLeft })] : []),
    ...(left.judgementsLeft > 0 ? [t("reminder.judgements", { count: left.judgementsLeft })] : []),
  ].join(t("reminder.and"));

/** How many have not answered, with the way to the list. Nobody is named in what is stored. */
export function callCard(reader: ReminderReader, round: EvaluationRound, open: readonly OwedItem[]): Card {
  const t = speak(reader.language);
  const people = new Set(open.flatMap((r) => r.answerer ?? [])).size;
  const text = t("reminder.coordinator", { period: formatPeriod(round.quarter, reader.language), items: t("reminder.items", { count: open.length }), people: t("reminder.people", { count: people }) });
  return cardFor(reader, text, [{ label: t("reminder.calls"), route: "reminders.calls", style: "primary" }]);
}

const cardFor = (reader: ReminderReader, text: string, buttons: readonly Button[]): Card => ({
  language: reader.language,
  summary: text,
  ...(reader.active.programme.demo ? { demo: true } : {}),
  blocks: [{ kind: "text", text }, { kind: "buttons", buttons }],
});
