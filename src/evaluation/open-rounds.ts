import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { previewSeen } from "../reminders/preview-seen.ts";
import { markOf, schedulesOf } from "../reminders/schedules.ts";
import { dateOf } from "../shared/calendar.ts";
import { project } from "./project-answers.ts";
import type { EvaluationRound } from "./round.ts";
import { datesOf, roundId } from "./round.ts";
import type { PlannedRound } from "./round-calendar.ts";
import { closesOn, roundsToOpen } from "./round-calendar.ts";
import type { Known } from "./what-is-owed.ts";
import { whatIsOwed } from "./what-is-owed.ts";

/**
 * Brings the rounds up to the clock: opens what should be open, lays down what is owed, and makes what an interrupted save left
 * unmade. Every step can be repeated; a crash in between is finished by the next sweep.
 */
export async function keepRounds(ports: Ports, active: ActiveProgramme): Promise<void> {
  const now = ports.clock.now();
  const all = await ports.stores.rounds.find({ programme: active.programme.id });
  for (const planned of roundsToOpen(active, all.map((r) => r.value.quarter), now)) await openRound(ports, active, planned);
  for (const stored of await ports.stores.rounds.find({ programme: active.programme.id, state: "open" })) {
    await layDownOwed(ports, active, stored.value);
    for (const s of await ports.stores.submissions.find({ round: stored.value.id }))
      if (s.value.projected < s.value.revisions.length) await project(ports, active, stored.value, s);
  }
}

/** Closes rounds past their last day, once nothing is left to be done in them: what was not answered has been moved on. */
export async function closeRounds(ports: Ports, active: ActiveProgramme): Promise<void> {
  const today = dateOf(ports.clock.now(), active.calendar.zone);
  const seen = await previewSeen(ports, active);
  for (const { value: round } of await ports.stores.rounds.find({ programme: active.programme.id, state: "open" }))
    if (today > closesOn(round) && (!seen || isMovedOn(active, round))) await closeRound(ports, round.id);
}

const isMovedOn = (active: ActiveProgramme, round: EvaluationRound): boolean =>
  schedulesOf(active, round).every((s) => round.reminded?.includes(markOf(s, "coordinator")) === true);

async function openRound(ports: Ports, active: ActiveProgramme, planned: PlannedRound): Promise<void> {
  const { opensAt, dueOn, editableUntil, own, quarter } = planned;
  const id = roundId(active.programme.id, quarter);
  const opened = await ports.stores.rounds.insert({
    ...active.scope, id, quarter, programmeVersion: active.version, state: "open", opensAt, dueOn, editableUntil, laidDown: false, ...(own ? { own } : {}),
  });
  if (opened) ports.log.info("roundOpened", { round: id, dueOn });
}

async function closeRound(ports: Ports, id: string): Promise<void> {
  const stored = await ports.stores.rounds.get(id);
  if (stored?.value.state !== "open") return;
  if (await ports.stores.rounds.save(stored, { ...stored.value, state: "closed" })) ports.log.info("roundClosed", { round: id });
  else await closeRound(ports, id);
}

/** Inserts every owed row of the groups that have opened, each under its own id, then notes that they are there. */
async function layDownOwed(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<void> {
  if (round.laidDown) return;
  const now = ports.clock.now();
  const groups = active.programme.groups.map((g) => g.id);
  const fresh = groups.filter((g) => datesOf(round, g).opensAt <= now && round.laid?.includes(g) !== true);
  if (fresh.length === 0) return;
  const rows = whatIsOwed(active, round, await known(ports, active)).filter((item) => fresh.includes(item.group));
  await Promise.all(rows.map((item) => ports.stores.owed.insert(item)));
  const stored = await ports.stores.rounds.get(round.id);
  if (!stored) return;
  const laid = [...(stored.value.laid ?? []), ...fresh];
  await ports.stores.rounds.save(stored, { ...stored.value, laid, laidDown: groups.every((g) => laid.includes(g)) });
}

/** What stands when a round opens. */
export async function known(ports: Ports, active: ActiveProgramme): Promise<Known> {
  const programme = active.programme.id;
  const deputies = await ports.stores.handovers.find({ programme, state: ["made", "inForce"] });
  const roles = await ports.stores.roles.find({ programme });
  const judgements = await ports.stores.judgements.find({ programme }, { sort: "at" });
  const readings = await ports.stores.readings.find({ programme }, { sort: "at" });
  const last = new Map(judgements.map((j) => [j.value.subject, j.value.status]));
  const reached = new Map(readings.map((r) => [r.value.series, r.value.answer.kind === "milestone" && r.value.answer.reached]));
  return {
    assignments: roles.map((r) => r.value),
    handovers: deputies.map((h) => h.value),
    today: dateOf(ports.clock.now(), active.calendar.zone),
    done: new Set([...last].flatMap(([subject, status]) => (status === "done" ? [subject] : []))),
    reached: new Set([...reached].flatMap(([series, yes]) => (yes ? [series] : []))),
    recorded: new Set(reached.keys()),
  };
}
