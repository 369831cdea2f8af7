import { cellWords } from "../confidentiality/answer-words.ts";
import type { ShownFigure } from "../confidentiality/publicity.ts";
import type { Direction, Indicator } from "../programme/indicator.ts";
import { isDate } from "../shared/calendar.ts";
import { isQuarter } from "../shared/quarter.ts";
import { formatDate, formatFigure, formatNumber, formatPeriod } from "../texts/numbers.ts";
import { inMonths } from "../texts/status-figures.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Computed } from "./computed-status.ts";
import type { Reason } from "./reasons.ts";
import { comparedToPreviousYear } from "./target-reading.ts";
import type { IndicatorView, ReadingView } from "./views.ts";
import type { CardContext } from "./wording.ts";
import { clean, shorten, titleOf } from "./wording.ts";

export const indicatorName = (i: Indicator): string => titleOf(i.name ?? i.text);

/** Unit of its readings. A share needs no unit in the document to be a percentage. */
export const unitOf = (i: Indicator): string | undefined => i.unit ?? (i.kind === "percent" ? "%" : i.kind === "currency" ? "€" : undefined);

const figure = (c: CardContext, value: number, unit: string | undefined): string => formatFigure(value, unit, c.language);

/** "92,8 %", "252 kpl (lapset 12, ikäihmiset 240)", "toteutunut". */
export function answerWords(c: CardContext, i: Indicator, reading: ReadingView): string {
  const { answer } = reading;
  switch (answer.kind) {
    case "figure": {
      if (reading.covered) return coveredWords(c, reading.covered, unitOf(i));
      if (answer.change) return c.t("figure.asChange", { figure: figure(c, answer.value, "%") });
      const parts = Object.entries(answer.parts ?? {}).map(([name, value]) => `${clean(name)} ${formatNumber(value, c.language)}`);
      const total = figure(c, answer.value, unitOf(i));
      return parts.length > 0 ? `${total} (${parts.join(", ")})` : total;
    }
    case "milestone":
      return c.t(answer.reached ? "status.reached" : "status.notReached");
    case "description":
      // What people write freely is shown once it has been previewed and published.
      return reading.published ? `”${shorten(answer.text, 200)}”` : c.t("status.described");
  }
}

/** "alle 5", "253 kpl (Pori 210, Ulvila alle 5, Merikarvia ei näytetä)". */
function coveredWords(c: CardContext, { total, parts }: ShownFigure, unit: string | undefined): string {
  const cells = parts.map((p) => `${clean(p.name)} ${cellWords(c, p.cell)}`);
  return cells.length > 0 ? `${cellWords(c, total, unit)} (${cells.join(", ")})` : cellWords(c, total, unit);
}

/** The day a quarter's figure stands for; a year's figure stands for its year. */
export const dateWords = (c: Pick<CardContext, "language">, r: Pick<ReadingView, "period" | "asOf">): string =>
  isQuarter(r.period) || isDate(r.period) ? formatDate(r.asOf, c.language) : r.period;

export const latestWords = (c: CardContext, v: IndicatorView): string => {
  if (v.withheld) return c.t("report.notPublic");
  if (!v.latest) return c.t(v.indicator.kind === "milestone" || v.indicator.kind === "qualitative" ? "status.nothingRecorded" : "status.noFigure");
  const old = v.computed.stale ? `, ${c.t("status.old")}` : "";
  return `${answerWords(c, v.indicator, v.latest)} (${dateWords(c, v.latest)}${old})`;
};

/** "ei uutta lukua, seuraava tilasto tammikuussa", then the last one there is. */
function saidWords(c: CardContext, v: IndicatorView, said: "noNewFigure" | "cannotBeHad"): readonly string[] {
  const month = v.indicator.availableFrom === undefined ? undefined : inMonths[c.language][Number(v.indicator.availableFrom.slice(0, 2)) - 1];
  return [
    c.t(`status.${said}`),
    ...(said === "noNewFigure" && month ? [c.t("status.nextStatistic", { month })] : []),
    ...(v.latest ? [c.t("status.latestWas", { figure: latestWords(c, v) })] : []),
  ];
}

