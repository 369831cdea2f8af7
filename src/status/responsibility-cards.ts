import { groupBy } from "../shared/group-by.ts";
import type { Language } from "../shared/language.ts";
import { formatDate } from "../texts/numbers.ts";
import type { Block, Button, Card } from "../vocabulary/card.ts";
import { measureRef, measureTitle } from "./measure-lines.ts";
import { lastDayOf } from "./time-line.ts";
import type { OwnerAnswer, ScheduleAnswer, Subject } from "./views.ts";
import type { CardContext, CardOptions } from "./wording.ts";
import { answerCard, buttons, cardContext, clean, meantOther, ownerWords, personWords, stopped, text, titleOf } from "./wording.ts";

/** Who is responsible. A group's answer is its chair; a missing owner says who answers instead. */
export function ownerCard(answer: OwnerAnswer, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, answer.demo, options);
  const { owner } = answer;
  const isGroup = !answer.goal && !answer.measure && !answer.project;
  const chair = isGroup && owner.kind === "named" ? owner.owners.map((o) => personWords(c, o)).join(", ") : undefined;
  const who = chair === undefined ? ownerWords(c, owner) : c.t("status.chair", { who: chair });
  const head = `**${stopped(subjectTitle(c, answer))}** ${who}`;
  const items = owner.kind === "several" ? owner.by.map((b) => ({ text: `**${stopped(measureTitle(b.measure))}** ${ownerWords(c, b.owner)}` })) : [];
  const alarm = owner.kind === "missing" || owner.kind === "nobody";
  return answerCard(c, head, [text(head, alarm ? "warning" : undefined), { kind: "list", items }, buttons(show(c, answer), meantOther(c))]);
}

/** When it should be ready, in the document's words; measures with the same schedule stand together. */
export function scheduleCard(answer: ScheduleAnswer, language: Language, options?: CardOptions): Card {
  const c = cardContext(language, answer.demo, options);
  const none = answer.measures.length === 0 ? c.t("status.noSchedule") : "";
  const own = answer.schedule ? c.t("status.schedule", { schedule: clean(answer.schedule.text) }) : none;
  const head = `**${stopped(subjectTitle(c, answer))}** ${own}`.trim();
  return answerCard(c, head, [
    text(head),
    { kind: "list", items: bySchedule(c, answer) },
    ...deadlineBlock(c, answer),
    ...lateBlock(c, answer),
    ...answer.remarks.map((r) => text(c.t("status.remark", { text: clean(r) }), "warning")),
    buttons(show(c, answer), meantOther(c)),
  ]);
}

function bySchedule(c: CardContext, answer: ScheduleAnswer): readonly { readonly text: string }[] {
  const groups = groupBy(answer.measures, (m) => (m.schedule ? clean(m.schedule.text) : ""));
  if (groups.size === 1 && groups.has(clean(answer.schedule?.text ?? ""))) return [];
  return [...groups].map(([schedule, measures]) => {
    const names = measures.map((m) => measureRef(m.measure)).join(", ");
    return { text: schedule === "" ? `${names}: ${c.t("status.noSchedule")}` : c.t("status.whoseSchedule", { schedule, measures: names }) };
  });
}

function deadlineBlock(c: CardContext, { indicator }: ScheduleAnswer): readonly Block[] {
  const date = indicator?.deadline === undefined ? undefined : lastDayOf(indicator.deadline);
  return date ? [text(c.t("status.deadline", { date: formatDate(date, c.language) }))] : [];
}

function lateBlock(c: CardContext, answer: ScheduleAnswer): readonly Block[] {
  if (!answer.overdue) return [];
  const late = answer.measures.filter((m) => m.overdue).map((m) => measureRef(m.measure));
  if (late.length > 0) return [text(c.t("status.overdueSome", { which: late.join(", ") }), "warning")];
  return [text(c.t("status.overdue", { schedule: clean(answer.schedule?.text ?? "") }), "warning")];
}

/** "Toimenpide 3a Kotihoito 24/7", "Vanhuspalvelut, tavoite 3: …", or the group's name. */
function subjectTitle(c: CardContext, s: Subject): string {
  if (s.measure) return c.t("status.measure", { name: measureTitle(s.measure) });
  if (s.project) return titleOf(s.project.title);
  return s.goal ? titleOf(c.t("status.goal", { number: s.goal.number, title: s.goal.title })) : titleOf(s.group.name);
}

function show(c: CardContext, s: Subject): Button {
  const label = c.t("status.showMeasure");
  const item = s.measure ?? s.project;
  if (item) return { label, route: "status.measure", params: { measure: item.id } };
  if (s.goal) return { label, route: "status.goal", params: { group: s.group.id, goal: String(s.goal.number) } };
  return { label, route: "status.group", params: { group: s.group.id } };
}
