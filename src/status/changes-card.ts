import type { Language } from "../shared/language.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import type { Button, Card, ListItem } from "../vocabulary/card.ts";
import type { ChangesView, FigureChange, StatusChange } from "./changes.ts";
import { answerWords, dateWords, indicatorName } from "./figure-words.ts";
import { measureRef, measureTitle } from "./measure-lines.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, meantOther, text, textIf, titleOf } from "./wording.ts";

const mostRows = 10;

/** "2 muutosta 30.6.2021 jälkeen", "9 muutosta jaksolla huhti–kesäkuu 2021": how many, then each with what it was and what it is. */
export function changesCard(view: ChangesView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const { figures, statuses } = view;
  const head = headOf(c, view, figures.length + statuses.length);
  const rows = [...statuses.map((s) => statusRow(c, s)), ...figures.map((f) => figureRow(c, f))];
  const preliminary = figures.some((f) => f.now.preliminary) || statuses.some((s) => s.preliminary);
  return answerCard(c, head, [
    text(head),
    { kind: "list", items: rows.slice(0, mostRows) },
    ...textIf(rows.length > mostRows ? c.t("status.more", { count: rows.length - mostRows }) : ""),
    ...textIf(preliminary ? c.t("status.preliminary") : "", "muted"),
    buttons(showStatus(c, view), meantOther(c)),
  ]);
}

function headOf(c: CardContext, view: ChangesView, count: number): string {
  const name = nameOf(c, view);
  const early = view.early === undefined ? "" : `${earlyWords(c, view.early)} `;
  if (view.period === undefined) return count === 0 ? c.t("status.changes.none", { name, date: formatDate(view.window.after, c.language) }) : c.t("status.changes", { name, count, date: formatDate(view.window.after, c.language) });
  const period = formatPeriod(view.period, c.language);
  return `${early}${count === 0 ? c.t("status.changes.noneIn", { name, period }) : c.t("status.changesIn", { name, period, count })}`;
}

const earlyWords = (c: CardContext, { period, window }: NonNullable<ChangesView["early"]>): string =>
  period === undefined ? c.t("status.changes.earlySince", { date: formatDate(window.after, c.language) }) : c.t("status.changes.early", { period: formatPeriod(period, c.language) });

function nameOf(c: CardContext, { goal, measure, project, group }: ChangesView): string {
  if (measure) return c.t("status.measure", { name: measureTitle(measure) });
  if (project) return titleOf(project.title);
  return goal ? c.t("status.goal", { number: goal.number, title: titleOf(goal.title) }) : titleOf(group.name);
}

const statusRow = (c: CardContext, { measure, project, before, now }: StatusChange): ListItem => ({
  text: c.t("status.changes.status", { what: `**${measure ? measureTitle(measure) : titleOf(project?.title ?? "")}**`, before: c.t(`status.${before}`), now: c.t(`status.${now}`) }),
});

function figureRow(c: CardContext, { measure, indicator, before, now }: FigureChange): ListItem {
  const was = before ? `${answerWords(c, indicator, before)} (${dateWords(c, before)})` : c.t("status.changes.nothing");
  const what = `**${measureRef(measure)}** ${indicatorName(indicator)}`;
  return { text: c.t("status.changes.figure", { what, before: was, now: `${answerWords(c, indicator, now)} (${dateWords(c, now)})` }) };
}

function showStatus(c: CardContext, { group, goal, measure, project }: ChangesView): Button {
  const item = measure?.id ?? project?.id;
  if (item !== undefined) return { label: c.t("status.showMeasure"), route: "status.measure", params: { measure: item } };
  return goal
    ? { label: c.t("status.showGoal"), route: "status.goal", params: { group: group.id, goal: String(goal.number) } }
    : { label: c.t("status.changes.showGroup"), route: "status.group", params: { group: group.id } };
}
