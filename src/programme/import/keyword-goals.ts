import { dropStruckAndRepeated } from "./cells.ts";
import type { DraftGoal, DraftMeasure, FoundGoals, Told } from "./draft.ts";
import { numberOf } from "./list-after.ts";
import { measuresOf } from "./listed-measure.ts";
import { listFrom } from "./list-items.ts";
import { tableHead } from "./measure-table.ts";
import { noteIn, notesIn } from "./notes.ts";
import { readResponsibles } from "./responsible.ts";
import { readSchedule } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap, isHeading, tell } from "./work.ts";

/** «Kärkitavoite 1: …», «Painopiste 2. …», «Strateginen tavoite 3 – …», «Prioritet 1: …». */
const keyword = /^(?:(?:\p{L}+ )?(?:\p{L}*tavoite|\p{L}*painopiste(?:alue)?|teema|kehittämiskohde|kärki(?:hanke)?)|\p{L}*mål|prioritet|tyngdpunkt|tema|(?:lead |key |strategic )?(?:goal|objective|priority|theme))\s*(\d{1,2}|[IVX]{1,4}(?=\s*(?:[:.)–-]|$)))\s*[:.)–-]?\s*(.*)$/iu;
const measuresHead = /^(?:\p{L}+ (?:ja \p{L}+ )?)?(?:toimenpiteet|toimet|keinot|åtgärder(?:na)?|mitä (?:teemme|tehdään|aiomme tehdä)|näin (?:teemme|toimimme)|(?:det här|så) gör vi|what we (?:will )?do|measures|actions)\s*:?$/iu;
const indicatorsHead = /^(?:(?:tavoitteen |seurannan )?(?:seuranta)?mittarit|tunnusluvut|indikatorer|mätare|indicators)\s*:?$/iu;

interface Head {
  readonly number: number;
  readonly told: Told;
  readonly next: number;
}

/**
 * Goals that a keyword numbers, each with paragraphs, a list of measures and perhaps indicators of its own. A goal may have no measures yet.
 * Nothing where they are counted anew for another group, or in a table: there the same words stand in another layout.
 */
export function readKeywordGoals(work: Work): FoundGoals | undefined {
  if (work.lines.some((l) => tableHead.test(l.text))) return undefined;
  const [heads, ...others] = runsOf(work.lines.flatMap((_, i) => headAt(work, i) ?? [])).filter((run) => !isContents(work, run));
  if (!heads || heads.length < 2 || others.length > 0 || !hasLists(work, heads)) return undefined;
  const sections = heads.map((head, i) => readSection(work, head, lineAfter(heads, i)));
  return { goals: sections.map((s) => s.goal), measures: sections.flatMap((s) => s.measures), indicators: sections.flatMap((s) => s.indicators) };
}

const lineAfter = (heads: readonly Head[], at: number): number => heads[at + 1]?.told.lines[0] ?? Infinity;

/** Goals that count upwards from each «1». */
function runsOf(heads: readonly Head[]): readonly (readonly Head[])[] {
  const runs: Head[][] = [];
  for (const head of heads) {
    if (head.number === 1) runs.push([]);
    const run = runs.at(-1);
    const last = run?.at(-1)?.number ?? 0;
    // A number may be left out.
    if (run && head.number > last && head.number <= last + 2) run.push(head);
  }
  return runs;
}

/** Goals with nothing between them: a table of contents, or an overview before they are told. */
const isContents = (work: Work, heads: readonly Head[]): boolean =>
  heads.length >= 2 && heads.slice(0, -1).every((head, i) => work.lines.every((l, at) => at < head.next || l.place.line >= lineAfter(heads, i) || isGap(l)));

const hasLists = (work: Work, heads: readonly Head[]): boolean =>
  heads.some((head, i) => work.lines.some((l, at) => at >= head.next && l.place.line < lineAfter(heads, i) && listFrom(work, at, "upwards").items.length > 0));

