import type { Context } from "../conversation/context.ts";
import { cardOf, replyCard, replySentence } from "../conversation/context.ts";
import { openRound } from "../evaluation/my-items.ts";
import { groupBy } from "../shared/group-by.ts";
import { formatPeriod } from "../texts/numbers.ts";
import { plain } from "../vocabulary/inline.ts";
import type { ListItem } from "../vocabulary/card.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { OwedItem } from "../evaluation/answer.ts";

/** Who has not answered, and how much is left: for the coordinator, in private. Read when it is asked for, kept nowhere. */
export async function callList(c: Context): Promise<Reply> {
  if (c.incoming.place.kind !== "direct") return replySentence(c, c.t("calls.private"));
  const round = await openRound(c.ports, c.active);
  if (!round) return replySentence(c, c.t("calls.notOpen"));
  const open = (await c.ports.stores.owed.find({ round: round.id, state: "open" })).map((r) => r.value);
  if (open.length === 0) return replySentence(c, c.t("calls.nothing"));
  const title = c.t("calls.title", { period: formatPeriod(round.quarter, c.language) });
  const rows = await Promise.all([...groupBy(open, (r) => r.answerer)].map(([person, items]) => row(c, person, items)));
  return replyCard(cardOf(c, title, [{ kind: "heading", text: title }, { kind: "list", items: rows }]), "asker");
}

async function row(c: Context, person: string | undefined, items: readonly OwedItem[]): Promise<ListItem> {
  const stored = person === undefined ? undefined : await c.ports.stores.persons.get(person);
  const groups = [...new Set(items.map((i) => i.group))].map((id) => c.active.programme.groups.find((g) => g.id === id)?.name ?? id);
  const late = items.some((i) => i.movedTo !== undefined);
  return {
    text: plain(stored?.value.name ?? person ?? c.t("calls.nobody")),
    detail: [groups.join(", "), c.t("reminder.items", { count: items.length })].join(", "),
    mark: person === undefined ? "alarm" : late ? "late" : "open",
  };
}
