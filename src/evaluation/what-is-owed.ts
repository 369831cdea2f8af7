import { publicityOf } from "../confidentiality/publicity.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { finalMeasure, seriesOf, tableSeries } from "../programme/look-up.ts";
import type { Cadence, Indicator } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { inForce } from "../people/permissions.ts";
import type { RoleAssignment } from "../people/person.ts";
import { holds, ruleOf } from "../programme/round-rule.ts";
import { previousQuarter, quarterDates, quarterOf, quarterParts } from "../shared/quarter.ts";
import type { Quarter } from "../shared/quarter.ts";
import type { OwedItem } from "./answer.ts";
import { takesPart } from "./round-calendar.ts";
import { roundDates } from "../programme/round-dates.ts";
import { datesOf } from "./round.ts";
import type { Handover } from "./handover.ts";
import { standIn } from "./handover.ts";
import type { EvaluationRound } from "./round.ts";

/** What is known when a round opens: who holds which role, and what has been said for good. */
export interface Known {
  readonly assignments: readonly RoleAssignment[];
  /** Measures and projects judged "Valmis" in an earlier round. */
  readonly done: ReadonlySet<string>;
  /** Series of milestones that have been reached. */
  readonly reached: ReadonlySet<string>;
  /** Series that have a reading. */
  readonly recorded: ReadonlySet<string>;
  /** Deputies, and the day it is: what somebody away would answer goes to who stands in, and comes back. */
  readonly handovers: readonly Handover[];
  readonly today: string;
}

/**
 * Every item of a round, in the document's order: a judgement of each measure (or project, in a group without measures), each figure
 * that exists now, the past year's actuals of each target table, and once, at the end, each group's final evaluation. A shared series
 * is asked once, where it stands first. A passed schedule is still asked, until somebody says Valmis. The evaluation itself (`never`)
 * is not asked.
 */
export function whatIsOwed(active: ActiveProgramme, round: EvaluationRound, known: Known): readonly OwedItem[] {
  const asked = new Set<string>();
  return active.programme.groups
    .filter((group) => takesPart(active, group, round.quarter))
    .flatMap((group) => groupItems(active, round, { group, known, asked, opened: openings(active, round, group), on: datesOf(round, group.id).dueOn }))
    .map((item, order) => ({ ...item, ...active.scope, id: `${round.id}/${item.item}`, round: round.id, order }));
}

type Draft = Omit<OwedItem, "id" | "round" | "order" | "organisation" | "programme">;
interface GroupDrafting {
  readonly group: WorkingGroup;
  /** Opening days of the group's round before this one (undefined before its first), and of this one. */
  readonly opened: readonly [string | undefined, string];
  /** The day on which roles and deputies must hold. */
  readonly on: string;
  readonly known: Known;
  /** Series asked already, in this group or one before. */
  readonly asked: Set<string>;
}

function groupItems(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const measures = g.group.measures.filter((m) => isAsked(m, round, g));
  const content = g.group.measures.length > 0 ? measures.flatMap((m) => measureItems(g, m)) : projectItems(round, g);
  return [...content, ...g.group.tables.flatMap((t) => tableItems(round, g, t)), ...finalItem(active, round, g)];
}

function projectItems(round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const { year } = quarterParts(round.quarter);
  return g.group.projects
    .filter((p) => (p.year === undefined || p.year <= year) && !g.known.done.has(p.id))
    .map((p) => ({ group: g.group.id, kind: "judgement", item: p.id, subject: p.id, ...answererOf(g, p.id), state: "open" }));
}

/** Opening days by the group's own rule. */
function openings(active: ActiveProgramme, round: EvaluationRound, group: WorkingGroup): readonly [string | undefined, string] {
  const rule = ruleOf(active.programme, group);
  const opens = (q: Quarter): string => roundDates(q, rule, active.calendar, active.programme.bodies).opensOn;
  let before = previousQuarter(round.quarter);
  for (let back = 1; back < 8 && !holds(rule, before); back += 1) before = previousQuarter(before);
  return [holds(rule, before) ? opens(before) : undefined, opens(round.quarter)];
}

const isAsked = (m: Measure, round: EvaluationRound, g: GroupDrafting): boolean =>
  m.asked === "round" && publicityOf(m) !== "secret" && !g.known.done.has(m.id) && figureExists(g, m) && (m.schedule?.from === undefined || m.schedule.from <= quarterDates(round.quarter).to);

