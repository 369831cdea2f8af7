import type { DraftGoal, DraftGroup, DraftMeasure } from "./draft.ts";
import { emptyGroup, emptyMeasure } from "./draft.ts";
import { splitIndicators } from "./indicator-lines.ts";
import { goesOn } from "./join-text.ts";
import { goalLine, tableHead } from "./measure-table.ts";
import { noteIn } from "./notes.ts";
import type { NoteKind } from "./notes.ts";
import { readResponsible, readResponsibles } from "./responsible.ts";
import { readSchedule } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading, tell } from "./work.ts";

type Kind = "group" | "chair" | "goal" | "measure" | NoteKind;

/** What begins a part, and its first words without their label. */
const starts: readonly (readonly [Kind, RegExp])[] = [
  ["chair", /^(?:puheenjohtaja|pj\.?|(?:työ)?ryhmän (?:puheenjohtaja|vetäjä)|vetäjä|ordförande|chair(?:person)?)\s*:?\s+(\S.*)$/iu],
  ["group", /^(?:työryhmä|ryhmä|arbetsgrupp|working group)\s*(?:\d+\s*)?[:.–-]\s*(\S.*)$/iu],
  ["goal", goalLine],
];
const numbered = /^(\d{1,2}\.\d{1,2}|\d{1,2} ?\.? ?[a-zåäö]|[a-zåäö](?=\))|\d{1,2})[.):]?\s+(\p{Lu}.*)$/u;

interface Part {
  readonly kind: Kind;
  readonly lines: SourceLine[];
  /** The label of a measure as written, the number of a goal. */
  readonly raw?: string;
}

/**
 * Numbered measures with labelled lines under each: «1.1 …», «Aikataulu: …», «Mittari: …», «Vastuuhenkilö: …», under goals and groups. What
 * no part begins or goes on with is left for its reason to be told.
 */
export function readNotedMeasures(work: Work): readonly DraftGroup[] | undefined {
  const texts = work.lines.filter((l) => l.kind === "text" || l.kind === "item").map((l) => l.text);
  const labelled = texts.filter((t) => noteIn(t) !== undefined).length;
  if (labelled < 3 || texts.some((t) => tableHead.test(t)) || !texts.some((t) => goalLine.test(t)) || !texts.some((t) => numbered.test(t))) return undefined;
  const groups = groupsOf(work, partsOf(work));
  return groups.some((g) => g.measures.length > 0) ? groups : undefined;
}

function partsOf(work: Work): readonly Part[] {
  const parts: Part[] = [];
  let open = false;
  work.lines.forEach((line, i) => {
    if (isGap(line) || line.kind === "cells") return;
    const begun = beginning(work, i, parts.at(-1));
    const last = parts.at(-1);
    if (begun) parts.push(begun);
    // A heading after a gap begins something else; what follows a gap goes on only where it must.
    else if (last && open && (!isGap(work.lines[i - 1]) || goesOn(last.lines.at(-1)?.text ?? ""))) last.lines.push(line);
    open = begun !== undefined || parts.at(-1)?.lines.at(-1) === line;
  });
  return parts;
}

function beginning(work: Work, at: number, before: Part | undefined): Part | undefined {
  const line = work.lines[at];
  if (!line) return undefined;
  const note = noteIn(line.text);
  if (note) return { kind: note.kind, lines: [{ ...line, text: note.text }] };
  for (const [kind, pattern] of starts) {
    const found = pattern.exec(line.text);
    if (found) return { kind, lines: [{ ...line, text: found.at(-1) ?? "" }], ...(kind === "goal" ? { raw: found[1] ?? "" } : {}) };
  }
  const measure = line.kind === "text" || line.kind === "item" ? numbered.exec(line.text) : null;
  if (measure && before && before.kind !== "group" && before.kind !== "chair") return { kind: "measure", raw: measure[1] ?? "", lines: [{ ...line, text: measure[2] ?? "" }] };
  return isHeading(work, at) && leadsToGoals(work, at) ? { kind: "group", lines: [{ ...line, text: headingText(line) }] } : undefined;
}

/** A heading names a group when its chair or first goal comes next. */
function leadsToGoals(work: Work, at: number): boolean {
  const next = work.lines.slice(at + 1).find((l) => !isGap(l));
  return next !== undefined && starts.some(([kind, pattern]) => (kind === "chair" || kind === "goal") && pattern.test(next.text));
}

function groupsOf(work: Work, parts: readonly Part[]): readonly DraftGroup[] {
  const groups: DraftGroup[] = [];
  const change = (how: (group: DraftGroup) => DraftGroup): void => void (groups.length > 0 ? groups.splice(-1, 1, how(groups.at(-1) ?? emptyGroup({ text: "", lines: [] }))) : groups.push(how(emptyGroup({ text: "", lines: [] }))));
  for (const part of parts) {
    const told = tell(work, part.lines);
    work.ledger.use(told.lines);
    if (part.kind === "group") groups.push(emptyGroup({ ...told, text: inCase(told.text) }));
    else if (part.kind === "chair") change((g) => ({ ...g, chair: readResponsible(told.text), chairLines: told.lines }));
    else if (part.kind === "goal") change((g) => ({ ...g, goals: [...g.goals, goalOf(part, told)] }));
    else if (part.kind === "measure") change((g) => ({ ...g, measures: [...g.measures, measureOf(g, part, told)] }));
    else change((g) => ({ ...g, measures: [...g.measures.slice(0, -1), ...g.measures.slice(-1).map((m) => withField(work, m, part))] }));
  }
  return groups;
}

const goalOf = (part: Part, title: DraftGoal["title"]): DraftGoal => ({ number: Number(part.raw), title: { ...title, text: title.text.replace(/\.$/, "") }, details: [] });

/** «1.2» and «1b» name their goal; a number alone belongs to the goal above it. */
function measureOf(group: DraftGroup, part: Part, title: DraftMeasure["title"]): DraftMeasure {
  const own = /^(\d{1,2})(?:\.\d| ?\.? ?[a-zåäö])/u.exec(part.raw ?? "")?.[1];
  const goal = group.goals.find((g) => g.number === Number(own))?.number ?? group.goals.at(-1)?.number;
  return { ...emptyMeasure(title), raw: part.raw ?? "", goals: goal === undefined ? [] : [goal] };
}

/** A measure with what a labelled line under it tells. */
export function withField(work: Work, measure: DraftMeasure, part: { readonly kind: string; readonly lines: readonly SourceLine[] }): DraftMeasure {
  const told = tell(work, part.lines);
  const otherLines = [...measure.otherLines, ...told.lines];
  if (part.kind === "schedule") return { ...measure, otherLines, schedule: readSchedule(told.text.replace(/^alkaen/u, "Alkaen")) };
  if (part.kind === "owner") return { ...measure, otherLines, owners: [...measure.owners, ...readResponsibles(part.lines.map((l) => l.text).join("\n"))] };
  return { ...measure, indicators: [...measure.indicators, ...splitIndicators(work, part.lines.filter((l) => l.text !== ""))] };
}

/** «PERHEIDEN PALVELUT» is written as a name is. */
const inCase = (text: string): string => (/\p{Ll}/u.test(text) ? text : text.charAt(0) + text.slice(1).toLowerCase());
