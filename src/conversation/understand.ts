import type { Programme, TargetTable } from "../programme/programme.ts";
import { kindWords } from "./lexicon-kinds.ts";
import { wordsOf } from "./read-text.ts";
import { keysOf, buildIndex } from "./target-index.ts";
import { audienceIn, audienceNames } from "./target-audiences.ts";
import { groupNames, mentionsIn } from "./target-groups.ts";
import { isName, peopleIn, peopleOf, receiverIn, unknownName, type Responsibility } from "./target-people.ts";
import { scopeOf, type Scope } from "./target-scope.ts";
import { tableNames, tablesIn } from "./target-tables.ts";
import { searchFor } from "./target-by-title.ts";
import { assemble } from "./understand-assemble.ts";
import { readFacts, type Facts } from "./understand-facts.ts";
import { wantedOf, type Wanted } from "./understand-intent.ts";
import { resolveTarget } from "./understand-target.ts";
import { traceOf } from "./understand-trace.ts";
import type { Resolution } from "./target-resolution.ts";
import type { Circumstances, Understood } from "./understood.ts";

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
const nobodyKnown = (facts: Facts, scope: Scope, resolution: Resolution): boolean =>
  scope.from !== "named" && scope.from !== "person" && resolution.kind !== "several" && unknownName(facts.even) !== undefined;

/** Recipients of a message and a receiver of work are not what the message is about. */
const namesPeopleOnly = (wanted: Wanted): boolean => wanted === "delegate" || wanted === "broadcast" || wanted === "snooze";

/** Names of people are not searched for in titles. */
function withoutPeople(facts: Facts, people: readonly Responsibility[]): Facts {
  const receiver = facts.cues.has("delegate") ? receiverIn(facts.even) : undefined;
  const names = [receiver, unknownName(facts.even)].flatMap((n) => (n === undefined ? [] : wordsOf(n.toLowerCase()).map((w) => w.text)));
  const isPerson = (text: string): boolean => names.includes(text) || people.some((p) => p.parts.some((part) => isName(text, part)));
  return { ...facts, query: facts.query.filter((t) => !isPerson(t.text)) };
}

export function buildReader(programme: Programme): Reader {
  const index = buildIndex(programme, otherNames(programme).flatMap(keysOf));
  const groups = groupNames(programme);
  const people = peopleOf(programme);
  const tables = tableNames(programme);
  const audiences = audienceNames(programme);

  const understand = (message: string, circumstances: Circumstances): Understood => {
    const read = readFacts(message, circumstances.today, { key: index.vocabulary.has });
    const named = read.cues.has("delegate") ? [] : peopleIn(people, read.even);
    const everybody = withoutPeople(read, named);
    const audience = read.cues.has("broadcast") || read.cues.has("report") ? audienceIn(audiences, everybody.query, index.vocabulary) : undefined;
    const onlyGroupWords = audience && [...audience.terms].every((at) => kindWords.group.test(everybody.query[at]?.text ?? ""));
    const facts = { ...everybody, query: everybody.query.filter((_, at) => !audience?.terms.has(at)) };
    const mentions = mentionsIn(groups, facts.query, facts.text);
    const scope = scopeOf({ mentions, people: named, circumstances });
    const years = facts.periods.filter((p) => p.kind === "year").map((p) => p.period);
    const cells = tablesIn(tables, { query: facts.query, text: facts.text, years });
    const resolving = { programme, index, facts, scope, mentions, tables: cells, circumstances };
    const titles = searchFor(resolving);
    const found = resolveTarget(resolving, titles);
    const wanted = wantedOf(facts, found);
    const asked = nobodyKnown(facts, scope, found) && !namesPeopleOnly(wanted);
    const resolution: Resolution = asked ? { kind: "several", why: "whichGroup", targets: programme.groups.map((g) => ({ group: g.id })) } : found;
    const reading = assemble({ programme, facts, scope, resolution, found: titles.found, audience: onlyGroupWords && scope.from === "named" ? undefined : audience?.id }, wanted);
    return { ...reading, trace: traceOf({ facts, scope, resolution, titles, wanted, reading }) };
  };
  return { understand };
}
