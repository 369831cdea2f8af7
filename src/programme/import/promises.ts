import type { DraftPromise } from "./draft.ts";
import type { ListItem } from "./list-items.ts";
import { listFrom } from "./list-items.ts";
import { listAfter } from "./lead-goals.ts";
import { readResponsibles } from "./responsible.ts";
import type { Work } from "./work.ts";
import { headingText, isGap, isHeading } from "./work.ts";

const promisesHead = /palvelulupau|^(?:\p{L}+ )?lupau(?:s|kset|ksemme)(?!\p{L})|servicelöft|service promises/iu;

/** Service promises as a list under their heading, or a list for each audience: «Asukkaille», «Henkilöstölle». */
export function readPromises(work: Work): readonly DraftPromise[] {
  const found: DraftPromise[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind === "cells" || line.kind === "item" || !isHeading(work, i) || !promisesHead.test(headingText(line)) || line.text.length > 80) return;
    // What has been read as something else stands after the promises: «2.1 Nuorisopalvelut» begins the next chapter.
    const items = listsUnder(work, i + 1).flat().filter((x) => !x.told.lines.some((l) => work.ledger.isUsed(l)));
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    found.push(...items.map((item) => promiseOf(work, item)));
  });
  return found;
}

/** The first list, and those after it that nothing but a short heading leads to. */
function listsUnder(work: Work, at: number): readonly (readonly ListItem[])[] {
  const first = listAfter(work, at, "upwards");
  if (first.items.length === 0) return [];
  const lists = [first.items];
  for (let next = first.next; ; ) {
    const head = nextLine(work, next);
    const list = audienceHead.test(work.lines[head]?.text ?? "") ? listFrom(work, head + 1, "upwards") : undefined;
    if (!list || list.items.length === 0) return lists;
    lists.push(list.items);
    next = list.next;
  }
}

/** Whom it is promised: «Kunnille ja järjestöille», «Till invånarna», «For residents». */
const audienceHead = /^(?:[\p{L} ,-]{1,60}\p{L}lle|(?:till|för|for|to)\s[\p{L} ,-]{2,60}):?$/iu;

function nextLine(work: Work, from: number): number {
  let i = from;
  while (i < work.lines.length && isGap(work.lines[i])) i += 1;
  return i;
}

function promiseOf(work: Work, { told, notes = [] }: ListItem): DraftPromise {
  const owners = notes.filter((n) => n.kind === "owner").flatMap((n) => n.lines);
  const otherLines = notes.flatMap((n) => n.lines.map((l) => l.place.line));
  work.ledger.use([...told.lines, ...otherLines]);
  return { text: told, owners: readResponsibles(owners.map((l) => l.text).join("\n")), otherLines };
}
