import type { Context } from "../conversation/context.ts";
import { cardOf, mayReach, replyCard, replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { formatPeriod } from "../texts/numbers.ts";
import type { Button } from "../vocabulary/card.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { OwedItem } from "./answer.ts";
import { mayConfirm } from "./confirmation.ts";
import { roundMeant } from "./find-round.ts";
import type { EvaluationRound } from "./round.ts";

/** The ways an item can stand; every item is counted once. `moved`: passed on or escalated, and not answered yet. */
const columns = ["answered", "noNewFigure", "cannotBeHad", "moved", "missing"] as const;
type Column = (typeof columns)[number];

const columnOf = (row: OwedItem): Column => {
  if (row.state === "answered") return row.answer === "noNewFigure" || row.answer === "cannotBeHad" ? row.answer : "answered";
  return row.passedFrom !== undefined || row.movedTo !== undefined ? "moved" : "missing";
};

/** Groups whose chair or coordinator this person is. */
export const groupsLed = (c: Context): readonly WorkingGroup[] =>
  c.active.programme.groups.filter((g) => ["all", "group"].includes(mayReach(c, "seeMissing", g.id) ?? ""));

/** "Kierroksen tilanne": how every item of the round stands, by group, for the coordinator and a chair; in private, and counted, nobody named. */
export async function overview(c: Context, p: Params): Promise<Reply> {
  if (c.incoming.place.kind !== "direct") return replySentence(c, c.t("overview.private"));
  const led = groupsLed(c);
  if (led.length === 0) return replySentence(c, c.t("refusal.notAllowed", { who: [c.t("people.role.chair"), c.t("people.role.coordinator")].join(c.t("people.role.or")) }));
  const round = await roundMeant(c.ports, c.active, p["r"]);
  if (!round) return replySentence(c, c.t("confirm.noRound"));
  const rows = (await c.ports.stores.owed.find({ round: round.id, group: led.map((g) => g.id) })).map((r) => r.value);
  const asked = led.filter((g) => rows.some((r) => r.group === g.id));
  const title = c.t("overview.title", { period: formatPeriod(round.quarter, c.language) });
  const open = rows.filter((r) => r.state === "open").length;
  return replyCard(
    cardOf(c, title, [
      { kind: "heading", text: title },
      { kind: "progress", label: c.t("overview.done"), done: rows.length - open, total: rows.length },
      {
        kind: "table", caption: c.t("overview.caption"),
        columns: [c.t("report.group"), ...columns.map((k) => c.t(`overview.${k}`))],
        rows: asked.map((g) => [plain(g.name), ...columns.map((k) => String(rows.filter((r) => r.group === g.id && columnOf(r) === k).length))]),
      },
      { kind: "buttons", buttons: waysOn(c, round, open > 0) },
    ]),
    "asker",
  );
}

function waysOn(c: Context, round: EvaluationRound, open: boolean): readonly Button[] {
  const r = { r: round.quarter };
  return [
    ...(open && round.state === "open" ? [{ label: c.t("evaluation.showItems"), route: "evaluation.missing" }, { label: c.t("nudge.button"), route: "reminder.nudge" }] : []),
    { label: c.t("overview.obstacles"), route: "evaluation.obstacles", params: r },
    ...(mayConfirm(mayReach(c, "compile")) ? [{ label: c.t("confirm.compile"), route: "round.compile", params: r }] : []),
  ];
}
