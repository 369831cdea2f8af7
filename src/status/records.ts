import type { Judgement, OwedItem, Reading } from "../evaluation/answer.ts";
import type { EvaluationRound, GroupEvaluation } from "../evaluation/round.ts";
import type { RoleAssignment } from "../people/person.ts";
import { inForce } from "../people/permissions.ts";
import type { Ports } from "../ports.ts";
import { seriesOf } from "../programme/look-up.ts";
import type { Programme, Responsible, WorkingGroup } from "../programme/programme.ts";
import { dateOf } from "../shared/calendar.ts";
import { effectiveReadings } from "./series-readings.ts";
import type { Standing } from "./views.ts";

/** What is stored about a programme, read for one answer: each row is asked for once, nothing is written. */
export interface Records {
  readonly programme: Programme;
  /** Civil date of the programme's clock. */
  readonly today: string;
  /** The newest round, open or closed. */
  readonly round: EvaluationRound | undefined;
  /** The last word on each period, newest period first. */
  readings(series: string): Promise<readonly Reading[]>;
  judgement(subject: string): Promise<Judgement | undefined>;
  /** The item as it is owed in the newest round. */
  owed(item: string): Promise<OwedItem | undefined>;
  standingOfReading(reading: Reading): Promise<Standing>;
  standingOfJudgement(judgement: Judgement, group: string): Promise<Standing>;
  /** People that a role in the group makes responsible: for one measure or project (owner), or for the group (chair). */
  holders(group: string, role: "owner" | "chair", subject?: string): Promise<readonly Responsible[]>;
}

/** A series has one figure a quarter and a few corrections: this is far above what a programme collects. */
const mostReadings = 400;

export async function openRecords(ports: Ports, programme: Programme): Promise<Records> {
  const { stores } = ports;
  const scope = { programme: programme.id };
  const today = dateOf(ports.clock.now(), programme.zone);
  const rounds = await stores.rounds.find(scope, { sort: "opensAt", descending: true, limit: 1 });
  const round = rounds[0]?.value;
  const owed = once(async (id: string) => (await stores.owed.get(id))?.value);
  const evaluation = once(async (id: string) => (await stores.evaluations.get(id))?.value);
  const assignments = once(async (group: string) => (await stores.roles.find({ ...scope, group })).map((s) => s.value));
  const people = once(async (id: string) => (await stores.persons.get(id))?.value);
  const owedNow = (item: string): Promise<OwedItem | undefined> => (round ? owed(`${round.id}/${item}`) : Promise.resolve(undefined));
  return {
    programme,
    today,
    round,
    owed: owedNow,
    readings: once(async (series) => {
      const [found, row] = await Promise.all([
        stores.readings.find({ ...scope, series }, { sort: "at", descending: true, limit: mostReadings }),
        owedNow(series),
      ]);
      return withoutTakenBack(effectiveReadings(found.map((s) => s.value)), row);
    }),
    judgement: once(async (subject) => {
      const found = await stores.judgements.find({ ...scope, subject }, { sort: "at", descending: true, limit: 1 });
      return found[0]?.value;
    }),
    standingOfReading: async (reading) => {
      if (reading.round === undefined) return { preliminary: false, published: true };
      const group = await groupOfReading(programme, reading, owed);
      return standing(await evaluation(`${reading.round}/${group}`), reading.at);
    },
    standingOfJudgement: async (judgement, group) => standing(await evaluation(`${judgement.round}/${group}`), judgement.at),
    holders: async (group, role, subject) => {
      const held = (await assignments(group)).filter((a) => a.role === role && inForce(a, today) && holds(a, subject));
      const persons = await Promise.all([...new Set(held.map((a) => a.person))].map(people));
      return persons.flatMap((p) => (p ? [{ name: p.name }] : []));
    },
  };
}

/** One question to the store per key. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const before = asked.get(key);
    if (before) return before;
    const now = ask(key);
    asked.set(key, now);
    return now;
  };
}

const holds = (a: RoleAssignment, subject: string | undefined): boolean => subject === undefined || (a.measures?.includes(subject) ?? false);

/** "Ei uutta lukua" in the newest round takes back a figure that was given in it before. */
function withoutTakenBack(readings: readonly Reading[], row: OwedItem | undefined): readonly Reading[] {
  const takenBack = row?.state === "answered" && (row.answer === "noNewFigure" || row.answer === "cannotBeHad");
  return takenBack ? readings.filter((r) => r.round !== row.round) : readings;
}

function standing(evaluation: GroupEvaluation | undefined, at: number): Standing {
  const published = evaluation?.publishedAt !== undefined && at <= evaluation.publishedAt;
  if (evaluation?.state !== "confirmed") return { preliminary: true, published };
  return { preliminary: false, published: true, ...(evaluation.confirmedOn ? { confirmedOn: evaluation.confirmedOn } : {}) };
}

/** A series that stands in several groups is confirmed by the group that was asked. */
async function groupOfReading(programme: Programme, reading: Reading, owed: (id: string) => Promise<OwedItem | undefined>): Promise<string> {
  const groups = programme.groups.filter((g) => showsSeries(g, reading.series));
  if (groups.length > 1) {
    const row = await owed(`${reading.round ?? ""}/${reading.series}`);
    if (row) return row.group;
  }
  return groups[0]?.id ?? "";
}

const showsSeries = (g: WorkingGroup, series: string): boolean =>
  g.measures.some((m) => m.indicators.some((i) => seriesOf(i) === series)) ||
  g.tables.some((t) => t.columns.some((c) => tableSeries(t.id, c.id) === series));

/** Readings of a target table: one series per column; a year's reading has the places as its parts and their sum as its value. */
export const tableSeries = (table: string, column: string): string => `${table}/${column}`;
