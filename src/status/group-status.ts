import type { Ports } from "../ports.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { countedMeasures, goalView, roundOf } from "./goal-view.ts";
import { measureView, shownOfAll } from "./measure-view.ts";
import { ownerOfGroup } from "./owners.ts";
import { projectView } from "./project-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { rollUp } from "./roll-up.ts";
import type { Span } from "./time-line.ts";
import type { GroupView } from "./views.ts";

/** A working group at a glance; `then`: as it stood in a time that has gone. undefined: no such group. */
export async function groupStatus(ports: Ports, programme: Programme, id: string, then?: Span): Promise<GroupView | undefined> {
  const group = groupOf(programme, id);
  if (!group) return undefined;
  const records = await openRecords(ports, programme, "many", then);
  const [view, answered] = await Promise.all([groupView(records, group), answeredIn(records, id)]);
  return { ...view, ...(answered ? { answered } : {}) };
}

async function groupView(records: Records, group: WorkingGroup): Promise<GroupView> {
  const projects = group.measures.length > 0 ? [] : group.projects;
  const [goals, measures, projectViews, owner] = await Promise.all([
    Promise.all(group.goals.map((goal) => goalView(records, group, goal))),
    Promise.all(group.measures.map((m) => measureView(records, group, m))),
    Promise.all(projects.map((p) => projectView(records, group, p))),
    ownerOfGroup(records, group),
  ]);
  const counted = [...countedMeasures(measures), ...projectViews];
  return {
    group, goals, owner,
    demo: records.programme.demo,
    measures: countedMeasures(measures),
    projects: projectViews,
    rollUp: rollUp(counted.map((c) => c.shown.status)),
    shown: shownOfAll(counted.map((c) => c.shown)),
    ...roundOf(records, group),
  };
}

async function answeredIn(records: Records, group: string): Promise<GroupView["answered"]> {
  if (records.round?.state !== "open") return undefined;
  const rows = [...(await records.owedBy(group)).values()];
  if (rows.length === 0) return undefined;
  return { done: rows.filter((r) => r.state === "answered").length, total: rows.length };
}
