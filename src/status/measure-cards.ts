import type { Language } from "../shared/language.ts";
import type { Block, Button, Card, ListItem } from "../vocabulary/card.ts";
import { figureWords, indicatorName, reasonWords } from "./figure-words.ts";
import { measureTitle, nothingKnown, standingsOf } from "./measure-lines.ts";
import { measureRow } from "./goal-cards.ts";
import type { IndicatorView, InProgramme, MeasureView, ProjectView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import {
  answerCard, buttons, cardContext, clean, headline, meantOther, ownerWords, roundWords, sentences, standingWords, text, textIf, titleOf,
} from "./wording.ts";

type View = MeasureView & InProgramme;

/** One measure: the judgement, every figure, why the figures say what they say, schedule and owner. */
export function measureStatusCard(view: View, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const head = headline(c, measureTitle(view.measure), view.shown, view.judgement);
  return answerCard(c, head, [
    text(head),
    ...textIf(knownWords(c, view)),
    { kind: "list", items: [...view.indicators.map((i) => indicatorRow(c, view, i)), ...view.parts.map((p) => measureRow(c, p))] },
    ...textIf(computedWords(c, view), view.differs ? "warning" : "muted"),
    ...scheduleBlocks(c, view),
    ...documentRemarks(c, view),
    ...textIf(standingWords(c, standingsOf(view)), "muted"),
    ownerBlock(c, view),
    buttons(onlyIndicator(c, view), goalButton(c, view), meantOther(c)),
  ]);
}

const knownWords = (c: CardContext, view: View): string =>
  nothingKnown(view) && view.measure.asked === "round" ? sentences(c.t("status.nothingYetMeasure"), roundWords(c, undefined)) : askedWords(c, view);

const askedWords = (c: CardContext, { measure }: View): string =>
  measure.asked === "never" ? c.t("status.neverAsked") : measure.asked === "final" ? c.t("status.finalAsked") : "";

const indicatorButton = (c: CardContext, i: IndicatorView): Button => ({
  label: c.t("status.showIndicator"),
  route: "status.indicator",
  params: { indicator: i.indicator.id },
});

const indicatorRow = (c: CardContext, view: View, i: IndicatorView): ListItem => ({
  text: `${indicatorName(i.indicator)}: ${figureWords(c, i)}`,
  ...(view.indicators.length > 1 ? { button: indicatorButton(c, i) } : {}),
});

const onlyIndicator = (c: CardContext, view: View): Button | undefined => {
  const [first, ...others] = view.indicators;
  return first && others.length === 0 ? indicatorButton(c, first) : undefined;
};

/** Beside the judgement when they differ; alone when there is no judgement. The reason is that of the indicator that decides. */
function computedWords(c: CardContext, view: View): string {
  const decisive = view.indicators.find((i) => i.computed.status === view.computed.status) ?? view.indicators[0];
  const reason = decisive && decisive.latest ? reasonWords(c, decisive.indicator, decisive.computed) : "";
  if (view.differs) return sentences(c.t("status.computedSays", { status: c.t(`status.${view.computed.status}`) }), reason);
  return view.judgement ? "" : reason;
}

function scheduleBlocks(c: CardContext, view: View): readonly Block[] {
  if (!view.schedule) return [];
  const schedule = clean(view.schedule.text);
  return view.overdue ? [text(c.t("status.overdue", { schedule }), "warning")] : [text(c.t("status.schedule", { schedule }), "muted")];
}

function documentRemarks(c: CardContext, view: View): readonly Block[] {
  // With several indicators each tells on its own card how else it may be read.
  const [only, ...others] = view.indicators;
  const ambiguous = others.length === 0 ? only?.indicator.ambiguous : undefined;
  const remarks = view.measure.remarks.map((r) => c.t("status.remark", { text: clean(r) }));
  return [...remarks, ...(ambiguous ? [c.t("status.ambiguous", { text: clean(ambiguous) })] : [])].map((r) => text(r, "warning"));
}

/** A missing owner is an alarm, also for those who can do something about it. */
const ownerBlock = (c: CardContext, { owner }: View | ProjectView): Block => text(ownerWords(c, owner), owner.kind === "named" ? "muted" : "warning");

function goalButton(c: CardContext, { group, measure }: View): Button | undefined {
  const [goal, ...others] = measure.goals;
  if (goal === undefined || others.length > 0) return { label: c.t("status.showGroup"), route: "status.group", params: { group: group.id } };
  return { label: c.t("status.showGoal"), route: "status.goal", params: { group: group.id, goal: String(goal) } };
}

/** A project of a project list. */
export function projectStatusCard(view: ProjectView & InProgramme, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const head = headline(c, view.project.title, view.shown, view.judgement);
  const year = view.project.year;
  return answerCard(c, head, [
    text(head),
    ...textIf(view.judgement ? "" : sentences(c.t("status.nothingYetMeasure"), roundWords(c, undefined))),
    text(sentences(c.t("status.list", { list: titleOf(view.project.list) }), year === undefined ? "" : c.t("status.year", { year })), "muted"),
    ...(view.overdue && year !== undefined ? [text(c.t("status.overdue", { schedule: String(year) }), "warning")] : []),
    ...textIf(standingWords(c, view.judgement ? [view.judgement] : []), "muted"),
    ownerBlock(c, view),
    buttons({ label: c.t("status.showGroup"), route: "status.group", params: { group: view.group.id } }, meantOther(c)),
  ]);
}
