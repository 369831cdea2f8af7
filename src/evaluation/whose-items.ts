import type { Context } from "../conversation/context.ts";
import { mayReach } from "../conversation/context.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { OwedItem } from "./answer.ts";
import type { MyItems } from "./my-items.ts";
import { itemsFrom, myItems } from "./my-items.ts";
import type { EvaluationRound } from "./round.ts";

/** May this person answer what somebody else owes in the group? A chair in the own group, the coordinator everywhere. */
export const mayAnswerFor = (c: Context, group: string): boolean => ["all", "group"].includes(mayReach(c, "answerItems", group) ?? "");

/** What somebody owes, as far as this person may answer it: all of one's own, of others what lies within one's leave. */
export async function itemsOf(c: Context, round: EvaluationRound, answerer: string): Promise<MyItems> {
  if (answerer === c.person?.id) return myItems(c.ports, c.active, round, answerer);
  const rows = (await c.ports.stores.owed.find({ round: round.id, answerer })).map((s) => s.value);
  return itemsFrom(c.active, round, rows.filter((r) => mayAnswerFor(c, r.group)), c.today);
}

/**
 * Who answers a measure that is not one's own, when one may answer for them. Where the group has nobody at all the items become
 * this person's: an answer belongs to somebody.
 */
export async function answererFor(c: Context, round: EvaluationRound, group: string, subject: string): Promise<string | undefined> {
  const me = c.person?.id;
  if (me === undefined || !mayAnswerFor(c, group)) return undefined;
  const rows = (await c.ports.stores.owed.find({ round: round.id, group })).filter((r) => r.value.subject === subject);
  const named = rows.find((r) => r.value.state === "open" && r.value.answerer !== undefined) ?? rows.find((r) => r.value.answerer !== undefined);
  if (named) return named.value.answerer;
  for (const row of rows) await take(c, row, me);
  return rows.length > 0 ? me : undefined;
}

async function take(c: Context, row: Stored<OwedItem>, me: string): Promise<void> {
  await c.ports.stores.owed.save(row, { ...row.value, answerer: me });
}
