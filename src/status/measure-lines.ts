import { measureName } from "../programme/look-up.ts";
import type { Measure } from "../programme/measure.ts";
import type { Status } from "../evaluation/answer.ts";
import { baselineWords, figureWords, indicatorName, targetWords } from "./figure-words.ts";
import type { RollUp } from "./roll-up.ts";
import { isDeviation } from "./roll-up.ts";
import type { GroupView, IndicatorView, MeasureView, ProjectView, Standing } from "./views.ts";
import type { CardContext } from "./wording.ts";
import { shorten, stopped, titleOf } from "./wording.ts";

/** "3a", or a shortened title where the document gives no label. */
export const measureRef = (m: Measure): string => m.label ?? shorten(titleOf(m.title), 60);

/** "3a Kotihoito 24/7", shortened to a line. */
export const measureTitle = (m: Measure): string => shorten(titleOf(measureName(m)), 90);

/** The indicator that speaks for the measure in one line: the newest figure, else the first. */
export function mainIndicator(m: MeasureView): IndicatorView | undefined {
  const withFigure = m.indicators.filter((i) => i.latest !== undefined);
  const newest = [...withFigure].sort((a, b) => ((a.latest?.asOf ?? "") < (b.latest?.asOf ?? "") ? 1 : -1))[0];
  return newest ?? m.indicators[0];
}

/** A measure that only gathers its parts steps aside for them. */
export const leaves = (measures: readonly MeasureView[]): readonly MeasureView[] =>
  measures.flatMap((m) => (m.parts.length === 0 ? [m] : m.indicators.length === 0 && !m.judgement ? m.parts : [m, ...m.parts]));

/** `**3a** Kotona asuvien osuus: 92,8 % (30.9.2021), edellinen 92,5 %, tavoitetaso 94 %`; the status is said when the headline's is another. */
export function measureLine(c: CardContext, m: MeasureView, said: Status): string {
  const { status } = m.shown;
  const word = status !== "unknown" && (status !== said || isDeviation(status)) ? c.t(`status.${status}`) : "";
  const main = mainIndicator(m);
  if (main && (word === "" || main.latest || main.said))
    return `${lead(m.measure, word)} ${indicatorName(main.indicator)}: ${figureWords(c, main)}${moreIndicators(c, m)}`;
  const title = m.measure.label ? ` ${shorten(titleOf(m.measure.title), 90)}` : "";
  if (word !== "") return `${lead(m.measure, word)}${title}`;
  return `**${measureRef(m.measure)}**${title}: ${c.t(`status.${status}`).toLocaleLowerCase(c.language)}`;
}

/** `**3a**`, `**3a: Jäljessä.**`, `**Tukiasumisen lisääminen.**`, `**Tukiasumisen lisääminen. Jäljessä.**` */
function lead(measure: Measure, word: string): string {
  const ref = measure.label ? `${measure.label}${word === "" ? "" : ":"}` : stopped(measureRef(measure));
  return word === "" ? `**${ref}**` : `**${ref} ${word}.**`;
}

const moreIndicators = (c: CardContext, m: MeasureView): string =>
  m.indicators.length > 1 ? ` (${c.t("status.moreIndicators", { count: m.indicators.length - 1 })})` : "";

/** Before anything is known: what is aimed at. */
export function aimLine(c: CardContext, m: MeasureView): string {
  const main = m.indicators[0]?.indicator;
  const aims = main ? [baselineWords(c, main), targetWords(c, main)].filter((w) => w !== undefined) : [];
  const title = main ? ` ${indicatorName(main)}` : m.measure.label ? ` ${shorten(titleOf(m.measure.title), 90)}` : "";
  return `${lead(m.measure, "")}${title}${aims.length > 0 ? `: ${aims.join(", ")}` : ""}`;
}

export const projectLine = (c: CardContext, p: ProjectView): string =>
  `**${stopped(shorten(titleOf(p.project.title), 90))}** ${c.t(`status.${p.shown.status}`)}`;

const order: readonly Status[] = ["offTrack", "atRisk", "onTrack", "done", "notStarted", "unknown"];

/** "jäljessä 1, etenee suunnitellusti 9, ei tietoa 5": the worst first. */
export const countWords = (c: CardContext, { counts }: RollUp): string =>
  order
    .filter((s) => counts[s] > 0)
    .map((s) => `${c.t(`status.${s}`).toLocaleLowerCase(c.language)} ${counts[s]}`)
    .join(", ");

/** Everything that is shown of a measure and may be unconfirmed. */
export const standingsOf = (m: MeasureView): readonly Standing[] => [
  ...(m.judgement ? [m.judgement] : []),
  ...m.indicators.flatMap((i) => [i.latest, i.previous].filter((r) => r !== undefined)),
  ...m.parts.flatMap(standingsOf),
];

/** The same of a goal or a group. */
export const allStandings = (view: Pick<GroupView, "measures" | "projects">): readonly Standing[] => [
  ...view.measures.flatMap(standingsOf),
  ...view.projects.flatMap((p) => (p.judgement ? [p.judgement] : [])),
];

export const nothingKnown = (m: MeasureView): boolean =>
  m.shown.source === "none" && standingsOf(m).length === 0 && m.indicators.every((i) => !i.said);

/** Measures whose figures say something else than their owner: "3a jäljessä". */
export const differences = (c: CardContext, measures: readonly MeasureView[]): string =>
  measures
    .filter((m) => m.differs)
    .map((m) => `${measureRef(m.measure)} ${c.t(`status.${m.computed.status}`).toLocaleLowerCase(c.language)}`)
    .join(", ");

/** Deviations first, then the document's order. */
export const deviationsFirst = <T extends { readonly shown: { readonly status: Status } }>(items: readonly T[]): readonly T[] => [
  ...items.filter((i) => i.shown.status === "offTrack"),
  ...items.filter((i) => i.shown.status === "atRisk"),
  ...items.filter((i) => !isDeviation(i.shown.status)),
];
