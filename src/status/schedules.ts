import { goalOf } from "../programme/look-up.ts";
import type { Measure, Project, Schedule } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import type { Shown } from "./views.ts";

/** The measure's own schedule, else that of the measure it is a part of, else that of the one goal it serves. */
export function scheduleOfMeasure(group: WorkingGroup, measure: Measure): Schedule | undefined {
  const parent = group.measures.find((m) => m.id === measure.parent);
  const [only, ...others] = measure.goals;
  const ofGoal = only !== undefined && others.length === 0 ? goalOf(group, only)?.schedule : undefined;
  return measure.schedule ?? parent?.schedule ?? ofGoal;
}

/** A project is planned for a year. */
export const endOfProject = (project: Project): string | undefined => (project.year === undefined ? undefined : `${project.year}-12-31`);

/** A passed schedule is not "finished": it is late until somebody says "Valmis". */
export const isOverdue = (end: string | undefined, today: string, shown: Shown): boolean =>
  end !== undefined && end < today && !(shown.status === "done" && shown.source === "owner");
