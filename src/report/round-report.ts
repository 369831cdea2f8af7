import type { EvaluationRound, GroupEvaluation } from "../evaluation/round.ts";
import type { GroupSnapshot } from "../evaluation/snapshot.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupOf } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import { dateOf } from "../shared/calendar.ts";

/** A round as its report tells it: only what has been confirmed and frozen, in the pinned programme's own order. */
export interface RoundReport {
  readonly round: EvaluationRound;
  readonly programme: Programme;
  /** Groups that were asked something in the round. */
  readonly groups: readonly ReportGroup[];
}

export interface ReportGroup {
  /** As in the programme version that its snapshot pins. */
  readonly group: WorkingGroup;
  /** Absent until it is confirmed. */
  readonly confirmed?: { readonly on: string; readonly snapshot: GroupSnapshot; readonly corrections: readonly ReportCorrection[] };
}

export type ReportCorrection = NonNullable<GroupEvaluation["corrections"]>[number] & {
  readonly byName: string;
  readonly on: string;
  /** Where it can be traced to. */
  readonly id: string;
};

export async function roundReport(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<RoundReport> {
  const evaluations = new Map((await ports.stores.evaluations.find({ round: round.id })).map((e) => [e.value.group, e.value]));
  const asked = new Set((await ports.stores.owed.find({ round: round.id })).map((r) => r.value.group));
  const groups = active.programme.groups.filter((g) => asked.has(g.id));
  return {
    round,
    programme: active.programme,
    groups: await Promise.all(groups.map((group) => reportGroup(ports, active, group, evaluations.get(group.id)))),
  };
}

async function reportGroup(ports: Ports, active: ActiveProgramme, group: WorkingGroup, evaluation: GroupEvaluation | undefined): Promise<ReportGroup> {
  if (evaluation?.state !== "confirmed" || evaluation.confirmedOn === undefined) return { group };
  const snapshot = (await ports.stores.snapshots.get(evaluation.id))?.value;
  if (!snapshot) return { group };
  const corrections = await Promise.all(
    (evaluation.corrections ?? []).map(async (x): Promise<ReportCorrection> => ({
      ...x,
      byName: (await ports.stores.persons.get(x.by))?.value.name ?? x.by,
      on: dateOf(x.at, active.calendar.zone),
      id: `${evaluation.id}/c${String(x.number)}`,
    })),
  );
  return { group: await pinnedGroup(ports, active, group, snapshot), confirmed: { on: evaluation.confirmedOn, snapshot, corrections } };
}

async function pinnedGroup(ports: Ports, active: ActiveProgramme, group: WorkingGroup, snapshot: GroupSnapshot): Promise<WorkingGroup> {
  if (snapshot.programmeVersion === active.version) return group;
  const pinned = await ports.stores.programmes.get(`${active.programme.id}@${String(snapshot.programmeVersion)}`);
  return (pinned && groupOf(pinned.value.content, group.id)) ?? group;
}
