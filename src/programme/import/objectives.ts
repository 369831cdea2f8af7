import { dropStruckAndRepeated, treesOf } from "./cells.ts";
import type { DraftGoal, DraftGroup, Told } from "./draft.ts";
import { emptyGroup } from "./draft.ts";
import { listFrom } from "./list-items.ts";
import type { Work } from "./work.ts";
import { headingText, isHeading } from "./work.ts";

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
    for (const { item, under } of treesOf(dropStruckAndRepeated(work, items))) {
      const details = under.map((u) => u.told);
      goals.push({ number: goals.length + 1, title: item.told, details: [...(led ? [{ text: led.text, lines: [led.place.line] }] : []), ...details] });
      work.ledger.use([...item.told.lines, ...details.flatMap((u) => u.lines)]);
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
