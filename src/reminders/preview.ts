import type { OwedItem } from "../evaluation/answer.ts";
import { openRound } from "../evaluation/my-items.ts";
import { known } from "../evaluation/open-rounds.ts";
import type { EvaluationRound } from "../evaluation/round.ts";
import { roundId } from "../evaluation/round.ts";
import { nextRound } from "../evaluation/round-calendar.ts";
import { whatIsOwed } from "../evaluation/what-is-owed.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupBy } from "../shared/group-by.ts";
import { previewSeen } from "./preview-seen.ts";
import type { ScheduledStep } from "./schedules.ts";
import { scheduledSteps } from "./schedules.ts";

/** Who is reminded, when, of what: of the open round while a step is still to come, else of the next one. Nothing is written. */
export interface ReminderPreview {
  readonly quarter: string;
  readonly seen: boolean;
  readonly steps: readonly ScheduledStep[];
  /** Most to do first. */
  readonly people: readonly PreviewPerson[];
  /** Items that nobody can be asked about. */
  readonly nobody: number;
  /** Measures and projects without an owner of their own. */
  readonly ownerless: number;
}

export interface PreviewPerson {
  readonly person: string;
  readonly name: string;
  readonly groups: readonly string[];
  readonly figures: number;
  readonly judgements: number;
  /** Has an account on some platform. */
  readonly reachable: boolean;
}

/** Undefined: no round is open or to come. */
export async function previewReminders(ports: Ports, active: ActiveProgramme): Promise<ReminderPreview | undefined> {
  const now = ports.clock.now();
  const round = (await stillToCome(ports, active, now)) ?? planned(active, now);
  if (!round) return undefined;
  const rows = round.laidDown ? (await ports.stores.owed.find({ round: round.id, state: "open" })).map((r) => r.value) : whatIsOwed(active, round, await known(ports, active));
  const asked = [...groupBy(rows.filter((r) => r.answerer !== undefined), (r) => r.answerer ?? "")];
  const people = await Promise.all(asked.map(([person, items]) => personOf(ports, active, person, items)));
  return {
    quarter: round.quarter,
    seen: await previewSeen(ports, active),
    steps: scheduledSteps(active, round),
    people: people.sort((a, b) => b.figures + b.judgements - a.figures - a.judgements || a.name.localeCompare(b.name, "fi")),
    nobody: rows.filter((r) => r.answerer === undefined).length,
    ownerless: new Set(rows.filter((r) => r.ownerMissing).map((r) => r.subject)).size,
  };
}

async function stillToCome(ports: Ports, active: ActiveProgramme, now: number): Promise<EvaluationRound | undefined> {
  const round = await openRound(ports, active);
  return round && scheduledSteps(active, round).some((s) => s.at > now || round.reminded?.includes(s.mark) !== true) ? round : undefined;
}

/** The next round as it would be if it opened now. */
function planned(active: ActiveProgramme, now: number): EvaluationRound | undefined {
  const next = nextRound(active, now);
  return next && { ...active.scope, ...next, id: roundId(active.programme.id, next.quarter), programmeVersion: active.version, state: "open", laidDown: false };
}

async function personOf(ports: Ports, active: ActiveProgramme, person: string, items: readonly OwedItem[]): Promise<PreviewPerson> {
  const stored = await ports.stores.persons.get(person);
  const accounts = await ports.stores.accounts.find({ programme: active.programme.id, person }, { limit: 1 });
  const groups = [...new Set(items.map((i) => i.group))].map((id) => active.programme.groups.find((g) => g.id === id)?.name ?? id);
  const judgements = items.filter((i) => i.kind === "judgement").length;
  return { person, name: stored?.value.name ?? person, groups, figures: items.length - judgements, judgements, reachable: accounts.length > 0 };
}
