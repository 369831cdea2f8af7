import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { dateOf } from "../shared/calendar.ts";
import { project } from "./project-answers.ts";
import type { EvaluationRound } from "./round.ts";
import { roundId } from "./round.ts";
import type { PlannedRound } from "./round-calendar.ts";
import { roundsToOpen } from "./round-calendar.ts";
import type { Known } from "./what-is-owed.ts";
import { whatIsOwed } from "./what-is-owed.ts";

/**
 * Brings the rounds up to the clock: opens what should be open, lays down what is owed, closes what is past its last day, and makes
 * what an interrupted save left unmade. Every step can be repeated; a crash in between is finished by the next sweep.
 */
export async function keepRounds(ports: Ports, active: ActiveProgramme): Promise<void> {
  const now = ports.clock.now();
  const today = dateOf(now, active.calendar.zone);
  const all = await ports.stores.rounds.find({ programme: active.programme.id });
  for (const planned of roundsToOpen(active, all.map((r) => r.value.quarter), now, today)) await openRound(ports, active, planned);
  for (const stored of await ports.stores.rounds.find({ programme: active.programme.id, state: "open" })) {
    await layDownOwed(ports, active, stored.value);
    for (const s of await ports.stores.submissions.find({ round: stored.value.id }))
      if (s.value.projected < s.value.revisions.length) await project(ports, active, stored.value, s);
    if (today > stored.value.editableUntil) await ports.stores.rounds.save(stored, { ...stored.value, state: "closed" });
  }
}

async function openRound(ports: Ports, active: ActiveProgramme, planned: PlannedRound): Promise<void> {
  const { opensAt, dueOn, editableUntil, quarter } = planned;
  const id = roundId(active.programme.id, quarter);
  const opened = await ports.stores.rounds.insert({
    ...active.scope, id, quarter, programmeVersion: active.version, state: "open", opensAt, dueOn, editableUntil, laidDown: false,
  });
  if (opened) ports.log.info("roundOpened", { round: id, dueOn });
}

/** Inserts every owed row under its own id, then notes that all are there. */
async function layDownOwed(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<void> {
  if (round.laidDown) return;
  await Promise.all(whatIsOwed(active, round, await known(ports, active)).map((item) => ports.stores.owed.insert(item)));
  const stored = await ports.stores.rounds.get(round.id);
  if (stored) await ports.stores.rounds.save(stored, { ...stored.value, laidDown: true });
}

async function known(ports: Ports, active: ActiveProgramme): Promise<Known> {
  const programme = active.programme.id;
  const roles = await ports.stores.roles.find({ programme });
  const judgements = await ports.stores.judgements.find({ programme }, { sort: "at" });
  const readings = await ports.stores.readings.find({ programme }, { sort: "at" });
  const last = new Map(judgements.map((j) => [j.value.subject, j.value.status]));
  const reached = new Map(readings.map((r) => [r.value.series, r.value.answer.kind === "milestone" && r.value.answer.reached]));
  return {
    assignments: roles.map((r) => r.value),
    done: new Set([...last].flatMap(([subject, status]) => (status === "done" ? [subject] : []))),
    reached: new Set([...reached].flatMap(([series, yes]) => (yes ? [series] : []))),
    recorded: new Set(reached.keys()),
  };
}
