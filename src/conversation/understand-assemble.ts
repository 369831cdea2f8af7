import type { Programme } from "../programme/programme.ts";
import { countWords, figureWords } from "./lexicon-common.ts";
import { receiverIn } from "./target-people.ts";
import type { Resolution } from "./target-resolution.ts";
import { onlyGroup, type Scope } from "./target-scope.ts";
import type { Found } from "./target-search.ts";
import { cellOf } from "./target-tables.ts";
import type { Facts } from "./understand-facts.ts";
import { indicatorOf, narrow } from "./understand-indicator.ts";
import type { Wanted } from "./understand-intent.ts";
import { readings, valuesSaid, type Said } from "./understand-values.ts";
import type { AskReason, Choice, Target, Understood } from "./understood.ts";

/** Everything a reading is put together from. */
export interface Parts {
  readonly programme: Programme;
  readonly facts: Facts;
  readonly scope: Scope;
  readonly resolution: Resolution;
  readonly found: readonly Found[];
  readonly audience: string | undefined;
}

type Reading = Omit<Understood, "trace">;
type Doing = Choice["intent"];

/** Figures, not one figure: "luvut" shows all that there are. */
const manyFigures = /(?<![\p{L}])(?:luvut|lukuja|\p{L}{3,}luvut|mittarit|mittareita|siffror|siffrorna|mätarna|figures|numbers|indicators)(?![\p{L}])/u;

const nothing: Reading = { intent: "unknown", target: {}, values: [], choices: [] };

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };

const statusOf = (target: Target): Doing =>
  target.table || target.indicator ? "status_indicator" : target.measure ? "status_measure" : target.goal !== undefined ? "status_goal" : "status_group";

const choice = (wanted: Doing | "status", target: Target): Choice => ({ intent: wanted === "status" ? statusOf(target) : wanted, target });

/** The closest time that was said. */
const periodOf = ({ periods }: Facts): { readonly period?: string } => given("period", periods[0]?.period);

interface Asking {
  readonly wanted: Doing | "status";
  readonly why: AskReason;
  readonly targets: readonly Target[];
  readonly group?: string | undefined;
  readonly said?: Said;
}

/** A question back. Its target holds only what is certain. */
function ask({ facts }: Parts, { wanted, why, targets, group, said }: Asking): Reading {
  const choices = targets.map((t) => choice(wanted, t));
  const intent = wanted === "status" ? (choices[0]?.intent ?? "status_group") : wanted;
  const values = said ?? { values: [] };
  return { intent: "ask", target: given("group", group), ...values, ...periodOf(facts), wanted: intent, why, choices };
}

const groupChoices = ({ programme, scope }: Parts): readonly Target[] =>
  (scope.groups.length > 0 ? scope.groups : programme.groups.map((g) => g.id)).map((group) => ({ group }));

const withoutIndicator = ({ indicator: _, table: __, ...rest }: Target): Target => rest;

/** Status, owner or schedule of whatever is named; of the place's group when nothing is. */
function about(parts: Parts, wanted: "status" | "owner_of" | "schedule_of"): Reading {
  const { resolution, scope, facts } = parts;
  if (resolution.kind === "several") return ask(parts, { wanted, why: resolution.why, targets: resolution.targets, group: resolution.group });
  if (resolution.kind === "none") {
    const group = onlyGroup(scope);
    if (group === undefined) return ask(parts, { wanted, why: "whichGroup", targets: groupChoices(parts) });
    return { ...choice(wanted, { group }), values: [], choices: [], ...periodOf(facts) };
  }
  if (wanted !== "status") return { ...choice(wanted, withoutIndicator(resolution.target)), values: [], choices: [], ...periodOf(facts) };
  return status(parts, resolution.target);
}

function status(parts: Parts, target: Target): Reading {
  const { facts, programme, found } = parts;
  // "… määrän vähentäminen" is a goal's title: a goal's one figure is meant only when a count is asked outright.
  const asked = target.measure !== undefined ? figureWords : target.goal !== undefined ? countWords : undefined;
  if (asked?.test(facts.text)) {
    const figure = narrow(programme, target, facts, found);
    if (figure.kind === "one") return { ...choice("status", figure.target), values: [], choices: [], ...periodOf(facts) };
    if (figure.kind === "several" && !manyFigures.test(facts.text)) {
      return ask(parts, { wanted: "status", why: "whichIndicator", targets: figure.targets, group: target.group });
    }
  }
  return { ...choice("status", target), values: [], choices: [], ...periodOf(facts) };
}

/** Lists are of a group, or of all; a list of what a goal or measure lacks keeps it. */
function list(parts: Parts, wanted: "list_missing" | "list_overdue"): Reading {
  const { resolution, scope, facts } = parts;
  if (resolution.kind === "several" && (resolution.why === "whichGroup" || resolution.why === "noSuchGoal")) {
    return ask(parts, { wanted, why: resolution.why, targets: resolution.targets, group: resolution.group });
  }
  const inThread = resolution.kind === "one" && resolution.by === "thread";
  const target = resolution.kind === "one" && !inThread ? withoutIndicator(resolution.target) : given("group", onlyGroup(scope));
  return { intent: wanted, target, values: [], choices: [], ...periodOf(facts) };
}

