import { openRound } from "../evaluation/my-items.ts";
import { isQuarter, quarterDates } from "../shared/quarter.ts";
import { askedTime, isWithin } from "../status/time-line.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Context } from "./context.ts";
import type { Understood } from "./understood.ts";

/** Answers that are of the open round, whatever time was said; a summary is had of a quarter by naming it. */
const ofTheRound: ReadonlySet<Understood["intent"]> = new Set(["list_missing", "start_evaluation"]);
const isOfRound = ({ intent, asked, period = "" }: Understood): boolean => ofTheRound.has(intent) || asked !== undefined || (intent === "report" && !isQuarter(period));

/** Another time than the open round's was asked about: the answer says first which it is of. */
export async function withPeriodNote(c: Context, u: Understood, reply: Reply): Promise<Reply> {
  const asked = u.period === undefined || !isOfRound(u) ? undefined : askedTime(u.period);
  const round = asked && reply.kind === "card" ? await openRound(c.ports, c.active) : undefined;
  if (!asked || !round || reply.kind !== "card" || isWithin(quarterDates(round.quarter), asked.span)) return reply;
  const text = c.t("talk.otherPeriod", { asked: formatPeriod(asked.period, c.language), round: formatPeriod(round.quarter, c.language) });
  return { ...reply, card: { ...reply.card, summary: `${text} ${reply.card.summary}`, blocks: [{ kind: "text", text }, ...reply.card.blocks] } };
}
