import type { DraftTable, Told } from "./draft.ts";
import { joinLines } from "./join-text.ts";
import { blocksOf } from "./measure-entries.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";

/** «KOTIHOITO Vuosi 2019 Vuosi 2020 …»: a name and at least two years. */
const yearsHead = /^(.*?)\s*((?:(?:Vuosi|År|Year)?\s*20\d\d\s*){2,})$/u;
const percentRow = /((?:\d{1,3}(?:[.,]\d+)?\s?%\s*){2,})$/u;
const total = /^(?:yhteensä|summa|total|totalt|sammanlagt|sum)$/iu;

/** Flattened tables of targets by place and year: a share for each year, columns repeated for each year, a row for each place. */
export function readTargetTables(work: Work, lines: readonly SourceLine[]): readonly DraftTable[] {
  const heads = lines.map((l, i) => (yearsHead.test(l.text) ? i : -1)).filter((i) => i >= 0);
  return heads.flatMap((at, k) => {
    const table = readTable(work, lines, at, heads[k + 1] ?? lines.length);
    return table ? [table] : [];
  });
}

function readTable(work: Work, lines: readonly SourceLine[], at: number, to: number): DraftTable | undefined {
  const head = lines[at];
  const [, name = "", yearText = ""] = yearsHead.exec(head?.text ?? "") ?? [];
  const years = [...yearText.matchAll(/20\d\d/g)].map((y) => Number(y[0]));
  const body = lines.slice(at + 1, to);
  const shareAt = body.findIndex((l) => percentRow.test(l.text));
  const share = shareAt >= 0 ? shareOf(work, body.slice(0, shareAt + 1), years.length) : undefined;
  const firstRow = body.findIndex((l, i) => i > shareAt && placeRow(l) !== undefined);
  if (!head || !share || firstRow < 0) return undefined;
  const columns = columnsOf(work, body.slice(shareAt + 1, firstRow), years.length);
  if (columns.names.length === 0) return undefined;
  const rows = body.slice(firstRow).flatMap((l) => rowOf(work, l, columns.names.length, share.values));
  if (rows.length === 0) return undefined;
  const torn = tornOff(lines, at);
  work.ledger.use([head.place.line, share.line, ...share.lines]);
  work.ledger.note("tableHead", [...torn, ...columns.lines].sort((a, b) => a - b), columns.names.join(", "));
  return { name: { text: name, lines: [head.place.line] }, years, share, columns: columns.names, rows };
}

/** Words of the head that the extraction put above it: capitals alone on their lines. */
const tornOff = (lines: readonly SourceLine[], at: number): readonly number[] =>
  lines.slice(Math.max(0, at - 4), at).filter((l) => /^[\p{Lu}\d -]{3,}$/u.test(l.text)).map((l) => l.place.line);

function shareOf(work: Work, lines: readonly SourceLine[], count: number): DraftTable["share"] | undefined {
  const last = lines.at(-1);
  const figures = percentRow.exec(last?.text ?? "")?.[1] ?? "";
  const values = [...figures.matchAll(/\d+(?:[.,]\d+)?/g)].map((v) => Number(v[0].replace(",", ".")));
  if (!last || values.length !== count) return undefined;
  const label = last.text.slice(0, last.text.length - figures.length);
  const before = lines.slice(0, -1).filter((l) => l.kind === "text" && l.text !== "").slice(-2);
  return { name: joinLines([...before.map((l) => l.text), label], work.words) || "%", unit: "%", values, line: last.place.line, lines: before.map((l) => l.place.line) };
}

/** Column heads stand below each other, once for each year, parted by gaps. */
function columnsOf(work: Work, lines: readonly SourceLine[], years: number): { readonly names: readonly string[]; readonly lines: readonly number[] } {
  const parted = blocksOf(lines);
  const blocks = parted.length === 1 && years > 1 ? headsWithoutGaps(parted[0] ?? [], years) : parted;
  const used = blocks.flat().map((l) => l.place.line);
  if (blocks.length === 0 || blocks.length % years !== 0) return { names: [], lines: used };
  const names = blocks.slice(0, blocks.length / years).map((b) => joinLines(b.map((l) => l.text), work.words));
  return { names, lines: used };
}

