import { canonicalLabel } from "../label.ts";
import { readTarget } from "../read-target.ts";
import { changeOf, directionsIn } from "../read-target/direction.ts";
import { restOf } from "../read-target/rest.ts";
import type { DraftGroup, DraftMeasure, DraftTable } from "./draft.ts";
import { sameText } from "./split-text.ts";
import { sumChecks } from "./target-table.ts";
import type { Work } from "./work.ts";

/** What an administrator has to look at in what was read. Nothing is corrected. */
export function checkDraft(work: Work, groups: readonly DraftGroup[]): void {
  for (const group of groups) {
    const all = group.measures.flatMap((m) => [m, ...m.parts]);
    checkOwners(work, group, all);
    checkLabels(work, group, all);
    checkTimes(work, all, new Set(group.goals.map((g) => g.number)));
    checkSeries(work, all);
    for (const table of group.tables) checkTable(work, table, all);
    checkPlaces(work, group);
    if (group.indicators.length > 0) work.ledger.note("untied", group.indicators.flatMap((x) => x.lines), `${group.name.text}: ${group.indicators.length}`);
  }
  if (!groups.some((g) => g.measures.length > 0 || g.projects.length > 0 || g.indicators.length > 0)) work.ledger.note("nothingToFollow", [1], "");
}

const label = (m: DraftMeasure): string => (m.raw === undefined ? m.title.text : `${m.raw} ${m.title.text}`);

function checkOwners(work: Work, group: DraftGroup, all: readonly DraftMeasure[]): void {
  const without = all.filter((m) => m.owners.length === 0);
  if (without.length > 0) work.ledger.note("noOwner", without.flatMap((m) => m.title.lines), `${group.name.text}: ${without.length}`);
  if (!group.chair && without.length > 0) work.ledger.note("noChair", group.name.lines.length > 0 ? group.name.lines : (all[0]?.title.lines ?? [1]), group.name.text);
}

/** The same number twice: no answer can tell which one it is about. Both are named, the second as the one to look at. */
function checkLabels(work: Work, group: DraftGroup, all: readonly DraftMeasure[]): void {
  const numbered = [
    ...group.goals.map((g) => ({ key: `goal ${g.number}`, told: g.title, about: `${g.number} ${g.title.text}` })),
    ...all.flatMap((m) => (m.raw === undefined ? [] : [{ key: canonicalLabel(m.raw), told: m.title, about: label(m) }])),
  ];
  for (const { key, told, about } of numbered) {
    if (numbered.filter((x) => x.key === key).length > 1) work.ledger.note("sameLabel", told.lines, about);
  }
}

function checkTimes(work: Work, all: readonly DraftMeasure[], goals: ReadonlySet<number>): void {
  const timed = all.filter((m) => m.schedule);
  for (const m of all) {
    const years = /(20\d\d)/.exec(m.schedule?.text ?? "")?.[1];
    if (years !== undefined && m.schedule?.from !== undefined && m.schedule.from.slice(0, 4) !== years) {
      work.ledger.note("contradiction", m.title.lines, `${label(m).slice(0, 30)}: ${m.schedule.text} / ${m.starts?.join(", ") ?? ""}`);
    }
    if (!m.schedule && timed.length > 0 && !m.parts.some((p) => p.schedule)) work.ledger.note("noSchedule", m.title.lines, label(m));
    if (!m.goals.some((n) => goals.has(n)) && all.some((x) => x.goals.length > 0)) work.ledger.note("noGoal", m.title.lines, label(m));
  }
}

/** The same sentence with a figure under several measures is one series: asked once. */
function checkSeries(work: Work, all: readonly DraftMeasure[]): void {
  const places = new Map<string, { readonly text: string; readonly lines: readonly number[] }[]>();
  for (const x of all.flatMap((m) => m.indicators)) places.set(sameText(x.text), [...(places.get(sameText(x.text)) ?? []), x]);
  for (const same of places.values()) {
    if (same.length > 1 && readTarget(same[0]?.text ?? "").value !== undefined) work.ledger.note("repeatedSeries", same[0]?.lines ?? [1], `${same[0]?.text ?? ""} (${same.length})`);
  }
}

function checkTable(work: Work, table: DraftTable, all: readonly DraftMeasure[]): void {
  const differ = sumChecks(table);
  if (differ.length > 0) work.ledger.note("sumDiffers", [differ[0]?.line ?? 1], `${table.name.text}: ${[...new Set(differ.map((d) => d.year))].join(", ")}`);
  for (const m of all) {
    const end = Number(m.schedule?.to?.slice(0, 4) ?? 0);
    for (const x of m.indicators) {
      const read = readTarget(x.text);
      const year = read.form === "level" && read.kind === "percent" ? table.years[table.share.values.findIndex((v) => v === read.value)] : undefined;
      if (end > 0 && year !== undefined && year > end && goesSameWay(table, `${m.title.text} ${x.text}`)) work.ledger.note("scheduleAgainstTable", m.title.lines, `${label(m).slice(0, 40)}: ${end}, ${table.name.text} ${read.value} % ${year}`);
    }
  }
}

/** A table says nothing of whose it is; one that falls belongs to a measure that lowers something. */
function goesSameWay({ share }: DraftTable, text: string): boolean {
  const direction = changeOf(directionsIn(restOf(text)), "");
  const change = (share.values.at(-1) ?? 0) - (share.values[0] ?? 0);
  return (direction === "decrease" && change < 0) || (direction === "increase" && change > 0);
}

/** Indicators after a gap under a goal's last measure may be about the whole goal. */
function checkPlaces(work: Work, group: DraftGroup): void {
  for (const goal of group.goals) {
    const last = group.measures.filter((m) => m.goals.length === 1 && m.goals[0] === goal.number).at(-1);
    const [first, ...more] = last?.indicators ?? [];
    const lines = more[0]?.lines ?? [];
    const sameLine = first && last && first.lines[0] === last.title.lines.at(-1);
    if (last && sameLine && more.length > 1 && (lines[0] ?? 0) - (first.lines.at(-1) ?? 0) > 1) work.ledger.note("uncertainPlace", more.flatMap((x) => x.lines), `${label(last).slice(0, 40)}`);
  }
}
