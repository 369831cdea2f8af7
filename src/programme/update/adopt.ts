import type { Indicator, Publicity } from "../indicator.ts";
import { publicityOf } from "../../confidentiality/publicity.ts";
import { seriesOf } from "../look-up.ts";
import { sameText } from "../import/split-text.ts";
import type { Measure, Project, Responsible, Schedule } from "../measure.ts";
import type { Programme, ServicePromise, WorkingGroup } from "../programme.ts";
import type { RoundRule } from "../round-timing.ts";
import type { TargetTable } from "../target-table.ts";
import { adoptIndicator } from "./adopt-indicator.ts";
import type { CarriedOver } from "./carry-over.ts";
import type { Index, IndicatorAt, Past } from "./past.ts";
import { indexOf } from "./past.ts";
import { likeness, pairUp } from "./similar-text.ts";

/** Groups that two documents must have in common to be about one programme, of the larger number. */
const leastInCommon = 0.5;

/** Does a document speak of the programme in use? By its name, or by its groups. */
export function isAboutSame(before: Programme, { programme }: CarriedOver): boolean {
  const inCommon = programme.groups.filter((g) => before.groups.some((b) => b.id === g.id)).length;
  return before.id === programme.id || inCommon / Math.max(before.groups.length, programme.groups.length) >= leastInCommon;
}

/**
 * A document's programme as a new version of the one in use: what a document does not say (publicity, rounds, proposals, free days, words
 * for a group, owners that it leaves out, whatever was set by hand) stays as it was, also for what an earlier version had and this has again.
 */
export function adopt(before: Programme, { programme: written, goals }: CarriedOver, past: Past, years?: RoundRule): Programme {
  const index = indexOf([before, ...past.earlier]);
  const groups = [before, ...past.earlier].flatMap((p) => p.groups);
  return {
    ...before,
    rounds: years === undefined ? before.rounds : widened(before.rounds, years),
    bodies: withNew(before.bodies, written.bodies),
    audiences: withNew(before.audiences, written.audiences),
    groups: written.groups.map((g) => adoptGroup(g, groups.find((b) => b.id === g.id), { index, numbers: goals.get(g.id) ?? new Map() })),
    promises: written.promises.length > 0 ? adoptPromises(before.promises, written.promises) : before.promises,
    ...(written.decision ? { decision: written.decision } : {}),
  };
}

/** A programme that goes on for longer has more rounds. Where they began is past, and stays. */
function widened(rounds: RoundRule, { lastQuarter }: RoundRule): RoundRule {
  return lastQuarter.slice(0, 4) > rounds.lastQuarter.slice(0, 4) ? { ...rounds, lastQuarter } : rounds;
}

/** Bodies and audiences that are known keep what has been told about them; a document can bring more. */
function withNew<T extends { readonly id: string; readonly name: string }>(known: readonly T[], written: readonly T[]): readonly T[] {
  const more = written.filter((w) => !known.some((k) => k.id === w.id || sameText(k.name) === sameText(w.name)));
  return [...known, ...more];
}

/** A document numbers its promises by their place. */
function adoptPromises(known: readonly ServicePromise[], written: readonly ServicePromise[]): readonly ServicePromise[] {
  const found = new Map(pairUp(known, written, 0.6, (a, b) => likeness(a.text, b.text)).map((p) => [p.after, p.before]));
  const taken = new Set(known.map((p) => p.id));
  return written.map((p) => {
    const was = found.get(p);
    if (was) return { ...was, ...p, id: was.id };
    let id = p.id;
    for (let n = 2; taken.has(id); n++) id = `${p.id}-v${n}`;
    taken.add(id);
    return { ...p, id };
  });
}

interface Around {
  readonly index: Index;
  /** Goal numbers of the version before -> now. */
  readonly numbers: ReadonlyMap<number, number>;
}

function adoptGroup(group: WorkingGroup, before: WorkingGroup | undefined, around: Around): WorkingGroup {
  const measures = group.measures.map((m) => adoptMeasure(m, group, around));
  if (!before) return { ...group, measures };
  const words = [...before.aliases, ...(before.name === group.name ? [] : [before.name]), ...group.aliases];
  const chair = adoptPeople(group.chair ? [group.chair] : [], before.chair ? [before.chair] : [])[0];
  const formerGoal = new Map([...around.numbers].map(([was, now]) => [now, before.goals.find((g) => g.number === was)]));
  return {
    ...before,
    ...group,
    aliases: [...new Set(words)].filter((w) => w !== group.name),
    ...(chair ? { chair } : {}),
    goals: group.goals.map((g) => ({ ...g, ...scheduleOf(g.schedule, formerGoal.get(g.number)?.schedule) })),
    measures,
    tables: group.tables.length > 0 ? group.tables.map((t) => adoptTable(t, around)) : before.tables,
    projects: group.projects.length > 0 ? group.projects.map((p) => adoptProject(p, around)) : before.projects,
  };
}

