import type { Responsible } from "../measure.ts";
import { checkDraft } from "./check-draft.ts";
import type { DraftGroup, DraftPromise } from "./draft.ts";
import { documentFacts } from "./document-facts.ts";
import type { Audience, BodyFound, Decision } from "./document-facts.ts";
import type { Finding } from "./findings.ts";
import { groupId } from "./ids.ts";
import { readLabelValue } from "./label-value.ts";
import { readLeadGoals, readNamedGoals } from "./lead-goals.ts";
import { explainLeftOver, markContents } from "./left-over.ts";
import { readLooseIndicators } from "./loose-indicators.ts";
import { readMeasureTables } from "./measure-table.ts";
import { readNotedMeasures } from "./noted-measures.ts";
import type { Places } from "./place-text.ts";
import type { SourceDocument } from "./source-document.ts";
import { readObjectives } from "./objectives.ts";
import { readPromises } from "./promises.ts";
import { readTableRows } from "./table-rows.ts";
import { readThreeLists } from "./three-lists.ts";
import type { Work } from "./work.ts";
import { newWork } from "./work.ts";

export interface ImportedGroup extends DraftGroup {
  readonly id: string;
}

/** What was found in a document, and what was not placed. */
export interface Imported {
  readonly name: string;
  readonly groups: readonly ImportedGroup[];
  readonly promises: readonly DraftPromise[];
  readonly audiences: readonly Audience[];
  readonly bodies: readonly BodyFound[];
  readonly decisions: readonly Decision[];
  readonly findings: readonly Finding[];
  readonly places: Places;
  /** Lines of the source with something on them. */
  readonly lineCount: number;
}

/** Reads a programme from any of the layouts that such documents have. Never throws, invents nothing. */
export function importDocument(document: SourceDocument): Imported {
  const work = newWork(document);
  markContents(work);
  const { groups: found, promises } = readGroups(work);
  const facts = documentFacts(work, document.name);
  const taken = new Set<string>();
  const groups = found.map((group): ImportedGroup => {
    const name = group.name.text === "" ? { ...group.name, text: withoutYears(facts.name) } : group.name;
    const id = groupId(name.text, taken);
    taken.add(id);
    return { ...group, name, id };
  });
  const loose = readLooseIndicators(work);
  if (loose.length > 0) work.ledger.note("untied", loose.flatMap((x) => x.lines), `${facts.name}: ${String(loose.length)}`);
  checkDraft(work, groups);
  explainLeftOver(work, groups);
  const places: Places = new Map(document.lines.flatMap(({ place }) => (Object.keys(place).length > 1 ? [[place.line, place]] : [])));
  return {
    name: facts.name,
    groups,
    promises,
    audiences: facts.audiences,
    bodies: facts.bodies,
    decisions: facts.decisions,
    findings: work.ledger.findings((a, b) => places.get(a)?.sheet === places.get(b)?.sheet),
    places,
    lineCount: document.lines.filter((l) => l.kind !== "blank" && l.kind !== "break").length,
  };
}

/** «Perusturvan palveluohjelma 2019 - 2021» stays the same group in its next period. */
export const withoutYears = (name: string): string => name.replace(/\s*\(?(?:vuosille\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?\)?\s*$/u, "").trim() || name;

function readGroups(work: Work): { readonly groups: readonly DraftGroup[]; readonly promises: readonly DraftPromise[] } {
  const labelled = readLabelValue(work);
  const promises = [...(labelled?.promises ?? []), ...readPromises(work)];
  const groups = labelled && labelled.groups.length > 0 ? labelled.groups : (readNamedGoals(work) ?? readThreeLists(work) ?? readTableRows(work) ?? readNotedMeasures(work) ?? readMeasureTables(work));
  if (groups && groups.some((g) => g.measures.length > 0 || g.projects.length > 0)) return { groups, promises };
  const lead = readLeadGoals(work);
  if (lead) return { groups: [lead], promises };
  const objectives = groups === undefined ? readObjectives(work) : undefined;
  return { groups: groups ?? (objectives ? [objectives] : []), promises };
}

/** Whether there is anything to follow up: a measure, an indicator or a project. */
export const hasSomethingToFollow = (imported: Pick<Imported, "groups">): boolean =>
  imported.groups.some((g) => g.measures.length > 0 || g.indicators.length > 0 || g.projects.length > 0 || g.tables.length > 0);

/** Who answers: the measure's own owners, otherwise the chair. */
export const answering = (group: DraftGroup, owners: readonly Responsible[]): readonly Responsible[] => (owners.length > 0 ? owners : group.chair ? [group.chair] : []);
