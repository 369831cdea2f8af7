import type { Counting, Readers } from "../confidentiality/publicity.ts";
import { isCovered, limitFor, maySee, publicityOf, shownFigure } from "../confidentiality/publicity.ts";
import { isSmall } from "../confidentiality/small-counts.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme } from "../programme/programme.ts";
import type { ChangesView } from "./changes.ts";
import { countedMeasures } from "./goal-view.ts";
import type { IndicatorAnswer } from "./indicator-status.ts";
import { shownOfAll } from "./measure-view.ts";
import { rollUp } from "./roll-up.ts";
import type { GoalView, GroupView, IndicatorView, ItemsView, MeasureView, OverdueView, ReadingView, TableView } from "./views.ts";

/**
 * What is taken out of an answer before these readers see it: small counts (with a second cell where a total would give them away), what
 * is reckoned from them, and what is not public yet. Views go in and views come out, so no card can forget it.
 */
export interface Covering {
  readonly programme: Programme;
  readonly readersOf: (group: string) => Readers;
}

export function coverReading(k: Covering, group: string, i: Counting, r: ReadingView): ReadingView {
  const limit = limitFor(k.programme, i, k.readersOf(group));
  return r.answer.kind === "figure" && isCovered(r.answer, limit) ? { ...r, covered: shownFigure(r.answer, limit) } : r;
}

export function coverIndicator(k: Covering, v: IndicatorView): IndicatorView {
  const { latest, previous, computed, ...rest } = v;
  const unknown = { status: "unknown", stale: false, reason: computed.reason } as const;
  if (!maySee(publicityOf(v.measure, v.indicator), k.readersOf(v.group.id))) return { ...rest, withheld: true, computed: { ...unknown, untold: "notPublic" } };
  const [now, before] = [latest, previous].map((r) => r && coverReading(k, v.group.id, v.indicator, r));
  const limit = limitFor(k.programme, v.indicator, k.readersOf(v.group.id));
  const start = computed.start !== undefined && !computed.start.stated && isSmall(computed.start.value, limit);
  const told = now?.covered === undefined && before?.covered === undefined && !start;
  return {
    ...rest,
    ...(now ? { latest: now } : {}),
    ...(before ? { previous: before } : {}),
    computed: told ? computed : { status: computed.status, stale: computed.stale, reason: computed.reason, untold: "small" },
  };
}

export function coverMeasure<M extends MeasureView>(k: Covering, m: M): M {
  const indicators = m.indicators.map((i) => coverIndicator(k, i));
  const parts = m.parts.map((p) => coverMeasure(k, p));
  if (!isWithheld(k, m.measure, m.group.id)) return { ...m, indicators, parts };
  const { judgement: _judgement, ...rest } = m;
  const nothing: Partial<MeasureView> = { computed: { ...m.computed, status: "unknown" }, shown: { status: "unknown", source: "none" }, differs: false };
  // A judgement is optional in every measure's view, which the type of the rest no longer knows.
  return { ...rest, ...nothing, indicators, parts } as unknown as M;
}

const isWithheld = (k: Covering, measure: Measure, group: string): boolean => !maySee(publicityOf(measure), k.readersOf(group));

export function coverGoal<G extends GoalView>(k: Covering, g: G): G {
  const measures = g.measures.map((m) => coverMeasure(k, m));
  return { ...g, measures, ...summedUp(k, { ...g, measures }) };
}

export function coverGroup(k: Covering, g: GroupView): GroupView {
  const measures = g.measures.map((m) => coverMeasure(k, m));
  return { ...g, goals: g.goals.map((x) => coverGoal(k, x)), measures, ...summedUp(k, { ...g, measures }) };
}

/** With something withheld the whole is summed up again without it: one measure's judgement would be read from its goal's. */
function summedUp(k: Covering, of: Pick<GoalView, "measures" | "projects">): Partial<Pick<GoalView, "rollUp" | "shown">> {
  if (!of.measures.some((m) => isWithheld(k, m.measure, m.group.id))) return {};
  const counted = [...countedMeasures(of.measures), ...of.projects].map((x) => x.shown);
  return { rollUp: rollUp(counted.map((s) => s.status)), shown: shownOfAll(counted) };
}

export function coverAnswer(k: Covering, a: IndicatorAnswer): IndicatorAnswer {
  const view = coverIndicator(k, a.view);
  const { asked, ...rest } = a;
  const reading = asked?.reading && !view.withheld ? coverReading(k, view.group.id, view.indicator, asked.reading) : undefined;
  return { ...rest, view, under: coverMeasure(k, a.under), ...(asked ? { asked: withReading(asked, reading) } : {}) };
}

const withReading = ({ reading: _, ...asked }: NonNullable<IndicatorAnswer["asked"]>, reading: IndicatorView["latest"]): NonNullable<IndicatorAnswer["asked"]> =>
  ({ ...asked, ...(reading ? { reading } : {}) });

/** A judgement that these readers may not see puts nothing in a list, neither its measure nor the goal that is summed up from it. */
export function coverItems(k: Covering, v: ItemsView): ItemsView {
  const covered = v.items.flatMap((x) => {
    if (x.measure) return isWithheld(k, x.measure.measure, x.group.id) ? [] : [{ ...x, measure: coverMeasure(k, x.measure) }];
    const goal = x.goal && coverGoal(k, x.goal);
    return [goal ? { ...x, goal, shown: goal.shown } : x];
  });
  return { ...v, items: covered.filter((x) => v.states.includes(x.shown.status)) };
}

export const coverOverdue = (k: Covering, v: OverdueView): OverdueView => ({
  ...v, behind: coverItems(k, v.behind), items: v.items.map((x) => (x.measure && isWithheld(k, x.measure, x.group.id) ? { ...x, shown: { status: "unknown", source: "none" } } : x)),
});

export function coverChanges(k: Covering, v: ChangesView): ChangesView {
  const group = v.group.id;
  const figures = v.figures.filter((f) => maySee(publicityOf(f.measure, f.indicator), k.readersOf(group)));
  return {
    ...v,
    figures: figures.map((f) => ({ ...f, now: coverReading(k, group, f.indicator, f.now), ...(f.before ? { before: coverReading(k, group, f.indicator, f.before) } : {}) })),
    statuses: v.statuses.filter((s) => !s.measure || !isWithheld(k, s.measure, group)),
  };
}

/** A table's columns count people. */
export const coverTable = (k: Covering, t: TableView): TableView => ({
  ...t, actuals: t.actuals.map((a) => ({ ...a, reading: coverReading(k, t.group.id, { kind: "number" }, a.reading) })),
});
