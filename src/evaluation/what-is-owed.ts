import type { ActiveProgramme } from "../programme/active-programme.ts";
import { seriesOf } from "../programme/look-up.ts";
import type { Indicator, Measure, WorkingGroup } from "../programme/programme.ts";
import { inForce } from "../people/permissions.ts";
import type { RoleAssignment } from "../people/person.ts";
import { openingDay } from "../shared/calendar.ts";
import { previousQuarter, quarterDates } from "../shared/quarter.ts";
import type { OwedItem } from "./answer.ts";
import type { EvaluationRound } from "./round.ts";

/** What is known when a round opens: who holds which role, and what has been said for good. */
export interface Known {
  readonly assignments: readonly RoleAssignment[];
  /** Measures and projects judged "Valmis" in an earlier round. */
  readonly done: ReadonlySet<string>;
  /** Series of milestones that have been reached. */
  readonly reached: ReadonlySet<string>;
}

/**
 * Every item of a round, in the document's order: a judgement of each measure (or project, in a group without measures) and each
 * figure that exists now. A shared series is asked once, where it stands first. A passed schedule is still asked, until somebody
 * says Valmis. The evaluation itself (`never`) is not asked; the final evaluation has a form of its own.
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
  if (g.group.measures.length > 0) return measures.flatMap((m) => measureItems(active, round, g, m));
  const year = Number(round.quarter.slice(0, 4));
  return g.group.projects
    .filter((p) => (p.year === undefined || p.year <= year) && !g.known.done.has(p.id))
    .map((p) => ({ group: g.group.id, kind: "judgement", item: p.id, subject: p.id, ...answererOf(g, p.id, round.dueOn), state: "open" }));
}

const isAsked = (m: Measure, round: EvaluationRound, known: Known): boolean =>
  m.asked === "round" && !known.done.has(m.id) && (m.schedule?.from === undefined || m.schedule.from <= quarterDates(round.quarter).to);

function measureItems(active: ActiveProgramme, round: EvaluationRound, g: GroupDrafting, m: Measure): readonly Draft[] {
  const base = { group: g.group.id, subject: m.id, ...answererOf(g, m.id, round.dueOn), ownerMissing: m.owners.length === 0, state: "open" as const };
  const figures = m.indicators
    .filter((i) => figureExists(active, round, i) && !g.asked.has(seriesOf(i)) && !g.known.reached.has(seriesOf(i)))
    .map((i): Draft => {
      g.asked.add(seriesOf(i));
      return { ...base, kind: kindOf(i), item: seriesOf(i), indicator: i.id };
    });
  return [...figures, { ...base, kind: "judgement", item: m.id }];
}

const kindOf = (i: Indicator): OwedItem["kind"] =>
  i.kind === "milestone" ? "milestone" : i.kind === "qualitative" ? "description" : "figure";

/** A yearly figure is asked in the first round after it exists: on its day of the year, or after the year's last quarter. */
function figureExists(active: ActiveProgramme, round: EvaluationRound, i: Indicator): boolean {
  if (i.cadence !== "yearly") return true;
  const opens = openingDay(round.quarter, active.calendar);
  if (i.availableFrom === undefined) return round.quarter.endsWith("Q4");
  const before = openingDay(previousQuarter(round.quarter), active.calendar);
  return [opens.slice(0, 4), before.slice(0, 4)].some((year) => {
    const exists = `${year}-${i.availableFrom}`;
    return before < exists && exists <= opens;
  });
}

/** The measure's own owner, else the group's chair, in force on the due day. */
function answererOf(g: GroupDrafting, subject: string, on: string): { readonly answerer?: string; readonly ownerMissing: boolean } {
  const inGroup = g.known.assignments.filter((a) => a.group === g.group.id && inForce(a, on));
  const owner = inGroup.find((a) => a.role === "owner" && a.measures?.includes(subject));
  const chair = inGroup.find((a) => a.role === "chair");
  const person = (owner ?? chair)?.person;
  return { ...(person === undefined ? {} : { answerer: person }), ownerMissing: owner === undefined };
}
