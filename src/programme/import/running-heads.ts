import type { SourceLine } from "./source-document.ts";

/** «Uudistusohjelma 2024–2026   5», «Sivu 1 (4)», «liite 3 (2/6)»: a page's number at the end of a line. */
const pageNumber = /(?:^|[\s(])(\d{1,3})(?:\s?\(\d{1,3}\)|\s?\/\s?\d{1,3}\)?)?$/u;
const saysPage = /(?<![\p{L}])(?:sivu|sida|page)\s\d|\d\s?\(\d{1,3}\)$|\(\d{1,3}\s?\/\s?\d{1,3}\)$/iu;

const masked = (text: string): string => text.replace(/\d+/g, "#").replace(/\s+/g, " ");

/**
 * Lines that stand on every page, over or under what is told: the same but for a page's number, which grows. They come in the middle of
 * sentences, so nothing may take them for a part of what goes on.
 */
export function runningHeads(lines: readonly SourceLine[]): readonly SourceLine[] {
  const alike = new Map<string, SourceLine[]>();
  for (const line of lines) {
    if (line.kind !== "text" || line.text.length > 140 || !/\p{L}{4}/u.test(line.text) || !pageNumber.test(line.text)) continue;
    const key = masked(line.text);
    alike.set(key, [...(alike.get(key) ?? []), line]);
  }
  return [...alike.values()].filter((same) => same.length >= (same.every((l) => saysPage.test(l.text)) ? 2 : 3) && grows(same)).flat();
}

const grows = (same: readonly SourceLine[]): boolean => {
  const pages = same.map((l) => Number(pageNumber.exec(l.text)?.[1]));
  return pages.every((n, i) => i === 0 || n > (pages[i - 1] ?? 0));
};
