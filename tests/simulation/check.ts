import type { OwedItem, Revision } from "../../src/evaluation/answer.ts";
import type { Stores } from "../../src/ports/stores.ts";
import type { ActiveProgramme } from "../../src/programme/active-programme.ts";
import { dateOf, isWorkingDay, momentOf } from "../../src/shared/calendar.ts";
import type { Arrival, Saved, World } from "./world.ts";

/** What the office finds when the year is over. Everything but `ends`, `reminders` and `answers` must be empty. */
export interface Findings {
  /** Rows of closed rounds by how they ended. */
  readonly ends: Readonly<Record<string, number>>;
  readonly rounds: number;
  readonly reminders: number;
  readonly answers: number;
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** The same message, the same step, or two reminders on one day. */
  readonly doubled: readonly string[];
  /** On a free day or outside sending hours. */
  readonly wrongDay: readonly string[];
  /** To somebody who had nothing open. */
  readonly needless: readonly string[];
  /** Rows of closed rounds that ended as silence. */
  readonly silent: readonly string[];
  /** People who had something open at the end, and were neither reminded in that round nor asked by a colleague. */
  readonly neverReminded: readonly string[];
}

export async function check(stores: Stores, active: ActiveProgramme, world: World): Promise<Findings> {
  const closed = await stores.rounds.find({ programme: active.programme.id, state: "closed" });
  const rows = (await Promise.all(closed.map((r) => stores.owed.find({ round: r.value.id })))).flat().map((r) => r.value);
  const reminders = world.arrived.filter((a) => a.key.startsWith("reminder:"));
  const zone = active.calendar.zone;
  const ends: Record<string, number> = {};
  for (const row of rows) ends[endOf(row)] = (ends[endOf(row)] ?? 0) + 1;
  return {
    ends, rounds: closed.length, reminders: reminders.length, answers: world.saved.length,
    lost: await lostAnswers(stores, world.saved),
    doubled: [...repeated(world.arrived.map((a) => a.key)), ...repeated(reminders.map((a) => `${a.person} on ${dateOf(a.at, zone)}`)).map((who) => withKeys(who, reminders, zone))],
    wrongDay: reminders.filter((a) => !atWork(active, a.at)).map((a) => `${a.key} at ${new Date(a.at).toISOString()}`),
    needless: reminders.filter((a) => !a.needed && !a.key.endsWith(":coordinator")).map((a) => a.key),
    silent: rows.filter((r) => endOf(r) === "silent").map((r) => r.id),
    neverReminded: [...new Set(rows.filter((r) => r.state === "open" && r.answerer !== undefined).map((r) => `${r.round}:${r.answerer ?? ""}`))].filter(
      (who) => !world.arrived.some((a) => a.key.startsWith(`reminder:${who}:`) || (a.key.startsWith("handover:") && who.endsWith(`:${a.person}`))),
    ),
  };
}

const endOf = (row: OwedItem): string =>
  row.state === "answered" ? (row.answer === "noNewFigure" || row.answer === "cannotBeHad" ? row.answer : "value") : row.movedTo === undefined ? "silent" : "movedOn";

/** Which reminders they were. */
const withKeys = (who: string, reminders: readonly Arrival[], zone: string): string =>
  `${who}: ${reminders.filter((a) => `${a.person} on ${dateOf(a.at, zone)}` === who).map((a) => a.key).join(", ")}`;

function repeated(all: readonly string[]): readonly string[] {
  const met = new Set<string>();
  return all.filter((one) => met.has(one) || !met.add(one));
}

function atWork(active: ActiveProgramme, at: number): boolean {
  const day = dateOf(at, active.calendar.zone);
  return isWorkingDay(day, active.calendar) && at >= momentOf(day, 8, active.calendar.zone) && at < momentOf(day, 17, active.calendar.zone);
}

async function lostAnswers(stores: Stores, saved: readonly Saved[]): Promise<readonly string[]> {
  const byRound = new Map<string, readonly Revision[]>();
  for (const round of new Set(saved.map((s) => s.round))) byRound.set(round, (await stores.submissions.find({ round })).flatMap((s) => s.value.revisions));
  return saved.filter((s) => s.value !== "" && !(byRound.get(s.round) ?? []).some((r) => holds(r, s))).map((s) => `${s.round} ${s.person} ${s.field}=${s.value}`);
}

/** Is this field of an acknowledged screen in this revision? A field's id is `<kind>:<item>[:<part>][~alt]`. */
function holds(r: Revision, s: Saved): boolean {
  const [field = "", alt] = s.field.split("~");
  const [kind = "", item = "", part] = field.split(":");
  if (r.item !== item || (r.by !== s.person)) return kind !== "figure" && kind !== "judgement" && kind !== "final";
  return alt === undefined ? says(r.answer, s.value, part) : r.answer.kind === s.value || r.answer.kind === "figure";
}

function says(answer: Revision["answer"], typed: string, part: string | undefined): boolean {
  switch (answer.kind) {
    case "figure": {
      const value = Number(typed.replace(",", "."));
      return part === undefined ? answer.value === value : Object.values(answer.parts ?? {}).includes(value);
    }
    case "milestone":
      return answer.reached === (typed === "yes") || typed === "noNewFigure";
    case "description":
      return answer.text === typed;
    case "judgement":
      return answer.status === typed || (answer.unchanged === true && typed === "unchanged");
    case "finalEvaluation":
      return Object.values(answer.against).includes(typed);
    case "noNewFigure":
    case "cannotBeHad":
      return typed === answer.kind;
    case "takenBack":
      return false;
  }
}
