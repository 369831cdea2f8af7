import type { WorkingGroup } from "../programme/programme.ts";
import { groupBy } from "../shared/group-by.ts";
import type { Language } from "../shared/language.ts";
import type { Block, Card, ListItem } from "../vocabulary/card.ts";
import { measureRow, projectRow } from "./goal-cards.ts";
import type { ItemInState, ItemsView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, headline, meantOther, sentences, stopped, text, textIf, titleOf } from "./wording.ts";

/** A longer list is told by group. */
const mostItems = 10;

/** "Mitkä vaativat huomiota?": how many stand so, then each of them. */
export function itemsInStateCard(view: ItemsView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const title = view.goal ? c.t("status.goal", { number: view.goal.number, title: titleOf(view.goal.title) }) : view.group && titleOf(view.group.name);
  const head = sentences(title === undefined ? "" : `**${stopped(title)}**`, itemsHeadline(c, view));
  const unknown = view.unknown > 0 ? c.t(view.goals ? "status.unknownGoals" : "status.unknownItems", { count: view.unknown }) : "";
  const preliminary = view.items.some((i) => i.preliminary) ? c.t("status.preliminary") : "";
  return answerCard(c, head, [text(head), list(c, view), ...textIf(sentences(unknown, preliminary), "muted"), buttons(meantOther(c))]);
}

/** "**Jäljessä: 3 kohtaa. Vaatii huomiota: ei yhtään.**" */
export const itemsHeadline = (c: CardContext, view: ItemsView): string =>
  `**${view.states.map((s) => {
    const count = view.items.filter((i) => i.shown.status === s).length;
    const number = count === 0 ? c.t("status.noItems") : c.t(view.goals ? "status.goalCount" : "status.itemCount", { count });
    return `${c.t(`status.${s}`)}: ${number}.`;
  }).join(" ")}**`;

/** Beside another answer. */
export const itemsBlocks = (c: CardContext, view: ItemsView): readonly Block[] => [text(itemsHeadline(c, view)), list(c, view)];

function list(c: CardContext, view: ItemsView): Block {
  const byGroup = groupBy(view.items, (i) => i.group);
  const items = view.items.length > mostItems && byGroup.size > 1 ? [...byGroup].map(([group, of]) => groupRow(c, view, group, of.length)) : view.items.map((i) => row(c, view, i));
  const most = mostItems * 2;
  return { kind: "list", items: items.length > most ? [...items.slice(0, most), { text: c.t("status.more", { count: items.length - most }) }] : items };
}

function row(c: CardContext, view: ItemsView, i: ItemInState): ListItem {
  const shown = i.measure ? measureRow(c, i.measure) : i.project ? projectRow(c, i.project) : goalRow(c, i);
  return view.group ? shown : { ...shown, text: `${titleOf(i.group.name)}: ${shown.text}` };
}

const goalRow = (c: CardContext, { goal, group, shown }: ItemInState): ListItem => ({
  text: headline(c, c.t("status.goal", { number: goal?.goal.number ?? 0, title: goal?.goal.title ?? "" }), shown),
  button: { label: c.t("status.showMeasure"), route: "status.goal", params: { group: group.id, goal: String(goal?.goal.number ?? 0) } },
});

const groupRow = (c: CardContext, { states, goals }: ItemsView, group: WorkingGroup, count: number): ListItem => ({
  text: c.t("status.groupOverdue", { group: titleOf(group.name), count }),
  button: { label: c.t("status.showMeasure"), route: "status.items", params: { group: group.id, s: states.join("."), ...(goals ? { k: "goals" } : {}) } },
});
