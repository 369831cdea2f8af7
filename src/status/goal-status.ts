import type { Ports } from "../ports.ts";
import { goalOf, groupOf } from "../programme/look-up.ts";
import type { Goal } from "../programme/measure.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { goalView, measuresToldOf } from "./goal-view.ts";
import { projectsOf } from "./project-view.ts";
import type { Breadth } from "./records.ts";
import { openRecords } from "./records.ts";
import type { Span } from "./time-line.ts";
import type { GoalView, InProgramme } from "./views.ts";

export interface GoalKey {
  readonly group: string;
  readonly goal: number;
}

/** undefined: no such group, or no such goal in it. */
export async function goalStatus(ports: Ports, programme: Programme, key: GoalKey, then?: Span): Promise<(GoalView & InProgramme) | undefined> {
  const group = groupOf(programme, key.group);
  const goal = group && goalOf(group, key.goal);
  return goal && { ...(await goalView(await openRecords(ports, programme, breadthOf(group, goal), then), group, goal)), demo: programme.demo };
}

function breadthOf(group: WorkingGroup, goal: Goal): Breadth {
  return measuresToldOf(group, goal.number).length + projectsOf(group, goal.number).length > 3 ? "many" : "few";
}
