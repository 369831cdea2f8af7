import { dropStruckAndRepeated, treesOf } from "./cells.ts";
import type { DraftGoal, DraftGroup, DraftMeasure, DraftPromise, Told } from "./draft.ts";
import { emptyGroup, emptyMeasure } from "./draft.ts";
import { readResponsibles } from "./responsible.ts";
import type { Work } from "./work.ts";
import type { SourceLine } from "./source-document.ts";
import { listFrom } from "./list-items.ts";
import type { ListItem } from "./list-items.ts";
import { headingText, isGap, isHeading, tell } from "./work.ts";

const introduces = /(?:tavoit|painopist|kärkihank|mål|prioriter|goals?|objectives?|priorit)\p{L}*.*(?::|\bovat|\bär|\bare)$|:$/iu;
const indicatorsHead = /^(?:(?:seuranta)?mittarit?|tunnusluvut|indikatorer|indicators)(?![\p{L}]).*(?::|\bovat|\bär|\bare)?$|(?<![\p{L}])(?:mittarei(?:lla|n)|indikatorer(?:na)?|indicators)[^.]*:$|(?<![\p{L}])mittarit? (?:ovat|on)\s?:$/iu;
const promisesHead = /palvelulupau|servicelöft|service promises/iu;

interface NumberedTitle {
  readonly at: number;
  /** The first line after the title. */
  readonly next: number;
  readonly number: number;
  readonly told: Told;
}

/** Numbered goals with bulleted measures under each, and indicators that belong to the whole: the goals begin at 1 after a line that introduces them. */
export function readLeadGoals(work: Work): DraftGroup | undefined {
  const starts = work.lines.map((_, i) => numberedTitle(work, i)).filter((t) => t !== undefined && !work.ledger.isUsed(t.told.lines[0] ?? 0));
  const first = starts.findIndex((t) => t?.number === 1 && t && isIntroduced(work, t));
  if (first < 0) return undefined;
  const goals: DraftGoal[] = [];
  const measures: DraftMeasure[] = [];
  for (const title of starts.slice(first)) {
    if (!title || title.number !== goals.length + 1) continue;
    const { items } = listAfter(work, title.next);
    if (items.length === 0) break;
    goals.push({ number: title.number, title: title.told, details: [] });
    work.ledger.use([...title.told.lines, ...items.flatMap((x) => x.told.lines)]);
    const trees = treesOf(dropStruckAndRepeated(work, items));
    measures.push(...trees.map(({ told, under }) => ({ ...withOwners(told), goals: [title.number], parts: under.map((u) => ({ ...emptyMeasure(u), goals: [title.number] })) })));
  }
  if (goals.length < 2) return undefined;
  return { ...emptyGroup({ text: "", lines: [] }), goals, measures, indicators: readIndicators(work) };
}

const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

/** «1. Sujuvat palvelut», «II SUJUVAT PALVELUT», over as many lines as there are before a list. */
function numberedTitle(work: Work, at: number): NumberedTitle | undefined {
  const line = work.lines[at];
  if (!line || (line.kind !== "text" && line.kind !== "heading")) return undefined;
  const [, n, text] = (line.kind === "heading" && line.ordinal !== undefined ? [line.text, String(line.ordinal), line.text] : /^(\d{1,2}[.)]|[IVX]{1,4}[.):]?)\s+(\S.*)$/.exec(line.text)) ?? [];
  if (n === undefined || text === undefined) return undefined;
  const bare = n.replace(/[.):]$/, "");
  let next = at + 1;
  while (work.lines[next]?.kind === "text" && next - at < 3) next += 1;
  return { at, next, number: romans.indexOf(bare) + 1 || Number(bare), told: tell(work, [{ ...line, text }, ...work.lines.slice(at + 1, next)]) };
}

/** «… (vastuu: johtava hoitaja ja hoivapäällikkö)» ends a measure with who answers for it. */
function withOwners(told: Told): DraftMeasure {
  const [whole, owners = ""] = /\s*\((?:vastuu(?:henkilöt?|taho)?|vastaa|ansvarig\p{L}*|owner|responsible):?\s+([^()]+)\)\.?$/iu.exec(told.text) ?? [];
  return whole === undefined ? emptyMeasure(told) : { ...emptyMeasure({ ...told, text: told.text.slice(0, -whole.length) }), owners: readResponsibles(owners) };
}

