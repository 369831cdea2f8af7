import { tiesNone } from "../programme/look-up.ts";
import type { Language } from "../shared/language.ts";
import type { Block, Button, Card, ListItem } from "../vocabulary/card.ts";
import { projectRow } from "./goal-cards.ts";
import { lateBlock } from "./late-block.ts";
import { allStandings, countWords, deviationsFirst, measureLine, nothingKnown } from "./measure-lines.ts";
import { isDeviation } from "./roll-up.ts";
import type { GoalView, GroupView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import {
  answerCard, buttons, cardContext, headline, meantOther, personWords, roundWords, sentences, sourceWords, standingWords, text, textIf, titleOf,
} from "./wording.ts";

const mostDeviations = 5;

/** A working group at a glance: counts, its goals with a way into each, deviations, how far the evaluation has come. */
export function groupStatusCard(view: GroupView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const head = groupHeadline(c, view);
  return answerCard(c, head, [
    text(head),
    ...textIf(nothingYet(view) ? sentences(c.t("status.nothingYet"), view.answered ? "" : roundWords(c, view.round)) : ""),
    { kind: "list", items: view.goals.map((g) => goalRow(c, view, g)) },
    ...deviationBlocks(c, view),
    ...lateBlock(c, view),
    ...textIf(progressWords(c, view)),
    ...textIf(sentences(standingWords(c, allStandings(view)), chairWords(c, view)), "muted"),
    buttons(...projectButtons(c, view), meantOther(c)),
  ]);
}

/** In a group whose measures or projects are tied to no goal every goal would only repeat the group. */
const tied = (view: GroupView): boolean => (view.measures.length > 0 && !tiesNone(view.group)) || view.projects.some((p) => p.project.goals.length > 0);

function groupHeadline(c: CardContext, view: GroupView): string {
  const name = titleOf(view.group.name);
  if (nothingYet(view)) return headline(c, name, { status: "unknown", source: "none" });
  const total = c.t(view.projects.length > 0 ? "status.projectCount" : "status.measureCount", { count: view.rollUp.total });
  const source = sourceWords(c, view.shown);
  return `**${name}.** ${total}: ${countWords(c, view.rollUp)}${source === "" ? "." : ` (${source}).`}`;
}

const nothingYet = (view: GroupView): boolean => view.measures.every(nothingKnown) && view.projects.every((p) => p.shown.source === "none");

function goalRow(c: CardContext, view: GroupView, g: GoalView): ListItem {
  const title = c.t("status.goal", { number: g.goal.number, title: titleOf(g.goal.title) });
  const button: Button = { label: c.t("status.showMeasure"), route: "status.goal", params: { group: view.group.id, goal: String(g.goal.number) } };
  return { text: tied(view) && g.shown.source !== "none" ? `${title}. ${c.t(`status.${g.shown.status}`)}` : title, button };
}

function deviationBlocks(c: CardContext, view: GroupView): readonly Block[] {
  const items = deviations(c, view);
  return items.length > 0 ? [text(`**${c.t("status.deviations")}**`), { kind: "list", items }] : [];
}

function deviations(c: CardContext, view: GroupView): readonly ListItem[] {
  const measures = deviationsFirst(view.measures.filter((m) => isDeviation(m.shown.status))).map((m) => ({ text: measureLine(c, m, "unknown") }));
  const projects = deviationsFirst(view.projects.filter((p) => isDeviation(p.shown.status))).map((p) => projectRow(c, p));
  const all = [...measures, ...projects];
  return all.length > mostDeviations ? [...all.slice(0, mostDeviations), { text: c.t("status.more", { count: all.length - mostDeviations }) }] : all;
}

const progressWords = (c: CardContext, view: GroupView): string =>
  view.answered ? sentences(roundWords(c, view.round), c.t("status.answered", { ...view.answered })) : "";

const chairWords = (c: CardContext, { owner }: GroupView): string =>
  owner.kind === "named" ? c.t("status.chair", { who: owner.owners.map((o) => personWords(c, o)).join(", ") }) : c.t("status.ownerNobody");

function projectButtons(c: CardContext, view: GroupView): readonly Button[] {
  const [goal] = view.goals;
  if (view.projects.length === 0 || tied(view) || !goal) return [];
  return [{ label: c.t("status.showProjects"), route: "status.measures", params: { group: view.group.id, goal: String(goal.goal.number) } }];
}
