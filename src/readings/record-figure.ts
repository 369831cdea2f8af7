import type { Context } from "../conversation/context.ts";
import type { OwedItem } from "../evaluation/answer.ts";
import { openRound } from "../evaluation/my-items.ts";
import { periodOf } from "../evaluation/project-answers.ts";
import { isEditable } from "../evaluation/my-dates.ts";
import { recordAnswers } from "../evaluation/record-answers.ts";
import type { EvaluationRound, GroupEvaluation } from "../evaluation/round.ts";
import type { Stretch } from "../evaluation/undo-answers.ts";
import { mayAnswerFor } from "../evaluation/whose-items.ts";
import { inForce } from "../people/permissions.ts";
import { ok, refused } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { FigureEntry, RecordedAnswer } from "./figure-entry.ts";
import { entryId, withChange } from "./figure-entry.ts";
import type { FigurePeriod } from "./figure-period.ts";
import type { FigurePlace } from "./figure-place.ts";
import { noticesOf } from "./reading-notices.ts";
import { projectEntry } from "./project-entry.ts";

/** A figure as it is to be recorded. */
export interface Recording {
  readonly place: FigurePlace;
  readonly at: FigurePeriod;
  /** The open round's row that it answers, when it is the figure that is asked for. */
  readonly owed?: { readonly round: EvaluationRound; readonly item: OwedItem };
}

/** Where it went: into the round's answers, or beside the rounds. */
export type Recorded =
  | { readonly kind: "round"; readonly answerer: string; readonly stretch: Stretch }
  | { readonly kind: "entry"; readonly entry: FigureEntry; readonly number: number };

/** The row of the open round that asks for this series. */
export async function owedRow(c: Context, series: string): Promise<Recording["owed"]> {
  const round = await openRound(c.ports, c.active);
  const row = round && (await c.ports.stores.owed.get(`${round.id}/${series}`));
  return round && row ? { round, item: row.value } : undefined;
}

/** Whom the table of roles lets record a figure: who answers for it, its owners, the group's chair, the coordinator. */
export function mayRecord(c: Context, place: FigurePlace, owed: Recording["owed"]): boolean {
  if (!c.person) return false;
  if (owed?.item.answerer === c.person.id || mayAnswerFor(c, place.group)) return true;
  return c.assignments.some((a) => a.role === "owner" && a.group === place.group && inForce(a, c.today) && (a.measures ?? place.measures).some((m) => place.measures.includes(m)));
}

/**
 * Records a figure for its period: as the round's answer when the round asks for it, otherwise as an entry of its own, also when no
 * round is open. What stood before stays in the history. Refuses `alreadyConfirmed` for a period whose evaluation is confirmed: that
 * is corrected by the coordinator, with a reason.
 */
export async function recordFigure(c: Context, r: Recording, answer: RecordedAnswer, knownOn: string): Promise<Result<Recorded>> {
  if (r.owed && answers(c, r, answer)) return intoRound(c, r.owed, answer);
  if (await confirmedIn(c, r)) return refused("alreadyConfirmed");
  return intoEntry(c, r, answer, knownOn);
}

/** A table's year is answered by all its places at once; a single place is kept beside the round until the rest is known. */
function answers(c: Context, { owed, at, place }: Recording, answer: RecordedAnswer): boolean {
  if (!owed || periodOf(c.active, owed.round, owed.item).period !== at.period || !isEditable(owed.round, owed.item.group, c.today)) return false;
  const parts = place.indicator.breakdown?.parts ?? [];
  return answer.kind !== "figure" || parts.every((p) => answer.parts?.[p] !== undefined);
}

async function intoRound(c: Context, { round, item }: NonNullable<Recording["owed"]>, answer: RecordedAnswer): Promise<Result<Recorded>> {
  const answerer = item.answerer ?? c.person?.id ?? "";
  const saved = await recordAnswers(c, { round, answerer, answers: [{ item, answer }], seen: Number.MAX_SAFE_INTEGER });
  if (!saved.ok) return saved;
  const number = saved.value.revisions.length;
  return ok({ kind: "round", answerer, stretch: { from: number, to: number } });
}

/** The confirmed evaluation that the period's figure is part of: it is changed by a correction only. */
export async function confirmedIn(c: Context, { place, at, owed }: Recording): Promise<GroupEvaluation | undefined> {
  const readings = await c.ports.stores.readings.find({ programme: c.active.programme.id, series: place.series });
  const given = readings.flatMap(({ value }) => (value.period === at.period && value.round !== undefined ? [value.round] : []));
  const asked = owed && periodOf(c.active, owed.round, owed.item).period === at.period ? [owed.round.id] : [];
  for (const round of new Set([...asked, ...given])) {
    const row = await c.ports.stores.owed.get(`${round}/${place.series}`);
    const evaluation = await c.ports.stores.evaluations.get(`${round}/${row?.value.group ?? place.group}`);
    if (evaluation?.value.state === "confirmed") return evaluation.value;
  }
  return undefined;
}

async function intoEntry(c: Context, r: Recording, answer: RecordedAnswer, knownOn: string): Promise<Result<Recorded>> {
  const { entries } = c.ports.stores;
  const id = entryId(c.active.programme.id, r.place.series, r.at.period);
  const stored = await entries.get(id);
  const before: FigureEntry = stored?.value ?? { ...c.active.scope, id, series: r.place.series, ...r.at, group: r.place.group, changes: [], projected: 0, settled: true };
  const next = withChange(before, { at: c.now, by: c.person?.id ?? "", deed: { kind: "recorded", answer, knownOn } });
  const number = next.changes.length;
  const messages = await noticesOf(c, r, answer, { entry: next, number });
  const saved = stored ? await entries.save(stored, next, messages) : await entries.insert(next, messages);
  if (!saved) return intoEntry(c, r, answer, knownOn);
  await projectEntry(c.ports, { value: next, rev: (stored?.rev ?? 0) + 1 });
  return ok({ kind: "entry", entry: next, number });
}

/** "Kumoa": the recording stands no longer, what stood before it stands again. False when it does not stand any more or is not theirs. */
export const takeBackEntry = (c: Context, entry: string, number: number): Promise<boolean> =>
  changeEntry(c, entry, number, (e) => (e.changes.some((x) => x.deed.kind !== "recorded" && x.deed.of === number) ? undefined : { kind: "takenBack", of: number }));

/** The coordinator has seen the figure: from here on it is not preliminary. */
export const confirmEntry = (c: Context, entry: string, number: number): Promise<boolean> =>
  changeEntry(c, entry, number, (e) => (e.changes.some((x) => x.deed.kind !== "recorded" && x.deed.of === number) ? undefined : { kind: "confirmed", of: number, on: c.today }));

type Deed = FigureEntry["changes"][number]["deed"];

async function changeEntry(c: Context, id: string, number: number, deedFor: (e: FigureEntry) => Deed | undefined): Promise<boolean> {
  const stored = await c.ports.stores.entries.get(id);
  if (stored?.value.changes[number - 1]?.deed.kind !== "recorded") return false;
  const deed = deedFor(stored.value);
  if (!deed) return false;
  const next = withChange(stored.value, { at: c.now, by: c.person?.id ?? "", deed });
  if (!(await c.ports.stores.entries.save(stored, next))) return changeEntry(c, id, number, deedFor);
  await projectEntry(c.ports, { value: next, rev: stored.rev + 1 });
  return true;
}
