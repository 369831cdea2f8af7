import type { ActiveProgramme } from "../programme/active-programme.ts";
import { finalMeasure, seriesOf, tableSeries } from "../programme/look-up.ts";
import type { Cadence, Indicator, Measure, TargetTable, WorkingGroup } from "../programme/programme.ts";
import { inForce } from "../people/permissions.ts";
import type { RoleAssignment } from "../people/person.ts";
import { openingDay } from "../shared/calendar.ts";
import { previousQuarter, quarterDates, quarterOf, quarterParts } from "../shared/quarter.ts";
import type { OwedItem } from "./answer.ts";
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
    .flatMap((group) => groupItems(active, round, { group, known, asked }))
    .map((item, order) => ({ ...item, ...active.scope, id: `${round.id}/${item.item}`, round: round.id, order }));
}

type Draft = Omit<OwedItem, "id" | "round" | "order" | "organisation" | "programme">;
interface GroupDrafting {
  readonly group: WorkingGroup;
  readonly known: Known;
  /** Series asked already, in this group or one before. */
  readonly asked: Set<string>;
}

function groupItems(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const measures = g.group.measures.filter((m) => isAsked(m, round, g.known));
  const content = g.group.measures.length > 0 ? measures.flatMap((m) => measureItems(active, round, g, m)) : projectItems(round, g);
  return [...content, ...g.group.tables.flatMap((t) => tableItems(active, round, g, t)), ...finalItem(active, round, g)];
}

function projectItems(round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const { year } = quarterParts(round.quarter);
  return g.group.projects
    .filter((p) => (p.year === undefined || p.year <= year) && !g.known.done.has(p.id))
    .map((p) => ({ group: g.group.id, kind: "judgement", item: p.id, subject: p.id, ...answererOf(g, p.id, round.dueOn), state: "open" }));
}

const isAsked = (m: Measure, round: EvaluationRound, known: Known): boolean =>
  m.asked === "round" && !known.done.has(m.id) && inTurn(m.cadence, round) && (m.schedule?.from === undefined || m.schedule.from <= quarterDates(round.quarter).to);

/** Yearly is asked after the year, half-yearly also in the middle of it; a thing done once is asked until it is done. */
const inTurn = (cadence: Cadence | undefined, round: EvaluationRound): boolean =>
  cadence === "yearly" ? round.quarter.endsWith("Q4") : cadence !== "halfYearly" || /Q[24]$/.test(round.quarter);

function measureItems(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting, m: Measure): readonly Draft[] {
  const owner = answererOf(g, m.id, round.dueOn);
  const base = { group: g.group.id, subject: m.id, ...owner, ownerMissing: owner.ownerMissing && m.owners.length === 0, state: "open" as const };
  const figures = m.indicators
    .filter((i) => figureExists(active, round, i) && !g.asked.has(seriesOf(i)) && !isSaid(g.known, i))
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

/** A yearly figure is asked in the first round after it exists: on its day of the year, or after the year's last quarter. */
function figureExists(active: ActiveProgramme, round: EvaluationRound, i: Pick<Indicator, "cadence" | "availableFrom">): boolean {
  if (i.cadence !== "yearly" || i.availableFrom === undefined) return inTurn(i.cadence, round);
  const opens = openingDay(round.quarter, active.calendar);
  const before = openingDay(previousQuarter(round.quarter), active.calendar);
  return [opens.slice(0, 4), before.slice(0, 4)].some((year) => {
    const exists = `${year}-${i.availableFrom}`;
    return before < exists && exists <= opens;
  });
}

/** A target table's actuals of the year that has ended, a row per column; the owner of its first measure answers, else the chair. */
function tableItems(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting, table: TargetTable): readonly Draft[] {
  const { year, number } = quarterParts(round.quarter);
  const past = number === 4 ? year : year - 1;
  const exists = figureExists(active, round, { cadence: "yearly", ...(table.availableFrom === undefined ? {} : { availableFrom: table.availableFrom }) });
  if (!exists || !table.years.includes(past)) return [];
  const owner = answererOf(g, table.measures[0] ?? table.id, round.dueOn);
  return table.columns.map((c): Draft => ({
    group: g.group.id, kind: "tableYear", item: tableSeries(table.id, c.id), subject: table.id, year: past, ...owner, state: "open",
  }));
}

/** Loppuarviointi: one for every group that has something to evaluate, in the round in which the final measure's schedule ends. */
function finalItem(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting): readonly Draft[] {
  const final = finalMeasure(active.programme);
  if (!final || g.group.measures.length + g.group.projects.length === 0 || round.quarter !== finalQuarter(active, final)) return [];
  const item = `final/${g.group.id}`;
  const owner = answererOf(g, final.id, round.dueOn);
  return [{ group: g.group.id, kind: "final", item, subject: item, ...owner, ownerMissing: false, state: "open" }];
}

const finalQuarter = (active: ActiveProgramme, final: Measure): string => {
  const { lastQuarter } = active.programme.rounds;
  const ends = final.schedule?.to === undefined ? lastQuarter : quarterOf(final.schedule.to);
  return ends < lastQuarter ? ends : lastQuarter;
};

/** The measure's own owner, else the group's chair, in force on the due day; of several owners the one appointed last. */
function answererOf(g: GroupDrafting, subject: string, on: string): { readonly answerer?: string; readonly ownerMissing: boolean } {
  const inGroup = g.known.assignments.filter((a) => a.group === g.group.id && inForce(a, on));
  const owners = inGroup.filter((a) => a.role === "owner" && a.measures?.includes(subject));
  const owner = owners.reduce<RoleAssignment | undefined>((a, b) => (a && (a.from ?? "") >= (b.from ?? "") ? a : b), undefined);
  const person = (owner ?? inGroup.find((a) => a.role === "chair"))?.person;
  return { ...(person === undefined ? {} : { answerer: person }), ownerMissing: owner === undefined };
}
