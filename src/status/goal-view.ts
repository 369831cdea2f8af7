import { datesOf } from "../evaluation/round.ts";
import { measuresOf, tiesNone } from "../programme/look-up.ts";
import type { Goal, Measure } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { measureView, shownOfAll } from "./measure-view.ts";
import { commonOwner, ownerOfGoal } from "./owners.ts";
import { projectsOf, projectView } from "./project-view.ts";
import type { Records } from "./records.ts";
import { rollUp } from "./roll-up.ts";
import type { GoalView, MeasureView, RoundView } from "./views.ts";

/** Where the document ties no measure to any goal, a goal is told by all of the group's, as one of a project list is. */
export const measuresToldOf = (group: WorkingGroup, goal: number): readonly Measure[] => (tiesNone(group) ? group.measures : measuresOf(group, goal));

export async function goalView(records: Records, group: WorkingGroup, goal: Goal): Promise<GoalView> {
  const [measures, projects] = await Promise.all([
    Promise.all(measuresToldOf(group, goal.number).map((m) => measureView(records, group, m))),
    Promise.all(projectsOf(group, goal.number).map((p) => projectView(records, group, p))),
  ]);
  const counted = [...countedMeasures(measures), ...projects];
  return {
    group, goal, projects,
    measures: topMeasures(measures),
    rollUp: rollUp(counted.map((c) => c.shown.status)),
    shown: shownOfAll(counted.map((c) => c.shown)),
    owner: counted.length === 0 || tiesNone(group) ? await ownerOfGoal(records, group) : (commonOwner(counted.map((c) => c.owner)) ?? { kind: "several" }),
    ...roundOf(records, group),
  };
}

/** Sub-measures stand under their measure. */
export const topMeasures = (measures: readonly MeasureView[]): readonly MeasureView[] => {
  const ids = new Set(measures.map((m) => m.measure.id));
  return measures.filter((m) => m.measure.parent === undefined || !ids.has(m.measure.parent));
};

/** The evaluation itself is a measure in the document, but nothing that is followed up. */
export const countedMeasures = (measures: readonly MeasureView[]): readonly MeasureView[] =>
  topMeasures(measures).filter((m) => m.measure.asked !== "never");

export function roundOf({ round }: Records, group: WorkingGroup): { readonly round?: RoundView } {
  return round ? { round: { quarter: round.quarter, open: round.state === "open", dueOn: datesOf(round, group.id).dueOn } } : {};
}
