import type { OutboxDraft } from "../messaging/outbox.ts";
import { queueEntries } from "../messaging/queue.ts";
import { inForce } from "../people/permissions.ts";
import type { Role, RoleAssignment } from "../people/person.ts";
import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { dateOf } from "../shared/calendar.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { compileNotice, readyNotice } from "./confirmation-notices.ts";
import { answerAgain, approve } from "./confirmation.ts";
import { freezeConfirmed } from "./freeze-group.ts";
import { groupSummary } from "./group-summary.ts";
import type { GroupSummary } from "./group-summary.ts";
import type { EvaluationRound, GroupEvaluation } from "./round.ts";
import { projectCorrections } from "./project-corrections.ts";

/** Rounds in which something may still be approved, confirmed or corrected. */
const roundsKept = 4;

/**
 * Carries evaluations on: a group whose items have all been answered is told to its chair once (and once more after it was sent back and
 * completed); one that the chair answered alone needs nobody's approval; when every group is approved the coordinator hears of it;
 * what was confirmed or corrected is written down. Every step can be repeated: keys and states keep it from happening twice.
 */
export async function carryEvaluations(ports: Ports, active: ActiveProgramme): Promise<void> {
  const rounds = await ports.stores.rounds.find({ programme: active.programme.id }, { sort: "quarter", descending: true, limit: roundsKept });
  const assignments = (await ports.stores.roles.find({ programme: active.programme.id, role: ["chair", "coordinator"] })).map((r) => r.value);
  for (const { value: round } of rounds) {
    if (!round.laidDown) continue;
    const carrying = { ports, active, round, assignments: assignments.filter((a) => inForce(a, dateOf(ports.clock.now(), active.calendar.zone))) };
    await tellReady(carrying);
    await freezeConfirmed(ports, active, round);
    await projectCorrections(ports, active, round);
  }
}

interface Carrying {
  readonly ports: Ports;
  readonly active: ActiveProgramme;
  readonly round: EvaluationRound;
  /** Chairs and coordinators of today. */
  readonly assignments: readonly RoleAssignment[];
}

async function tellReady(k: Carrying): Promise<void> {
  const stored = new Map((await k.ports.stores.evaluations.find({ round: k.round.id })).map((e) => [e.value.group, e]));
  const states = await Promise.all(k.active.programme.groups.map((g) => carryGroup(k, g, stored.get(g.id))));
  const asked = states.filter((s) => s !== "notAsked");
  const waits = asked.includes("submitted") && asked.every((s) => s === "submitted" || s === "confirmed");
  if (waits) await tell(k, holders(k, "coordinator"), (to) => ({ key: `compile:${k.round.id}:${to}`, card: (l) => compileNotice(k.active, k.round, l) }));
}

type GroupState = GroupEvaluation["state"] | "notAsked";

async function carryGroup(k: Carrying, group: WorkingGroup, stored: Stored<GroupEvaluation> | undefined): Promise<GroupState> {
  const state = stored?.value.state ?? "open";
  if (state === "submitted" || state === "confirmed") return state;
  const { owed } = k.ports.stores;
  if ((await owed.find({ round: k.round.id, group: group.id, state: "open" }, { limit: 1 })).length > 0) return state;
  if ((await owed.find({ round: k.round.id, group: group.id, state: "answered" }, { limit: 1 })).length === 0) return "notAsked";
  const summary = await groupSummary(k, k.round, group);
  if (state === "returned" && !completed(stored?.value, summary)) return state;
  return approveOrTell(k, summary, stored);
}

/** Every measure that was sent back has been answered again since. */
function completed(e: GroupEvaluation | undefined, summary: GroupSummary): boolean {
  const last = e?.returns?.at(-1);
  if (!last) return true;
  const said = (subject: string): boolean =>
    summary.subjects.some((s) => s.subject.id === subject && [...s.answers.values()].some((r) => r.at > last.at));
  return last.subjects.every(said);
}

async function approveOrTell(k: Carrying, summary: GroupSummary, stored: Stored<GroupEvaluation> | undefined): Promise<GroupState> {
  const { evaluations } = k.ports.stores;
  const { group } = summary;
  const before = answerAgain(stored?.value ?? newEvaluation(k.active, k.round, group.id));
  const chairs = holders(k, "chair", group.id);
  const authors = new Set(summary.subjects.flatMap((s) => [...s.answers.values()].map((r) => r.by)));
  const [chair] = chairs;
  const alone = chair !== undefined && [...authors].every((a) => chairs.includes(a));
  // What was sent back to the chair comes back to whoever sent it: it is not approved by itself.
  if (alone && before.returns === undefined) {
    const next = approve(before, chair, k.ports.clock.now());
    if (next.ok) await (stored ? evaluations.save(stored, next.value) : evaluations.insert(next.value));
    return "submitted";
  }
  if (stored?.value.state === "returned") await evaluations.save(stored, before);
  const times = String(before.returns?.length ?? 0);
  const readers = chairs.length > 0 ? chairs : holders(k, "coordinator");
  await tell(k, readers, (to) => ({ key: `ready:${k.round.id}/${group.id}:${times}:${to}`, card: (l) => readyNotice(k.active, k.round, group, l) }));
  return "open";
}

export const newEvaluation = (active: ActiveProgramme, round: EvaluationRound, group: string): GroupEvaluation => ({
  ...active.scope, id: `${round.id}/${group}`, round: round.id, group, state: "open",
});

const holders = (k: Carrying, role: Role, group?: string): readonly string[] => [
  ...new Set(k.assignments.filter((a) => a.role === role && (group === undefined || a.group === group)).map((a) => a.person)),
];

type Notice = { readonly key: string; readonly card: (language: ActiveProgramme["programme"]["language"]) => OutboxDraft["card"] };

async function tell(k: Carrying, people: readonly string[], notice: (person: string) => Notice): Promise<void> {
  const drafts = await Promise.all(people.map(async (person): Promise<OutboxDraft> => {
    const language = (await k.ports.stores.persons.get(person))?.value.language ?? k.active.programme.language;
    const { key, card } = notice(person);
    return { key, purpose: "notice", to: { kind: "person", person }, card: card(language) };
  }));
  await queueEntries(k.ports, k.active.scope, drafts);
}
