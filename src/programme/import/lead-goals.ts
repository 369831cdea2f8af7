import type { DraftGoal, DraftGroup, DraftMeasure, FoundGoals } from "./draft.ts";
import { emptyGroup } from "./draft.ts";
import { readKeywordGoals } from "./keyword-goals.ts";
import { listAfter, numberedTitle } from "./list-after.ts";
import type { NumberedTitle } from "./list-after.ts";
import { measuresOf } from "./listed-measure.ts";
import { readLooseIndicators } from "./loose-indicators.ts";
import { chairIn, isNobodyYet, readResponsible } from "./responsible.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading } from "./work.ts";

const introduces = /(?:tavoit|painopist|kärkihank|mål|prioriter|goals?|objectives?|priorit)\p{L}*.*(?::|\bovat|\bär|\bare)$|:$/iu;
/** Goals with measures under each, and indicators that belong to the whole: numbered after a line that introduces them. */
export function readLeadGoals(work: Work): DraftGroup | undefined {
  const found = readNumberedGoals(work);
  return found && wholeProgramme(work, found);
}

/** «Kärkitavoite 1: …»: read before the layouts of lists, whose headings stand under such goals, too. */
export function readNamedGoals(work: Work): readonly DraftGroup[] | undefined {
  const found = readKeywordGoals(work);
  return found && [wholeProgramme(work, found)];
}

function wholeProgramme(work: Work, found: FoundGoals): DraftGroup {
  const { indicators = [], ...goals } = found;
  const chair = chairOf(work, found.goals[0]?.title.lines[0] ?? 0);
  return { ...emptyGroup({ text: "", lines: [] }), ...goals, ...chair, indicators: [...indicators, ...readLooseIndicators(work)] };
}

/** «Puheenjohtaja Eeva Rautajoki, johtaja», once, before the first goal: whoever leads the programme. */
function chairOf(work: Work, before: number): Pick<DraftGroup, "chair" | "chairLines"> {
  const found = work.lines.flatMap((l) => {
    const written = l.place.line < before && l.kind !== "cells" && !work.ledger.isUsed(l.place.line) ? (chairIn(l.text) ?? /^(?:Puheenjohtaja|Ordförande|Chair)\s+(\p{Lu}.*)$/u.exec(l.text)?.[1]) : undefined;
    return written === undefined || isNobodyYet(written) ? [] : [{ written, line: l.place.line }];
  });
  const [only, ...others] = found;
  if (!only || others.length > 0) return { chairLines: [] };
  work.ledger.use([only.line]);
  return { chair: readResponsible(only.written), chairLines: [only.line] };
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
