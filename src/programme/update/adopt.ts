import type { Indicator } from "../indicator.ts";
import type { Measure } from "../measure.ts";
import type { Programme, WorkingGroup } from "../programme.ts";
import { carryOver } from "./carry-over.ts";
import type { CarriedOver } from "./carry-over.ts";

/** Groups that two documents must have in common to be about one programme, of the larger number. */
const leastInCommon = 0.5;

/**
 * A document's programme as a new version of the one in use: what a document never says (rounds, free days, other words for a group, short
 * names, units of readings) stays as it was. Undefined where the document is about another programme.
 */
export function adopt(current: Programme, written: Programme): Programme | undefined {
  const carried = carryOver(current, written);
  const inCommon = carried.groups.length / Math.max(current.groups.length, written.groups.length);
  if (current.id !== written.id && inCommon < leastInCommon) return undefined;
  return {
    ...current,
    groups: carried.programme.groups.map((g) => adoptGroup(g, carried)),
    promises: written.promises.length > 0 ? written.promises : current.promises,
    ...(written.decision ? { decision: written.decision } : {}),
  };
}

function adoptGroup(group: WorkingGroup, carried: CarriedOver): WorkingGroup {
  const before = carried.groups.find((p) => p.after === group)?.before;
  if (!before) return group;
  const words = [...before.aliases, ...(before.name === group.name ? [] : [before.name]), ...group.aliases];
  const chair = group.chair ?? before.chair;
  return {
    ...group,
    aliases: [...new Set(words)],
    ...(chair ? { chair } : {}),
    measures: group.measures.map((m) => adoptMeasure(m, carried)),
    tables: group.tables.length > 0 ? group.tables : before.tables,
    projects: group.projects.length > 0 ? group.projects : before.projects,
  };
}

function adoptMeasure(measure: Measure, carried: CarriedOver): Measure {
  const before = carried.measures.find((p) => p.after === measure)?.before;
  if (!before) return measure;
  return {
    ...measure,
    asked: measure.asked === "round" ? before.asked : measure.asked,
    remarks: measure.remarks.length > 0 ? measure.remarks : before.remarks,
    indicators: measure.indicators.map((x) => adoptIndicator(x, carried)),
  };
}

function adoptIndicator(indicator: Indicator, carried: CarriedOver): Indicator {
  const before = carried.indicators.find((p) => p.after === indicator)?.before;
  if (!before) return indicator;
  const { name, unit, source, availableFrom, breakdown } = before;
  return {
    ...(name === undefined ? {} : { name }),
    ...(unit === undefined ? {} : { unit }),
    ...(source === undefined ? {} : { source }),
    ...(availableFrom === undefined ? {} : { availableFrom }),
    ...(breakdown === undefined ? {} : { breakdown }),
    ...indicator,
  };
}
