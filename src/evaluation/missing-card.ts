import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach } from "../conversation/context.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { groupBy } from "../shared/group-by.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Block, Button, Card, ListItem } from "../vocabulary/card.ts";
import type { OwedItem } from "./answer.ts";
import type { MySubject } from "./my-items.ts";
import { subjectsOf } from "./my-items.ts";
import { groupsLed } from "./overview-card.ts";
import type { EvaluationRound } from "./round.ts";
import { mayAnswerFor } from "./whose-items.ts";

/**
 * What has not been answered in the round. A channel reads items, never names; in private the coordinator sees who,
 * and a chair sees it of the own group.
 */
export async function missingCard(c: Context, round: EvaluationRound, group: WorkingGroup | undefined): Promise<Card> {
  const rows = await c.ports.stores.owed.find({ round: round.id, state: "open", ...(group ? { group: group.id } : {}) });
  const open = rows.map((r) => r.value).sort((a, b) => a.order - b.order);
  const title = c.t("evaluation.missingTitle", { period: formatPeriod(round.quarter, c.language) });
  if (open.length === 0) return cardOf(c, c.t("evaluation.missingNothing"), [{ kind: "text", text: c.t("evaluation.missingNothing"), tone: "good" }]);
  const items = group ? await measureRows(c, open) : groupRows(c, open);
  return cardOf(c, title, [{ kind: "heading", text: group ? `${title}: ${group.name}` : title }, { kind: "list", items }, ...leadersWays(c)]);
}

/** For a chair and the coordinator, in private. */
const leadersWays = (c: Context): readonly Block[] =>
  c.incoming.place.kind !== "direct" || groupsLed(c).length === 0
    ? []
    : [{ kind: "buttons", buttons: [{ label: c.t("nudge.button"), route: "reminder.nudge" }, { label: c.t("overview.button"), route: "evaluation.overview" }] }];

function groupRows(c: Context, open: readonly OwedItem[]): readonly ListItem[] {
  return [...groupBy(open, (r) => r.group)].map(([id, rows]) => {
    const name = c.active.programme.groups.find((g) => g.id === id)?.name ?? id;
    const subjects = groupBy(rows, (r) => r.subject);
    const ownerless = [...subjects.values()].filter((s) => s.some((r) => r.ownerMissing)).length;
    return {
      text: c.t("evaluation.missingGroup", { group: name, count: subjects.size }),
      mark: "open" as const,
      ...(ownerless > 0 ? { detail: c.t("evaluation.ownerMissingCount", { count: ownerless }) } : {}),
      button: { label: c.t("evaluation.showItems"), route: "evaluation.missing", params: { group: id } },
    };
  });
}

async function measureRows(c: Context, open: readonly OwedItem[]): Promise<readonly ListItem[]> {
  const subjects = [...groupBy(open, (r) => r.subject).values()].flatMap((rows) => subjectsOf(c.active, rows));
  const group = open[0]?.group;
  const maySeeNames = c.incoming.place.kind === "direct" && ["all", "group"].includes(mayReach(c, "seeMissing", group) ?? "");
  const mayAnswer = maySeeNames && group !== undefined && mayAnswerFor(c, group);
  const button = (s: MySubject): Button => ({ label: c.t("evaluation.answer"), route: "evaluation.item", params: { m: s.id } });
  return Promise.all(subjects.map(async (s) => ({
    text: s.name, mark: "open" as const, ...(await detail(c, s, maySeeNames)), ...(mayAnswer ? { button: button(s) } : {}),
  })));
}

async function detail(c: Context, s: MySubject, names: boolean): Promise<{ detail?: string }> {
  const answerer = s.items[0]?.answerer;
  const person = names && answerer !== undefined ? await c.ports.stores.persons.get(answerer) : undefined;
  const parts = [...(s.items.some((i) => i.ownerMissing) ? [c.t("evaluation.noOwner")] : []), ...(person ? [person.value.name] : [])];
  return parts.length > 0 ? { detail: parts.join(". ") } : {};
}