/** Without gaps a line begins a head unless it goes on small; each head stands there again for every year. */
function headsWithoutGaps(lines: readonly SourceLine[], years: number): readonly (readonly SourceLine[])[] {
  const heads: SourceLine[][] = [];
  for (const line of lines) {
    const last = heads.at(-1);
    if (last && /^\p{Ll}/u.test(line.text)) last.push(line);
    else heads.push([line]);
  }
  const textOf = (at: number): string => (heads[at] ?? []).map((l) => l.text).join("").replace(/[^\p{L}\d]/gu, "");
  const each = heads.length / years;
  return Number.isInteger(each) && heads.every((_, i) => textOf(i) === textOf(i % each)) ? heads : [lines];
}

/** A place and at least three figures. */
function placeRow(line: SourceLine): { readonly place: string; readonly figures: readonly string[] } | undefined {
  const [, place, rest] = /^(\p{Lu}[\p{L} .-]*?)\s+((?:\d[\d ,]*))$/u.exec(line.text) ?? [];
  const figures = rest?.trim().split(/\s+/) ?? [];
  return place === undefined || figures.length < 3 ? undefined : { place, figures };
}

function rowOf(work: Work, line: SourceLine, columns: number, shares: readonly number[]): readonly DraftTable["rows"][number][] {
  const row = placeRow(line);
  const years = shares.length;
  if (!row) return [];
  const cells = best(readings(row.figures, years * columns), columns, shares);
  work.ledger.use([line.place.line]);
  if (!cells) {
    work.ledger.note("notUnderstood", [line.place.line], line.text);
    return [];
  }
  const values = Array.from({ length: columns }, (_, c) => Array.from({ length: years }, (__, y) => cells[y * columns + c] ?? 0));
  return [{ place: row.place, total: total.test(row.place), line: line.place.line, values }];
}

/** Every way to read «9694 1 163 9997» as so many numbers: three digits may be the end of a number written with a space. */
function readings(figures: readonly string[], wanted: number): readonly (readonly number[])[] {
  const found: number[][] = [];
  const walk = (at: number, made: readonly number[]): void => {
    if (found.length > 500 || made.length + (figures.length - at) < wanted || made.length > wanted) return;
    if (at === figures.length) {
      if (made.length === wanted) found.push([...made]);
      return;
    }
    const here = figures[at] ?? "";
    const next = figures[at + 1];
    walk(at + 1, [...made, Number(here)]);
    if (next !== undefined && /^\d{1,3}$/.test(here) && /^\d{3}$/.test(next)) walk(at + 2, [...made, Number(here + next)]);
  };
  walk(0, []);
  return found;
}

/** Of several readings the one whose second column is nearest to its share of the first. */
function best(all: readonly (readonly number[])[], columns: number, shares: readonly number[]): readonly number[] | undefined {
  const off = (cells: readonly number[]): number =>
    columns < 2 ? 0 : shares.reduce((sum, share, y) => sum + Math.abs(Math.log(((cells[y * columns] ?? 0) * share) / 100 + 1) - Math.log((cells[y * columns + 1] ?? 0) + 1)), 0);
  return [...all].sort((a, b) => off(a) - off(b))[0];
}

export interface TableCheck {
  readonly year: number;
  readonly column: string;
  readonly sum: number;
  readonly total: number;
  readonly line: number;
}

/** Where the places do not add up to the total row. Never corrected. */
export function sumChecks(table: DraftTable): readonly TableCheck[] {
  const totalRow = table.rows.find((r) => r.total);
  if (!totalRow) return [];
  return table.columns.flatMap((column, c) =>
    table.years.flatMap((year, y) => {
      const sum = table.rows.filter((r) => !r.total).reduce((s, r) => s + (r.values[c]?.[y] ?? 0), 0);
      const total = totalRow.values[c]?.[y] ?? 0;
      return sum === total ? [] : [{ year, column, sum, total, line: totalRow.line }];
    }),
  );
}

export const tableName = (told: Told): string => told.text.charAt(0) + told.text.slice(1).toLowerCase();
