import type { Language } from "../../shared/language.ts";
import { say } from "../../texts/texts.ts";
import type { Place } from "./source-document.ts";

/** Places that are more than a line: of a page, a sheet, a paragraph. By line; empty for plain text. */
export type Places = ReadonlyMap<number, Place>;

export interface Range {
  readonly from: number;
  readonly to: number;
}

export const rowOf = ({ cell }: Place): number => Number(/\d+$/.exec(cell ?? "")?.[0] ?? 1);

/** Where something stands, as its reader finds it: «rivi 4», «sivu 2», «Neuvonta, rivit 3–5», «kappale 12». */
export function placeText(places: Places, { from, to }: Range, language: Language): string {
  const [first, last] = [places.get(from), places.get(to)];
  const one = (kind: "line" | "page" | "paragraph", a: number, b: number): string => (a === b ? say(language, `import.place.${kind}`, { at: a }) : say(language, `import.place.${kind}s`, { at: `${a}–${b}` }));
  if (first?.sheet !== undefined && last?.sheet !== undefined) {
    if (first.sheet === last.sheet) return `${first.sheet}, ${one("line", rowOf(first), rowOf(last))}`;
    return `${first.sheet}, ${one("line", rowOf(first), rowOf(first))} – ${last.sheet}, ${one("line", rowOf(last), rowOf(last))}`;
  }
  if (first?.page !== undefined) return one("page", first.page, last?.page ?? first.page);
  if (first?.paragraph !== undefined) return one("paragraph", first.paragraph, last?.paragraph ?? first.paragraph);
  return one("line", from, to);
}

/** Places of many, short: each once; lines of a text as numbers alone. */
export function rangeTexts(places: Places, ranges: readonly Range[], language: Language): readonly string[] {
  return [...new Set(ranges.map((r) => (places.has(r.from) ? placeText(places, r, language) : r.from === r.to ? String(r.from) : `${r.from}–${r.to}`)))];
}
