import type { Programme } from "../../../src/programme/programme.ts";
import type { Reader } from "../../../src/conversation/understand.ts";
import { wordKey } from "../../../src/conversation/read-stem.ts";
import { wordsOf } from "../../../src/conversation/read-text.ts";
import { measureLabel, toJsonLine, type UnderstoodLine } from "../../../src/conversation/understand-json.ts";

/** A message and the reading it should get. Several intents with commas; `*` is anything; empty is nothing. */
export interface Expected {
  readonly lang: string;
  readonly channel: string;
  readonly text: string;
  readonly intent: string;
  readonly fields: Readonly<Record<(typeof fieldNames)[number], string>>;
}

const fieldNames = ["group", "goal", "measure", "indicator", "value", "unit", "period"] as const;
type Field = (typeof fieldNames)[number];

/** Rows of a table whose first line names the columns. */
export function rowsOf(table: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = table.trim().split("\n");
  const names = head.split("\t");
  return lines.filter((l) => l.trim() !== "").map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? "").trim()]));
  });
}

export const expectedOf = (row: Readonly<Record<string, string>>): Expected => ({
  lang: row["lang"] ?? "",
  channel: row["channel"] ?? "",
  text: row["text"] ?? row["message"] ?? "",
  intent: row["intent"] ?? "",
  fields: Object.fromEntries(fieldNames.map((f) => [f, row[f] ?? ""])) as Expected["fields"],
});

const even = (text: unknown): string => String(text ?? "").toLowerCase().replace(/[. ]/g, "");
const has = (whole: string | null, part: string): boolean => (whole ?? "").toLowerCase().includes(part.toLowerCase());

/** Said of a list, of a message to others and of a figure: a time or unit that the row leaves open may be filled in. */
const open = (intent: string, field: Field): boolean =>
  (field === "period" && /^(?:list_|broadcast|report|status_group|record_value|ask)/.test(intent)) ||
  (field === "unit" && /^(?:record_value|ask)/.test(intent)) ||
  (field === "value" && intent === "ask");

function fits(field: Field, wanted: string, got: UnderstoodLine): boolean {
  const value = got[field];
  if (wanted === "*" || (wanted === "" && open(got.intent, field))) return true;
  // A number that several groups have is in the choices of the question.
  if (field === "goal" && got.intent === "ask" && value === null) return true;
  if (field === "indicator") return wanted === "" ? value === null : has(got.indicator, wanted);
  if (field === "unit" && wanted !== "" && value !== null && (has(got.unit, wanted) || has(wanted, got.unit ?? "?"))) return true;
  // A project is known by its title, of which a row gives a piece.
  if (field === "measure" && /^\p{L}{2}/u.test(wanted)) return has(got.measure, wanted);
  // A part that the document leaves without a label stands under the measure's.
  if (field === "measure" && /^.+ \(dash/u.test(got.measure ?? "") && even(got.measure).startsWith(`${even(wanted)}(`)) return true;
  if (field === "group" && wanted.startsWith("audience:")) return has(got.group, /^audience: \p{L}{1,9}/u.exec(wanted)?.[0] ?? wanted);
  // A note that slipped into the column of time says nothing about it.
  if (field === "period" && /^\p{L}/u.test(wanted)) return true;
  return even(wanted) === even(value);
}

export interface Scored {
  readonly expected: Expected;
  readonly got: UnderstoodLine;
  readonly wrong: readonly string[];
  /** Wrong, and neither a question back nor "I do not understand". */
  readonly confidentlyWrong: boolean;
}

const longWords = (title: string): ReadonlySet<string> => new Set(wordsOf(title.toLowerCase()).filter((w) => w.text.length > 4).map((w) => wordKey(w.text)));

/** A measure without a label may be given by its title, in whatever wording a programme has it, as well as by its place. */
function placeOf(programme: Programme, { measure, group }: Expected["fields"]): string {
  const wanted = longWords(measure);
  const of = programme.groups.filter((g) => g.id === group);
  const titles = of.flatMap((g) => [
    ...g.measures.map((m) => ({ title: m.title, place: measureLabel(g, m) })),
    ...g.projects.map((p) => ({ title: p.title, place: p.title })),
  ]);
  const shared = titles.map(({ title, place }) => ({ place, words: [...longWords(title)].filter((w) => wanted.has(w)).length }));
  const best = shared.reduce((a, b) => (b.words > a.words ? b : a), { place: measure, words: 0 });
  return wanted.size === 0 ? measure : best.place;
}

/** A row may give an indicator by its id, so that one batch can be read against several wordings of a programme. */
function inWordsOf(programme: Programme, { fields, ...rest }: Expected): Expected {
  const indicators = programme.groups.flatMap((g) => g.measures.flatMap((m) => m.indicators));
  const text = indicators.find((i) => i.id === fields.indicator)?.text;
  return { ...rest, fields: { ...fields, measure: placeOf(programme, fields), indicator: text ?? fields.indicator } };
}

export function score(reader: Reader, programme: Programme, row: Expected, today: string): Scored {
  const expected = inWordsOf(programme, row);
  const group = programme.groups.find((g) => g.id === expected.channel)?.id;
  const got = toJsonLine("1", reader.understand(expected.text, { today, ...(group === undefined ? {} : { channelGroup: group }) }), programme);
  const intents = expected.intent.split(",");
  const questionToo = got.intent === "ask" && intents.length > 1;
  const wrong = !intents.includes(got.intent) ? ["intent"] : questionToo ? [] : fieldNames.filter((f) => !fits(f, expected.fields[f], got));
  return { expected, got, wrong, confidentlyWrong: wrong.length > 0 && got.intent !== "ask" && got.intent !== "unknown" };
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

/** One table: how many of each intent were read right, asked about, and confidently wrong; then every miss. */
export function report(title: string, scored: readonly Scored[]): string {
  const intents = [...new Set(scored.map((s) => s.expected.intent.split(",")[0] ?? ""))];
  const line = (name: string, of: readonly Scored[]): string => {
    const right = of.filter((s) => s.wrong.length === 0).length;
    const confident = of.filter((s) => s.confidentlyWrong).length;
    const share = `${String(right).padStart(4)}/${String(of.length).padEnd(4)} ${percent(right, of.length).padStart(8)}`;
    return `  ${name.padEnd(18)} ${share}   confidently wrong ${confident}`;
  };
  const misses = scored.filter((s) => s.wrong.length > 0).map(({ expected, got, wrong, confidentlyWrong }) => {
    const reading = ["intent" as const, ...fieldNames].map((f) => got[f] ?? "").join("|");
    const mark = confidentlyWrong ? "WRONG" : "miss ";
    return `  ${mark} [${expected.channel}] ${expected.text} (${wrong.join(", ")})\n        got ${reading}`;
  });
  const of = (intent: string): readonly Scored[] => scored.filter((s) => s.expected.intent.split(",")[0] === intent);
  return [title, ...intents.map((i) => line(i, of(i))), line("all", scored), ...misses].join("\n");
}

const share = (scored: readonly Scored[], of: (s: Scored) => boolean): number => scored.filter(of).length / Math.max(1, scored.length);

export const shareRight = (scored: readonly Scored[]): number => share(scored, (s) => s.wrong.length === 0);
export const shareConfidentlyWrong = (scored: readonly Scored[]): number => share(scored, (s) => s.confidentlyWrong);
