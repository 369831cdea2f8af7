import type { Cadence } from "../indicator.ts";
import type { DraftMeasure, Told } from "./draft.ts";
import { emptyMeasure } from "./draft.ts";
import { splitIndicators } from "./indicator-lines.ts";
import type { Entry } from "./measure-entries.ts";
import { blocksOf } from "./measure-entries.ts";
import { takeOwners } from "./owner-column.ts";
import { isSchedule, namesYear, readSchedule, scheduleAnywhere, yearAtEdge, yearBeforeCapital } from "./schedule.ts";
import type { ReadSchedule } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import type { Work } from "./work.ts";
import { isGap, tell } from "./work.ts";

/** What the head of a flattened table names besides measure, schedule and indicator. */
export interface Columns {
  /** Start dates and goal numbers at the end of a row. */
  readonly wide: boolean;
  readonly owners: boolean;
}

/** Cells of a flattened row: what comes before its schedule is the measure, what comes after are its indicators and, in a wide table, dates and goals. */
export function measureOf(work: Work, entry: Entry, { wide, owners: hasOwners }: Columns): DraftMeasure {
  const taken = hasOwners ? takeOwners(entry.lines) : { lines: entry.lines, owners: [] };
  const cut = findSchedule(taken.lines);
  // «kirjastopalvelujohtaja 2026 – 2027»: a title right before its time.
  const beforeTime = hasOwners && cut ? takeOwners(cut.before) : { lines: cut?.before ?? taken.lines, owners: [] };
  const { title, details } = titleOf(work, beforeTime.lines);
  const rest = cut ? cut.after : [];
  const { indicatorLines, starts, goals } = wide ? tail(work, rest) : { indicatorLines: rest, starts: [], goals: [] };
  const indicators = splitIndicators(work, indicatorLines);
  work.ledger.use(entry.lines.filter((l) => !isGap(l)).map((l) => l.place.line));
  const told = new Set([...title.lines, ...details.flatMap((d) => d.lines), ...indicators.flatMap((x) => x.lines)]);
  const schedule = cut ? withStart(readSchedule(cut.text), starts) : undefined;
  const cadence = cut ? cadenceIn(cut.text) : undefined;
  return {
    ...emptyMeasure(title),
    ...(entry.raw === undefined ? {} : { raw: entry.raw }),
    details,
    ...(schedule ? { schedule } : {}),
    ...(starts.length > 0 ? { starts } : {}),
    goals,
    owners: [...taken.owners, ...beforeTime.owners],
    indicators,
    ...(cadence ? { cadence } : {}),
    otherLines: entry.lines.filter((l) => !isGap(l) && !told.has(l.place.line)).map((l) => l.place.line),
  };
}

const cadenceIn = (text: string): Cadence | undefined => (/kvartaal|neljännesvuos|kvartal|quarter/iu.test(text) ? "quarterly" : /vuosittain|årlig|annual/iu.test(text) ? "yearly" : undefined);

interface Cut {
  readonly text: string;
  readonly before: readonly SourceLine[];
  readonly after: readonly SourceLine[];
}

/** Ranges count anywhere; a year alone only as a cell would stand: a whole line, the start of a line, the end of one. */
function findSchedule(lines: readonly SourceLine[]): Cut | undefined {
  const block = wholeBlock(lines);
  for (const find of [(text: string) => scheduleAnywhere.exec(text), yearAtEdge, yearBeforeCapital]) {
    for (const [i, line] of lines.entries()) {
      if (block && i >= block.before.length) return block;
      const time = isGap(line) ? null : find(line.text, i);
      // «hyväksytty marraskuussa» and, on the next line, «2026»: the year of a sentence.
      if (time?.index === 0 && namesYear.test(lines[i - 1]?.text ?? "")) continue;
      if (time) return extend(cutAt(lines, i, time));
    }
  }
  return block;
}

/** «Palvelualueittain / alkaen tammikuu / 2021»: a block that is nothing but a time. */
function wholeBlock(lines: readonly SourceLine[]): Cut | undefined {
  for (const block of blocksOf(lines).slice(1)) {
    const text = block.map((l) => l.text).join(" ");
    if (block.length < 2 || !isSchedule(text)) continue;
    const from = lines.indexOf(block[0] as SourceLine);
    return { text, before: lines.slice(0, from), after: lines.slice(from + block.length) };
  }
  return undefined;
}

function cutAt(lines: readonly SourceLine[], at: number, time: RegExpExecArray): Cut {
  const line = lines[at] as SourceLine;
  const head = line.text.slice(0, time.index).trim();
  const rest = line.text.slice(time.index + time[0].length).trim();
  // «Puolivuosittain» and, on the next line, «alkaen syksy 2024».
  const often = head === "" && /^alkaen/u.test(time[0]) && /^\p{Lu}\p{L}+ttain$/u.test(lines[at - 1]?.text ?? "") ? lines[at - 1]?.text : undefined;
  return {
    text: often === undefined ? time[0].trim() : `${often} ${time[0].trim()}`,
    before: [...lines.slice(0, often === undefined ? at : at - 1), ...(head === "" ? [] : [{ ...line, text: head }])],
    after: [...(rest === "" ? [] : [{ ...line, text: rest }]), ...lines.slice(at + 1)],
  };
}

