import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { EvaluationRound } from "./round.ts";
import { roundId } from "./round.ts";
import { isQuarter } from "../shared/quarter.ts";

/** Rounds that have been opened, newest first. */
export async function openedRounds(ports: Ports, active: ActiveProgramme): Promise<readonly EvaluationRound[]> {
  const rounds = await ports.stores.rounds.find({ programme: active.programme.id }, { sort: "quarter", descending: true });
  return rounds.map((r) => r.value);
}

/** The round that is meant: the quarter that was said, else the newest, open or closed: approving and confirming go on after the last answer. */
export async function roundMeant(ports: Ports, active: ActiveProgramme, quarter?: string): Promise<EvaluationRound | undefined> {
  if (quarter === undefined) return (await openedRounds(ports, active))[0];
  return isQuarter(quarter) ? (await ports.stores.rounds.get(roundId(active.programme.id, quarter)))?.value : undefined;
}
