import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import { mayConfirm } from "../evaluation/confirmation.ts";
import { describeAnswer } from "../evaluation/describe-answer.ts";
import type { GroupEvaluation } from "../evaluation/round.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import type { Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { RecordingRead } from "./read-recording.ts";
import { ownFigures } from "./read-recording.ts";

/** The period is confirmed: what stands there, and the correction for who may make it. Said before anything is promised. */
export function confirmedCard(c: Context, r: RecordingRead, { round, group, confirmedOn }: GroupEvaluation, said: Readonly<Record<string, string>>): Card {
  const { standing } = r.around;
  const text = c.t("reading.periodConfirmed", {
    name: plain(r.place.name), period: formatPeriod(r.at.period, c.language), date: formatDate(confirmedOn ?? c.today, c.language),
    answer: standing ? describeAnswer(c, standing.answer, r.place.indicator) : "–",
  });
  const may = mayConfirm(mayReach(c, "compile"));
  const [own, ...more] = ownFigures(r.place, said);
  const figure = own !== undefined && more.length === 0 ? { v: said["v"] ?? own } : {};
  const params = { g: group, r: round.slice(round.indexOf(":") + 1), i: r.place.series, ...figure };
  return cardOf(c, text.replaceAll("**", ""), [
    { kind: "text", text },
    { kind: "text", text: c.t(may ? "reading.correctIt" : "reading.coordinatorCorrects"), tone: "muted" },
    ...(may ? [{ kind: "buttons" as const, buttons: [{ label: c.t("correct.button"), route: "evaluation.correct", params, style: "primary" as const }] }] : []),
  ]);
}
