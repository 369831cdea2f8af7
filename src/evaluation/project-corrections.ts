import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { periodOf } from "./project-answers.ts";
import type { Correction, EvaluationRound, GroupEvaluation } from "./round.ts";

/**
 * Makes readings and judgements from corrections that have not been made yet. Ids come from the evaluation and the correction's number,
 * so doing it again changes nothing. The snapshot stays as it was: the correction stands beside it.
 */
export async function projectCorrections(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<void> {
  for (const stored of await ports.stores.evaluations.find({ round: round.id })) {
    const { corrections = [], correctionsProjected = 0 } = stored.value;
    if (corrections.length > correctionsProjected) await projectGroup(ports, active, round, stored);
  }
}

async function projectGroup(ports: Ports, active: ActiveProgramme, round: EvaluationRound, stored: Stored<GroupEvaluation>): Promise<void> {
  const { corrections = [], correctionsProjected = 0, id } = stored.value;
  for (const correction of corrections.slice(correctionsProjected)) await projectOne(ports, active, round, { correction, id: `${id}/c${String(correction.number)}` });
  await ports.stores.evaluations.save(stored, { ...stored.value, correctionsProjected: corrections.length });
}

async function projectOne(ports: Ports, active: ActiveProgramme, round: EvaluationRound, made: { readonly correction: Correction; readonly id: string }): Promise<void> {
  const { id, correction } = made;
  const { after, at, by } = correction;
  const owed = await ports.stores.owed.get(`${round.id}/${correction.item}`);
  if (!owed) return;
  const common = { ...active.scope, id, by, at, round: round.id };
  if (after.kind === "judgement")
    await ports.stores.judgements.insert({ ...common, subject: correction.subject, quarter: round.quarter, status: after.status, unchanged: after.unchanged ?? false });
  else if (after.kind === "figure" || after.kind === "milestone" || after.kind === "description")
    await ports.stores.readings.insert({ ...common, series: correction.item, ...periodOf(active, round, owed.value), answer: after });
  else await takeBack(ports, active, round, correction);
}

/** The figure was wrong and there is no other: nothing stands for the round any more; the submission and the snapshot keep what was said. */
async function takeBack(ports: Ports, active: ActiveProgramme, round: EvaluationRound, { item, at }: Correction): Promise<void> {
  const found = await ports.stores.readings.find({ programme: active.programme.id, series: item, round: round.id });
  for (const { value } of found) if (value.at <= at) await ports.stores.readings.remove(value.id);
}
