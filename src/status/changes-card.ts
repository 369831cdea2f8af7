import type { Language } from "../shared/language.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Card, ListItem } from "../vocabulary/card.ts";
import type { ChangesView, FigureChange, StatusChange } from "./changes.ts";
import { answerWords, dateWords, indicatorName } from "./figure-words.ts";
import { measureRef, measureTitle } from "./measure-lines.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, meantOther, text, textIf, titleOf } from "./wording.ts";

const mostRows = 10;

/** "Muutokset 30.6.2021 jälkeen": how many, then each with what it was and what it is. */
export function changesCard(view: ChangesView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const { figures, statuses, goal, group } = view;
  const name = goal ? c.t("status.goal", { number: goal.number, title: titleOf(goal.title) }) : titleOf(group.name);
  const date = formatDate(view.since, language);
  const count = figures.length + statuses.length;
  const head = count === 0 ? c.t("status.changes.none", { name, date }) : c.t("status.changes", { name, date, count });
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

const statusRow = (c: CardContext, { measure, before, now }: StatusChange): ListItem => ({
  text: c.t("status.changes.status", { what: `**${measureTitle(measure)}**`, before: c.t(`status.${before}`), now: c.t(`status.${now}`) }),
});

function figureRow(c: CardContext, { measure, indicator, before, now }: FigureChange): ListItem {
  const was = before ? `${answerWords(c, indicator, before)} (${dateWords(c, before)})` : c.t("status.changes.nothing");
  const what = `**${measureRef(measure)}** ${indicatorName(indicator)}`;
  return { text: c.t("status.changes.figure", { what, before: was, now: `${answerWords(c, indicator, now)} (${dateWords(c, now)})` }) };
}

const showStatus = (c: CardContext, { group, goal }: ChangesView): { readonly label: string; readonly route: string; readonly params: Readonly<Record<string, string>> } =>
  goal
    ? { label: c.t("status.showGoal"), route: "status.goal", params: { group: group.id, goal: String(goal.number) } }
    : { label: c.t("status.changes.showGroup"), route: "status.group", params: { group: group.id } };
