import type { Target } from "../conversation/understood.ts";
import type { Ports } from "../ports.ts";
import { goalOf, groupOf, indicatorById, measureById, measuresOf, projectById } from "../programme/look-up.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme } from "../programme/programme.ts";
import { measureView } from "./measure-view.ts";
import { commonOwner, ownerOfGoal, ownerOfGroup, ownerOfMeasure, ownerOfProject } from "./owners.ts";
import { projectView } from "./project-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { endOfProject, scheduleOfMeasure } from "./schedules.ts";
import type { OwnerAnswer, ScheduleAnswer, Subject } from "./views.ts";

export type About = Pick<Target, "group" | "goal" | "measure" | "indicator">;

/** What was asked about: the narrowest that is named. undefined: nothing of the programme. */
export function subjectOf(programme: Programme, about: About): Subject | undefined {
  if (about.indicator !== undefined) return indicatorById(programme, about.indicator);
  if (about.measure !== undefined) return measureById(programme, about.measure) ?? projectById(programme, about.measure);
  const group = about.group === undefined ? undefined : groupOf(programme, about.group);
  if (!group || about.goal === undefined) return group && { group };
  const goal = goalOf(group, about.goal);
  return goal && { group, goal };
}

/** Who is responsible, by title or as the document has it; undefined: nothing of the programme was named. */
export async function ownerOf(ports: Ports, programme: Programme, about: About): Promise<OwnerAnswer | undefined> {
  const subject = subjectOf(programme, about);
  return subject && { ...subject, demo: programme.demo, owner: await ownerOfSubject(await openRecords(ports, programme), subject) };
}

async function ownerOfSubject(records: Records, s: Subject): Promise<OwnerAnswer["owner"]> {
  if (s.measure) return ownerOfMeasure(records, s.group, s.measure);
  if (s.project) return ownerOfProject(records, s.group, s.project);
  const measures = s.goal ? measuresOf(s.group, s.goal.number) : [];
  if (measures.length === 0) return s.goal ? ownerOfGoal(records, s.group) : ownerOfGroup(records, s.group);
  const by = await Promise.all(measures.map(async (measure) => ({ measure, owner: await ownerOfMeasure(records, s.group, measure) })));
  return commonOwner(by.map((b) => b.owner)) ?? { kind: "several", by };
}

/** When it should be ready, as the document writes it; undefined: nothing of the programme was named. */
export async function scheduleOf(ports: Ports, programme: Programme, about: About): Promise<ScheduleAnswer | undefined> {
  const subject = subjectOf(programme, about);
  if (!subject) return undefined;
  const records = await openRecords(ports, programme);
  const measures = await Promise.all(measuresAsked(subject).map((m) => measureView(records, subject.group, m)));
  const lines = measures.map((m) => ({ measure: m.measure, ...(m.schedule ? { schedule: m.schedule } : {}), overdue: m.overdue }));
  const schedule = ownSchedule(subject);
  return {
    ...subject,
    demo: programme.demo,
    ...(schedule ? { schedule } : {}),
    measures: subject.measure ? [] : lines,
    overdue: subject.project ? (await projectView(records, subject.group, subject.project)).overdue : lines.some((l) => l.overdue),
    remarks: subject.measure?.remarks ?? [],
  };
}

function measuresAsked(s: Subject): readonly Measure[] {
  if (s.measure) return [s.measure];
  if (s.project) return [];
  return s.goal ? measuresOf(s.group, s.goal.number) : s.group.measures;
}

function ownSchedule(s: Subject): ScheduleAnswer["schedule"] {
  if (s.measure) return scheduleOfMeasure(s.group, s.measure);
  const end = s.project && endOfProject(s.project);
  return end ? { text: end.slice(0, 4), to: end } : s.goal?.schedule;
}
