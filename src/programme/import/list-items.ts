import type { Told } from "./draft.ts";
import { goesOn } from "./join-text.ts";
import { noteIn } from "./notes.ts";
import type { NoteKind } from "./notes.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { tell } from "./work.ts";

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
  readonly lines: readonly SourceLine[];
}

/** «4. …», and «2 a. …» for a part of the second. */
const ordered = /^(\d{1,2})( ?[a-zåäö])?[.)]\s+(\S.*)$/u;
/** A number or two may be left out of a list. */
const mostLeftOut = 2;

/** Whether «1. …» lines of plain text are items: those that count upwards one by one, or those of a list that may lack a few. */
type Numbers = "none" | "oneByOne" | "upwards";

interface Building extends Omit<ListItem, "told" | "notes"> {
  readonly lines: SourceLine[];
  readonly notes: NotedLine[];
}

/** The list that begins at or after `at`, its wrapped lines joined. */
export function listFrom(work: Work, at: number, numbers: Numbers = "none"): { readonly items: readonly ListItem[]; readonly next: number } {
  const items: Building[] = [];
  let i = at;
  for (; i < work.lines.length; i++) {
    const line = work.lines[i];
    if (!line || line.kind === "break" || line.kind === "heading" || line.kind === "cells") break;
    if (line.kind === "blank" ? !goesOnAfter(work, i, { numbers, items }) : !takes(line, { numbers, items })) break;
  }
  return { items: items.map(({ lines, ...rest }) => ({ ...rest, told: tell(work, lines) })), next: i };
}

interface Listing {
  readonly numbers: Numbers;
  readonly items: Building[];
}

function goesOnAfter(work: Work, gap: number, { numbers, items }: Listing): boolean {
  const after = work.lines.slice(gap).find((l) => l.kind !== "blank");
  // Over a gap a number is left out only where another list or chapter begins.
  return after !== undefined && startsItem(after, numbers === "upwards" ? "oneByOne" : numbers, items.at(-1)?.ordinal) !== undefined;
}

/** Puts a line where it belongs: a new item, a note under the last one, or its next line. Tells whether it belongs to the list at all. */
function takes(line: SourceLine, { numbers, items }: Listing): boolean {
  const last = items.at(-1);
  const begun = startsItem(line, numbers, last?.ordinal);
  if (begun) {
    items.push({ ...begun.numbered, lines: [{ ...line, text: begun.text }], level: begun.level ?? line.level ?? 0, struck: line.struck ?? false, notes: [] });
    return true;
  }
  const note = line.kind === "text" ? noteIn(line.text) : undefined;
  if (last && note) last.notes.push({ kind: note.kind, lines: [{ ...line, text: note.text }] });
  else if (last && continues(last.lines.at(-1)?.text ?? "", line)) last.lines.push(line);
  else return false;
  return true;
}

interface Started {
  readonly text: string;
  readonly level?: number;
  readonly numbered?: Pick<ListItem, "ordinal" | "raw">;
}

function startsItem(line: SourceLine, numbers: Numbers, before = 0): Started | undefined {
  if (line.kind === "item") return { text: line.text };
  const [, n = "", part, text = ""] = (numbers !== "none" && line.kind === "text" ? ordered.exec(line.text) : undefined) ?? [];
  const ordinal = Number(n);
  if (part !== undefined) return ordinal === before ? { text, level: 1, numbered: { ordinal, raw: `${n}${part}` } } : undefined;
  const last = before + 1 + (before > 0 && numbers === "upwards" ? mostLeftOut : 0);
  return ordinal > before && ordinal <= last ? { text, numbered: { ordinal, raw: `${n}.` } } : undefined;
}

/** Lines at least this long were wrapped where they end, unless a sentence ends there. */
const wrapped = 40;

const continues = (before: string, line: SourceLine): boolean =>
  line.kind === "text" && (goesOn(before) || /^[\p{Ll}\d(–-]/u.test(line.text) || (before.length >= wrapped && !/[.!?:;]$/u.test(before) && line.text.includes(" ")));
