import type { Language } from "../shared/language.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import { answerWords, baselineWords, dateWords, indicatorName, latestWords, reasonWords, targetWords } from "./figure-words.ts";
import type { IndicatorAnswer } from "./indicator-status.ts";
import { measureRef, measureTitle } from "./measure-lines.ts";
import { inWords, trendWords } from "./trend.ts";
import type { IndicatorView, Standing } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import {
  answerCard, buttons, cardContext, clean, meantOther, ownerWords, roundWords, sentences, sourceWords, standingWords, text, textIf,
} from "./wording.ts";

/** One indicator: value against baseline and target, the judgement of its measure, what the figures say, and where they come from. */
export function indicatorStatusCard(answer: IndicatorAnswer, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, answer.demo, options);
  const { view, under } = answer;
  const head = `**${firstWords(c, answer)}**.`;
  return answerCard(c, head, [
    text(head),
    ...textIf(comparison(c, answer)),
    text(judgementWords(c, answer)),
    ...textIf(computedWords(c, answer), differs(answer) ? "warning" : "muted"),
    ...remarkBlocks(c, answer),
    ...trendBlocks(c, answer),
    ...textIf(sentences(standingWords(c, standings(answer)), ownerWords(c, under.owner), sourceOf(c, view), alsoUnder(c, view)), "muted"),
    buttons({ label: c.t("status.showMeasure"), route: "status.measure", params: { measure: under.measure.id } }, meantOther(c)),
  ]);
}

/** The figure that was asked for: of the period named, else the newest. */
function firstWords(c: CardContext, { view, asked }: IndicatorAnswer): string {
  const name = indicatorName(view.indicator);
  if (asked?.reading && asked.wider) {
    const [period, whole] = [formatPeriod(asked.period, c.language), formatPeriod(asked.reading.period, c.language)];
    return c.t("status.widerPeriod", { name, period, whole, figure: answerWords(c, view.indicator, asked.reading), date: dateWords(c, asked.reading) });
  }
  if (asked?.reading) return `${name}: ${answerWords(c, view.indicator, asked.reading)} (${dateWords(c, asked.reading)})`;
  if (asked) return c.t("status.noneInPeriod", { name, period: formatPeriod(asked.period, c.language) });
  return `${name}: ${view.said ? c.t(`status.${view.said}`) : latestWords(c, view)}`;
}

/** "Edellinen 92,5 % (30.6.2021), lähtötaso 304 (2020), tavoitetaso 94 %." */
function comparison(c: CardContext, { view, asked }: IndicatorAnswer): string {
  const { indicator: i, previous, latest } = view;
  const newestToo = view.said !== undefined || (asked !== undefined && asked.reading?.period !== latest?.period);
  const before = newestToo ? latest : previous;
  const key = newestToo ? "status.latestWas" : "status.previous";
  const parts = [
    before ? c.t(key, { figure: `${answerWords(c, i, before)} (${dateWords(c, before)})` }) : undefined,
    baselineWords(c, i),
    targetWords(c, i),
  ].filter((w) => w !== undefined);
  const none = targetWords(c, i) === undefined && i.kind !== "milestone" && i.kind !== "qualitative" ? c.t("status.target.none") : "";
  const line = parts.join(", ");
  const sentence = line === "" ? "" : `${line[0]?.toLocaleUpperCase(c.language) ?? ""}${line.slice(1)}.`;
  return sentences(sentence, none, latest ? "" : roundWords(c, undefined));
}

/** Beside another period's figure it is said that the judgement is today's. */
function judgementWords(c: CardContext, { under, asked, view }: IndicatorAnswer): string {
  const now = asked !== undefined && asked.reading?.period !== view.latest?.period;
  const what = c.t(now ? "status.measureNow" : "status.measure", { name: measureTitle(under.measure) });
  const source = sourceWords(c, under.shown, under.judgement);
  return `${what}: ${c.t(`status.${under.shown.status}`)}${source === "" ? "" : ` (${source})`}.`;
}

/** The picture with its words; where it cannot be shown, the words. */
function trendBlocks(c: CardContext, { view, trend }: IndicatorAnswer): readonly Block[] {
  const { trend: address } = c.options;
  if (address === undefined) return [];
  const words = trendWords(c, view, trend);
  return address === inWords ? [text(words, "muted")] : [{ kind: "image", url: address, alt: words }];
}

const differs = ({ view, under }: IndicatorAnswer): boolean =>
  under.judgement !== undefined && view.computed.status !== "unknown" && view.computed.status !== under.judgement.status;

/** What this indicator's figures say; silent when the owner's judgement says the same. */
function computedWords(c: CardContext, answer: IndicatorAnswer): string {
  const { view, under } = answer;
  const agrees = under.judgement !== undefined && view.computed.status === under.judgement.status;
  if (agrees || !view.latest) return view.computed.stale ? c.t("status.stale") : "";
  // The line above says it already when the measure's status is computed, too.
  const said = view.computed.status === "unknown" || (under.shown.source === "computed" && view.computed.status === under.shown.status);
  const says = said ? "" : c.t("status.computedSays", { status: c.t(`status.${view.computed.status}`) });
  return sentences(says, reasonWords(c, view.indicator, view.computed));
}

function remarkBlocks(c: CardContext, { view, under }: IndicatorAnswer): readonly Block[] {
  const ambiguous = view.indicator.ambiguous ? [c.t("status.ambiguous", { text: clean(view.indicator.ambiguous) })] : [];
  return [...ambiguous, ...under.measure.remarks.map((r) => c.t("status.remark", { text: clean(r) }))].map((r) => text(r, "warning"));
}

const standings = ({ view, under, asked }: IndicatorAnswer): readonly Standing[] =>
  [view.latest, view.previous, asked?.reading, under.judgement].filter((s) => s !== undefined);

const sourceOf = (c: CardContext, { indicator }: IndicatorView): string =>
  indicator.source ? c.t("status.source", { source: clean(indicator.source) }) : "";

const alsoUnder = (c: CardContext, view: IndicatorView): string =>
  view.alsoUnder.length > 0 ? c.t("status.alsoUnder", { measures: view.alsoUnder.map((m) => measureRef(m)).join(", ") }) : "";
