import type { WorkingGroup } from "../programme/programme.ts";
import { groupBy } from "../shared/group-by.ts";
import type { Language } from "../shared/language.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Card, ListItem } from "../vocabulary/card.ts";
import { measureTitle } from "./measure-lines.ts";
import type { OverdueItem, OverdueView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, meantOther, text, textIf, titleOf } from "./wording.ts";

/** A longer list is told by group. */
const mostItems = 10;

/** Ended schedules that nobody has called "Valmis": it is asked whether they are, nobody is blamed. */
export function overdueCard(view: OverdueView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const count = view.items.length;
  const title = count === 0 ? c.t("status.overdueNone", { date: formatDate(view.upTo, language) }) : `**${c.t("status.overdueTitle", { count })}.**`;
  const byGroup = groupBy(view.items, (i) => i.group);
  const items =
    view.items.length > mostItems && byGroup.size > 1
      ? [...byGroup].map(([group, late]) => groupRow(c, group, late.length))
      : shortened(c, view.items.map((i) => overdueRow(c, view, i)));
  const preliminary = items.length > 0 && view.items.some((i) => i.preliminary) ? c.t("status.preliminary") : "";
  return answerCard(c, title, [text(title), { kind: "list", items }, ...textIf(preliminary, "muted"), buttons(meantOther(c))]);
}

function overdueRow(c: CardContext, view: OverdueView, i: OverdueItem): ListItem {
  const name = i.measure ? measureTitle(i.measure) : titleOf(i.project?.title ?? "");
  const id = i.measure?.id ?? i.project?.id ?? "";
  return {
    text: view.group ? name : `${titleOf(i.group.name)}: ${name}`,
    detail: `${c.t("status.ended", { date: formatDate(i.ended, c.language) })}; ${c.t(`status.${i.shown.status}`).toLocaleLowerCase(c.language)}`,
    mark: "late",
    button: { label: c.t("status.showMeasure"), route: "status.measure", params: { measure: id } },
  };
}

const groupRow = (c: CardContext, group: WorkingGroup, count: number): ListItem => ({
  text: c.t("status.groupOverdue", { group: titleOf(group.name), count }),
  button: { label: c.t("status.showMeasure"), route: "status.overdue", params: { group: group.id } },
});

const shortened = (c: CardContext, items: readonly ListItem[]): readonly ListItem[] =>
  items.length > mostItems * 2 ? [...items.slice(0, mostItems * 2), { text: c.t("status.more", { count: items.length - mostItems * 2 }) }] : items;
