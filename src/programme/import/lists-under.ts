import { listAfter } from "./list-after.ts";
import type { ListItem } from "./list-items.ts";
import { listFrom } from "./list-items.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap } from "./work.ts";

/** The list after a heading, and those after it that nothing but a short heading leads to: one for each audience, one for each source; and what goes on over a page. */
export function listsUnder(work: Work, at: number, isShortHead: (line: SourceLine) => boolean): readonly ListItem[] {
  const first = listAfter(work, at, "upwards");
  const found = [...first.items];
  for (let next = first.next; first.items.length > 0; ) {
    const head = work.lines.findIndex((l, i) => i >= next && !isGap(l));
    const line = work.lines[head];
    const last = found.at(-1)?.ordinal ?? 0;
    const goesOn = line?.kind === "item";
    const list = line && (goesOn || isShortHead(line)) ? listFrom(work, goesOn ? head : head + 1, "upwards", numberAt(work, head + 1) === last + 1 ? last : 0) : undefined;
    if (!line || !list || list.items.length === 0) break;
    if (!goesOn) work.ledger.note("heading", [line.place.line], line.text);
    found.push(...list.items);
    next = list.next;
  }
  return found;
}

/** The number of a line, which may go on with those of the list before. */
const numberAt = (work: Work, at: number): number => Number(/^(\d{1,2})[.)]\s/u.exec(work.lines.slice(at).find((l) => !isGap(l))?.text ?? "")?.[1] ?? 0);
