import { goesOn, opened } from "./join-text.ts";
import { isSchedule, namesYear, scheduleAnywhere, yearAlone, yearBeforeCapital } from "./schedule.ts";
import type { SourceLine } from "./source-document.ts";
import { isGap } from "./work.ts";

/** A piece of a flattened table: a goal, a measure with or without a label, or a dash under one. Gaps are kept between its lines. */
export interface Entry {
  readonly kind: "goal" | "measure" | "dash";
  readonly number?: number;
  /** The label as written: `1.a`, `2 a.`, `12.`. */
  readonly raw?: string;
  readonly lines: readonly SourceLine[];
}

const goal = /^(?:[•·▪-]\s*)?(?:Tavoite|Mål|Goal)\s*(\d{1,2})\s*[:.)–-]?\s*(.*)$/iu;
/** `1.a Konsultaatio`, `1b.Tavoitteena`, `2 a. Olemassa`, `3a) …`. */
const lettered = /^(\d{1,2} ?\.? ?[a-zåäö](?:[.):] ?| )|\d{1,2}\.?[A-HÅÄÖ](?:[.):] ?| ))(?=[\p{Lu}"”(\d])(.*)$/u;
const numbered = /^(\d{1,2}[.)]) ?(?=[\p{Lu}"”(])(.*)$/u;

type Open = { kind: Entry["kind"] | "free"; number?: number; raw?: string; lines: SourceLine[] };

export function entriesOf(lines: readonly SourceLine[], { wide }: { readonly wide: boolean }): readonly Entry[] {
  const entries: Open[] = [];
  let lastNumber = 0;
  for (const line of lines) {
    const begun = beginsEntry(line, entries.at(-1), wide, lastNumber);
    const here = entries.at(-1);
    if (begun) entries.push(begun);
    else if (here && (here.kind !== "goal" || stillGoal(here.lines, line))) here.lines.push(line);
    else if (!isGap(line)) entries.push({ kind: "free", lines: [line] });
    if (begun?.raw !== undefined && /^\d+[.)]$/.test(begun.raw)) lastNumber = Number.parseInt(begun.raw, 10);
  }
  return entries.flatMap((e): readonly Entry[] => (e.kind === "free" ? unlabelled(e.lines) : [{ ...e, kind: e.kind }]));
}

function beginsEntry(line: SourceLine, here: Open | undefined, wide: boolean, lastNumber: number): Open | undefined {
  if (isGap(line)) return undefined;
  const isGoal = goal.exec(line.text);
  if (isGoal) return { kind: "goal", number: Number(isGoal[1]), lines: [{ ...line, text: isGoal[2] ?? "" }] };
  const label = lettered.exec(line.text) ?? (wide || here?.kind !== "goal" || isGap(here.lines.at(-1)) ? numberedAfter(line, lastNumber, here) : undefined);
  if (label) return { kind: "measure", raw: (label[1] ?? "").trim(), lines: [{ ...line, text: label[2] ?? "" }] };
  // A bullet with a time of its own is a part, as a dash is.
  const isPart = line.kind === "item" && (line.sign === "-" || scheduleAnywhere.test(line.text));
  return isPart && here && here.kind !== "goal" ? { kind: "dash", lines: [{ ...line, kind: "text" }] } : undefined;
}

function numberedAfter(line: SourceLine, last: number, here: { readonly kind: string } | undefined): RegExpExecArray | undefined {
  const found = line.kind === "text" ? numbered.exec(line.text) : null;
  if (!found) return undefined;
  const n = Number.parseInt(found[1] ?? "0", 10);
  return n === last + 1 || (last === 0 && (here === undefined || here.kind === "goal")) ? found : undefined;
}

/** A goal goes on until a gap, unless its sentence cannot be over. */
function stillGoal(lines: readonly SourceLine[], line: SourceLine): boolean {
  const before = lines.filter((l) => !isGap(l)).at(-1)?.text ?? "";
  if (before === "") return true;
  if (isGap(lines.at(-1))) return !isGap(line) && goesOn(before) && /^\p{Ll}/u.test(line.text);
  if (isGap(line)) return true;
  // A measure without a label begins with a capital and has its time in it.
  if (/^\p{Lu}/u.test(line.text) && !goesOn(before) && !opened(before) && scheduleAnywhere.test(line.text)) return false;
  return !endsWithTime(before);
}

const endsWithTime = (text: string): boolean => {
  const time = scheduleAnywhere.exec(text);
  return time !== null && text.slice(time.index + time[0].length).trim() === "";
};

/**
 * Measures without labels are told apart by their schedules: the block (lines between gaps) that holds one begins a measure, or the block
 * before it where the schedule itself begins the block. What follows without a schedule belongs to the measure before.
 */
function unlabelled(lines: readonly SourceLine[]): readonly Entry[] {
  const blocks = blocksOf(lines);
  const entries: SourceLine[][] = [];
  blocks.forEach((block, i) => {
    const where = scheduleIn(block);
    const next = blocks[i + 1];
    const leads = where === undefined && next !== undefined && scheduleIn(next) === "begins" && !goesOn(lastText(entries.at(-1)));
    if (where === "inside" || leads || entries.length === 0) entries.push([...block]);
    else entries.at(-1)?.push({ kind: "blank", text: "", place: block[0]?.place ?? { line: 0 } }, ...block);
  });
  return entries.flatMap((own) => splitBySchedules(own).map((part): Entry => ({ kind: "measure", lines: part })));
}

const lastText = (lines: readonly SourceLine[] | undefined): string => lines?.filter((l) => !isGap(l)).at(-1)?.text ?? "";

export function blocksOf(lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] {
  const blocks: SourceLine[][] = [[]];
  for (const line of lines) {
    if (isGap(line)) blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((b) => b.length > 0);
}

function scheduleIn(block: readonly SourceLine[]): "begins" | "inside" | undefined {
  for (const [i, line] of block.entries()) {
    const time = scheduleAnywhere.exec(line.text) ?? yearBeforeCapital(line.text) ?? (isSchedule(line.text) ? yearAlone.exec(line.text) : null);
    if (time) return i === 0 && time.index === 0 ? "begins" : "inside";
  }
  return undefined;
}

/** Several measures in one block, each with its schedule at the end of a line: a capital after such a line and its indicator begins the next. */
function splitBySchedules(lines: readonly SourceLine[]): readonly (readonly SourceLine[])[] {
  const times = lines.map((l, i) => (scheduleAnywhere.test(l.text) || yearBeforeCapital(l.text) || (i > 0 && isSchedule(l.text) && !namesYear.test(lines[i - 1]?.text ?? "")) ? i : -1)).filter((i) => i >= 0);
  if (times.length < 2) return [lines];
  const cuts = times.slice(1).map((at, k) => {
    let start = at;
    const floor = (times[k] ?? 0) + 1;
    while (start > floor && !(/^\p{Lu}/u.test(lines[start]?.text ?? "") && !goesOn(lines[start - 1]?.text ?? "") && !opened(lines[start - 1]?.text ?? ""))) start -= 1;
    return start;
  });
  const bounds = [0, ...cuts, lines.length];
  return bounds.slice(0, -1).map((from, k) => lines.slice(from, bounds[k + 1]));
}