function adoptMeasure(written: Measure, group: WorkingGroup, { index, numbers }: Around): Measure {
  const before = index.measures.get(written.id)?.value;
  const withheld = before && strictest(before.indicators.filter((b) => !written.indicators.some((x) => x.id === b.id)));
  const indicators = written.indicators.map((x) => adoptFrom(index, x, written.id) ?? { ...x, ...withheld });
  if (!before) return { ...written, ...strictest(formerOf(written, group, index)), indicators };
  const { label, raw, parent, ...rest } = before;
  const kept = labelOf(written, before, group);
  return {
    ...rest,
    ...kept,
    ...(parent !== undefined && group.measures.some((m) => m.id === parent) ? { parent } : {}),
    ...written,
    ...scheduleOf(written.schedule, before.schedule),
    ...(raw !== undefined && written.raw === undefined && written.label === label ? { raw } : {}),
    asked: written.asked === "round" || written.title === before.title ? before.asked : written.asked,
    details: orBefore(written.details, before.details),
    goals: goalsOf(written.goals, before.goals, numbers),
    owners: adoptPeople(written.owners, before.owners),
    remarks: orBefore(written.remarks, before.remarks),
    indicators,
    ...(kept.label !== undefined && written.aliases ? { aliases: written.aliases.filter((a) => a !== kept.label) } : {}),
  };
}

/**
 * An indicator shows the figures that it had, also from under another measure or in a series that it comes into: what people have said of
 * them (publicity above all) holds for it too.
 */
function adoptFrom(index: Index, written: Indicator, measure: string): Indicator | undefined {
  const known = index.indicators.get(written.id);
  const comes = written.series !== undefined && (!known || seriesOf(known.value) !== written.series);
  const shared = comes ? [...index.indicators.values()].filter((x) => seriesOf(x.value) === written.series) : [];
  const [from] = known ? [known] : shared;
  if (!from) return undefined;
  const left = from.measure === measure ? [from.value] : withMeasure(index, from);
  return { ...adoptIndicator(from.value, written), ...strictest([...left, ...shared.flatMap((x) => withMeasure(index, x))]) };
}

const withMeasure = (index: Index, { value, measure }: IndicatorAt): readonly Pick<Indicator, "publicity">[] => [value, index.measures.get(measure)?.value ?? {}];

/** What stands in the place of something that is not public may be the same in other words: it is not public before somebody says so. */
function strictest(all: readonly Pick<Indicator, "publicity">[]): Pick<Indicator, "publicity"> {
  const publicity = all.reduce<Publicity>((strict, x) => publicityOf({ publicity: strict }, x), "public");
  return publicity === "public" ? {} : { publicity };
}

/** Measures that are gone from a new one's group and had its number. */
const formerOf = (written: Measure, group: WorkingGroup, index: Index): readonly Measure[] =>
  [...index.measures.values()]
    .filter((m) => m.group === group.id && m.value.label !== undefined && m.value.label === written.label && !group.measures.some((x) => x.id === m.value.id))
    .map((m) => m.value);

/** A label that people gave stays, unless the document has it elsewhere now. */
function labelOf(written: Measure, { label, raw }: Measure, group: WorkingGroup): Pick<Measure, "label" | "raw"> {
  if (label === undefined || written.label !== undefined || group.measures.some((m) => m.label === label)) return {};
  return { label, ...(raw === undefined ? {} : { raw }) };
}

function adoptTable(written: TargetTable, { index, numbers }: Around): TargetTable {
  const before = index.tables.get(written.id);
  if (!before) return written;
  return {
    ...before,
    ...written,
    aliases: [...new Set([...before.aliases, ...written.aliases])],
    goals: goalsOf(written.goals, before.goals, numbers),
    measures: orBefore(written.measures, before.measures),
    // A document's table says no unit: the one that is put in gives way to what people know.
    columns: written.columns.map((c) => ({ ...c, unit: before.columns.find((b) => b.id === c.id)?.unit ?? c.unit })),
    remarks: orBefore(written.remarks, before.remarks),
  };
}

function adoptProject(written: Project, { index, numbers }: Around): Project {
  const before = index.projects.get(written.id)?.value;
  return before ? { ...before, ...written, goals: goalsOf(written.goals, before.goals, numbers) } : written;
}

const orBefore = <T>(written: readonly T[], before: readonly T[]): readonly T[] => (written.length > 0 ? written : before);

/** Goals that people tied an item to, under their numbers of today. */
const goalsOf = (written: readonly number[], before: readonly number[], numbers: ReadonlyMap<number, number>): readonly number[] =>
  orBefore(written, before.flatMap((n) => numbers.get(n) ?? []));

/** The dates that people gave to a schedule hold as long as the document says the same. */
function scheduleOf(written: Schedule | undefined, before: Schedule | undefined): { readonly schedule?: Schedule } {
  const schedule = before && (written === undefined || written.text === before.text) ? before : written;
  return schedule === undefined ? {} : { schedule };
}

/** A document that names nobody, or only a title, does not take away who is known. */
const adoptPeople = (written: readonly Responsible[], before: readonly Responsible[]): readonly Responsible[] =>
  written.length === 0 ? before : written.map((w) => before.find((b) => saysNoMore(w, b)) ?? w);

const saysNoMore = (w: Responsible, b: Responsible): boolean =>
  (w.title === undefined || w.title === b.title) && (w.name === undefined || w.name === b.name) && (w.acting ?? false) === (b.acting ?? false);
