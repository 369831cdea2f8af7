import type { Programme } from "../programme/programme.ts";
import type { TargetTable } from "../programme/target-table.ts";
import { audienceNames } from "./target-audiences.ts";
import { searchFor } from "./target-by-title.ts";
import { groupNames, mentionsIn } from "./target-groups.ts";
import { buildIndex, keysOf } from "./target-index.ts";
import { peopleOf, unknownName } from "./target-people.ts";
import type { Resolution } from "./target-resolution.ts";
import { scopeOf, type Scope } from "./target-scope.ts";
import { tableNames, tablesIn } from "./target-tables.ts";
import { surelyIn } from "./read-language.ts";
import { alternatives } from "./understand-alternatives.ts";
import { assemble } from "./understand-assemble.ts";
import { letterIn } from "./understand-body.ts";
import { readFacts, type Facts } from "./understand-facts.ts";
import { wantedOf, type Wanted } from "./understand-intent.ts";
import { resolveTarget } from "./understand-target.ts";
import { traceOf } from "./understand-trace.ts";
import { whoIn } from "./understand-who.ts";
import { timesBeside } from "./title-period.ts";
import { betweenOf } from "./compared-periods.ts";
import { isNow } from "./read-no-period.ts";
import { goesOn } from "./understand-signs.ts";
import { given, periodOf, type Reading } from "./understand-parts.ts";
import type { Choice, Circumstances, Understood } from "./understood.ts";

/** Reads messages about one version of a programme. Built once; reading keeps nothing between messages. */
export interface Reader {
  /** Never throws; text beyond `longestRead` is not read. */
  readonly understand: (text: string, circumstances: Circumstances) => Understood;
}

const namesOfTable = (t: TargetTable): readonly string[] =>
  [t.name, ...t.aliases, t.share.name, ...t.columns.map((c) => c.name), ...t.rows.map((r) => r.place)];

/** Names that people use beside titles, so that they are searched and kept from being taken for misspellings. */
const otherNames = (programme: Programme): readonly string[] => [
  ...programme.groups.flatMap((g) => [g.name, ...g.aliases, g.chair?.title ?? ""]),
  ...programme.groups.flatMap((g) => g.tables.flatMap(namesOfTable)),
  ...[...programme.audiences, ...programme.bodies].flatMap((a) => [a.name, ...a.aliases]),
];

/** Somebody's group is asked about, but nobody of that name is known: the group is asked for. */
const nobodyKnown = (facts: Facts, scope: Scope, resolution: Resolution, isKnown: (key: string) => boolean): boolean =>
  scope.from !== "named" && scope.from !== "person" && resolution.kind !== "several" && unknownName(facts.even, isKnown) !== undefined;

/** Recipients of a message and a receiver of work are not what the message is about. */
const namesPeopleOnly = (wanted: Wanted): boolean => wanted === "delegate" || wanted === "broadcast" || wanted === "snooze";

const askGroup = ({ groups }: Programme): Resolution => ({ kind: "several", why: "whichGroup", targets: groups.map((g) => ({ group: g.id })) });

/** Who, when and how far are asked of anything; the rest is offered as a status. */
const askedOf = (wanted: Wanted): "owner_of" | "schedule_of" | "status" => (wanted === "owner_of" || wanted === "schedule_of" ? wanted : "status");

const asChoice = ({ intent, target }: Reading): readonly Choice[] => (intent === "ask" || intent === "unknown" ? [] : [{ intent, target }]);

const withoutPeriod = ({ period: _, ...rest }: Reading): Reading => rest;

/** Questions and figures that are of a time. */
const ofTimes: ReadonlySet<Reading["intent"]> = new Set(["status_goal", "status_group", "status_measure", "status_indicator", "record_value", "ask"]);

interface Timed {
  readonly programme: Programme;
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly circumstances: Circumstances;
}

/** "Entä 3b?", "kuka siitä vastaa?"; not "entä nyt?", nor what names its own item and only has a word like "se" in it. */
const goesOnInTime = ({ facts: { text, noPeriod }, resolution }: Timed): boolean =>
  !isNow(text) && noPeriod === undefined && (goesOn.test(text) || resolution.kind === "none" || (resolution.kind === "one" && (resolution.by === "thread" || resolution.by === "group")));

/** The time of a question: not a year of its title; a follow-up ("entä Ulvila?") goes on in the time before it. */
function periodIn(read: Reading, of: Timed): { readonly period?: string } {
  if (!ofTimes.has(read.intent)) return given("period", read.period);
  const between = read.changes ? betweenOf(of.facts.periods) : undefined;
  if (between !== undefined) return { period: between };
  // A figure is stored: what was asked about before does not tell for which time.
  if (read.period === undefined && (read.wanted ?? read.intent) === "record_value") return {};
  if (read.period === undefined) return read.changes || !goesOnInTime(of) ? {} : given("period", of.circumstances.beforePeriod);
  const said = of.facts.periods.some((p) => p.period === read.period);
  return said ? periodOf({ ...of.facts, periods: timesBeside(of.programme, of.facts, read.target) }) : { period: read.period };
}

export function buildReader(programme: Programme): Reader {
  const index = buildIndex(programme, otherNames(programme).flatMap(keysOf));
  const groups = groupNames(programme);
  const tables = tableNames(programme);
  const named = { people: peopleOf(programme), audiences: audienceNames(programme), vocabulary: index.vocabulary };

  /** What is to be sent to others says nothing about whom, so only the head of such a message is read. */
  const factsOf = (message: string, today: string): Facts => {
    const known = { key: index.vocabulary.has };
    const whole = readFacts(message, today, known);
    const letter = whole.cues.has("broadcast") ? letterIn(whole.even.said) : undefined;
    const head = letter && readFacts(letter.head, today, known);
    return head?.cues.has("broadcast") ? { ...head, even: whole.even } : whole;
  };

  const understand = (message: string, circumstances: Circumstances): Understood => {
    const { facts, people, audience } = whoIn(factsOf(message, circumstances.today), named);
    const mentions = mentionsIn(groups, facts.query, facts.text);
    const scope = scopeOf({ mentions, people, circumstances });
    const years = facts.periods.filter((p) => p.kind === "year").map((p) => p.period);
    const cells = tablesIn(tables, { query: facts.query, text: facts.text, years });
    const resolving = { programme, index, facts, scope, mentions, tables: cells, circumstances };
    const titles = searchFor(resolving);
    const found = resolveTarget(resolving, titles);
    const wanted = wantedOf(facts, found);
    const resolution = nobodyKnown(facts, scope, found, index.vocabulary.knows) && !namesPeopleOnly(wanted) ? askGroup(programme) : found;
    const recipients = audience?.byGroupWordsOnly && scope.from === "named" ? undefined : audience?.id;
    const read = assemble({ programme, facts, scope, resolution, found: titles.found, audience: recipients }, wanted);
    const reading = { ...withoutPeriod(read), ...periodIn(read, { programme, facts, resolution, circumstances }) };
    const taken = [...reading.choices, ...asChoice(reading)];
    const others = alternatives({ programme, labels: facts.labels, titles, resolution, inPlace: scope.from === "channel", wanted: askedOf(wanted), taken });
    const language = surelyIn(facts.text);
    const trace = traceOf({ facts, scope, resolution, titles, wanted, reading, alternatives: others });
    return { ...reading, alternatives: others, ...given("noPeriod", facts.noPeriod), ...(language === undefined ? {} : { language }), trace };
  };
  return { understand };
}
