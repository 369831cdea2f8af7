import { tiesNone } from "../programme/look-up.ts";
import type { Language } from "../shared/language.ts";
import type { Block, Button, Card, ListItem } from "../vocabulary/card.ts";
import { figureWords } from "./figure-words.ts";
import { lateBlock } from "./late-block.ts";
import {
  aimLine, allStandings, countWords, deviationsFirst, differences, leaves, mainIndicator, measureLine, measureTitle, nothingKnown, projectLine,
} from "./measure-lines.ts";
import { isDeviation } from "./roll-up.ts";
import type { GoalView, InProgramme, MeasureView, ProjectView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import {
  answerCard, buttons, cardContext, clean, headline, meantOther, ownerWords, roundWords, sentences, sourceWords, standingWords, text, textIf, titleOf,
} from "./wording.ts";

/** With more measures than this a goal is told by counts and deviations. */
const few = 4;
const mostLines = 5;

type View = GoalView & InProgramme;

/** Answer first, about five lines; the rest behind "Näytä toimenpiteet". */
export function goalStatusCard(view: View, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const head = goalHeadline(c, view);
  return answerCard(c, head, [
    text(head),
    ...textIf(projectNote(c, view), "muted"),
    ...textIf(waiting(c, view)),
    { kind: "list", items: lines(c, view) },
    ...warnings(c, view),
    ...textIf(sentences(standingWords(c, allStandings(view)), ownerWords(c, view.owner)), "muted"),
    buttons(showRest(c, view), meantOther(c)),
  ]);
}

const title = (c: CardContext, view: View): string => titleOf(c.t("status.goal", { number: view.goal.number, title: view.goal.title }));
const isMany = (view: View): boolean => view.rollUp.total > few;

function goalHeadline(c: CardContext, view: View): string {
  if (!isMany(view)) return headline(c, title(c, view), view.shown, onlyJudgement(view));
  const total = c.t(view.projects.length > 0 ? "status.projectCount" : "status.measureCount", { count: view.rollUp.total });
  const source = sourceWords(c, view.shown);
  return `**${title(c, view)}.** ${total}: ${countWords(c, view.rollUp)}${source === "" ? "." : ` (${source}).`}`;
}

/** The period is told when all judgements are from the same, older round. */
function onlyJudgement(view: View): MeasureView["judgement"] {
  const given = [...view.measures, ...view.projects].flatMap((m) => (m.judgement ? [m.judgement] : []));
  return given.every((j) => j.quarter === given[0]?.quarter) ? given[0] : undefined;
}

const nothingYet = (view: View): boolean => view.measures.every(nothingKnown) && view.projects.every((p) => p.shown.source === "none");

function waiting(c: CardContext, view: View): string {
  if (view.rollUp.total === 0 && view.projects.length === 0) return c.t("status.noMeasures");
  if (nothingYet(view)) return sentences(c.t("status.nothingYet"), roundWords(c, view.round));
  return isMany(view) && view.rollUp.counts.offTrack + view.rollUp.counts.atRisk === 0 ? c.t("status.noDeviations") : "";
}

function projectNote(c: CardContext, view: View): string {
  if (view.projects.length === 0) return tiesNone(view.group) ? c.t("status.measuresUntied") : "";
  const untied = view.projects.every((p) => p.project.goals.length === 0);
  return sentences(c.t("status.projectsInstead"), untied ? c.t("status.projectsUntied") : "");
}

function lines(c: CardContext, view: View): readonly ListItem[] {
  const measures = leaves(view.measures);
  if (isMany(view)) return deviationLines(c, view);
  if (nothingYet(view)) return measures.slice(0, mostLines).map((m) => ({ text: aimLine(c, m) }));
  const shown = measures.length > mostLines ? deviationsFirst(measures).slice(0, mostLines) : measures;
  return [...shown.map((m) => ({ text: measureLine(c, m, view.shown.status) })), ...view.projects.map((p) => ({ text: projectLine(c, p) }))];
}

function deviationLines(c: CardContext, view: View): readonly ListItem[] {
  const measures = deviationsFirst(view.measures.filter((m) => isDeviation(m.shown.status))).map((m) => measureLine(c, m, "unknown"));
  const projects = deviationsFirst(view.projects.filter((p) => isDeviation(p.shown.status))).map((p) => projectLine(c, p));
  const all = [...measures, ...projects];
  const shown = all.slice(0, mostLines).map((line) => ({ text: line }));
  return all.length > mostLines ? [...shown, { text: c.t("status.more", { count: all.length - mostLines }) }] : shown;
}

/** What a reader should not miss: ended schedules, figures that disagree with the judgement, what the document says against itself. */
function warnings(c: CardContext, view: View): readonly Block[] {
  const differ = differences(c, leaves(view.measures));
  return [
    ...lateBlock(c, view),
    ...textIf(differ === "" ? "" : c.t("status.computedDiffers", { which: differ }), "warning"),
    ...(isMany(view) ? [] : remarks(c, view).slice(0, 1)),
  ];
}

const remarks = (c: CardContext, view: View): readonly Block[] =>
  leaves(view.measures).flatMap(({ measure }) => {
    const whose = measure.label ? `${measure.label}: ` : "";
    return measure.remarks.map((r) => text(c.t("status.remark", { text: `${whose}${clean(r)}` }), "warning"));
  });

function showRest(c: CardContext, view: View): Button | undefined {
  if (view.measures.length + view.projects.length === 0) return undefined;
  const label = c.t(view.projects.length > 0 ? "status.showProjects" : "status.showMeasures");
  return { label, route: "status.measures", params: { group: view.group.id, goal: String(view.goal.number) } };
}

/** "Näytä toimenpiteet": every measure or project of the goal with its status, deviations first. */
export function goalMeasuresCard(view: View, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const head = goalHeadline(c, view);
  const measures = deviationsFirst(leaves(view.measures)).map((m) => measureRow(c, m));
  const projects = deviationsFirst(view.projects).map((p) => projectRow(c, p));
  return answerCard(c, head, [
    text(head),
    { kind: "list", items: [...measures, ...projects] },
    ...remarks(c, view),
    ...textIf(sentences(standingWords(c, allStandings(view)), ownerWords(c, view.owner)), "muted"),
    buttons({ label: c.t("status.showGoal"), route: "status.goal", params: { group: view.group.id, goal: String(view.goal.number) } }, meantOther(c)),
  ]);
}

const show = (c: CardContext, id: string): Button => ({ label: c.t("status.showMeasure"), route: "status.measure", params: { measure: id } });

export function measureRow(c: CardContext, m: MeasureView): ListItem {
  const main = mainIndicator(m);
  return {
    text: headline(c, measureTitle(m.measure), m.shown, m.judgement),
    ...(main?.latest || main?.said ? { detail: figureWords(c, main) } : {}),
    button: show(c, m.measure.id),
  };
}

export const projectRow = (c: CardContext, p: ProjectView): ListItem => ({
  text: headline(c, p.project.title, p.shown, p.judgement),
  button: show(c, p.project.id),
});
