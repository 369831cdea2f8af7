import { isQuarter } from "../shared/quarter.ts";
import type { Understood } from "./understood.ts";
import type { Target } from "./understood.ts";
import type { StatesAsked } from "./read-states.ts";
import type { Params } from "./route.ts";

export interface RouteCall {
  readonly route: string;
  readonly params: Params;
}

/** Short names of a target's parts in a button's params. */
export const targetParams = (t: Target): Params => ({
  ...(t.group === undefined ? {} : { group: t.group }),
  ...(t.goal === undefined ? {} : { goal: String(t.goal) }),
  ...(t.measure === undefined ? {} : { measure: t.measure }),
  ...(t.indicator === undefined ? {} : { indicator: t.indicator }),
  ...(t.table === undefined ? {} : { table: t.table.id, ...(t.table.place ? { place: t.table.place } : {}), ...(t.table.column ? { column: t.table.column } : {}) }),
});

/** The route that a read message asks for. One table: text, buttons and commands end in the same places. */
export function routeFor(u: Understood): RouteCall {
  const params = targetParams(u.target);
  const period: Params = u.period === undefined ? {} : { period: u.period };
  switch (u.intent) {
    case "status_goal": return u.asked ? itemsIn(u.asked, { ...params, ...period }) : u.changes ? changesOf(u, period) : { route: "status.goal", params: { ...params, ...period } };
    case "status_group": return u.asked ? itemsIn(u.asked, { ...params, ...period }) : u.changes ? changesOf(u, period) : { route: "status.group", params: { ...params, ...period } };
    case "status_measure": return u.changes ? changesOf(u, period) : { route: "status.measure", params: { ...params, ...period } };
    case "status_indicator": return u.changes && !u.target.table ? changesOf(u, period) : { route: "status.indicator", params: { ...params, ...period } };
    case "owner_of": return { route: "status.owner", params: { ...params, ...period } };
    case "schedule_of": return u.ofRound ? { route: "evaluation.when", params } : { route: "status.schedule", params };
    case "list_missing": return { route: "evaluation.missing", params };
    case "list_overdue": return { route: "status.overdue", params: { ...params, ...period, ...(u.due ? { due: "1" } : {}) } };
    case "my_tasks": return { route: "evaluation.mine", params: {} };
    case "record_value": return { route: "reading.record", params: { ...params, ...period, ...valueParams(u) } };
    case "start_evaluation": return { route: "evaluation.start", params };
    case "snooze": return { route: "reminder.snooze", params: u.period === undefined ? {} : { d: u.period } };
    case "delegate": return { route: "items.delegate", params: u.target.measure === undefined ? {} : { m: u.target.measure } };
    case "broadcast": return { route: "broadcast.new", params: {} };
    case "report": return u.whole ? { route: "status.programme", params: quarterOf(u) } : { route: "evaluation.preview", params: { ...(u.target.group === undefined ? {} : { g: u.target.group }), ...quarterOf(u) } };
    case "help": return { route: "help", params: {} };
    case "ask":
    case "unknown": return { route: "help", params: {} };
  }
}

/** What has changed in a group, under a goal or in a measure: in a time, since it, or since the last round. */
const changesOf = ({ target, after }: Understood, period: Params): RouteCall => ({ route: "status.changes", params: { ...targetParams(target), ...period, ...(after ? { after: "1" } : {}) } });

/** The round that is meant, when another than the newest. */
const quarterOf = ({ period = "" }: Understood): Params => (isQuarter(period) ? { r: period } : {});

/** Items that stand in the states asked for. */
const itemsIn = ({ states, goals }: StatesAsked, params: Params): RouteCall => ({ route: "status.items", params: { ...params, s: states.join("."), ...(goals ? { k: "goals" } : {}) } });

/** Figures as typed texts, each with the part it was said of: the form reads them again with the indicator's own rules. */
const valueParams = ({ values, unit, change, course, others }: Understood): Params =>
  values.length === 0 ? {} : {
    ...(unit === undefined ? {} : { u: unit }), ...(change ? { d: "1" } : {}), ...(course ? { w: course } : {}), ...(others ? { others: "1" } : {}),
    v: values.map((x) => (typeof x.value === "boolean" ? (x.value ? "yes" : "no") : String(x.value))).join(";"),
    ...(values.some((x) => x.part) ? { parts: values.map((x) => (x.part ?? "").replaceAll(";", ",")).join(";") } : {}),
  };
