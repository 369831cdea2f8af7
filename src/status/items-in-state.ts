import type { Status } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { goalOf, groupOf, tiesNone } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { countedMeasures, goalView } from "./goal-view.ts";
import { isPreliminary, measureView } from "./measure-view.ts";
import { projectView } from "./project-view.ts";
import { isTold } from "./past-status.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import type { Span } from "./time-line.ts";
import type { GoalView, ItemInState, ItemsView, MeasureView, ProjectView } from "./views.ts";

/** Without a group all of the programme; `goals`: goals instead of measures and projects. */
export interface ItemsKey {
  readonly group?: string | undefined;
  readonly goal?: number | undefined;
  readonly states: readonly Status[];
  readonly goals?: boolean | undefined;
}

/** As they stood in a time that has gone. */
type Then = Span | undefined;

/** "Mitkä vaativat huomiota?": exactly the items that the cards show in these states, the document's order. */
export async function itemsInState(ports: Ports, programme: Programme, key: ItemsKey, then?: Then): Promise<ItemsView> {
  return itemsIn(await openRecords(ports, programme, "many", then), key, then);
}

export async function itemsIn(records: Records, key: ItemsKey, then?: Then): Promise<ItemsView> {
  const { programme } = records;
  const group = key.group === undefined ? undefined : groupOf(programme, key.group);
  const goal = group && key.goal !== undefined ? goalOf(group, key.goal) : undefined;
  const goals = key.goals === true && goal === undefined;
  const all = (await Promise.all((group ? [group] : programme.groups).map((g) => (goals ? goalsOf(records, g) : partsOf(records, g, goal?.number))))).flat();
  return {
    ...(group ? { group } : {}),
    ...(goal ? { goal } : {}),
    goals,
    states: key.states,
    demo: programme.demo,
    items: key.states.flatMap((s) => all.filter((x) => x.shown.status === s)),
    told: then === undefined || isTold(partsShown(all), then),
    unknown: all.filter((x) => x.shown.status === "unknown").length,
  };
}

const partsShown = (items: readonly ItemInState[]): Parameters<typeof isTold>[0] => ({
  measures: items.flatMap((i) => i.measure ?? i.goal?.measures ?? []),
  projects: items.flatMap((i) => i.project ?? i.goal?.projects ?? []),
});

const ofMeasure = (measure: MeasureView): ItemInState => ({ group: measure.group, shown: measure.shown, preliminary: isPreliminary(measure), measure });
const ofProject = (project: ProjectView): ItemInState => ({ group: project.group, shown: project.shown, preliminary: project.judgement?.preliminary ?? false, project });
const ofGoal = (view: GoalView): ItemInState => ({
  group: view.group, shown: view.shown, goal: view, preliminary: view.measures.some(isPreliminary) || view.projects.some((p) => p.judgement?.preliminary ?? false),
});

/** As they are counted on the group's card: sub-measures in their measure, projects where there are no measures. */
async function partsOf(records: Records, group: WorkingGroup, goal: number | undefined): Promise<readonly ItemInState[]> {
  const within = (goals: readonly number[]): boolean => goal === undefined || tiesNone(group) || goals.includes(goal);
  const [measures, projects] = await Promise.all([
    Promise.all(group.measures.filter((m) => within(m.goals)).map((m) => measureView(records, group, m))),
    Promise.all((group.measures.length > 0 ? [] : group.projects).filter((p) => within(p.goals)).map((p) => projectView(records, group, p))),
  ]);
  return [...countedMeasures(measures).map(ofMeasure), ...projects.map(ofProject)];
}

const goalsOf = async (records: Records, group: WorkingGroup): Promise<readonly ItemInState[]> =>
  (await Promise.all(group.goals.map((g) => goalView(records, group, g)))).map(ofGoal);
