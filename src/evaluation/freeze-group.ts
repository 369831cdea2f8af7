import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupOf, seriesOf, tableSeries } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { WorkingGroup } from "../programme/programme.ts";
import { dateOf } from "../shared/calendar.ts";
import { computeStatus } from "../status/computed-status.ts";
import { scheduleOfMeasure } from "../status/schedules.ts";
import { effectiveReadings } from "../status/series-readings.ts";
import type { Reading } from "./answer.ts";
import { groupSummary } from "./group-summary.ts";
import type { GroupSummary } from "./group-summary.ts";
import type { EvaluationRound, GroupEvaluation } from "./round.ts";
import type { Entry, FrozenFigure, FrozenJudgement, FrozenReading, FrozenSubject, GroupSnapshot } from "./snapshot.ts";

/** What is asked of the world while one group is frozen. */
interface Freezing {
  readonly ports: Ports;
  readonly active: ActiveProgramme;
  readonly round: EvaluationRound;
  readonly group: WorkingGroup;
  readonly on: string;
}

/**
 * Writes the snapshot of every confirmed evaluation that has none yet: right after it was confirmed, or by the next sweep after a crash.
 * Confirmed answers do not change, so doing it again gives the same.
 */
export async function freezeConfirmed(ports: Ports, active: ActiveProgramme, round: EvaluationRound): Promise<void> {
  for (const stored of await ports.stores.evaluations.find({ round: round.id })) {
    const group = groupOf(active.programme, stored.value.group);
    if (stored.value.state !== "confirmed" || stored.value.frozen === true || !group) continue;
    const snapshot = await freeze({ ports, active, round, group, on: stored.value.confirmedOn ?? "" }, stored.value);
    const before = await ports.stores.snapshots.get(snapshot.id);
    const written = before ? await ports.stores.snapshots.save(before, snapshot) : await ports.stores.snapshots.insert(snapshot);
    if (written) await ports.stores.evaluations.save(stored, { ...stored.value, frozen: true });
  }
}

async function freeze(f: Freezing, evaluation: GroupEvaluation): Promise<GroupSnapshot> {
  const summary = await groupSummary(f, f.round, f.group);
  const asked = new Map(summary.subjects.map((s) => [s.subject.id, s]));
  const subjects = await Promise.all(followedUp(f.group).map((s) => freezeSubject(f, s, asked.get(s.id))));
  const final = await freezeFinal(f, asked.get(`final/${f.group.id}`));
  return {
    ...f.active.scope, id: evaluation.id, round: f.round.id, group: f.group.id, quarter: f.round.quarter,
    programmeVersion: f.active.version, frozenOn: f.on, subjects, tables: (await Promise.all(f.group.tables.map((t) => freezeTable(f, t)))).flat(),
    ...(final ? { final } : {}),
  };
}

async function freezeTable(f: Freezing, table: TargetTable): Promise<GroupSnapshot["tables"]> {
  const found = await Promise.all(table.columns.map(async ({ id }) => {
    const [latest] = await confirmedReadings(f, tableSeries(table.id, id));
    return latest ? [{ table: table.id, column: id, reading: await freezeReading(f, latest, false) }] : [];
  }));
  return found.flat();
}

async function freezeFinal(f: Freezing, asked: Asked): Promise<GroupSnapshot["final"]> {
  const said = asked?.answers.get(asked.subject.id);
  if (said?.answer.kind !== "finalEvaluation" || !said.released) return undefined;
  return { ...(await entryOf(f, { id: `${said.submission}/${String(said.number)}`, by: said.by, at: said.at })), against: said.answer.against };
}

/** What the report tells about: measures, or projects in a group without them; not the evaluation itself. */
const followedUp = (group: WorkingGroup): readonly { readonly id: string; readonly measure?: Measure }[] =>
  group.measures.length > 0 ? group.measures.filter((m) => m.asked === "round").map((measure) => ({ id: measure.id, measure })) : group.projects;

type Asked = GroupSummary["subjects"][number] | undefined;

