import { thingNamed } from "./read-numbers.ts";
import { onlyGroup } from "./target-scope.ts";
import { cellOf } from "./target-tables.ts";
import { indicatorOf, narrow, type Narrowed } from "./understand-indicator.ts";
import { ask, askWhich, given, periodOf, withoutIndicator, type Parts, type Reading } from "./understand-parts.ts";
import { readings, valuesSaid, type Said } from "./understand-values.ts";
import type { Target } from "./understood.ts";

/** What was said of a cell, with the unit of its column or share. */
function cellSaid({ programme, facts }: Parts, place: NonNullable<Target["table"]>): Said {
  const table = programme.groups.flatMap((g) => g.tables).find((t) => t.id === place.id);
  const said = valuesSaid({ ...facts, cues: new Set() }, undefined, table?.rows.flatMap((r) => (r.total ? [] : r.place)));
  const unit = said.unit ?? (table ? cellOf(table, place, String(table.years[0]))?.unit : undefined);
  return { ...said, ...given("unit", unit) };
}

function recorded(parts: Parts, target: Target): Reading {
  const { programme, facts } = parts;
  const said = target.table ? cellSaid(parts, target.table) : valuesSaid(facts, indicatorOf(programme, target));
  const others = new Set(facts.labels.map(({ number, letter }) => `${String(number)}${letter ?? ""}`)).size > 1 && readings(facts).length > said.values.length;
  return { intent: "record_value", target, ...said, choices: [], ...periodOf(facts), ...(others ? { others } : {}) };
}

/** A figure was said of something that is only reached or not: another indicator of the measure may be meant. */
const stateForFigure = ({ programme, facts }: Parts, target: Target): boolean =>
  indicatorOf(programme, target)?.kind === "milestone" && readings(facts).length > 0 && !facts.cues.has("done") && !facts.cues.has("notDone");

const offered = (figure: Narrowed): readonly Target[] =>
  figure.kind === "one" ? [figure.target] : figure.kind === "several" ? figure.targets : [];

/** "Uusia asiakkaita tuli 12": what was counted is another thing than the indicator counts. */
function countsOther({ programme, facts }: Parts, target: Target): boolean {
  const unit = indicatorOf(programme, target)?.unit;
  const things = facts.query.flatMap((t) => thingNamed(t.text) ?? []);
  const plain = readings(facts).every((f) => f.unit === undefined);
  return plain && unit !== undefined && thingNamed(unit) !== undefined && things.length > 0 && !things.includes(unit);
}

/** A figure goes to one indicator; when it could go to several, it asks and keeps the figure. */
export function record(parts: Parts): Reading {
  const { resolution, programme, facts, found, scope } = parts;
  const said = valuesSaid(facts, undefined);
  if (resolution.kind === "several") return askWhich(parts, "record_value", resolution, said);
  const target: Target = resolution.kind === "one" ? resolution.target : given("group", onlyGroup(scope));
  if (target.group === undefined) return ask(parts, { wanted: "record_value", why: "noTarget", targets: [], said });
  // In a group's own place a figure is hardly another group's, unless that is named.
  if (scope.from === "channel" && !scope.groups.includes(target.group)) {
    return ask(parts, { wanted: "record_value", why: "whichTarget", targets: [target], group: onlyGroup(scope), said });
  }
  const figure = narrow(programme, stateForFigure(parts, target) ? withoutIndicator(target) : target, facts, found);
  // A group's name alone does not say that its one fitting indicator is meant.
  const named = resolution.kind === "one" && (resolution.by !== "group" || readings(facts).length === 0);
  if (figure.kind === "one" && named && !countsOther(parts, figure.target)) return recorded(parts, figure.target);
  if (figure.kind === "none" && target.measure !== undefined) return recorded(parts, target);
  const why = resolution.kind === "none" ? "noTarget" : "whichIndicator";
  return ask(parts, { wanted: "record_value", why, targets: offered(figure), group: target.group, said });
}
