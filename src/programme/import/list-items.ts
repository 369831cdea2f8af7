import type { Told } from "./draft.ts";
import { goesOn } from "./join-text.ts";
import { notesIn } from "./notes.ts";
import type { NoteKind } from "./notes.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap, tell } from "./work.ts";

export interface ListItem {
  readonly told: Told;
  readonly level: number;
  readonly ordinal?: number;
  /** Its number as written: «4.», «2 a». */
  readonly raw?: string;
  readonly struck: boolean;
  /** Labelled lines under it, «Aikataulu: 2025», without their labels. */
  readonly notes?: readonly NotedLine[];
}

export interface NotedLine {
  readonly kind: NoteKind;
  readonly lines: SourceLine[];
}

/** «4. …», and «2 a. …» for a part of the second. */
const ordered = /^(\d{1,2})( ?[a-zåäö])?[.)]\s+(\S.*)$/u;
/** «2.1 …»: the first part of the second, or the first of the second goal's. */
const dotted = /^((\d{1,2})\.(\d{1,2}))\.?(?:\s*(?=\p{Lu})|\s+(?=\p{Ll}))(.*)$/u;
/** A number or two may be left out of a list. */
const mostLeftOut = 2;

/** Whether «1. …» lines of plain text are items: those that count upwards one by one, or those of a list that may lack a few. */
export type Numbers = "none" | "oneByOne" | "upwards";

interface Building extends Omit<ListItem, "told" | "notes"> {
  readonly lines: SourceLine[];
  readonly notes: NotedLine[];
}

/** The list that begins at or after `at`, its wrapped lines joined; its numbers go on after `numbered`. */
export function listFrom(work: Work, at: number, numbers: Numbers = "none", numbered = 0): { readonly items: readonly ListItem[]; readonly next: number } {
  const items: Building[] = [];
  let i = at;
  for (; i < work.lines.length; i++) {
    const line = work.lines[i];
    if (!line || line.kind === "heading" || line.kind === "cells") break;
    if (isGap(line) ? !goesOnAfter(work, i, { numbers, items, numbered }) : !takes(line, { numbers, items, numbered })) break;
  }
  return { items: items.map(({ lines, ...rest }) => ({ ...rest, told: tell(work, lines) })), next: i };
}

interface Listing {
  readonly numbers: Numbers;
  readonly items: Building[];
  /** The number of the item before the list. */
  readonly numbered: number;
}

function goesOnAfter(work: Work, gap: number, { numbers, items, numbered }: Listing): boolean {
  const at = work.lines.findIndex((l, i) => i > gap && !isGap(l));
  const after = work.lines[at];
  const overPage = work.lines.slice(gap, at).some((l) => l.kind === "break");
  // Over a page only a number goes on with the list.
  if (after === undefined || (overPage && (after.kind === "item" || !items.some((x) => x.ordinal !== undefined)))) return false;
  // Over a gap a number is left out only where another list or chapter begins, or a list goes on over a page: a chapter's head stands alone.
  const counts = numbers === "upwards" && !(overPage && !isGap(work.lines[at + 1])) ? "oneByOne" : numbers;
  return startsItem(after, { numbers: counts, items, numbered }) !== undefined;
}

/** Puts a line where it belongs: a new item, a note under the last one, or its next line. Tells whether it belongs to the list at all. */
function takes(line: SourceLine, listing: Listing): boolean {
  const { items } = listing;
  const last = items.at(-1);
  const begun = startsItem(line, listing);
  if (begun) {
    items.push({ ...begun.numbered, lines: [{ ...line, text: begun.text }], level: begun.level ?? line.level ?? 0, struck: line.struck ?? false, notes: [] });
    return true;
  }
  const notes = last && line.kind === "text" ? notesIn(line.text) : [];
  if (last && notes.length > 0) last.notes.push(...notes.map(({ kind, text }) => ({ kind, lines: [{ ...line, text }] })));
  else return last !== undefined && goesOnIn(last.notes.at(-1)?.lines ?? last.lines, line);
  return true;
}

function goesOnIn(lines: SourceLine[], line: SourceLine): boolean {
  const goes = continues(lines.at(-1)?.text ?? "", line);
  if (goes) lines.push(line);
  return goes;
}

interface Started {
  readonly text: string;
  readonly level?: number;
  readonly numbered?: Pick<ListItem, "ordinal" | "raw">;
}

function startsItem(line: SourceLine, { numbers, items, numbered }: Listing): Started | undefined {
  if (line.kind === "item") return { text: line.text };
  if (numbers === "none" || line.kind !== "text") return undefined;
  const last = items.at(-1);
  // Bullets may stand under a numbered item: the numbers go on after them.
  const ordinal = items.findLast((x) => x.ordinal !== undefined)?.ordinal ?? numbered;
  // All that stood behind the number on its line is struck through; the item goes on.
  if (line.deleted !== undefined && /^\d{1,2}[.)]$/u.test(line.text)) return startsNumbered(`${line.text} …`, numbers, ordinal, "");
  return startsDotted(line.text, last) ?? startsNumbered(line.text, numbers, ordinal);
}

function startsDotted(written: string, last: Building | undefined): Started | undefined {
  const [, raw = "", of, nth, text = ""] = dotted.exec(written) ?? [];
  const ordinal = Number(of);
  // «3.2 aloitetaan …» only where it is the next: «3.5 prosenttia» may go on with a sentence.
  const before = Number(/\.(\d+)$/u.exec(last?.raw ?? "")?.[1] ?? 0);
  if (/^\p{Ll}/u.test(text) && !(Number(nth) > before && Number(nth) <= before + (before === 0 ? 1 : 1 + mostLeftOut))) return undefined;
  if (raw === "" || (last?.ordinal ?? ordinal) !== ordinal) return undefined;
  const level = last === undefined ? 0 : dotted.test(`${last.raw} A`) ? last.level : last.level + 1;
  return { text, level, numbered: { ordinal, raw } };
}

function startsNumbered(written: string, numbers: Numbers, before: number, instead?: string): Started | undefined {
  const [, n = "", part, told = ""] = ordered.exec(written) ?? [];
  const text = instead ?? told;
  const ordinal = Number(n);
  if (part !== undefined) return ordinal === before ? { text, level: 1, numbered: { ordinal, raw: `${n}${part}` } } : undefined;
  // The same number twice is a slip of the writer's.
  const [first, last] = numbers === "upwards" && before > 0 ? [before, before + 1 + mostLeftOut] : [before + 1, before + 1];
  return ordinal >= first && ordinal <= last ? { text, numbered: { ordinal, raw: `${n}.` } } : undefined;
}

/** Lines at least this long were wrapped where they end, unless a sentence ends there. */
const wrapped = 40;
/** After a line as long as this, even one word alone was wrapped. */
const wide = 80;

const continues = (before: string, line: SourceLine): boolean =>
  line.kind === "text" && (before === "" || goesOn(before) || /^[\p{Ll}\d(–-]/u.test(line.text) || (before.length >= wrapped && !/[.!?:;]$/u.test(before) && (line.text.includes(" ") || before.length >= wide)));
