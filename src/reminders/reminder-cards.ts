import type { MyItems } from "../evaluation/my-items.ts";
import { minutesFor } from "../evaluation/my-items.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { Language } from "../shared/language.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import type { ReminderStep } from "./reminder-plan.ts";

export interface ReminderReader {
  readonly active: ActiveProgramme;
  readonly language: Language;
}

/** What, by when, how long it takes; later steps only say what is left. */
export function reminderCard(reader: ReminderReader, mine: MyItems, step: ReminderStep | "later"): Card {
  const t = speak(reader.language);
  const groups = [...new Set(mine.subjects.map((s) => s.group.name))];
  const left = [
    ...(mine.figuresLeft > 0 ? [t("reminder.figures", { count: mine.figuresLeft })] : []),
    ...(mine.judgementsLeft > 0 ? [t("reminder.judgements", { count: mine.judgementsLeft })] : []),
  ].join(t("reminder.and"));
  const text = t(`reminder.${step}`, {
    groups: groups.join(", "), left, minutes: minutesFor(mine),
    period: formatPeriod(mine.round.quarter, reader.language).replace(/ \d{4}$/, ""),
    due: formatDay(mine.round.dueOn, reader.language),
  });
  const begun = mine.subjects.some((s) => !s.open);
  return {
    language: reader.language,
    summary: text,
    ...(reader.active.programme.demo ? { demo: true } : {}),
    blocks: [
      { kind: "text", text },
      {
        kind: "buttons",
        buttons: [
          { label: t(begun ? "evaluation.continue" : "evaluation.start"), route: "evaluation.start", style: "primary" },
          { label: t("delegate.button"), route: "items.delegate" },
          { label: t("reminder.snooze"), route: "reminder.snooze" },
        ],
      },
    ],
  };
}
