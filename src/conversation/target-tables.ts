import type { Programme } from "../programme/programme.ts";
import type { TargetTable } from "../programme/target-table.ts";
import type { QueryTerm } from "./read-query.ts";
import { thingNamed } from "./read-numbers.ts";
import { placeInFinnish } from "./lexicon-places.ts";
import { wordsOf } from "./read-text.ts";
import { isLight, keysOf } from "./target-index.ts";
import { isName } from "./target-people.ts";
import type { Target } from "./understood.ts";

/** `Target.table.column` of the yearly share that a table has beside its columns. */
export const shareColumn = "share";

export interface TableFound {
  readonly target: Target;
  /** Part of the message that the table explains, 0–1. */
  readonly explained: number;
}

interface TableNames {
  readonly group: string;
  readonly table: TargetTable;
  readonly names: readonly (readonly string[])[];
  readonly share: readonly string[];
  readonly columns: readonly { readonly id: string; readonly keys: readonly string[] }[];
}

const telling = (text: string): readonly string[] => keysOf(text).filter((key) => !isLight(key) && !/^\d/u.test(key));

/** A column is known by the words that the other columns of its table do not have. */
function columnsOf(table: TargetTable): TableNames["columns"] {
  const all = table.columns.map((c) => ({ id: c.id, keys: telling(c.name) }));
  return all.map((c) => ({ id: c.id, keys: c.keys.filter((k) => all.every((o) => o.id === c.id || !o.keys.includes(k))) }));
}

export const tableNames = (programme: Programme): readonly TableNames[] =>
  programme.groups.flatMap((g) =>
    g.tables.map((table) => ({
      group: g.id,
      table,
      names: [table.name, ...table.aliases].map(telling).filter((keys) => keys.length > 0),
      share: telling(table.share.name),
      columns: columnsOf(table),
    })),
  );

const totalWords = /(?<![\p{L}])(?:yhteensä|kaikkiaan|koko alue\p{L}*|sammanlagt|totalt|in total|total|altogether)(?![\p{L}])/u;

/** Places are named in Swedish, too. */
const wordsInFinnish = (text: string): readonly string[] => wordsOf(text).map((w) => placeInFinnish(w.text));

const isPlace = (place: string, words: readonly string[]): boolean => words.some((w) => isName(w, place.toLowerCase()));

interface Asked {
  readonly query: readonly QueryTerm[];
  readonly text: string;
  /** Its words, the Swedish names of places in Finnish. */
  readonly words: readonly string[];
  readonly years: readonly string[];
}

const weightOf = (term: QueryTerm): number => (term.optional ? 0.1 : term.light ? 0.3 : 1);

/** What of one table a message names; undefined when it is too little to mean a cell. */
function inTable({ group, table, names, share, columns }: TableNames, { query, text, words, years }: Asked): TableFound | undefined {
  const used = new Set<number>();
  const meets = (key: string): boolean => {
    const at = query.findIndex((t) => t.keys.some((k) => k === key || (k.length >= 4 && key.endsWith(k)) || (key.length >= 6 && k.startsWith(key))));
    if (at >= 0) used.add(at);
    return at >= 0;
  };
  const named = names.map((keys) => keys.filter(meets).length === keys.length).some(Boolean);
  const sharing = share.length > 0 && share.every(meets);
  const column = columns.find((c) => c.keys.filter(meets).length > 0);
  const place = table.rows.find((r) => !r.total && isPlace(r.place, words));
  const total = table.rows.find((r) => r.total);
  query.forEach((t, at) => {
    if ((place && isPlace(place.place, wordsInFinnish(t.text))) || totalWords.test(t.text) || /^(?:75|vuoti\p{L}*|täyttän\p{L}*)$/u.test(t.text)) used.add(at);
  });
  const all = query.reduce((sum, t) => sum + weightOf(t), 0);
  const explained = all === 0 ? 0 : query.reduce((sum, t, at) => sum + (used.has(at) ? weightOf(t) : 0), 0) / all;
  const found = (row: string | undefined, id: string | undefined): TableFound => ({
    target: { group, table: { id: table.id, ...(row === undefined ? {} : { place: row }), ...(id === undefined ? {} : { column: id }) } },
    explained: named ? explained : explained - 0.05,
  });
  if (sharing) return found(undefined, shareColumn);
  const id = column?.id ?? table.columns.at(-1)?.id;
  // "Montako asukasta Porissa on" is hardly about those over 75.
  const surely = named || (column !== undefined && (years.length > 0 || /(?<!\d)75(?!\d)|vuotia|täyttän/u.test(text)));
  if (place && surely) return found(place.place, id);
  if (total && named && totalWords.test(text)) return found(total.place, id);
  // A word that nothing accounts for may be a place that the table does not have: its total would be no answer.
  const strange = query.some((t, at) => !used.has(at) && !t.light && !t.optional);
  if (total && named && column && !strange && years.some((y) => table.years.includes(Number(y)))) return found(total.place, id);
  return undefined;
}

/** Table cells that a message may mean, the fullest reading first. Cells of two tables that explain it equally well both stay. */
export function tablesIn(names: readonly TableNames[], said: Omit<Asked, "words">): readonly TableFound[] {
  const asked = { ...said, words: wordsInFinnish(said.text) };
  const found = names.flatMap((n) => inTable(n, asked) ?? []).sort((a, b) => b.explained - a.explained);
  return found.filter((f) => f.explained >= (found[0]?.explained ?? 0) - 0.01);
}

/** A column's unit; pieces of something are said by its name: "Kotihoidon yli 75-v. asiakkaat" counts asiakasta. */
function thingCounted({ name, unit }: TargetTable["columns"][number]): string {
  const thing = unit === "kpl" ? wordsOf(name.toLowerCase()).flatMap((w) => thingNamed(w.text) ?? []).at(-1) : undefined;
  return thing ?? unit;
}

interface Cell {
  readonly value: number;
  readonly unit: string;
}

/** The printed figure of a cell for a year; undefined when the table has none. */
export function cellOf(table: TargetTable, place: NonNullable<Target["table"]>, year: string): Cell | undefined {
  const at = table.years.indexOf(Number(year));
  if (at < 0) return undefined;
  if (place.column === shareColumn) {
    const value = table.share.values[at];
    return value === undefined ? undefined : { value, unit: table.share.unit };
  }
  const column = table.columns.find((c) => c.id === place.column);
  const value = table.rows.find((r) => r.place === place.place)?.values[column?.id ?? ""]?.[at];
  return value === undefined || !column ? undefined : { value, unit: thingCounted(column) };
}
