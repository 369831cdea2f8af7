import type { Context } from "../conversation/context.ts";
import { replySentence } from "../conversation/context.ts";
import { dateOf } from "../shared/calendar.ts";
import { formatDay, formatPeriod } from "../texts/numbers.ts";
import type { Reply } from "../vocabulary/reply.ts";
import { openRound } from "./my-items.ts";
import { nextRound } from "./round-calendar.ts";
import { datesOf } from "./round.ts";

/** "Milloin väliarviointi päättyy?": until when it is open for this group, and when the next one opens. */
export async function roundWhen(c: Context, group: string | undefined): Promise<Reply> {
  const round = await openRound(c.ports, c.active);
  const next = nextRound(c.active, c.now);
  const period = round ? formatPeriod(round.quarter, c.language) : "";
  const due = round && datesOf(round, group ?? "").dueOn;
  const opens = next && dateOf(next.own?.[group ?? ""]?.opensAt ?? next.opensAt, c.active.calendar.zone);
  const sentences = [
    due === undefined ? "" : c.t(due < c.today ? "evaluation.wasDue" : "evaluation.isOpen", { period, date: formatDay(due, c.language) }),
    opens === undefined ? (due === undefined ? c.t("evaluation.noMore") : "") : c.t("evaluation.nextOpens", { date: formatDay(opens, c.language) }),
  ];
  return replySentence(c, sentences.filter((s) => s !== "").join(" "));
}
