import type { SourceLine } from "./source-document.ts";

/** «Uudistusohjelma 2024–2026   5», «Sivu 1 (4)», «liite 3 (2/6)»: a page's number at the end of a line. */
const pageNumber = /(?:^|[\s(])(\d{1,3})(?:\s?\(\d{1,3}\)|\s?\/\s?\d{1,3}\)?)?$/u;
const saysPage = /(?<![\p{L}])(?:sivu|sida|page)\s\d|\d\s?\(\d{1,3}\)$|\(\d{1,3}\s?\/\s?\d{1,3}\)$/iu;

/** «Kärkitavoite 1», «Toimenpide 2» head what is told, not pages. */
const ownNumber = /(?:tavoite|painopiste\p{L}*|teema|hanke|kohde|toimenpide|mittari|ryhmä|yksikkö|vaihe|osa|liite|taulukko|kuva|mål|prioritet|åtgärd|grupp|goal|objective|priority|measure|group)\s\d{1,2}$/iu;

const masked = (text: string): string => text.replace(/\d+/g, "#").replace(/\s+/g, " ");

/**
 * Lines that stand on every page, over or under what is told: the same but for a page's number, which grows. They come in the middle of
 * sentences, so nothing may take them for a part of what goes on.
 */
export function runningHeads(lines: readonly SourceLine[]): readonly SourceLine[] {
  const alike = new Map<string, SourceLine[]>();
  for (const line of lines) {
    if ((line.kind !== "text" && line.kind !== "cells") || line.text.length > 140 || !/\p{L}{4}/u.test(line.text) || !pageNumber.test(line.text) || ownNumber.test(line.text)) continue;
    const key = masked(line.text);
    alike.set(key, [...(alike.get(key) ?? []), line]);
  }
  const heads = [...alike.values()].filter((same) => same.length >= (same.every((l) => saysPage.test(l.text)) ? 2 : 3) && grows(same));
  const all = [...heads.flat(), ...overNumbers(lines)];
  return [...all, ...heads.flatMap((same) => besideThem(lines, same)), ...betweenThem(lines, all)];
}

/** «4» alone on its line, between pages 3 and 5: the number of a page that has no other head. */
function betweenThem(lines: readonly SourceLine[], heads: readonly SourceLine[]): readonly SourceLine[] {
  const isHead = new Set(heads);
  const found: SourceLine[] = [];
  let page = 0;
  lines.forEach((line, i) => {
    if (isHead.has(line)) page = Number(pageNumber.exec(line.text)?.[1] ?? page);
    else if (page > 0 && line.kind === "text" && line.text === String(page + 1) && lines.slice(i).some((l) => isHead.has(l))) {
      page += 1;
      found.push(line);
    }
  });
  return found;
}

/** A table goes on over pages, each of which has its head again. */
const isTableHead = /^(?:Toimenpi|Tavoi|Mittari|Åtgärd|Measure)/u;

const numberAlone = /^(?:(?:sivu|sida|page)\s)?\d{1,3}(?:\s?\(\d{1,3}\)|\s?\/\s?\d{1,3})?$/iu;

/** «Kaupunki ja toimiala» and, on the next line or the one before, «5»: the same words with a page's number apart, which grows. */
function overNumbers(lines: readonly SourceLine[]): readonly SourceLine[] {
  const told = lines.filter((l) => l.kind !== "blank" && l.kind !== "break");
  const found = new Set<SourceLine>();
  for (const by of [1, -1]) {
    const alike = new Map<string, (readonly [SourceLine, SourceLine])[]>();
    told.forEach((line, i) => {
      const number = told[i + by];
      if (number?.kind !== "text" || found.has(number) || line.kind !== "text" || !numberAlone.test(number.text) || line.text.length > 140 || !/\p{L}{4}/u.test(line.text) || isTableHead.test(line.text)) return;
      alike.set(line.text, [...(alike.get(line.text) ?? []), [line, number]]);
    });
    for (const same of alike.values()) if (same.length >= 3 && grows(same.map(([, number]) => number))) same.flat().forEach((l) => found.add(l));
  }
  return [...found];
}

/** A day, a time or an address: what a page says of itself. A table's head may stand on every page, too. */
const ofThePage = /\d{1,2}\.\d{1,2}\.(?:20)?\d\d|(?<!\p{L})(?:klo|kl\.)\s?\d|https?:|www\./iu;

/** «17.3.2025 klo 9.42», «Kivisalmen kaupunki»: the same line under or over each of them. */
function besideThem(lines: readonly SourceLine[], heads: readonly SourceLine[]): readonly SourceLine[] {
  const told = lines.filter((l) => l.kind !== "blank" && l.kind !== "break");
  const at = heads.map((h) => told.indexOf(h));
  return [1, -1].flatMap((by) => {
    const beside = at.flatMap((i) => told[i + by] ?? []).filter((l) => ofThePage.test(l.text) || (heads.length >= 3 && l.text.length <= 60 && !isTableHead.test(l.text)));
    // The first page may have another.
    const same = beside.filter((l) => l.text === beside.at(-1)?.text);
    return same.length >= 2 && same.length >= heads.length - 1 ? same : [];
  });
}

const grows = (same: readonly SourceLine[]): boolean => {
  const pages = same.map((l) => Number(pageNumber.exec(l.text)?.[1]));
  return pages.every((n, i) => i === 0 || n > (pages[i - 1] ?? 0));
};
