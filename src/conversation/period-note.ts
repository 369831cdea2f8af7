import { openRound } from "../evaluation/my-items.ts";
import { isQuarter, quarterDates } from "../shared/quarter.ts";
import { askedTime, isWithin } from "../status/time-line.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Context } from "./context.ts";
import type { Understood } from "./understood.ts";

/** Answers that are of the open round, whatever time was said; a summary is had of a quarter by naming it. */
const ofTheRound: ReadonlySet<Understood["intent"]> = new Set(["list_missing", "start_evaluation"]);
const isOfRound = ({ intent, period = "" }: Understood): boolean => ofTheRound.has(intent) || (intent === "report" && !isQuarter(period));

/** Answers that could have been of the time that was said. */
const ofATime: ReadonlySet<Understood["intent"]> = new Set(["status_goal", "status_group", "status_measure", "status_indicator", "list_missing", "list_overdue", "report"]);

/** Another time than the open round's was asked about, or one that nothing is told of: the answer says first what it is of. */
export async function withPeriodNote(c: Context, u: Understood, reply: Reply): Promise<Reply> {
  if (u.noPeriod !== undefined) return ofATime.has(u.intent) ? headed(reply, c.t("talk.noPeriod", { time: u.noPeriod })) : reply;
  const asked = u.period === undefined || !isOfRound(u) ? undefined : askedTime(u.period);
  const round = asked && reply.kind === "card" ? await openRound(c.ports, c.active) : undefined;
  if (!asked || !round || isWithin(quarterDates(round.quarter), asked.span)) return reply;
  return headed(reply, c.t("talk.otherPeriod", { asked: formatPeriod(asked.period, c.language), round: formatPeriod(round.quarter, c.language) }));
}

function headed(reply: Reply, text: string): Reply {
  if (reply.kind !== "card") return reply;
  return { ...reply, card: { ...reply.card, summary: `${text} ${reply.card.summary}`, blocks: [{ kind: "text", text }, ...reply.card.blocks] } };
}
