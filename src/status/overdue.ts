import type { Ports } from "../ports.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { itemsIn } from "./items-in-state.ts";
import { isPreliminary, measureView } from "./measure-view.ts";
import { projectView } from "./project-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { endOfProject, scheduleOfMeasure } from "./schedules.ts";
import type { Span } from "./time-line.ts";
import { lastDayOf } from "./time-line.ts";
import type { MeasureView, OverdueItem, OverdueView, ProjectView } from "./views.ts";

/** `upTo`: "what should have been ready by 2022" (`2022`, `2022-Q2`, a date); never later than today. */
export interface OverdueKey {
  readonly group?: string | undefined;
  readonly goal?: number | undefined;
  readonly upTo?: string | undefined;
}

/** Measures and projects whose schedule has ended and that nobody has called "Valmis", the oldest first. */
export async function overdue(ports: Ports, programme: Programme, key: OverdueKey, then?: Span): Promise<OverdueView> {
  const records = await openRecords(ports, programme, "many", then);
  const group = key.group === undefined ? undefined : groupOf(programme, key.group);
  const asked = (key.upTo && lastDayOf(key.upTo)) ?? records.today;
  const upTo = asked < records.today ? asked : records.today;
  const found = await Promise.all((group ? [group] : programme.groups).map((g) => overdueIn(records, g, { upTo, goal: key.goal })));
  return {
    ...(group ? { group } : {}),
    upTo,
    behind: await itemsIn(records, { ...key, states: ["offTrack"] }, then),
    demo: programme.demo,
    scheduled: found.reduce((sum, f) => sum + f.scheduled, 0),
    ended: found.reduce((sum, f) => sum + f.ended, 0),
    items: found.flatMap((f) => f.items).sort((a, b) => (a.ended < b.ended ? -1 : a.ended > b.ended ? 1 : 0)),
  };
}

async function overdueIn(records: Records, group: WorkingGroup, { upTo, goal }: { readonly upTo: string; readonly goal: number | undefined }): Promise<Pick<OverdueView, "items" | "scheduled" | "ended">> {
  const within = (goals: readonly number[]): boolean => goal === undefined || goals.includes(goal);
  const all = [
    ...group.measures.filter((m) => m.asked !== "never" && within(m.goals)).map((measure) => ({ measure, end: scheduleOfMeasure(group, measure)?.to })),
    ...group.projects.filter((p) => within(p.goals)).map((project) => ({ project, end: endOfProject(project) })),
  ].filter((x) => x.end !== undefined);
  const ended = all.filter((x) => x.end !== undefined && x.end <= upTo);
  const items = await Promise.all(ended.map(async (x) => ("measure" in x ? lateMeasure(await measureView(records, group, x.measure)) : lateProject(await projectView(records, group, x.project)))));
  return { items: items.flat(), scheduled: all.length, ended: ended.length };
}

const lateMeasure = (m: MeasureView): readonly OverdueItem[] =>
  m.overdue && m.schedule?.to ? [{ group: m.group, measure: m.measure, ended: m.schedule.to, shown: m.shown, preliminary: isPreliminary(m) }] : [];

function lateProject(p: ProjectView): readonly OverdueItem[] {
  const ended = endOfProject(p.project);
  return p.overdue && ended ? [{ group: p.group, project: p.project, ended, shown: p.shown, preliminary: p.judgement?.preliminary ?? false }] : [];
}
