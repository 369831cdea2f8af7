import type { WorkingGroup } from "../programme/programme.ts";
import { groupBy } from "../shared/group-by.ts";
import type { Language } from "../shared/language.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Block, Card, ListItem } from "../vocabulary/card.ts";
import { itemsBlocks, itemsHeadline } from "./items-in-state-card.ts";
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
  const late = count === 0 ? noneLate(c, view) : `**${c.t("status.overdueTitle", { count })}.**`;
  const byGroup = groupBy(view.items, (i) => i.group);
  const items =
    view.items.length > mostItems && byGroup.size > 1
      ? [...byGroup].map(([group, late]) => groupRow(c, group, late.length))
      : shortened(c, view.items.map((i) => overdueRow(c, view, i)));
  const behind = itemsBlocks(c, view.behind);
  const lateBlocks: readonly Block[] = [text(late), { kind: "list", items }];
  const first = count === 0 && view.behind.items.length > 0;
  const preliminary = [...view.items, ...view.behind.items].some((i) => i.preliminary) ? c.t("status.preliminary") : "";
  const title = first ? itemsHeadline(c, view.behind) : late;
  return answerCard(c, title, [...(first ? [...behind, ...lateBlocks] : [...lateBlocks, ...behind]), ...textIf(preliminary, "muted"), buttons(meantOther(c))]);
}

/** Nothing has ended, nothing can end, or all that has ended is done: only the last means that nothing is late. */
function noneLate(c: CardContext, view: OverdueView): string {
  if (view.scheduled === 0) return c.t("status.overdueNoSchedules");
  const date = formatDate(view.upTo, c.language);
  if (view.ended === 0) return c.t("status.overdueNotEnded", { date });
  return c.t(view.behind.items.length > 0 ? "status.overdueAllDone" : "status.overdueNone", { date });
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
