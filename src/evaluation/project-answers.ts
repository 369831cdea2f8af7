import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { quarterDates, quarterParts } from "../shared/quarter.ts";
import type { OwedItem, Revision, Submission } from "./answer.ts";
import { questionOf } from "./question-of.ts";
import type { EvaluationRound } from "./round.ts";

/**
 * Makes readings, judgements and owed rows from the revisions that have not been made yet. Ids come from the submission and the
 * revision, so doing it again changes nothing: the sweep repeats it after a crash.
 */
export async function project(ports: Ports, active: ActiveProgramme, round: EvaluationRound, stored: Stored<Submission>): Promise<Submission> {
  const submission = stored.value;
  const fresh = submission.revisions.slice(submission.projected);
  if (fresh.length === 0) return submission;
  for (const revision of fresh) await projectOne(ports, active, { round, submission, revision });
  const done = { ...submission, projected: submission.revisions.length };
  await ports.stores.submissions.save(stored, done);
  return done;
}

interface Projecting {
  readonly round: EvaluationRound;
  readonly submission: Submission;
  readonly revision: Revision;
}

async function projectOne(ports: Ports, active: ActiveProgramme, p: Projecting): Promise<void> {
  const owed = await ports.stores.owed.get(`${p.round.id}/${p.revision.item}`);
  if (!owed) return;
  const { answer, by, at } = p.revision;
  if (answer.kind === "takenBack") return takeBack(ports, active, p, owed);
  const id = `${p.submission.id}/${p.revision.number}`;
  if (answer.kind === "judgement")
    await ports.stores.judgements.insert({
      ...active.scope, id, subject: owed.value.subject, round: p.round.id, quarter: p.round.quarter,
      status: answer.status, unchanged: answer.unchanged ?? false, by, at, ...(answer.notes ? { notes: answer.notes } : {}),
    });
  else if (answer.kind === "figure" || answer.kind === "milestone" || answer.kind === "description")
    await ports.stores.readings.insert({
      ...active.scope, id, series: owed.value.item, ...periodOf(active, p.round, owed.value), answer, by, at, round: p.round.id,
    });
  else if (answer.kind !== "finalEvaluation") await takeBackReadings(ports, active, p, owed.value.item);
  await markAnswered(ports, owed, answer.kind);
}

/** A figure changed to "ei uutta lukua" in the same round stands no longer; the submission keeps both revisions. */
async function takeBackReadings(ports: Ports, active: ActiveProgramme, p: Projecting, series: string): Promise<void> {
  const found = await ports.stores.readings.find({ programme: active.programme.id, series, round: p.round.id });
  for (const { value } of found) if (value.at <= p.revision.at) await ports.stores.readings.remove(value.id);
}

/** A yearly figure stands for the year that has ended (a table's for the year it was asked for), any other for the round's quarter. */
export function periodOf(active: ActiveProgramme, round: EvaluationRound, item: OwedItem): { readonly period: string; readonly asOf: string } {
  if (item.year !== undefined) return { period: String(item.year), asOf: `${item.year}-12-31` };
  const { year, number } = quarterParts(round.quarter);
  if (questionOf(active.programme, item)?.cadence !== "yearly") return { period: round.quarter, asOf: quarterDates(round.quarter).to };
  const past = number === 4 ? year : year - 1;
  return { period: String(past), asOf: `${past}-12-31` };
}

/** "Kumoa": nothing of this round stands for the item any more, and it is owed again. The submission keeps every revision. */
async function takeBack(ports: Ports, active: ActiveProgramme, p: Projecting, owed: Stored<OwedItem>): Promise<void> {
  await takeBackReadings(ports, active, p, owed.value.item);
  if (owed.value.kind === "judgement") {
    const judged = await ports.stores.judgements.find({ programme: active.programme.id, subject: owed.value.subject, round: p.round.id });
    for (const { value } of judged) if (value.at <= p.revision.at) await ports.stores.judgements.remove(value.id);
  }
  await openAgain(ports, owed);
}

async function openAgain(ports: Ports, owed: Stored<OwedItem>): Promise<void> {
  if (owed.value.state === "open") return;
  const { answer: _taken, ...kept } = owed.value;
  if (await ports.stores.owed.save(owed, { ...kept, state: "open" })) return;
  const again = await ports.stores.owed.get(owed.value.id);
  if (again) await openAgain(ports, again);
}

async function markAnswered(ports: Ports, owed: Stored<OwedItem>, answer: OwedItem["answer"] & string): Promise<void> {
  if (owed.value.state === "answered" && owed.value.answer === answer) return;
  const saved = await ports.stores.owed.save(owed, { ...owed.value, state: "answered", answer });
  if (saved) return;
  const again = await ports.stores.owed.get(owed.value.id);
  if (again) await markAnswered(ports, again, answer);
}