/** Days of the year on which a new figure exists. What is done once is asked until it is done. */
const existsOn = (cadence: Cadence | undefined, availableFrom: string | undefined): readonly string[] | undefined =>
  cadence === "yearly" ? [availableFrom ?? "01-01"] : cadence === "halfYearly" ? ["01-01", "07-01"] : undefined;

/** A figure is asked in the group's first round after it exists: a yearly one on its day of the year, or after the year has ended. */
function figureExists(g: GroupDrafting, what: Pick<Indicator, "cadence" | "availableFrom">): boolean {
  const days = existsOn(what.cadence, what.availableFrom);
  if (!days) return true;
  const [before = "", opens] = g.opened;
  const years = [opens.slice(0, 4), String(Number(opens.slice(0, 4)) - 1)];
  return years.some((year) => days.some((day) => before < `${year}-${day}` && `${year}-${day}` <= opens));
}

function measureItems(g: GroupDrafting, m: Measure): readonly Draft[] {
  const owner = answererOf(g, m.id);
  const base = { group: g.group.id, subject: m.id, ...owner, ownerMissing: owner.ownerMissing && m.owners.length === 0, state: "open" as const };
  const figures = m.indicators
    .filter((i) => publicityOf(m, i) !== "secret" && figureExists(g, i) && !g.asked.has(seriesOf(i)) && !isSaid(g.known, i))
    .map((i): Draft => {
      g.asked.add(seriesOf(i));
      return { ...base, kind: kindOf(i), item: seriesOf(i), indicator: i.id };
    });
  return [...figures, { ...base, kind: "judgement", item: m.id }];
}

const kindOf = (i: Indicator): OwedItem["kind"] =>
  i.kind === "milestone" ? "milestone" : i.kind === "qualitative" ? "description" : "figure";

/** Said for good: a milestone that has been reached, a figure that there is only one of. */
const isSaid = (known: Known, i: Indicator): boolean => known.reached.has(seriesOf(i)) || (i.cadence === "once" && known.recorded.has(seriesOf(i)));

/** A target table's actuals of the year that has ended, a row per column; the owner of its first measure answers, else the chair. */
function tableItems(round: EvaluationRound, g: GroupDrafting, table: TargetTable): readonly Draft[] {
  const { year, number } = quarterParts(round.quarter);
  const past = number === 4 ? year : year - 1;
  const exists = figureExists(g, { cadence: "yearly", ...(table.availableFrom === undefined ? {} : { availableFrom: table.availableFrom }) });
  if (!exists || !table.years.includes(past)) return [];
  const owner = answererOf(g, table.id, ...table.measures);
  return table.columns.map((c): Draft => ({
    group: g.group.id, kind: "tableYear", item: tableSeries(table.id, c.id), subject: table.id, year: past, ...owner, state: "open",
  }));
}

/** Loppuarviointi: one for every group that has something to evaluate, in the round in which the final measure's schedule ends. */
function finalItem(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const final = finalMeasure(active.programme);
  if (!final || g.group.measures.length + g.group.projects.length === 0 || round.quarter !== finalQuarter(active, final)) return [];
  const item = `final/${g.group.id}`;
  const owner = answererOf(g, final.id);
  return [{ group: g.group.id, kind: "final", item, subject: item, ...owner, ownerMissing: false, state: "open" }];
}

const finalQuarter = (active: ActiveProgramme, final: Measure): string => {
  const { lastQuarter } = active.programme.rounds;
  const ends = final.schedule?.to === undefined ? lastQuarter : quarterOf(final.schedule.to);
  return ends < lastQuarter ? ends : lastQuarter;
};

type Answering = Pick<OwedItem, "answerer" | "passedFrom" | "handover" | "ownerMissing">;

/** The owner of the subject (of several the one appointed last), else the group's chair, in force on the due day; or who stands in today. */
function answererOf(g: GroupDrafting, ...subjects: readonly string[]): Answering {
  const inGroup = g.known.assignments.filter((a) => a.group === g.group.id && inForce(a, g.on));
  const owners = inGroup.filter((a) => a.role === "owner" && subjects.some((s) => a.measures?.includes(s)));
  const owner = owners.reduce<RoleAssignment | undefined>((a, b) => (a && (a.from ?? "") >= (b.from ?? "") ? a : b), undefined);
  const person = (owner ?? inGroup.find((a) => a.role === "chair"))?.person;
  if (person === undefined) return { ownerMissing: true };
  const acting = standIn(g.known.handovers, person, g.known.today);
  return {
    answerer: acting.person, ownerMissing: owner === undefined,
    ...(acting.handover === undefined ? {} : { passedFrom: person, handover: acting.handover }),
  };
}
