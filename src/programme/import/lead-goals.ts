import { dropStruckAndRepeated } from "./cells.ts";
import type { DraftGoal, DraftGroup, DraftMeasure, FoundGoals, Told } from "./draft.ts";
import { emptyGroup } from "./draft.ts";
import { readKeywordGoals } from "./keyword-goals.ts";
import { measuresOf } from "./listed-measure.ts";
import { listFrom } from "./list-items.ts";
import type { ListItem, Numbers } from "./list-items.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading, tell } from "./work.ts";

const introduces = /(?:tavoit|painopist|kärkihank|mål|prioriter|goals?|objectives?|priorit)\p{L}*.*(?::|\bovat|\bär|\bare)$|:$/iu;
const indicatorsHead = /^(?:(?:seuranta)?mittarit?|tunnusluvut|indikatorer|indicators)(?![\p{L}]).*(?::|\bovat|\bär|\bare)?$|(?<![\p{L}])(?:mittarei(?:lla|n)|indikatorer(?:na)?|indicators)[^.]*:$|(?<![\p{L}])mittarit? (?:ovat|on)\s?:$/iu;

interface NumberedTitle {
  readonly at: number;
  /** The first line after the title. */
  readonly next: number;
  readonly number: number;
  readonly told: Told;
}

/** Goals with measures under each, and indicators that belong to the whole: «Kärkitavoite 1: …», or numbered after a line that introduces them. */
export function readLeadGoals(work: Work): DraftGroup | undefined {
  const found = readKeywordGoals(work) ?? readNumberedGoals(work);
  if (!found) return undefined;
  const { indicators = [], ...goals } = found;
  return { ...emptyGroup({ text: "", lines: [] }), ...goals, indicators: [...indicators, ...readIndicators(work)] };
}

function readNumberedGoals(work: Work): FoundGoals | undefined {
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
    work.ledger.use(title.told.lines);
    measures.push(...measuresOf(work, items, title.number));
  }
  return goals.length < 2 ? undefined : { goals, measures };
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

/** The list from here on, or the one after the paragraph or the short heading that stands here. */
export function listAfter(work: Work, at: number, numbers: Numbers = "none"): { readonly items: readonly ListItem[]; readonly next: number } {
  let here = listFrom(work, at, numbers);
  for (let i = at, paragraphs = 0; here.items.length === 0 && paragraphs < 2; paragraphs += 1) {
    while (isGap(work.lines[i]) && i < work.lines.length) i += 1;
    if (work.lines[i]?.kind !== "text" || numberedTitle(work, i)) break;
    while (work.lines[i]?.kind === "text" && !numberedTitle(work, i)) i += 1;
    here = listFrom(work, i, numbers);
  }
  return here;
}

function readIndicators(work: Work): readonly Told[] {
  const found: Told[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind !== "text" && line.kind !== "heading") return;
    if (!(indicatorsHead.test(headingText(line)) || indicatorsHead.test(line.text)) || work.ledger.isUsed(line.place.line)) return;
    const { items: listed } = isHeading(work, i) ? listAfter(work, i + 1) : listFrom(work, i + 1);
    const items = listed.filter((x) => !x.told.lines.some((l) => work.ledger.isUsed(l)));
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    for (const x of dropStruckAndRepeated(work, items)) {
      found.push(x.told);
      work.ledger.use(x.told.lines);
    }
  });
  return found;
}
