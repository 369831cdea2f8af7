import type { LabelRef } from "./read-labels.ts";
import { placeInFinnish } from "./lexicon-places.ts";
import { wordsOf } from "./read-text.ts";
import { byEither, byGoals, byMeasure, byMeasures } from "./target-by-label.ts";
import { byTitle, several, type Titles } from "./target-by-title.ts";
import type { Resolution, Resolving } from "./target-resolution.ts";
import { isName } from "./target-people.ts";
import { onlyGroup } from "./target-scope.ts";
import type { Target } from "./understood.ts";

function byTable({ tables }: Resolving, titles: Titles): Resolution | undefined {
  const [first] = tables;
  if (!first || first.explained < 0.5 || first.explained < (titles.found[0]?.explained ?? 0) - 0.12) return undefined;
  const cells = new Set(tables.map((t) => `${t.target.table?.place ?? ""}/${t.target.table?.column ?? ""}`));
  // Residents stand alike in every table of a group: any of them answers.
  const same = cells.size === 1 && first.target.table?.place !== undefined && tables.every((t) => t.target.group === first.target.group);
  return tables.length === 1 || same
    ? { kind: "one", target: first.target, by: "table", explained: first.explained }
    : { kind: "several", why: "whichTarget", targets: tables.map((t) => t.target) };
}

/** "Entä Ulvila?" after a cell of a table: the same column, another row. */
function otherPlace({ programme, facts, circumstances, tables }: Resolving): Resolution | undefined {
  const before = circumstances.before?.table;
  const table = before && programme.groups.flatMap((g) => g.tables).find((t) => t.id === before.id);
  if (!before || !table || tables.length > 0 || before.place === undefined) return undefined;
  const row = table.rows.find((p) => wordsOf(facts.text).some((w) => isName(placeInFinnish(w.text), p.place.toLowerCase())));
  return row && { kind: "one", target: { ...circumstances.before, table: { ...before, place: row.place } }, by: "table", explained: 1 };
}

function byGroup({ scope, mentions }: Resolving): Resolution | undefined {
  const sure = mentions.some((m) => m.sure);
  if (scope.from !== "named" && scope.from !== "person" && !mentions[0]) return undefined;
  const groups = sure || scope.from === "person" ? scope.groups : mentions.slice(0, 1).map((m) => m.group);
  const [only] = groups;
  if (only === undefined) return undefined;
  return groups.length === 1
    ? { kind: "one", target: { group: only }, by: "group", explained: 1 }
    : { kind: "several", why: "whichGroup", targets: groups.map((group) => ({ group })) };
}

/** A group is named together with something that it does not have: its goals are offered. */
function byStranger({ programme, scope }: Resolving): Resolution | undefined {
  const group = onlyGroup(scope);
  const goals = programme.groups.find((g) => g.id === group)?.goals ?? [];
  if (group === undefined) return undefined;
  return { kind: "several", why: "whichTarget", targets: [{ group }, ...goals.map((g) => ({ group, goal: g.number }))], group, explained: 0 };
}

const given = (group: string | undefined): Target => (group === undefined ? {} : { group });

/** A nickname beside a title: the words settle the group of that goal; when they name something else, both are offered. */
function withEither(r: Resolving, titles: Titles, either: LabelRef, found: Resolution | undefined): Resolution {
  const byNumber = byEither(r, titles, either);
  if (found?.kind !== "one" || byNumber.kind === "none") return byNumber;
  if (found.target.goal === either.number) return { ...found, target: { ...given(found.target.group), goal: either.number } };
  // "Työhyvinvointi 5 etätyö": the number and the words name the same measure.
  if (byNumber.kind === "one" && byNumber.target.measure !== undefined && byNumber.target.measure === found.target.measure) return byNumber;
  const numbered = byNumber.kind === "one" ? [byNumber.target] : byNumber.targets;
  return several([...numbered, found.target], onlyGroup(r.scope));
}

/** Labels are the surest, then cells of tables, titles, groups, and what the thread was about. */
export function resolveTarget(r: Resolving, titles: Titles): Resolution {
  const { facts, scope, circumstances } = r;
  const measures = facts.labels.filter((l) => l.kind === "measure");
  const labels = new Set(measures.map((m) => `${m.number}${m.letter ?? ""}`));
  // Beside a figure they may be told one after the other; what is recorded, and that it is one at a time, is told there.
  if (labels.size > 1 && facts.figures.length === 0) return byMeasures(r, titles, measures.filter((m, at) => measures.findIndex((o) => o.number === m.number && o.letter === m.letter) === at));
  if (measures[0]) return byMeasure(r, titles, measures[0]);
  const goals = facts.labels.filter((l) => l.kind === "goal");
  if (goals[0]) return byGoals(r, titles, [...new Set(goals.map((g) => g.number))]);
  const found = otherPlace(r) ?? byTable(r, titles) ?? byTitle(r, titles);
  const either = facts.labels.find((l) => l.kind === "either");
  if (either) return withEither(r, titles, either, found);
  if (found) return found;
  const group = titles.left ? undefined : byGroup(r);
  if (group) return group;
  if (circumstances.before && !facts.query.some((t) => !t.optional && !t.light)) {
    return { kind: "one", target: circumstances.before, by: "thread", explained: 0 };
  }
  const about = titles.left && scope.from === "named" ? byStranger(r) : undefined;
  if (about) return about;
  const only = onlyGroup(scope);
  return only === undefined ? { kind: "none" } : { kind: "none", group: only };
}
