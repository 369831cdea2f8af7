import { today } from "./read-no-period.ts";
import { thingNamed } from "./read-numbers.ts";
import type { Facts } from "./understand-facts.ts";
import { onlyGroup } from "./target-scope.ts";
import { cellOf } from "./target-tables.ts";
import { indicatorOf, narrow, type Narrowed } from "./understand-indicator.ts";
import { ask, askWhich, given, periodOf, withoutIndicator, type Parts, type Reading } from "./understand-parts.ts";
import { isOfNow, readings, valuesSaid, type Said } from "./understand-values.ts";
import type { TargetTable } from "../programme/target-table.ts";
import { timesBeside } from "./title-period.ts";
import { partNamed, partsIn } from "./understand-list.ts";
import type { Target } from "./understood.ts";

const tableOf = ({ programme }: Parts, { id }: NonNullable<Target["table"]>): TargetTable | undefined => programme.groups.flatMap((g) => g.tables).find((t) => t.id === id);
const placesOf = (table: TargetTable | undefined): readonly string[] => table?.rows.flatMap((r) => (r.total ? [] : r.place)) ?? [];

/** What was said of a cell, with the unit of its column or share. */
function cellSaid(parts: Parts, place: NonNullable<Target["table"]>): Said {
  const table = tableOf(parts, place);
  const said = valuesSaid({ ...parts.facts, cues: new Set() }, undefined, placesOf(table));
  const unit = said.unit ?? (table ? cellOf(table, place, String(table.years[0]))?.unit : undefined);
  return { ...said, ...given("unit", unit) };
}

const joinedNames = /(\p{Lu}\p{L}+)\s(?:ja|och|and|sekä|samt)\s(\p{Lu}\p{L}+)/gu;

/** "Luvian ja Porin 1 210": a place beside one that is not known. */
const besideUnknown = (said: string, places: readonly string[]): boolean =>
  [...said.matchAll(joinedNames)].some(([, one = "", other = ""]) => (partNamed(one, places) === undefined) !== (partNamed(other, places) === undefined));

/** One figure of several places is not the first one's, nor the known one's: its place is asked. */
function ofPlaces(parts: Parts, target: Target, said: Said): { readonly target: Target; readonly said: Said } {
  const places = target.table ? placesOf(tableOf(parts, target.table)) : [];
  const one = said.values.length === 1 && besideUnknown(parts.facts.even.said, places);
  const several = said.values.every((v) => v.part === undefined) && partsIn(parts.facts.text, places).length > 1;
  if (!target.table || !(one || several)) return { target, said };
  const { place: _, ...table } = target.table;
  return { target: { ...target, table }, said: { ...said, values: said.values.map(({ value }) => ({ value })) } };
}

function recorded(parts: Parts, asked: Target): Reading {
  const { programme, facts } = parts;
  const { target, said } = ofPlaces(parts, asked, asked.table ? cellSaid(parts, asked.table) : valuesSaid(facts, indicatorOf(programme, asked)));
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

/** Figures of two times in one message: no one can be sure which is which, so that the form asks. "Last year 40, now 45" is of now. */
function ofOneTime(parts: Parts, read: Reading): Reading {
  const { values, period: _, unit: _u, change: _c, course: _w, ...rest } = read;
  const { text, figures, periods } = parts.facts;
  // "Valmistuu syksyllä": when it will be reached is no time of what is told.
  if (values.length > 0 && values.every((v) => v.value === false) && periods.every((p) => p.kind === "months")) return withoutPeriod(read);
  if (values.length === 0 || values.some((v) => typeof v.value === "boolean")) return read;
  const times = timesBeside(parts.programme, parts.facts, read.target);
  const several = new Set(times.map((p) => p.period.slice(0, 4))).size > 1 || times.some((p) => times.some((q) => q.kind === p.kind && q.period !== p.period));
  if (several) return { ...rest, values: [] };
  return isOfNow(text, figures, periods) ? withoutPeriod(read) : read;
}

const withoutPeriod = ({ period: _, ...read }: Reading): Reading => read;

/** "Viime vuonna 40 ja nyt 45": the figure of now is recorded; where it is not one, the form asks. */
function ofNow(facts: Facts): Facts {
  const at = today.exec(facts.text)?.index;
  if (at === undefined) return facts;
  const then = facts.periods.map((p) => p.start);
  const until = Math.min(...then.filter((start) => start > at));
  const now = facts.figures.filter((f) => f.start > at && f.start < until);
  const others = facts.figures.length - now.length;
  if (then.length === 0 || others === 0 || now.length === 0) return facts;
  return { ...facts, periods: [], figures: now.length === 1 ? now : [] };
}

/** A figure goes to one indicator; when it could go to several, it asks and keeps the figure. */
export function record(whole: Parts): Reading {
  const parts = { ...whole, facts: ofNow(whole.facts) };
  return ofOneTime(parts, recordOf(parts));
}

function recordOf(parts: Parts): Reading {
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
