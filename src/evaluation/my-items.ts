import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { finalMeasure, groupOf, measureById, measureName, projectById, tableById } from "../programme/look-up.ts";
import type { Measure } from "../programme/measure.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { dateOf } from "../shared/calendar.ts";
import { groupBy } from "../shared/group-by.ts";
import type { OwedItem } from "./answer.ts";
import type { EvaluationRound } from "./round.ts";

/** A measure, project, target table or final evaluation with the items that one person owes about it: one screen of the form. */
export interface MySubject {
  readonly id: string;
  readonly name: string;
  readonly group: WorkingGroup;
  readonly measure?: Measure;
  /** Its columns' yearly actuals are asked, a row of `kind: "tableYear"` each. */
  readonly table?: TargetTable;
  readonly items: readonly OwedItem[];
  readonly open: boolean;
}

export interface MyItems {
  readonly round: EvaluationRound;
  readonly subjects: readonly MySubject[];
  /** Figures and judgements still open: "6 lukua ja 10 tilannetta". */
  readonly figuresLeft: number;
  readonly judgementsLeft: number;
}

/** The programme's open round, if there is one: the newest, when an earlier one is still being corrected. */
export async function openRound(ports: Ports, active: ActiveProgramme): Promise<EvaluationRound | undefined> {
  const rounds = await ports.stores.rounds.find({ programme: active.programme.id, state: "open" }, { sort: "quarter", descending: true, limit: 1 });
  return rounds[0]?.value;
}

/** What a person owes in a round, answered or not, by measure. */
export async function myItems(ports: Ports, active: ActiveProgramme, round: EvaluationRound, person: string): Promise<MyItems> {
  const found = await ports.stores.owed.find({ round: round.id, answerer: person });
  return itemsFrom(active, round, found.map((s) => s.value), dateOf(ports.clock.now(), active.calendar.zone));
}

/** The same from rows that have been found: overdue measures first, the rest in the document's order. */
export function itemsFrom(active: ActiveProgramme, round: EvaluationRound, found: readonly OwedItem[], today: string): MyItems {
  const rows = [...found].sort((a, b) => a.order - b.order);
  const bySubject = groupBy(rows, (r) => r.subject);
  const open = rows.filter((r) => r.state === "open");
  const subjects = [...bySubject.values()].flatMap((items) => subjectsOf(active, items));
  return {
    round,
    subjects: [...subjects.filter((s) => hasPassed(s, today)), ...subjects.filter((s) => !hasPassed(s, today))],
    figuresLeft: open.filter((r) => r.kind !== "judgement").length,
    judgementsLeft: open.filter((r) => r.kind === "judgement").length,
  };
}

/** Its schedule has ended: it is asked whether it is done ("Valmistuiko tämä?"). */
export const hasPassed = (s: Pick<MySubject, "measure">, today: string): boolean => (s.measure?.schedule?.to ?? "9999") < today;

/** What these items are about; none when the programme no longer has it. */
export function subjectsOf(active: ActiveProgramme, items: readonly OwedItem[]): readonly MySubject[] {
  const id = items[0]?.subject ?? "";
  const open = items.some((i) => i.state === "open");
  const place = measureById(active.programme, id);
  if (place) return [{ id, name: measureName(place.measure), group: place.group, measure: place.measure, items, open }];
  const project = projectById(active.programme, id);
  if (project) return [{ id, name: project.project.title, group: project.group, items, open }];
  const found = tableById(active.programme, id);
  if (found) return [{ id, name: `${found.table.name} ${items[0]?.year ?? ""}`, group: found.group, table: found.table, items, open }];
  const group = groupOf(active.programme, items[0]?.group ?? "");
  const final = finalMeasure(active.programme);
  return group && final && items[0]?.kind === "final" ? [{ id, name: final.title, group, items, open }] : [];
}

/** Minutes that the open items take: about half a minute for a figure, a quarter for a judgement. */
export const minutesFor = (m: Pick<MyItems, "figuresLeft" | "judgementsLeft">): number =>
  Math.max(1, Math.round(m.figuresLeft * 0.6 + m.judgementsLeft * 0.4));
