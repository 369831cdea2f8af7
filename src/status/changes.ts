import type { Judgement, Reading, Status } from "../evaluation/answer.ts";
import type { Ports } from "../ports.ts";
import { goalOf, groupOf, indicatorById, measureById, measuresOf, projectById, seriesOf } from "../programme/look-up.ts";
import type { Goal, Measure, Project } from "../programme/measure.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { addDays, isDate } from "../shared/calendar.ts";
import { previousQuarter, quarterDates, quarterOf } from "../shared/quarter.ts";
import { readingView } from "./indicator-view.ts";
import { projectsOf } from "./project-view.ts";
import type { Records } from "./records.ts";
import { openRecords } from "./records.ts";
import { askedTime, spanOf } from "./time-line.ts";
import type { InProgramme, ReadingView } from "./views.ts";

export interface ChangesKey {
  readonly group: string;
  readonly goal?: number | undefined;
  /** A measure, or a project of a project list. */
  readonly measure?: string | undefined;
  readonly indicator?: string | undefined;
  /** A quarter, year, month, several of them, or a date. Without it: what the newest round brought. */
  readonly period?: string | undefined;
  /** What came after the period is asked, not what came in it. A date is always a beginning. */
  readonly after?: boolean | undefined;
}

/** A figure that came after the day, and the one that held until then. */
export interface FigureChange {
  readonly measure: Measure;
  readonly indicator: Indicator;
  readonly now: ReadingView;
  readonly before?: ReadingView;
}

/** A judgement that became another: of a measure, or of a project. */
export interface StatusChange {
  readonly measure?: Measure;
  readonly project?: Project;
  readonly now: Status;
  readonly before: Status;
  readonly preliminary: boolean;
}

/** What came after a day, and until another. Civil dates. */
interface Window {
  readonly after: string;
  readonly until?: string;
}

export interface ChangesView extends InProgramme {
  readonly group: WorkingGroup;
  readonly goal?: Goal;
  readonly measure?: Measure;
  readonly project?: Project;
  readonly window: Window;
  /** The period that the changes are of, when they are not everything since a day. */
  readonly period?: string;
  /** The time that was asked for, of which nothing can be known yet: what is told is the newest there is. */
  readonly early?: { readonly window: Window; readonly period?: string };
  readonly figures: readonly FigureChange[];
  readonly statuses: readonly StatusChange[];
}

type About = Pick<ChangesView, "group" | "goal" | "measure" | "project">;

/** What has changed in a group, under a goal or in a measure, in a time or since it: figures that say something else, judgements that became another. */
export async function changesIn(ports: Ports, programme: Programme, key: ChangesKey): Promise<ChangesView | undefined> {
  const about = aboutOf(programme, key);
  if (!about) return undefined;
  const records = await openRecords(ports, programme, "many");
  const newest = records.round?.quarter ?? quarterOf(records.today);
  const asking = { ports, records, about, indicator: key.indicator };
  const usual: Window = { after: quarterDates(previousQuarter(newest)).to };
  const asked = windowOf(key);
  if (!asked) return { ...(await changesOf(asking, usual)), window: usual };
  const { window, ...period } = asked;
  const found = await changesOf(asking, window);
  // Figures are of quarters that have ended: of what comes after the newest round's nothing can be known yet.
  const early = found.figures.length + found.statuses.length === 0 && window.after >= quarterDates(newest).to;
  return early ? { ...(await changesOf(asking, usual)), window: usual, period: newest, early: asked } : { ...found, window, ...period };
}

/** What came after a period begins when it ends; what changed in it lies between the ends of its quarters. */
function windowOf({ period: said = "", after }: ChangesKey): NonNullable<ChangesView["early"]> | undefined {
  const [span, asked] = [spanOf(said), askedTime(said)];
  if (!span || !asked) return undefined;
  if (after === true || isDate(said)) return { window: { after: span.to } };
  return { window: { after: addDays(asked.span.from, -1), until: asked.span.to }, period: asked.period };
}

