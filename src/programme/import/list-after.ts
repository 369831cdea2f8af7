import type { Told } from "./draft.ts";
import { listFrom } from "./list-items.ts";
import type { ListItem, Numbers } from "./list-items.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap, isHeading, tell } from "./work.ts";

export interface NumberedTitle {
  readonly at: number;
  /** The first line after the title. */
  readonly next: number;
  readonly number: number;
  readonly told: Told;
}

const romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];

const isNumbered = (line: SourceLine | undefined): boolean => /^(?:\d{1,2}[.)]|[IVX]{1,4}[.):]?)\s+\p{Lu}/u.test(line?.text ?? "");
/** «3 Toimintaympäristö», «3.1 Terveyspalvelut»: another chapter, whose lists are not those of the line before it. */
const isChapter = (work: Work, at: number): boolean => isHeading(work, at) && /^\d{1,2}(?:\.\d{1,2})*\s+\p{Lu}/u.test(work.lines[at]?.text ?? "");

/** «1. Sujuvat palvelut», «II SUJUVAT PALVELUT», over as many lines as there are before a list. */
export function numberedTitle(work: Work, at: number): NumberedTitle | undefined {
  const line = work.lines[at];
  if (!line || (line.kind !== "text" && line.kind !== "heading")) return undefined;
  const [, n, text] = (line.kind === "heading" && line.ordinal !== undefined ? [line.text, String(line.ordinal), line.text] : /^(\d{1,2}[.)]|[IVX]{1,4}[.):]?)\s+(\S.*)$/.exec(line.text)) ?? [];
  if (n === undefined || text === undefined) return undefined;
  let next = at + 1;
  while (work.lines[next]?.kind === "text" && next - at < 3 && !isNumbered(work.lines[next])) next += 1;
  return { at, next, number: numberOf(n), told: tell(work, [{ ...line, text }, ...work.lines.slice(at + 1, next)]) };
}

/** The number that «2.», «II» or «IV:» tells. */
export const numberOf = (written: string): number => romans.indexOf(written.replace(/[.):]$/, "").toUpperCase()) + 1 || Number(written.replace(/[.):]$/, ""));

/** The list from here on, or the one after the paragraph or the short heading that stands here. */
export function listAfter(work: Work, at: number, numbers: Numbers = "none"): { readonly items: readonly ListItem[]; readonly next: number } {
  let here = listFrom(work, at, numbers);
  for (let i = at, paragraphs = 0; here.items.length === 0 && paragraphs < 2; paragraphs += 1) {
    while (isGap(work.lines[i]) && i < work.lines.length) i += 1;
    if (work.lines[i]?.kind !== "text" || numberedTitle(work, i) || isChapter(work, i)) break;
    while (work.lines[i]?.kind === "text" && !numberedTitle(work, i)) i += 1;
    here = listFrom(work, i, numbers);
  }
  return here;
}