async function freezeSubject(f: Freezing, s: { readonly id: string; readonly measure?: Measure }, asked: Asked): Promise<FrozenSubject> {
  const judgement = (await freezeJudgement(f, s.id, asked)) ?? (await earlierJudgement(f, s.id));
  const { measure } = s;
  const figures = measure ? await Promise.all(measure.indicators.map((i) => freezeFigure(f, measure, i, asked))) : [];
  return {
    id: s.id, figures,
    ...(judgement ? { judgement } : {}),
    ...(asked ? { open: asked.subject.items.filter((i) => i.state === "open").length } : {}),
  };
}

async function freezeJudgement(f: Freezing, subject: string, asked: Asked): Promise<FrozenJudgement | undefined> {
  const said = asked?.answers.get(subject);
  if (said?.answer.kind !== "judgement") return undefined;
  const { status, unchanged = false, notes } = said.answer;
  const entry = await entryOf(f, { id: `${said.submission}/${String(said.number)}`, by: said.by, at: said.at });
  return { ...entry, status, unchanged, quarter: f.round.quarter, ...(notes && said.released ? { notes } : {}) };
}

/** Of what is not asked any more ("Valmis"), or was left open: the last judgement that was confirmed. */
async function earlierJudgement(f: Freezing, subject: string): Promise<FrozenJudgement | undefined> {
  const found = await f.ports.stores.judgements.find({ programme: f.active.programme.id, subject }, { sort: "at", descending: true });
  for (const { value } of found) {
    if (value.round >= f.round.id) continue;
    if ((await f.ports.stores.evaluations.get(`${value.round}/${f.group.id}`))?.value.state !== "confirmed") continue;
    return { ...(await entryOf(f, value)), status: value.status, unchanged: value.unchanged, quarter: value.quarter };
  }
  return undefined;
}

async function freezeFigure(f: Freezing, measure: Measure, indicator: Indicator, asked: Asked): Promise<FrozenFigure> {
  const series = seriesOf(indicator);
  const confirmed = await confirmedReadings(f, series);
  const answer = asked?.answers.get(series);
  const said = answer?.answer.kind;
  const missing = said === "noNewFigure" || said === "cannotBeHad" ? said : undefined;
  const [reading, previous] = await Promise.all(confirmed.slice(0, 2).map((r) => freezeReading(f, r, answer?.released ?? false)));
  const schedule = scheduleOfMeasure(f.group, measure);
  const computed = computeStatus({ indicator, readings: confirmed, schedule, asOf: f.on, cadence: measure.cadence }).status;
  return { indicator: indicator.id, series, computed, ...(missing ? { said: missing } : {}), ...(reading ? { reading } : {}), ...(previous ? { previous } : {}) };
}

/** This round's own figures, and those that had been confirmed before; never another group's preliminary figure, and nothing later than this round. */
async function confirmedReadings(f: Freezing, series: string): Promise<readonly Reading[]> {
  const stored = await f.ports.stores.readings.find({ programme: f.active.programme.id, series }, { sort: "at", descending: true });
  const readings = effectiveReadings(stored.map((r) => r.value));
  const kept = await Promise.all(readings.map(async (r) => r.round === undefined ? r.confirmedOn !== undefined : await isConfirmed(f, r)));
  return readings.filter((_, i) => kept[i]);
}

async function isConfirmed(f: Freezing, r: Reading): Promise<boolean> {
  const round = r.round ?? "";
  const owed = await f.ports.stores.owed.get(`${round}/${r.series}`);
  const group = owed?.value.group ?? f.group.id;
  if (round === f.round.id && group === f.group.id) return true;
  return round <= f.round.id && (await f.ports.stores.evaluations.get(`${round}/${group}`))?.value.state === "confirmed";
}

async function freezeReading(f: Freezing, r: Reading, released: boolean): Promise<FrozenReading> {
  const entry = await entryOf(f, r);
  const answer = r.answer.kind === "description" && !released ? { ...r.answer, text: "" } : r.answer;
  return { ...entry, answer, period: r.period, asOf: r.asOf, fresh: r.round === f.round.id };
}

async function entryOf(f: Freezing, said: { readonly id: string; readonly by: string; readonly at: number }): Promise<Entry> {
  const person = await f.ports.stores.persons.get(said.by);
  return { id: said.id, by: person?.value.name ?? said.by, on: dateOf(said.at, f.active.calendar.zone) };
}