function headAt(work: Work, at: number): Head | undefined {
  const line = work.lines[at];
  if (!line || (line.kind !== "text" && line.kind !== "heading") || work.ledger.isUsed(line.place.line)) return undefined;
  const [, n, text = ""] = keyword.exec(line.text) ?? [];
  if (n === undefined) return undefined;
  const own: SourceLine[] = [{ ...line, text }];
  let next = at + 1;
  while (goesOnWith(own, work.lines[next])) own.push(work.lines[next++] as SourceLine);
  return { number: numberOf(n), told: tell(work, own), next };
}

/** A title's next line: what is under a title in capitals and not in capitals is no part of it, nor is what stands under a short one. */
function goesOnWith(own: readonly SourceLine[], line: SourceLine | undefined): boolean {
  const before = own.at(-1)?.text ?? "";
  if (line?.kind !== "text" || own.length >= 3 || measuresHead.test(line.text) || noteIn(line.text)) return false;
  if (before === "") return true;
  return /\p{Ll}/u.test(before) ? /^\p{Ll}/u.test(line.text) : !/\p{Ll}/u.test(line.text);
}

interface Section {
  goal: DraftGoal;
  measures: readonly DraftMeasure[];
  indicators: readonly Told[];
}

function readSection(work: Work, head: Head, until: number): Section {
  const section: Section = { goal: { number: head.number, title: head.told, details: [] }, measures: [], indicators: [] };
  work.ledger.use(head.told.lines);
  // What is listed before «Mitä teemme» tells why.
  let holds: "reasons" | "measures" | "indicators" = hasHead(work, head.next, until) ? "reasons" : "measures";
  for (let i = head.next; i < work.lines.length; ) {
    const line = work.lines[i];
    if (!line || line.place.line >= until || endsSection(work, i)) break;
    const label = measuresHead.test(line.text) ? "measures" : indicatorsHead.test(line.text) ? "indicators" : undefined;
    if (label !== undefined) {
      work.ledger.note("heading", [line.place.line], line.text);
      holds = label;
    }
    const list = label === undefined && !isGap(line) ? listFrom(work, i, "upwards") : undefined;
    if (!list || list.items.length === 0) {
      i = readNotes(work, i, section);
      continue;
    }
    if (holds === "measures") section.measures = [...section.measures, ...measuresOf(work, list.items, head.number)];
    else if (holds === "indicators") section.indicators = [...section.indicators, ...dropStruckAndRepeated(work, list.items).map((x) => used(work, x.told))];
    i = list.next;
  }
  return section;
}

const hasHead = (work: Work, from: number, until: number): boolean => work.lines.some((l, i) => i >= from && l.place.line < until && measuresHead.test(l.text));

/** «5 Seurantamittarit», a heading of its own: what follows is no part of the goal. */
function endsSection(work: Work, at: number): boolean {
  const line = work.lines[at];
  if (!line || !isHeading(work, at) || measuresHead.test(line.text) || indicatorsHead.test(line.text) || noteIn(line.text)) return false;
  return line.kind === "heading" || (/^\d{1,2}\.?\s+\p{Lu}/u.test(line.text) && line.text.length <= 80) || (isGap(work.lines[at + 1]) && line.text.length <= 60 && !/^\p{L}+:\s|:$/u.test(line.text));
}

/** Labelled lines under a goal, which are the goal's own. Gives the next line to be read. */
function readNotes(work: Work, at: number, section: Section): number {
  const line = work.lines[at];
  const notes = line?.kind === "text" ? notesIn(line.text) : [];
  if (!line || notes.length === 0) return at + 1;
  let next = at + 1;
  const more: SourceLine[] = [];
  while (work.lines[next]?.kind === "text" && /^[\p{Ll}\d(]/u.test(work.lines[next]?.text ?? "")) more.push(work.lines[next++] as SourceLine);
  notes.forEach(({ kind, text }, i) => {
    const told = used(work, tell(work, [{ ...line, text }, ...(i === notes.length - 1 ? more : [])]));
    if (told.text === "") return;
    if (kind === "indicator") section.indicators = [...section.indicators, told];
    else if (kind === "schedule") section.goal = { ...section.goal, schedule: readSchedule(told.text) };
    else section.measures = section.measures.map((m) => (m.owners.length > 0 ? m : { ...m, owners: readResponsibles(told.text) }));
  });
  return next;
}

function used(work: Work, told: Told): Told {
  work.ledger.use(told.lines);
  return told;
}
