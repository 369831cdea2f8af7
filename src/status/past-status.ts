import type { Language } from "../shared/language.ts";
import { quarterOf } from "../shared/quarter.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { encodePress, longestPress } from "../vocabulary/press.ts";
import { isWithin, spanOf } from "./time-line.ts";
import type { Span } from "./time-line.ts";
import type { GroupView, IndicatorView, JudgementView, MeasureView, ProjectView } from "./views.ts";
import { cardContext, text } from "./wording.ts";

type Told = Pick<GroupView, "measures" | "projects">;

/** Whether anything was said of the time itself: a judgement of its rounds, or a figure of its own. */
export const isTold = ({ measures, projects }: Told, then: Span): boolean => measures.some((m) => measureTold(m, then)) || projects.some((p) => judged(p.judgement, then));

const measureTold = (m: MeasureView, then: Span): boolean =>
  judged(m.judgement, then) || m.indicators.some((i) => hasFigure(i, then)) || m.parts.some((p) => measureTold(p, then));

const judged = (j: JudgementView | undefined, then: Span): boolean =>
  j !== undefined && quarterOf(then.from) <= j.quarter && j.quarter <= quarterOf(then.to);

const hasFigure = ({ latest }: IndicatorView, then: Span): boolean => {
  const own = latest && (spanOf(latest.period) ?? { from: latest.asOf, to: latest.asOf });
  return own !== undefined && (isWithin(own, then) || isWithin(then, own));
};

export const toldOfMeasure = (m: MeasureView): Told => ({ measures: [m], projects: [] });
export const toldOfProject = (p: ProjectView): Told => ({ measures: [], projects: [p] });

/** The answer, headed by the time it tells of; its buttons go on in that time. */
export function ofThen(card: Card, period: string, language: Language): Card {
  const words = cardContext(language, false).t("status.then", { period: formatPeriod(period, language) });
  return { ...headed(card, words), blocks: [text(words), ...card.blocks.map((b) => inPeriod(b, period))] };
}

/** What there is instead of the time asked for, said before it. */
export const headedBy = (key: "status.notThen" | "status.ownerNow", card: Card, period: string, language: Language): Card =>
  headed(card, cardContext(language, false).t(key, { period: formatPeriod(period, language) }));

const headed = (card: Card, words: string): Card => ({ ...card, summary: `${words} ${card.summary}`, blocks: [text(words), ...card.blocks] });

const goesOn: ReadonlySet<string> = new Set(["status.goal", "status.measures", "status.measure", "status.indicator", "status.group", "status.overdue", "status.items"]);

function onward<B extends Button>(button: B, period: string): B {
  const next = { ...button, params: { ...button.params, period } };
  return goesOn.has(button.route) && encodePress(next).length <= longestPress ? next : button;
}

function inPeriod(block: Block, period: string): Block {
  if (block.kind === "buttons") return { ...block, buttons: block.buttons.map((b) => onward(b, period)) };
  if (block.kind === "list") return { ...block, items: block.items.map((i) => (i.button ? { ...i, button: onward(i.button, period) } : i)) };
  return block;
}