/** "92,8 % (30.9.2021), edellinen 92,5 %, tavoitetaso 94 %" */
export function figureWords(c: CardContext, v: IndicatorView): string {
  const now = v.said ? saidWords(c, v, v.said) : [latestWords(c, v)];
  const before = !v.said && v.previous?.answer.kind === "figure" ? v.previous : undefined;
  const previous = before && c.t("status.previous", { figure: answerWords(c, v.indicator, before) });
  return [...now, previous, targetWords(c, v.indicator)].filter((w) => w !== undefined).join(", ");
}

export function baselineWords(c: CardContext, i: Indicator): string | undefined {
  const { baselineValue, baselineYear } = i.target ?? {};
  if (baselineValue === undefined) return undefined;
  // A change in per cent has a baseline in pieces: its unit is not known.
  const unit = i.target?.form === "change" && unitOf(i) === "%" ? undefined : unitOf(i);
  const year = baselineYear === undefined ? "" : ` (${baselineYear})`;
  return c.t("status.baseline", { figure: `${figure(c, baselineValue, unit)}${year}` });
}

/** What the document asks for, in a few words; undefined when it states neither a value nor a direction. */
export function targetWords(c: CardContext, i: Indicator): string | undefined {
  const { target, direction } = i;
  if (target?.value === undefined) return directionWords(c, direction);
  const unit = target.form === "change" ? "%" : (target.unit ?? unitOf(i));
  return c.t(targetKey(i), { figure: figure(c, target.value, unit), relative: relativeWords(c, i) });
}

function directionWords(c: CardContext, direction: Direction | undefined): string | undefined {
  if (direction === "increase") return c.t("status.target.risesOnly");
  return direction === "decrease" ? c.t("status.target.fallsOnly") : undefined;
}

function targetKey({ target, direction }: Indicator): TextKey {
  if (target?.form === "level" && direction === "at_most") return "status.target.atMost";
  if (target?.form === "level") return direction === "at_least" ? "status.target.atLeast" : "status.target.level";
  if (target?.form === "count") return "status.target.count";
  if (direction === "at_most") return "status.target.changeAtMost";
  if (direction === "at_least") return "status.target.changeAtLeast";
  return direction === "decrease" ? "status.target.fall" : "status.target.rise";
}

function relativeWords(c: CardContext, i: Indicator): string {
  const { target } = i;
  if (!target || target.form === "level") return "";
  const yearly = target.form !== "change" && i.cadence === "yearly" ? c.t("status.relative.perYear") : "";
  if (target.form === "count") return yearly;
  if (comparedToPreviousYear(target)) return c.t("status.relative.previousYear");
  return target.baselineYear === undefined ? yearly : `${yearly}${c.t("status.relative.year", { year: target.baselineYear })}`;
}

/** Why the figures say what they say, in a sentence or two. */
export function reasonWords(c: CardContext, i: Indicator, computed: Computed): string {
  const { reason, start, untold } = computed;
  if (untold) return c.t(untold === "small" ? "status.untoldSmall" : "status.untoldNotPublic");
  const said = c.t(`status.reason.${reason.code}`, Object.fromEntries(Object.keys(reason.params).map((key) => [key, paramWords(c, i, reason, key)])));
  const first = start && !start.stated ? { figure: figure(c, start.value, unitOf(i)), date: formatDate(start.asOf ?? "", c.language) } : undefined;
  return [said, ...(first ? [c.t("status.start", first)] : []), ...(computed.stale ? [c.t("status.stale")] : [])].join(" ");
}

function paramWords(c: CardContext, i: Indicator, reason: Reason, key: string): string {
  const value = reason.params[key] ?? "";
  if (typeof value === "string" && key === "period") return formatPeriod(value, c.language);
  if (typeof value === "string") return isDate(value) ? formatDate(value, c.language) : clean(value);
  if (key === "progress" || key === "elapsed") return figure(c, Math.round(value * 100), "%");
  if (key === "amount" || key === "wanted") return figure(c, Math.round(value * 10) / 10, String(reason.params.unit ?? "") || undefined);
  return figure(c, value, unitOf(i));
}
