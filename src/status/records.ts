import type { Judgement, OwedItem, Reading } from "../evaluation/answer.ts";
import type { EvaluationRound, GroupEvaluation } from "../evaluation/round.ts";
import type { RoleAssignment } from "../people/person.ts";
import { inForce } from "../people/permissions.ts";
import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { Stores } from "../ports/stores.ts";
import { seriesOf, tableSeries } from "../programme/look-up.ts";
import type { Programme, WorkingGroup } from "../programme/programme.ts";
import type { Responsible } from "../programme/measure.ts";
import { dateOf } from "../shared/calendar.ts";
import { quarterOf } from "../shared/quarter.ts";
import { effectiveReadings } from "./series-readings.ts";
import type { Span } from "./time-line.ts";
import type { Standing } from "./views.ts";

/** What is stored about a programme, read for one answer: each row is asked for once, nothing is written. */
export interface Records {
  readonly programme: Programme;
  /** Civil date of the programme's clock. */
  readonly today: string;
  /** The newest round, open or closed. */
  readonly round: EvaluationRound | undefined;
  /** The last word on each period, newest period first. */
  readings(series: string, group: string): Promise<readonly Reading[]>;
  judgement(subject: string): Promise<Judgement | undefined>;
  /** The item as it is owed in the newest round. `group` is where it stands; a shared series may be owed in another. */
  owed(item: string, group: string): Promise<OwedItem | undefined>;
  /** Everything that a group owes in the newest round, by item. */
  owedBy(group: string): Promise<ReadonlyMap<string, OwedItem>>;
  standingOfReading(reading: Reading): Promise<Standing>;
  standingOfJudgement(judgement: Judgement, group: string): Promise<Standing>;
  /** People that a role in the group makes responsible: for one measure or project (owner), or for the group (chair). */
  holders(group: string, role: "owner" | "chair", subject?: string): Promise<readonly Responsible[]>;
}

/** A series has one figure a quarter and a few corrections: this is far above what a programme collects. */
const mostReadings = 400;

/** A question about one item, or one that goes through a whole group: then judgements are fetched round by round. */
export type Breadth = "few" | "many";

/** `then`: as it stood in a time that has gone, with its own judgements and the figures known of the days until its end. */
export async function openRecords(ports: Ports, programme: Programme, breadth: Breadth = "few", then?: Span): Promise<Records> {
  const { stores } = ports;
  const scope = { programme: programme.id };
  const now = dateOf(ports.clock.now(), programme.zone);
  const today = then && then.to < now ? then.to : now;
  const isThen = (quarter: string): boolean => then === undefined || (quarterOf(then.from) <= quarter && quarter <= quarterOf(then.to));
  const rounds = (await stores.rounds.find(scope, { sort: "opensAt", descending: true })).map((s) => s.value).filter((r) => isThen(r.quarter));
  const [round] = rounds;
  const owedIn = once(async (group: string) => byItem(round ? await stores.owed.find({ round: round.id, group }) : []));
  const owedRow = once(async (id: string) => (await stores.owed.get(id))?.value);
  const evaluation = once(async (id: string) => (await stores.evaluations.get(id))?.value);
  const assignments = once(async (group: string) => (await stores.roles.find({ ...scope, group })).map((s) => s.value));
  const people = once(async (id: string) => (await stores.persons.get(id))?.value);
  const seriesRows = together(async (series) => {
    const found = (await stores.readings.find({ ...scope, series }, { sort: "at", descending: true })).map((s) => s.value);
    return (one) => effectiveReadings(found.filter((r) => r.series === one && (then === undefined || r.asOf <= then.to)).slice(0, mostReadings));
  });
  const owed: Records["owed"] = async (item, group) => {
    const elsewhere = round && groupsShowing(programme, item).length > 1 ? `${round.id}/${item}` : undefined;
    return (await owedIn(group)).get(item) ?? (elsewhere === undefined ? undefined : owedRow(elsewhere));
  };
  return {
    programme,
    today,
    round,
    owed,
    owedBy: owedIn,
    readings: async (series, group) => {
      const [readings, row] = await Promise.all([seriesRows(series), owed(series, group)]);
      return withoutTakenBack(readings, row);
    },
    judgement: judgementsOf(stores, scope, breadth === "many" && then === undefined ? rounds : [], isThen),
    standingOfReading: async (reading) => {
      if (reading.round === undefined) return reading.confirmedOn === undefined ? { preliminary: true, published: false } : { preliminary: false, published: true, confirmedOn: reading.confirmedOn };
      const group = await groupOfReading(programme, reading, owedRow);
      return textStanding(reading, await evaluation(`${reading.round}/${group}`));
    },
    standingOfJudgement: async (judgement, group) => standing(await evaluation(`${judgement.round}/${group}`), judgement.at),
    holders: async (group, role, subject) => {
      const held = (await assignments(group)).filter((a) => a.role === role && inForce(a, today) && holds(a, subject));
      const persons = await Promise.all([...new Set(held.map((a) => a.person))].map(people));
      return persons.flatMap((p) => (p ? [{ name: p.name }] : []));
    },
  };
}

