import type { Project } from "../programme/measure.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { judgementOf } from "./measure-view.ts";
import { ownerOfProject } from "./owners.ts";
import type { Records } from "./records.ts";
import { endOfProject, isOverdue } from "./schedules.ts";
import type { ProjectView, Shown } from "./views.ts";

/** A project has no figures: only its owner's judgement says where it is. */
export async function projectView(records: Records, group: WorkingGroup, project: Project): Promise<ProjectView> {
  const [judgement, owner] = await Promise.all([judgementOf(records, project.id, group.id), ownerOfProject(records, group, project)]);
  const shown: Shown = judgement ? { status: judgement.status, source: "owner" } : { status: "unknown", source: "none" };
  return { group, project, shown, owner, ...(judgement ? { judgement } : {}), overdue: isOverdue(endOfProject(project), records.today, shown) };
}

/** Projects of a goal: those that name it, or all when the document ties none of the group's projects to a goal. */
export function projectsOf(group: WorkingGroup, goal: number): readonly Project[] {
  if (group.measures.length > 0) return [];
  return group.projects.some((p) => p.goals.length > 0) ? group.projects.filter((p) => p.goals.includes(goal)) : group.projects;
}