/** The unit of a table's column or share, with what was said of it. */
function cellSaid({ programme, facts }: Parts, place: NonNullable<Target["table"]>): Said {
  const said = valuesSaid({ ...facts, cues: new Set() }, undefined);
  const table = programme.groups.flatMap((g) => g.tables).find((t) => t.id === place.id);
  const unit = said.unit ?? (table ? cellOf(table, place, String(table.years[0]))?.unit : undefined);
  return { values: said.values, ...given("unit", unit) };
}

function recorded(parts: Parts, target: Target): Reading {
  const { programme, facts } = parts;
  const said = target.table ? cellSaid(parts, target.table) : valuesSaid(facts, indicatorOf(programme, target));
  return { intent: "record_value", target, ...said, choices: [], ...periodOf(facts) };
}

/** A figure was said of something that is only reached or not: another indicator of the measure may be meant. */
const stateForFigure = ({ programme, facts }: Parts, target: Target): boolean =>
  indicatorOf(programme, target)?.kind === "milestone" && readings(facts).length > 0 && !facts.cues.has("done") && !facts.cues.has("notDone");

/** A figure goes to one indicator; when it could go to several, it asks and keeps the figure. */
function record(parts: Parts): Reading {
  const { resolution, programme, facts, found } = parts;
  const said = valuesSaid(facts, undefined);
  if (resolution.kind === "several") return ask(parts, { wanted: "record_value", why: resolution.why, targets: resolution.targets, group: resolution.group, said });
  const target: Target = resolution.kind === "one" ? resolution.target : given("group", onlyGroup(parts.scope));
  if (target.group === undefined) return ask(parts, { wanted: "record_value", why: "noTarget", targets: [], said });
  const figure = narrow(programme, stateForFigure(parts, target) ? withoutIndicator(target) : target, facts, found);
  if (figure.kind === "one" && (resolution.kind === "one" && (resolution.by !== "group" || readings(facts).length === 0))) return recorded(parts, figure.target);
  if (figure.kind === "none" && target.measure !== undefined) return recorded(parts, target);
  const targets = figure.kind === "one" ? [figure.target] : figure.kind === "several" ? figure.targets : [];
  const why = resolution.kind === "none" ? "noTarget" : "whichIndicator";
  return ask(parts, { wanted: "record_value", why, targets, group: target.group, said });
}

const bodyOf = (said: string): string | undefined => {
  const body = /:\s+(\S.{2,})$/u.exec(said)?.[1] ?? /["”“](.{3,})["”“]/u.exec(said)?.[1];
  return body?.trim();
};

const whenOf = ({ when, periods }: Facts): { readonly period?: string } => given("period", when ?? periods.find((p) => p.kind === "date" || p.kind === "month")?.period);

function broadcast({ facts, scope, audience }: Parts): Reading {
  const named = audience === undefined && scope.from === "named" ? given("group", onlyGroup(scope)) : {};
  return { intent: "broadcast", target: { ...named, ...given("audience", audience), ...given("body", bodyOf(facts.even.said)) }, values: [], choices: [], ...whenOf(facts) };
}

function delegate({ facts, resolution }: Parts): Reading {
  const named = resolution.kind === "one" && resolution.by !== "group" ? withoutIndicator(resolution.target) : {};
  return { intent: "delegate", target: { ...named, ...given("person", receiverIn(facts.even)) }, values: [], choices: [] };
}

function start(parts: Parts): Reading {
  const { resolution, scope, facts } = parts;
  if (resolution.kind === "several" && resolution.why === "whichGroup") return ask(parts, { wanted: "start_evaluation", why: "whichGroup", targets: resolution.targets });
  return { intent: "start_evaluation", target: given("group", onlyGroup(scope)), values: [], choices: [], ...periodOf(facts) };
}

/** The reading of a message: what is wanted, of what, with which figures and time. */
export function assemble(parts: Parts, wanted: Wanted): Reading {
  const { facts, scope } = parts;
  switch (wanted) {
    case "status":
    case "owner_of":
    case "schedule_of":
      return about(parts, wanted);
    case "list_missing":
    case "list_overdue":
      return list(parts, wanted);
    case "record_value":
      return record(parts);
    case "broadcast":
      return broadcast(parts);
    case "delegate":
      return delegate(parts);
    case "start_evaluation":
      return start(parts);
    case "report":
      return { intent: "report", target: given("group", onlyGroup(scope)), values: [], choices: [], ...periodOf(facts) };
    case "snooze":
      return { intent: "snooze", target: {}, values: [], choices: [], ...whenOf(facts) };
    case "my_tasks":
    case "help":
      return { intent: wanted, target: {}, values: [], choices: [] };
    case "unknown":
      return nothing;
  }
}
