import { isCovered, limitFor, shownFigure } from "../confidentiality/publicity.ts";
import type { Cell } from "../confidentiality/small-counts.ts";
import type { Answer, Reading } from "../evaluation/answer.ts";
import type { Indicator, Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import { isPercent } from "../status/series-readings.ts";
import { indicatorName, unitOf } from "../status/figure-words.ts";
import { clean } from "../status/wording.ts";
import { formatFigure, formatNumber } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import type { Run, Words } from "./report-document.ts";

/** What the report's words depend on. */
export interface Reporting {
  readonly language: Language;
  readonly t: Speak;
  readonly programme: Programme;
  /** Lists an entry once and gives its number. */
  cite(entry: { readonly id: string; readonly by: string; readonly on: string }, what: string): number;
}

/** The programme's own words, in its language. */
export const own = (r: Pick<Reporting, "language" | "programme">, text: string, bold?: boolean): Run => ({
  text: clean(text),
  ...(r.programme.language === r.language ? {} : { language: r.programme.language }),
  ...(bold ? { bold } : {}),
});

export const indicatorWords = (r: Reporting, i: Indicator): Words => [own(r, indicatorName(i))];

/** " [12]": a link to the entry. */
export const reference = (n: number): Words => [{ text: " " }, { text: `[${String(n)}]`, entry: n }];

export const limitOf = (r: Reporting, i: Indicator): number => limitFor(r.programme, i, "outside");

/** The answer as outsiders may read it. A description only when its text was released; "" is one that was not. */
export function answerWords(r: Reporting, answer: Answer | Reading["answer"], i: Indicator | undefined): string {
  switch (answer.kind) {
    case "figure":
      return figureWords(r, answer, i);
    case "milestone":
      return r.t(answer.reached ? "status.reached" : "status.notReached");
    case "description":
      return answer.text === "" ? r.t("report.described") : clean(answer.text);
    case "noNewFigure":
    case "cannotBeHad":
      return r.t(`report.said.${answer.kind}`);
    case "judgement":
      return r.t(`status.${answer.status}`);
    case "finalEvaluation":
      return r.t("report.described");
  }
}

function figureWords(r: Reporting, answer: Extract<Answer, { kind: "figure" }>, i: Indicator | undefined): string {
  const unit = i && unitOf(i);
  const { total, parts } = shownFigure(answer, i ? limitOf(r, i) : 0);
  const cells = parts.map((p) => `${clean(p.name)} ${cellWords(r, p.cell)}`);
  return cells.length > 0 ? `${cellWords(r, total, unit)} (${cells.join(", ")})` : cellWords(r, total, unit);
}

export function cellWords(r: Reporting, cell: Cell, unit?: string): string {
  if (cell.kind === "below") return r.t("report.below", { limit: cell.limit });
  return cell.kind === "hidden" ? r.t("report.hidden") : formatFigure(cell.value, unit, r.language);
}

/** "+0,3 %-yksikköä", "−12 asiakasta"; nothing where one of the two is not shown, or is no figure. */
export function changeWords(r: Reporting, i: Indicator, now: Reading["answer"] | undefined, before: Reading["answer"] | undefined): string {
  if (now?.kind !== "figure" || before?.kind !== "figure") return "";
  const limit = limitOf(r, i);
  if (isCovered(now, limit) || isCovered(before, limit)) return r.t("report.hidden");
  const change = Math.round((now.value - before.value) * 1000) / 1000;
  if (change === 0) return r.t("report.unchanged");
  const signed = `${change > 0 ? "+" : "−"}${formatNumber(Math.abs(change), r.language)}`;
  const unit = unitOf(i);
  if (isPercent(i)) return r.t("report.points", { change: signed });
  return unit === undefined ? signed : `${signed}\u00a0${unit}`;
}