const byItem = (rows: readonly Stored<OwedItem>[]): ReadonlyMap<string, OwedItem> => new Map(rows.map(({ value }) => [value.item, value]));

/** A correction of an older round may be written after the newest round's judgement: the round decides, not the hour. */
const mostJudgements = 20;

/** So many rounds are fetched whole before what is still not found is asked one by one. */
const wholeRounds = 2;

/** The newest judgement of a subject. With rounds given, nearly all of them come with the newest two. */
function judgementsOf(stores: Stores, scope: { readonly programme: string }, rounds: readonly EvaluationRound[], isThen: (quarter: string) => boolean): Records["judgement"] {
  const inRound = once(async (round: string) => {
    const rows = (await stores.judgements.find({ ...scope, round })).map((s) => s.value).sort((a, b) => a.at - b.at);
    return new Map(rows.map((j) => [j.subject, j]));
  });
  const alone = together(async (subject) => {
    const rows = (await stores.judgements.find({ ...scope, subject }, { sort: "at", descending: true })).map((s) => s.value);
    return (one) => rows.filter((j) => j.subject === one && isThen(j.quarter)).slice(0, mostJudgements).sort((a, b) => (a.quarter === b.quarter ? b.at - a.at : a.quarter < b.quarter ? 1 : -1))[0];
  });
  return once(async (subject) => {
    for (const round of rounds.slice(0, wholeRounds)) {
      const found = (await inRound(round.id)).get(subject);
      if (found) return found;
    }
    return rounds.length > 0 && rounds.length <= wholeRounds ? undefined : alone(subject);
  });
}

/** One question to the store for all keys that are asked for in one breath; each key once. */
function together<T>(ask: (keys: readonly string[]) => Promise<(key: string) => T>): (key: string) => Promise<T> {
  let waiting: { readonly keys: string[]; readonly answer: Promise<(key: string) => T> } | undefined;
  return once(async (key) => {
    if (!waiting) {
      const keys: string[] = [];
      const begun = Promise.resolve().then(() => Promise.resolve()).then(() => {
        waiting = undefined;
        return ask(keys);
      });
      waiting = { keys, answer: begun };
    }
    waiting.keys.push(key);
    return (await waiting.answer)(key);
  });
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

/** Free text is shown when its writer has released it, or has published it as chair: confirming gives no leave for somebody else's words. */
function textStanding(reading: Reading, evaluation: GroupEvaluation | undefined): Standing {
  const stands = standing(evaluation, reading.at);
  if (reading.answer.kind !== "description") return stands;
  const ownWords = evaluation?.publishedBy === reading.by && evaluation.publishedAt !== undefined && reading.at <= evaluation.publishedAt;
  return { ...stands, published: reading.released === true || ownWords };
}

/** A series that stands in several groups is confirmed by the group that was asked. */
async function groupOfReading(programme: Programme, reading: Reading, owed: (id: string) => Promise<OwedItem | undefined>): Promise<string> {
  const groups = groupsShowing(programme, reading.series);
  const row = groups.length > 1 ? await owed(`${reading.round ?? ""}/${reading.series}`) : undefined;
  return row?.group ?? groups[0]?.id ?? "";
}

const groupsShowing = (programme: Programme, series: string): readonly WorkingGroup[] => programme.groups.filter((g) => showsSeries(g, series));

const showsSeries = (g: WorkingGroup, series: string): boolean =>
  g.measures.some((m) => m.indicators.some((i) => seriesOf(i) === series)) ||
  g.tables.some((t) => t.columns.some((c) => tableSeries(t.id, c.id) === series));