function isIntroduced(work: Work, { at, next }: NumberedTitle): boolean {
  let i = at - 1;
  while (i >= 0 && isGap(work.lines[i])) i -= 1;
  const line = work.lines[i];
  const list = listAfter(work, next).items.length > 0;
  if (!line || !list) return false;
  const head = introduces.test(line.text) ? line : headingAbove(work, i);
  if (!head) return false;
  work.ledger.note("heading", [head.place.line], head.text);
  return true;
}

/** «4 Kärkitavoitteet ja toimenpiteet» over a paragraph that leads to the first goal. */
function headingAbove(work: Work, at: number): SourceLine | undefined {
  for (let i = at; i >= 0 && at - i < 6; i -= 1) {
    const line = work.lines[i];
    if (line && isHeading(work, i) && !/[.!?]$/u.test(line.text)) return /(?:tavoi|painopist|kärkihank|mål|goals|priorit)/iu.test(headingText(line)) ? line : undefined;
  }
  return undefined;
}

/** The list from here on, or the one after the paragraph that stands here. */
function listAfter(work: Work, at: number, numbers: "none" | "upwards" = "none"): { readonly items: readonly ListItem[] } {
  const here = listFrom(work, at, numbers);
  if (here.items.length > 0) return here;
  let i = at;
  while (isGap(work.lines[i]) && i < work.lines.length) i += 1;
  if (work.lines[i]?.kind !== "text" || numberedTitle(work, i)) return here;
  while (work.lines[i]?.kind === "text" && !numberedTitle(work, i)) i += 1;
  return listFrom(work, i, numbers);
}

function readIndicators(work: Work): readonly Told[] {
  const found: Told[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind !== "text" && line.kind !== "heading") return;
    if (!(indicatorsHead.test(headingText(line)) || indicatorsHead.test(line.text)) || work.ledger.isUsed(line.place.line)) return;
    const { items } = listFrom(work, i + 1);
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    for (const x of dropStruckAndRepeated(work, items)) {
      found.push(x.told);
      work.ledger.use(x.told.lines);
    }
  });
  return found;
}

/** Service promises as a list under their heading. */
export function readPromises(work: Work): readonly DraftPromise[] {
  const found: DraftPromise[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind === "cells" || line.kind === "item" || !isHeading(work, i) || !promisesHead.test(line.text) || line.text.length > 80) return;
    const { items } = listAfter(work, i + 1, "upwards");
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    for (const { told, notes = [] } of items) {
      const owners = notes.filter((n) => n.kind === "owner").flatMap((n) => n.lines);
      const otherLines = notes.flatMap((n) => n.lines.map((l) => l.place.line));
      found.push({ text: told, owners: readResponsibles(owners.map((l) => l.text).join("\n")), otherLines });
      work.ledger.use([...told.lines, ...otherLines]);
    }
  });
  return found;
}

const objectivesHead = /(?:tavoitteet|tavoitteita|päämäärät|mål|målsättningar|goals|objectives)$/iu;

/** General objectives: lists under headings that end in «tavoitteet», with no measure in the whole document. */
export function readObjectives(work: Work): DraftGroup | undefined {
  const goals: DraftGoal[] = [];
  let name: Told | undefined;
  work.lines.forEach((line, i) => {
    if (line.kind === "cells" || line.kind === "item" || !isHeading(work, i) || !objectivesHead.test(headingText(line)) || line.text.length > 90) return;
    const intro = introLine(work, i + 1);
    const { items } = listFrom(work, intro === undefined ? i + 1 : intro + 1);
    if (items.length === 0) return;
    name ??= { text: headingText(line), lines: [line.place.line] };
    work.ledger.note("heading", [line.place.line], line.text);
    const led = intro === undefined ? undefined : work.lines[intro];
    if (led) work.ledger.use([led.place.line]);
    for (const { told, under } of treesOf(dropStruckAndRepeated(work, items))) {
      goals.push({ number: goals.length + 1, title: told, details: [...(led ? [{ text: led.text, lines: [led.place.line] }] : []), ...under] });
      work.ledger.use([...told.lines, ...under.flatMap((u) => u.lines)]);
    }
  });
  return name === undefined ? undefined : { ...emptyGroup(name), goals };
}

/** «Palvelut järjestetään niin, että ne» between a heading and its list: the sentence that the items go on with. */
function introLine(work: Work, at: number): number | undefined {
  let i = at;
  while (work.lines[i]?.kind === "blank") i += 1;
  const line = work.lines[i];
  if (line?.kind !== "text" || /[.!?]$/.test(line.text)) return undefined;
  return listFrom(work, i + 1).items.length > 0 ? i : undefined;
}
