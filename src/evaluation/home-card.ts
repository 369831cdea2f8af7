import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, ownGroups, replyCard } from "../conversation/context.ts";
import { groupOf } from "../programme/look-up.ts";
import { dateOf } from "../shared/calendar.ts";
import { languages } from "../shared/language.ts";
import { formatDate, formatDay, formatPeriod } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Block, Card, ListItem } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { startButton } from "./evaluation-cards.ts";
import { leftSentence } from "./list-screen.ts";
import { dueOf, editableUntilOf } from "./my-dates.ts";
import type { MyItems, MySubject } from "./my-items.ts";
import { myItems, openRound } from "./my-items.ts";
import { groupsLed } from "./overview-card.ts";
import { nextRound } from "./round-calendar.ts";
import { datesOf } from "./round.ts";

/** So many of the open items are listed; the form lists them all. */
const mostItems = 15;

/** A person's own page: open items with their due day, own groups at a glance, and what can be settled there. Reads only. */
export async function ownPage(c: Context): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const mine = round && c.person ? await myItems(c.ports, c.active, round, c.person.id) : undefined;
  return replyCard(homeCard(c, mine, await groupRows(c, round?.id)), "asker");
}

function homeCard(c: Context, mine: MyItems | undefined, groups: readonly ListItem[]): Card {
  return cardOf(c, c.t("home.summary"), [
    { kind: "heading", text: c.t("home.title", { name: plain(c.person?.name ?? "") }) },
    ...itemBlocks(c, mine),
    ...(groups.length > 0 ? [{ kind: "heading" as const, text: c.t("home.groups") }, { kind: "list" as const, items: groups }] : []),
    { kind: "divider" },
    {
      kind: "buttons",
      buttons: [
        { label: c.t("deputy.button"), route: "people.deputy" },
        ...(groupsLed(c).length > 0 ? [{ label: c.t("overview.button"), route: "evaluation.overview" }] : []),
        ...(mayReach(c, "compile") === undefined ? [] : [{ label: c.t("preview.button"), route: "reminders.preview" }]),
        ...languages.filter((l) => l !== c.language).map((l) => ({ label: speak(l)("home.language", { language: speak(l)(`language.${l}`) }), route: "settings.language", params: { l } })),
        { label: c.t("home.help"), route: "help" },
      ],
    },
  ]);
}

function itemBlocks(c: Context, mine: MyItems | undefined): readonly Block[] {
  const left = mine?.subjects.filter((s) => s.open) ?? [];
  if (!mine || mine.subjects.length === 0) return [{ kind: "text", text: `${c.t("home.nothing")} ${nextSentence(c, mine)}`.trim(), tone: "good" }];
  const done = mine.subjects.length - left.length;
  const progress: Block = { kind: "progress", label: c.t("evaluation.progress", { done, total: mine.subjects.length }), done, total: mine.subjects.length };
  if (left.length === 0) {
    const text = c.t("home.answered", { date: formatDay(editableUntilOf(mine, c.today), c.language) });
    return [{ kind: "text", text, tone: "good" }, progress, { kind: "buttons", buttons: [{ label: c.t("evaluation.editAnswers"), route: "evaluation.start" }] }];
  }
  const due = formatDay(dueOf(mine, c.today), c.language);
  const dueDay = (s: MySubject): string => datesOf(mine.round, s.group.id).dueOn;
  return [
    { kind: "text", text: `**${c.t("home.mine", { period: formatPeriod(mine.round.quarter, c.language), due })}**` },
    { kind: "text", text: leftSentence(c, mine) },
    progress,
    { kind: "buttons", buttons: [startButton(c, done > 0), { label: c.t("delegate.button"), route: "items.delegate" }, { label: c.t("reminder.snooze"), route: "reminder.snooze" }] },
    {
      kind: "list",
      items: left.slice(0, mostItems).map((s) => ({
        text: plain(s.name), mark: c.today > dueDay(s) ? ("late" as const) : ("open" as const),
        detail: [...(left.some((x) => x.group.id !== s.group.id) ? [s.group.name] : []), c.t("home.dueBy", { due: formatDay(dueDay(s), c.language) })].join(", "),
        button: { label: c.t("evaluation.answer"), route: "evaluation.item", params: { m: s.id } },
      })),
    },
    ...(left.length > mostItems ? [{ kind: "text" as const, text: c.t("home.more", { count: left.length - mostItems }), tone: "muted" as const }] : []),
  ];
}

function nextSentence(c: Context, mine: MyItems | undefined): string {
  const next = mine ? undefined : nextRound(c.active, c.now);
  return next ? c.t("home.next", { date: formatDate(dateOf(next.opensAt, c.active.calendar.zone), c.language) }) : "";
}

/** Groups in which the person has a role: how far the round has come, counted, nobody named. */
async function groupRows(c: Context, round: string | undefined): Promise<readonly ListItem[]> {
  return Promise.all(
    ownGroups(c).flatMap((id) => groupOf(c.active.programme, id) ?? []).map(async (group): Promise<ListItem> => {
      const rows = round === undefined ? [] : await c.ports.stores.owed.find({ round, group: group.id });
      const done = rows.filter((r) => r.value.state === "answered").length;
      return {
        text: `**${plain(group.name)}**`,
        ...(rows.length > 0 ? { detail: c.t("home.groupDone", { done, total: rows.length }) } : {}),
        button: { label: c.t("home.groupStatus"), route: "status.group", params: { group: group.id } },
      };
    }),
  );
}
