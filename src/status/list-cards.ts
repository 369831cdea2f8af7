import { groupBy } from "../shared/group-by.ts";
import type { Language } from "../shared/language.ts";
import { formatDate, formatPeriod } from "../texts/numbers.ts";
import type { Button, Card, ListItem } from "../vocabulary/card.ts";
import { indicatorName } from "./figure-words.ts";
import { measureTitle } from "./measure-lines.ts";
import type { MissingGroup, MissingItem, MissingView, OverdueItem, OverdueView } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, meantOther, roundWords, text, textIf, titleOf } from "./wording.ts";

/** A longer list is told by group. */
const mostItems = 10;

/** Ended schedules that nobody has called "Valmis": it is asked whether they are, nobody is blamed. */
export function overdueCard(view: OverdueView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const title = view.items.length === 0 ? c.t("status.overdueNone", { date: formatDate(view.upTo, language) }) : `**${c.t("status.overdueTitle", { count: view.items.length })}.**`;
  const byGroup = groupBy(view.items, (i) => i.group);
  const items =
    view.items.length > mostItems && byGroup.size > 1
      ? [...byGroup].map(([group, late]) => groupRow(c, { group, count: late.length, route: "status.overdue" }))
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

interface GroupRow {
  readonly group: MissingGroup["group"];
  readonly count: number;
  readonly route: "status.overdue" | "status.missing";
  readonly detail?: string;
}

function groupRow(c: CardContext, { group, count, route, detail }: GroupRow): ListItem {
  const button: Button = { label: c.t("status.showMeasure"), route, params: { group: group.id } };
  return { text: c.t("status.groupOverdue", { group: titleOf(group.name), count }), button, ...(detail ? { detail } : {}) };
}

const shortened = (c: CardContext, items: readonly ListItem[]): readonly ListItem[] =>
  items.length > mostItems * 2 ? [...items.slice(0, mostItems * 2), { text: c.t("status.more", { count: items.length - mostItems * 2 }) }] : items;

/** What is still open in the round, by group or, for one group, by measure. It names no person. */
export function missingCard(view: MissingView, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, view.demo, options);
  const total = view.groups.reduce((sum, g) => sum + g.total, 0);
  const title = missingTitle(c, view, total);
  const [only, ...others] = view.groups;
  const items = only && others.length === 0 ? shortened(c, itemRows(c, only)) : view.groups.map((g) => groupRow(c, { group: g.group, count: g.total, route: "status.missing", ...ownersDetail(c, g) }));
  return answerCard(c, title, [text(title), ...textIf(roundWords(c, view.round)), { kind: "list", items }, buttons(meantOther(c))]);
}

function missingTitle(c: CardContext, view: MissingView, total: number): string {
  if (!view.round?.open) return c.t("status.missingNotOpen");
  if (total === 0) return c.t("status.missingNone");
  const [only, ...others] = view.groups;
  const group = only && others.length === 0 ? `${titleOf(only.group.name)}, ` : "";
  const period = `${group}${formatPeriod(view.round.quarter, c.language)}`;
  return `**${c.t("status.missingTitle", { period, count: total })}.**`;
}

function ownersDetail(c: CardContext, g: MissingGroup): { readonly detail?: string } {
  const count = new Set(g.items.filter((i) => i.ownerMissing).map((i) => i.measure?.id ?? i.project?.id)).size;
  return count > 0 ? { detail: c.t("status.missingOwners", { count }) } : {};
}

/** One row per measure or project: "3a Kotihoito: luku (Kotona asuvien osuus), tilanne". */
function itemRows(c: CardContext, g: MissingGroup): readonly ListItem[] {
  const bySubject = groupBy(g.items, (i) => i.measure?.id ?? i.project?.id ?? "");
  return [...bySubject.values()].map((items) => {
    const [first] = items;
    const name = first?.measure ? measureTitle(first.measure) : titleOf(first?.project?.title ?? "");
    return { text: `${name}: ${items.map((i) => itemWords(c, i)).join(", ")}`, ...(first?.ownerMissing ? { detail: c.t("status.missingOwner") } : {}) };
  });
}

const itemWords = (c: CardContext, i: MissingItem): string =>
  i.indicator ? `${c.t(`status.missingKind.${i.kind}`)} (${indicatorName(i.indicator)})` : c.t(`status.missingKind.${i.kind}`);
