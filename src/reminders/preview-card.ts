import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, replyCard, replySentence } from "../conversation/context.ts";
import { dateOf, clockTime } from "../shared/calendar.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import type { Speak } from "../texts/texts.ts";
import type { Block, Card } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { PreviewPerson, ReminderPreview } from "./preview.ts";
import { previewReminders } from "./preview.ts";
import { acceptPreview } from "./preview-seen.ts";
import type { Step } from "./reminder-plan.ts";

/** So many people are listed in a card; `kvartti reminders` lists them all. */
const mostPeople = 40;

/** The coordinator's look at who is reminded, when, of what; to the asker only. Before the first round it is where leave is given. */
export async function showPreview(c: Context): Promise<Reply> {
  const preview = await previewReminders(c.ports, c.active);
  return preview ? replyCard(previewCard(c, preview), "asker") : replySentence(c, c.t("preview.none"));
}

/** "Muistutukset saa lähettää." */
export async function givePreviewLeave(c: Context): Promise<Reply> {
  await acceptPreview(c.ports, c.active, c.person?.id ?? "");
  return showPreview(c);
}

function previewCard(c: Context, p: ReminderPreview): Card {
  const title = c.t("preview.title", { period: formatPeriod(p.quarter, c.language) });
  const blocks: readonly Block[] = [
    { kind: "heading", text: title },
    { kind: "text", text: c.t(p.seen ? "preview.seen" : "preview.notSeen"), tone: p.seen ? "good" : "warning" },
    { kind: "list", ordered: true, items: p.steps.map((s) => ({ text: stepWords(c.t, s.step), detail: whenWords(c, s.at) + groupWords(c, s.schedule.name) })) },
    { kind: "heading", text: c.t("preview.who", { count: p.people.length }) },
    { kind: "list", items: p.people.slice(0, mostPeople).map((x) => ({ text: plain(x.name), detail: personWords(c.t, x), mark: x.reachable ? ("open" as const) : ("alarm" as const) })) },
    ...(p.ownerless > 0 ? [{ kind: "text" as const, text: c.t("preview.noOwner", { count: p.ownerless }), tone: "muted" as const }] : []),
    ...(p.nobody > 0 ? [{ kind: "text" as const, text: c.t("preview.nobody", { count: p.nobody }), tone: "warning" as const }] : []),
    ...(p.seen || mayReach(c, "compile") === undefined ? [] : [{ kind: "buttons" as const, buttons: [{ label: c.t("preview.accept"), route: "reminders.accept", style: "primary" as const }] }]),
  ];
  return cardOf(c, title, blocks.filter((b) => b.kind !== "list" || b.items.length > 0));
}

export const stepWords = (t: Speak, step: Step): string => {
  if (step === "opening" || step === "due" || step === "chair" || step === "coordinator") return t(`preview.step.${step}`);
  return t("preview.step.before", { days: step.replace("before-", "") });
};

const whenWords = (c: Context, at: number): string =>
  c.t("preview.at", { day: formatDay(dateOf(at, c.active.calendar.zone), c.language), time: clockTime(at, c.active.calendar.zone) });

const groupWords = (c: Context, group: string): string => (group === "" ? "" : `, ${c.active.programme.groups.find((g) => g.id === group)?.name ?? group}`);

const personWords = (t: Speak, p: PreviewPerson): string =>
  [
    p.groups.join(", "),
    ...(p.figures > 0 ? [t("reminder.figures", { count: p.figures })] : []),
    ...(p.judgements > 0 ? [t("reminder.judgements", { count: p.judgements })] : []),
    ...(p.reachable ? [] : [t("preview.unreachable")]),
  ].join(", ");
