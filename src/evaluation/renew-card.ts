import type { Context } from "../conversation/context.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupOf } from "../programme/look-up.ts";
import { stillOwes } from "../reminders/still-due.ts";
import { dateOf } from "../shared/calendar.ts";
import { formatDay } from "../texts/numbers.ts";
import { speak } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import { groupSummary, summaryCard } from "./group-summary.ts";
import { editableUntil } from "./my-dates.ts";
import type { EvaluationRound } from "./round.ts";

/** How a card that has been delivered should look now. `final`: it will not change any more, forget about it. */
export interface Renewed {
  readonly card?: Card;
  readonly final: boolean;
}

/** Cards that age: a reminder once its items are answered, a summary while answers and confirmation come in. */
export const agesFrom = (key: string): boolean => key.startsWith("reminder:") || key.startsWith("summary:");

/** Undefined: nothing is known of this key. Without a card it still stands as it was sent. */
export async function renewCard(ports: Ports, active: ActiveProgramme, key: string): Promise<Renewed | undefined> {
  if (key.startsWith("reminder:")) return renewReminder(ports, active, key);
  return key.startsWith("summary:") ? renewSummary(ports, active, key) : undefined;
}

async function renewReminder(ports: Ports, active: ActiveProgramme, key: string): Promise<Renewed | undefined> {
  const entry = await ports.stores.outbox.get(key);
  const params = entry?.stillDue?.params;
  const round = (await ports.stores.rounds.get(params?.["round"] ?? ""))?.value;
  if (!entry || !params || !round) return undefined;
  if (await stillOwes(ports, params)) return { final: round.state === "closed" };
  const answered = await ports.stores.owed.find({ round: round.id, answerer: params["person"] ?? "", state: "answered" });
  const until = editableUntil(round, [...new Set(answered.map((a) => a.value.group))], dateOf(ports.clock.now(), active.calendar.zone));
  const { language } = entry.card;
  const t = speak(language);
  const text = answered.length > 0 ? t("renew.answered", { date: formatDay(until, language) }) : t("renew.passedOn");
  const edit = answered.length > 0 ? [{ kind: "buttons" as const, buttons: [{ label: t("evaluation.editAnswers"), route: "evaluation.start" }] }] : [];
  return {
    final: round.state === "closed",
    card: { language, summary: text, blocks: [{ kind: "text", text, tone: "good" }, ...edit], ...(active.programme.demo ? { demo: true } : {}) },
  };
}

/** `summary:<round>/<group>:<revision>:<place>`. Free text in it stays what its publisher wrote; figures are marked preliminary. */
async function renewSummary(ports: Ports, active: ActiveProgramme, key: string): Promise<Renewed | undefined> {
  const found = /^summary:(.+)\/([^/:]+):\d+:/.exec(key);
  const round = (await ports.stores.rounds.get(found?.[1] ?? ""))?.value;
  const group = groupOf(active.programme, found?.[2] ?? "");
  if (!round || !group) return undefined;
  const evaluation = (await ports.stores.evaluations.get(`${round.id}/${group.id}`))?.value;
  if (evaluation?.state !== "submitted" && evaluation?.state !== "confirmed") return { final: round.state === "closed" };
  const c = await publisherContext(ports, active, evaluation.publishedBy ?? "", round);
  return { card: summaryCard(c, await groupSummary(c, round, group)), final: round.state === "closed" };
}

/** The summary as its publisher sees it: the same eyes that previewed it. */
async function publisherContext(ports: Ports, active: ActiveProgramme, publisher: string, round: EvaluationRound): Promise<Context> {
  const person = (await ports.stores.persons.get(publisher))?.value;
  const language = active.programme.language;
  const now = ports.clock.now();
  const nobody = { platform: "", tenant: "", user: "" };
  return {
    ports, active, now, language, assignments: [], t: speak(language), today: dateOf(now, active.calendar.zone),
    incoming: {
      kind: "press", id: `renew:${round.id}`, route: "", params: {}, actor: nobody, canOpenForms: false,
      place: { platform: "", tenant: "", conversation: "", kind: "direct" },
    },
    ...(person ? { person } : {}),
  };
}
