import type { DraftPromise } from "./draft.ts";
import type { ListItem } from "./list-items.ts";
import { listsUnder } from "./lists-under.ts";
import { readResponsibles } from "./responsible.ts";
import type { Work } from "./work.ts";
import { headingText, isHeading } from "./work.ts";

const promisesHead = /palvelulupau|^(?:\p{L}+ )?lupau(?:s|kset|ksemme)(?!\p{L})|servicelöft|service promises/iu;

/** Service promises as a list under their heading, or a list for each audience: «Asukkaille», «Henkilöstölle». */
export function readPromises(work: Work): readonly DraftPromise[] {
  const found: DraftPromise[] = [];
  work.lines.forEach((line, i) => {
    if (line.kind === "cells" || line.kind === "item" || !isHeading(work, i) || !promisesHead.test(headingText(line)) || line.text.length > 80) return;
    // What has been read as something else stands after the promises: «2.1 Nuorisopalvelut» begins the next chapter.
    const items = listsUnder(work, i + 1, ({ text }) => audienceHead.test(text)).filter((x) => !x.told.lines.some((l) => work.ledger.isUsed(l)));
    if (items.length === 0) return;
    work.ledger.note("heading", [line.place.line], line.text);
    found.push(...items.map((item) => promiseOf(work, item)));
  });
  return found;
}

/** Whom it is promised: «Kunnille ja järjestöille», «Till invånarna», «For residents». */
const audienceHead = /^(?:[\p{L} ,-]{1,60}\p{L}lle(?: lupaamme|, jo(?:ka|tka|ita|lla|illa|hon|iden|nka)\s[^.:]{2,60})?|(?:till|för|for|to)\s[\p{L} ,-]{2,60}):?$/iu;

function promiseOf(work: Work, { told, notes = [] }: ListItem): DraftPromise {
  const owners = notes.filter((n) => n.kind === "owner").flatMap((n) => n.lines);
  const otherLines = notes.flatMap((n) => n.lines.map((l) => l.place.line));
  work.ledger.use([...told.lines, ...otherLines]);
  return { text: told, owners: readResponsibles(owners.map((l) => l.text).join("\n")), otherLines };
}