function aboutOf(programme: Programme, { group: id, goal: number, measure: item, indicator }: ChangesKey): About | undefined {
  const place = indicator === undefined ? measureById(programme, item ?? "") : indicatorById(programme, indicator);
  if (place) return { group: place.group, measure: place.measure };
  const project = projectById(programme, item ?? "");
  if (project) return { group: project.group, project: project.project };
  const group = groupOf(programme, id);
  if (!group || item !== undefined || indicator !== undefined || number === undefined) return item === undefined && indicator === undefined && group ? { group } : undefined;
  const goal = goalOf(group, number);
  return goal && { group, goal };
}

interface Asking {
  readonly ports: Ports;
  readonly records: Records;
  readonly about: About;
  readonly indicator: string | undefined;
}

function subjectsOf({ group, goal, measure, project }: About): { readonly measures: readonly Measure[]; readonly projects: readonly Project[] } {
  if (measure) return { measures: [measure, ...group.measures.filter((m) => m.parent === measure.id && m.id !== measure.id)], projects: [] };
  if (project) return { measures: [], projects: [project] };
  if (goal) return { measures: measuresOf(group, goal.number), projects: projectsOf(group, goal.number) };
  return { measures: group.measures, projects: group.measures.length > 0 ? [] : group.projects };
}

async function changesOf(asking: Asking, window: Window): Promise<Omit<ChangesView, "window">> {
  const { about, indicator, records } = asking;
  const { measures, projects } = subjectsOf(about);
  const seen = new Set<string>();
  const pairs = measures.flatMap((measure) => measure.indicators.map((i) => ({ measure, indicator: i }))).filter((p) => indicator === undefined || p.indicator.id === indicator);
  // A series that stands under several measures is one figure.
  const once = pairs.filter((p) => !seen.has(seriesOf(p.indicator)) && seen.add(seriesOf(p.indicator)));
  const judged: readonly Pick<StatusChange, "measure" | "project">[] = indicator === undefined ? [...measures.map((measure) => ({ measure })), ...projects.map((project) => ({ project }))] : [];
  const [figures, statuses] = await Promise.all([
    Promise.all(once.map((p) => figureChange(asking, p, window))),
    Promise.all(judged.map((of) => statusChange(asking, of, window))),
  ]);
  return { ...about, demo: records.programme.demo, figures: figures.filter((f) => f !== undefined), statuses: statuses.filter((s) => s !== undefined) };
}

const same = (a: Reading | undefined, b: Reading): boolean => JSON.stringify(a?.answer) === JSON.stringify(b.answer);

const isIn = (day: string, { after, until }: Window): boolean => day > after && (until === undefined || day <= until);

async function figureChange({ records, about }: Asking, { measure, indicator }: Pick<FigureChange, "measure" | "indicator">, window: Window): Promise<FigureChange | undefined> {
  const readings = await records.readings(seriesOf(indicator), about.group.id);
  const now = readings.find((r) => isIn(r.asOf, window));
  const before = readings.find((r) => r.asOf <= window.after);
  if (!now || same(before, now)) return undefined;
  return { measure, indicator, now: await readingView(records, now), ...(before ? { before: await readingView(records, before) } : {}) };
}

const later = (a: Judgement, b: Judgement): number => (a.quarter === b.quarter ? b.at - a.at : a.quarter < b.quarter ? 1 : -1);

async function statusChange({ ports, records, about }: Asking, of: Pick<StatusChange, "measure" | "project">, window: Window): Promise<StatusChange | undefined> {
  const subject = of.measure?.id ?? of.project?.id ?? "";
  const newest = await records.judgement(subject);
  if (!newest || quarterDates(newest.quarter).to <= window.after) return undefined;
  const rows = (await ports.stores.judgements.find({ programme: records.programme.id, subject })).map((r) => r.value).sort(later);
  const now = rows.find((j) => isIn(quarterDates(j.quarter).to, window));
  const before = rows.find((j) => quarterDates(j.quarter).to <= window.after)?.status ?? "unknown";
  if (!now || before === now.status) return undefined;
  return { ...of, now: now.status, before, preliminary: (await records.standingOfJudgement(now, about.group.id)).preliminary };
}