/** A time in words may go on in its cell: «Kevät 2021 (2 agenttia), 1-2 lisää …», «Alkaen syksy 2021 / jatkuvaa toimintaa». */
function extend(cut: Cut): Cut {
  const [first] = cut.after;
  if (!/\p{L}/u.test(cut.text) || !first || isGap(first)) return cut;
  const started = first.text.startsWith("(") || (/^\p{Ll}/u.test(first.text) && !cut.before.some((l) => l.place.line === first.place.line));
  if (!started) return cut;
  const end = cut.after.findIndex(isGap);
  const own = end < 0 ? cut.after : cut.after.slice(0, end);
  return { ...cut, text: [cut.text, ...own.map((l) => l.text)].join(" "), after: end < 0 ? [] : cut.after.slice(end) };
}

/** Bullets in a measure are its details; the rest is its title. */
function titleOf(work: Work, lines: readonly SourceLine[]): { readonly title: Told; readonly details: readonly Told[] } {
  const first = lines.findIndex((l) => l.kind === "item");
  const title = tell(work, first < 0 ? lines : lines.slice(0, first));
  if (first < 0) return { title, details: [] };
  const details: SourceLine[][] = [];
  for (const line of lines.slice(first)) {
    if (line.kind === "item") details.push([line]);
    else details.at(-1)?.push(line);
  }
  return { title: { ...title, text: title.text.replace(/:$/, "") }, details: details.map((d) => tell(work, d)) };
}

const startDate = /^(?:\p{Lu}\p{L}+\s+)?\d{1,2}\.\d{1,2}\.(?:\d{2,4})?\s?[-–](?:\s?\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)?/u;
const goalList = /^\d{1,2}(?:\s?,\s?\d{1,2})*\s?,?$/;

const datesAtEnd = /^(.*?)\s*((?:\d{1,2}\.\d{1,2}\.\d{2,4}\s?[-–]\s?(?:\d{1,2}\.\d{1,2}\.\d{2,4})?)(?:\s+\d{1,2}(?:\s?,\s?\d{1,2})*\s?,?)?)$/u;
const lastDate = /^\d{1,2}\.\d{1,2}\.\d{2,4}$/u;

/** Where no gap parts the last columns from the one before: «irtisanoutuneille 1.6.24- 3», and dates and goals on lines of their own. */
function withColumnsApart(lines: readonly SourceLine[]): readonly SourceLine[] {
  let inColumns = false;
  return lines.flatMap((line, i): readonly SourceLine[] => {
    const gap: SourceLine = { kind: "blank", text: "", place: line.place };
    const [, before = "", dates] = datesAtEnd.exec(line.text) ?? [];
    const goesOnInColumns = inColumns && (lastDate.test(line.text) || goalList.test(line.text));
    const left = inColumns && !goesOnInColumns && dates === undefined;
    inColumns = dates !== undefined || goesOnInColumns;
    // «Esimiehet» over its own dates.
    if (dates !== undefined && before === "" && /^\p{Lu}\p{L}+$/u.test(lines[i - 1]?.text ?? "")) return [line];
    if (dates !== undefined) return [...(before === "" ? [] : [{ ...line, text: before }]), gap, { ...line, text: dates }];
    return left ? [gap, line] : [line];
  });
}

/** The last columns of a wide table: start dates («14.1.21-», «kevät 2021») and the numbers of the goals («1, 2, 4»). */
function tail(work: Work, lines: readonly SourceLine[]): { readonly indicatorLines: readonly SourceLine[]; readonly starts: readonly string[]; readonly goals: readonly number[] } {
  const kept: SourceLine[] = [];
  const starts: string[] = [];
  const goals = new Set<number>();
  for (const block of blocksOf(withColumnsApart(lines))) {
    const text = block.map((l) => l.text).join(" ").trim();
    const date = startDate.exec(text)?.[0];
    const numbers = (date === undefined ? text : text.slice(date.length)).trim();
    if (date !== undefined || (isSchedule(text) && block.length <= 2)) starts.push((date ?? text).trim());
    if (goalList.test(numbers) && (date !== undefined || goals.size > 0 || starts.length > 0)) {
      numbers.split(",").map((n) => Number(n)).filter((n) => n > 0).forEach((n) => goals.add(n));
      if (numbers.endsWith(",")) work.ledger.note("cutOff", block.map((l) => l.place.line), text);
    } else if (date === undefined && !isSchedule(text)) kept.push(...block, { kind: "blank", text: "", place: block[0]?.place ?? { line: 0 } });
  }
  return { indicatorLines: kept, starts, goals: [...goals].sort((a, b) => a - b) };
}

/** The dates of the column of start dates are more exact than the words beside them. */
function withStart(schedule: ReadSchedule, starts: readonly string[]): ReadSchedule {
  const year = starts.map((s) => readSchedule(s).from?.slice(0, 4)).find((y) => y !== undefined);
  const dated = starts.map((s) => readSchedule(s.replace(/(\d{1,2}\.\d{1,2}\.)(?!\d)/, `$1${year ?? ""}`)));
  const from = dated.flatMap((d) => d.from ?? []).sort()[0];
  if (from === undefined || year === undefined) return schedule;
  const to = dated.map((d) => d.to).find((d) => d !== undefined) ?? (schedule.to !== undefined && schedule.to >= from ? schedule.to : undefined);
  return { text: schedule.text, from, ...(to === undefined ? {} : { to }) };
}
