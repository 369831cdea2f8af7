import type { Showing } from "../confidentiality/answer-words.ts";
import { limitOf } from "../confidentiality/answer-words.ts";
import { isCovered } from "../confidentiality/publicity.ts";
import type { Reading } from "../evaluation/answer.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme } from "../programme/programme.ts";
import { isPercent } from "../status/series-readings.ts";
import { indicatorName, unitOf } from "../status/figure-words.ts";
import { clean } from "../status/wording.ts";
import { formatNumber } from "../texts/numbers.ts";
import type { Run, Words } from "./report-document.ts";

/** What the report's words depend on. */
export interface Reporting extends Showing {
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
