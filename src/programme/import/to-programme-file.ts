import { stringify } from "yaml";
import { canonicalLabel } from "../label.ts";
import type { Responsible } from "../measure.ts";
import type { ProgrammeFile } from "../programme-file.ts";
import { readTarget, someTime } from "../read-target.ts";
import type { TargetReading } from "../read-target.ts";
import type { DraftMeasure, DraftTable, Told } from "./draft.ts";
import { slug, unique } from "./ids.ts";
import { hasSomethingToFollow, withoutYears } from "./import-document.ts";
import type { Imported, ImportedGroup } from "./import-document.ts";
import type { ReadSchedule } from "./schedule.ts";
import { sameText, splitSentences } from "./split-text.ts";
import { tableName } from "./target-table.ts";

type GroupFile = ProgrammeFile["groups"][number];
type MeasureFile = NonNullable<GroupFile["measures"]>[number];
type IndicatorFile = NonNullable<MeasureFile["indicators"]>[number];

/** What the file must have and the document does not say. */
export type Assumed = "organisation" | "rounds";

export interface FileOptions {
  /** Civil date; its year is taken where the document gives no years at all. */
  readonly today: string;
  readonly id?: string;
  readonly organisation?: string;
}

/** A programme file of what was imported, ready for `kvartti check` and `kvartti load`. What the file must have and the document does not say is listed in `assumed`. */
export function toProgrammeFile(imported: Imported, options: FileOptions): { readonly file: ProgrammeFile; readonly assumed: readonly Assumed[] } {
  const name = clip(imported.name, 200) || "Ohjelma";
  const years = yearsOf(imported);
  const assumed: Assumed[] = [...(options.organisation === undefined ? (["organisation"] as const) : []), ...(years === undefined ? (["rounds"] as const) : [])];
  const [from, to] = years ?? [Number(options.today.slice(0, 4)), Number(options.today.slice(0, 4))];
  const taken = new Set<string>();
  const bodies = imported.bodies.map((b) => ({ id: unique(slug(b.name), taken), name: b.name, kind: b.kind }));
  const audiences = imported.audiences.map((a) => ({ id: unique(slug(a.name.split(/[,(]/)[0] ?? a.name) || "yleiso", taken), name: clip(a.name, 200), emphasis: clip(a.emphasis, 2000) }));
  const promises = imported.promises.map((p, i) => ({ id: `lupaus-${i + 1}`, text: clip(p.text.text, 2000) }));
  const file: ProgrammeFile = {
    id: options.id ?? (slug(withoutYears(name)) || "ohjelma"),
    organisation: options.organisation ?? "organisaatio",
    name,
    rounds: { firstQuarter: `${from}-Q1`, lastQuarter: `${to}-Q4` },
    ...(bodies.length > 0 ? { bodies } : {}),
    ...(audiences.length > 0 ? { audiences } : {}),
    groups: groupFiles(imported.groups),
    ...decisionField(imported),
    ...(promises.length > 0 ? { promises } : {}),
  };
  return { file, assumed };
}

/** The last decision that the document names made this version of it. */
function decisionField({ decisions }: Imported): Pick<ProgrammeFile, "decision"> {
  const last = decisions.at(-1);
  return last === undefined ? {} : { decision: { body: clip(last.body, 200), date: last.date, ...(last.section === undefined ? {} : { section: last.section }) } };
}

/** Whether a file can be made at all: it must have a group. */
export const canBeFile = (imported: Imported): boolean => imported.groups.length > 0;

/** The file's text, with a line on top that says where it came from. */
export const programmeYaml = (file: ProgrammeFile, source: string): string =>
  `# Made by "kvartti import" from ${source.replace(/[\r\n]+/g, " ")}. Read it through, then: kvartti check, kvartti load.\n${stringify(file, { lineWidth: 0, schema: "core" })}`;

/** Years that the programme is about: of its schedules, otherwise of its name. */
function yearsOf(imported: Imported): readonly [number, number] | undefined {
  const all = imported.groups.flatMap((g) => [...g.goals.map((x) => x.schedule), ...g.measures.flatMap((m) => [m.schedule, ...m.parts.map((p) => p.schedule)])]);
  const dates = all.flatMap((s) => [s?.from, s?.to]).flatMap((d) => (d === undefined ? [] : [Number(d.slice(0, 4))]));
  const projects = imported.groups.flatMap((g) => g.projects.flatMap((p) => p.year ?? []));
  const named = [...imported.name.matchAll(/20\d\d/g)].map((m) => Number(m[0]));
  const years = dates.length > 0 ? [...dates, ...projects] : named.length > 0 ? named : projects;
  return years.length === 0 || !hasSomethingToFollow(imported) ? undefined : [Math.min(...years), Math.max(...years)];
}

function groupFiles(groups: readonly ImportedGroup[]): GroupFile[] {
  const series = new Set<string>();
  return groups.map((group) => groupFile(group, seriesIds(group, series)));
}

function groupFile(group: ImportedGroup, seriesOf: ReadonlyMap<string, string>): GroupFile {
  const goals = new Set(group.goals.map((g) => g.number));
  const measures = group.measures.flatMap((m, i) => measureFiles(group.id, m, { place: i + 1, seriesOf, goals }));
  // Indicators that the document ties to no measure are asked under one that carries their heading.
  if (group.indicators.length > 0) measures.push({ id: `${group.id}-mittarit`, title: "Mittarit", indicators: group.indicators.map((x) => indicatorFile(x, seriesOf)) });
  return {
    id: group.id,
    name: clip(group.name.text, 200),
    ...(group.chair ? { chair: responsibleFile(group.chair) } : {}),
    ...(group.goals.length > 0 ? { goals: group.goals.map((g) => ({ number: g.number, title: clip(g.title.text, 500), ...scheduleField(g.schedule) })) } : {}),
    ...(measures.length > 0 ? { measures } : {}),
    ...(group.projects.length > 0 ? { projects: group.projects.map((p) => ({ title: clip(p.title.text, 500), list: clip(p.list, 200), ...(p.year === undefined ? {} : { year: p.year }) })) } : {}),
    ...(group.tables.length > 0 ? { tables: tableFiles(group) } : {}),
  };
}

interface Around {
  readonly place: number;
  readonly seriesOf: ReadonlyMap<string, string>;
  /** Numbers of the goals that the group has. */
  readonly goals: ReadonlySet<number>;
}

function measureFiles(group: string, m: DraftMeasure, around: Around): MeasureFile[] {
  const { place, seriesOf } = around;
  const { title, details } = titleAndDetails(m);
  const goals = m.goals.filter((n) => around.goals.has(n));
  const label = m.raw === undefined ? undefined : canonicalLabel(m.raw);
  // A part names its measure by label; one without a label gets an id for it.
  const id = label === undefined && m.parts.length > 0 ? `${group}-k${place}` : undefined;
  const own: MeasureFile = {
    ...(id === undefined ? {} : { id }),
    ...(m.raw === undefined ? {} : { label: clip(m.raw, 20) }),
    title,
    ...(details.length > 0 ? { details } : {}),
    ...(goals.length > 0 ? { goals } : {}),
    ...scheduleField(m.schedule, m.starts),
    ...(m.owners.length > 0 ? { owners: m.owners.map(responsibleFile) } : {}),
    ...(m.cadence === undefined ? {} : { cadence: m.cadence }),
    ...askedField(m),
    ...(m.indicators.length > 0 ? { indicators: m.indicators.map((x) => indicatorFile(x, seriesOf)) } : {}),
  };
  const parts = m.parts.flatMap((p) => measureFiles(group, p, around).map((file) => ({ ...file, parent: label ?? id ?? "" })));
  return [own, ...parts];
}

/** The interim evaluation itself is never asked about, the final evaluation once at the end. */
function askedField(m: DraftMeasure): Pick<MeasureFile, "asked"> {
  if (/väliarvio|delårsutvärder|mellanutvärder|interim evaluation/iu.test(m.title.text) && m.indicators.length === 0) return { asked: "never" };
  return /loppuarvio|slututvärder|final evaluation/iu.test(m.title.text) ? { asked: "final" } : {};
}

/** A long text is a title and what tells more about it. */
function titleAndDetails(m: DraftMeasure): { readonly title: string; readonly details: string[] } {
  const [first = "", ...rest] = m.title.text.length > 200 ? splitSentences(m.title.text) : [m.title.text];
  return { title: clip(first, 500), details: [...rest, ...m.details.map((d) => d.text)].map((d) => clip(d, 2000)) };
}

export function indicatorFile(told: Pick<Told, "text">, seriesOf: ReadonlyMap<string, string>): IndicatorFile {
  const r = readTarget(told.text);
  const series = seriesOf.get(sameText(told.text));
  const unit = r.unit === someTime ? undefined : r.form === "level" || r.form === "count" || r.form === "change_abs" ? r.unit : undefined;
  return {
    text: clip(told.text, 2000),
    kind: r.kind,
    ...(r.direction === undefined ? {} : { direction: r.direction }),
    ...targetField(r),
    ...(unit === undefined ? {} : { unit: clip(unit, 40) }),
    ...(r.source === undefined ? {} : { source: clip(r.source, 200) }),
    ...(r.cadence === undefined || r.cadence === "monthly" ? {} : { cadence: r.cadence }),
    ...(r.deadline === undefined ? {} : deadlineField(r.deadline)),
    ...(series === undefined ? {} : { series }),
  };
}

function targetField(r: TargetReading): Pick<IndicatorFile, "target"> {
  if (r.form === undefined || (r.value === undefined && r.baselineValue === undefined && r.baselineYear === undefined)) return {};
  return {
    target: {
      form: r.form,
      ...(r.value === undefined ? {} : { value: r.value }),
      ...(r.unit === undefined ? {} : { unit: clip(r.unit, 40) }),
      ...(r.baselineYear === undefined ? {} : { baselineYear: r.baselineYear }),
      ...(r.baselineValue === undefined ? {} : { baselineValue: r.baselineValue }),
      ...(r.baselineRelativeTo === undefined ? {} : { relativeTo: r.baselineRelativeTo }),
    },
  };
}

/** A year ends on its last day; a season has no day. */
function deadlineField(written: string): Pick<IndicatorFile, "deadline"> {
  if (/^\d{4}$/.test(written)) return { deadline: `${written}-12-31` };
  return /^\d{4}-\d\d-\d\d$/.test(written) ? { deadline: written } : {};
}

function scheduleField(s: ReadSchedule | undefined, starts: readonly string[] = []): { schedule?: { text: string; from?: string; to?: string } } {
  if (!s) return {};
  const text = clip([s.text, starts.join(", ")].filter((t) => t !== "").join("; "), 200);
  const ordered = s.from === undefined || s.to === undefined || s.from <= s.to;
  return { schedule: { text, ...(s.from === undefined ? {} : { from: s.from }), ...(s.to === undefined || !ordered ? {} : { to: s.to }) } };
}

const responsibleFile = (r: Responsible) => ({
  ...(r.title === undefined ? {} : { title: clip(r.title, 200) }),
  ...(r.name === undefined ? {} : { name: clip(r.name, 200) }),
  ...(r.acting === undefined ? {} : { acting: r.acting }),
});

/** The same sentence with a figure under several measures of a group is asked once. In another group it is another group's figure. */
function seriesIds(group: ImportedGroup, taken: Set<string>): ReadonlyMap<string, string> {
  const all = [...group.indicators, ...group.measures.flatMap((m) => [m, ...m.parts]).flatMap((m) => m.indicators)];
  const counts = new Map<string, number>();
  for (const x of all) counts.set(sameText(x.text), (counts.get(sameText(x.text)) ?? 0) + 1);
  return new Map([...counts].filter(([text, n]) => n > 1 && readTarget(all.find((x) => sameText(x.text) === text)?.text ?? "").value !== undefined).map(([text]) => {
    const id = unique(`${group.id}-${slug(text)}`.slice(0, 55), taken);
    taken.add(id);
    return [text, id];
  }));
}

function tableFiles(group: ImportedGroup): NonNullable<GroupFile["tables"]> {
  const taken = new Set<string>();
  return group.tables.map((t) => {
    const id = unique(`${group.id}-${slug(t.name.text)}`.slice(0, 55), taken);
    taken.add(id);
    return { id, name: clip(tableName(t.name) || id, 200), goals: goalsOfTable(group, t), ...tableContent(t) };
  });
}

/** A table's own word in one goal's title says whose it is; otherwise nothing does. */
function goalsOfTable(group: ImportedGroup, t: DraftTable): number[] {
  const word = t.name.text.toLowerCase().split(/\s+/)[0]?.slice(0, 6) ?? "";
  const own = group.goals.filter((g) => word.length === 6 && g.title.text.toLowerCase().includes(word));
  return own.length === 1 ? own.map((g) => g.number) : [];
}

function tableContent(t: DraftTable) {
  const ids = new Set<string>();
  const columns = t.columns.map((name) => {
    const id = unique(slug(name) || "sarake", ids);
    ids.add(id);
    return { id, name: clip(name, 200), unit: "kpl" };
  });
  const rows = t.rows.map((r) => ({ place: r.place, ...(r.total ? { total: true } : {}), values: Object.fromEntries(columns.map((c, i) => [c.id, [...(r.values[i] ?? [])]])) }));
  return { years: [...t.years], share: { name: clip(t.share.name, 200), unit: t.share.unit, values: [...t.share.values] }, columns, rows };
}

const clip = (text: string, most: number): string => {
  const even = text.replace(/[\p{Cc}]+/gu, " ").trim();
  return even.length <= most ? even : `${even.slice(0, most - 1)}…`;
};
