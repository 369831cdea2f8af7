import type { Ports } from "../ports.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { isPreliminary, measureView } from "./measure-view.ts";
import { projectView } from "./project-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { endOfProject, scheduleOfMeasure } from "./schedules.ts";
import { lastDayOf } from "./time-line.ts";
import type { MeasureView, OverdueItem, OverdueView, ProjectView } from "./views.ts";

/** `upTo`: "what should have been ready by 2022" (`2022`, `2022-Q2`, a date); never later than today. */
export interface OverdueKey {
  readonly group?: string | undefined;
  readonly upTo?: string | undefined;
}

/** Measures and projects whose schedule has ended and that nobody has called "Valmis", the oldest first. */
export async function overdue(ports: Ports, programme: Programme, key: OverdueKey): Promise<OverdueView> {
  const records = await openRecords(ports, programme, "many");
  const group = key.group === undefined ? undefined : groupOf(programme, key.group);
  const asked = (key.upTo && lastDayOf(key.upTo)) ?? records.today;
  const upTo = asked < records.today ? asked : records.today;
  const items = await Promise.all((group ? [group] : programme.groups).map((g) => overdueIn(records, g, upTo)));
  return {
    ...(group ? { group } : {}),
    upTo,
    demo: programme.demo,
    items: items.flat().sort((a, b) => (a.ended < b.ended ? -1 : a.ended > b.ended ? 1 : 0)),
  };
}

async function overdueIn(records: Records, group: WorkingGroup, upTo: string): Promise<readonly OverdueItem[]> {
  const ended = (end: string | undefined): boolean => end !== undefined && end <= upTo;
  const asked = group.measures.filter((m) => m.asked !== "never" && ended(scheduleOfMeasure(group, m)?.to));
  const [measures, projects] = await Promise.all([
    Promise.all(asked.map((m) => measureView(records, group, m))),
    Promise.all(group.projects.filter((p) => ended(endOfProject(p))).map((p) => projectView(records, group, p))),
  ]);
  return [...measures.flatMap(lateMeasure), ...projects.flatMap(lateProject)];
}

const lateMeasure = (m: MeasureView): readonly OverdueItem[] =>
  m.overdue && m.schedule?.to ? [{ group: m.group, measure: m.measure, ended: m.schedule.to, shown: m.shown, preliminary: isPreliminary(m) }] : [];

function lateProject(p: ProjectView): readonly OverdueItem[] {
  const ended = endOfProject(p.project);
  return p.overdue && ended ? [{ group: p.group, project: p.project, ended, shown: p.shown, preliminary: p.judgement?.preliminary ?? false }] : [];
}
