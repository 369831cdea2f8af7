import { groupOf, indicatorById, measureById } from "../programme/look-up.ts";
import type { Indicator } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme } from "../programme/programme.ts";
import type { Found } from "./target-search.ts";
import type { Facts } from "./understand-facts.ts";
import { readings } from "./understand-values.ts";
import type { Target } from "./understood.ts";

interface Option {
  readonly target: Target;
  readonly indicator: Indicator;
}

/** Measures that a target covers, in the document's order. */
function measuresUnder(programme: Programme, target: Target): readonly Measure[] {
  if (target.measure !== undefined) {
    const place = measureById(programme, target.measure);
    return place ? [place.measure] : [];
  }
  const group = groupOf(programme, target.group ?? "");
  return (group?.measures ?? []).filter((m) => target.goal === undefined || m.goals.includes(target.goal));
}

/** Indicators under a target, each series once. */
function optionsUnder(programme: Programme, target: Target): readonly Option[] {
  const seen = new Set<string>();
  return measuresUnder(programme, target).flatMap((measure) =>
    measure.indicators.flatMap((indicator) => {
      const series = indicator.series ?? indicator.id;
      if (seen.has(series)) return [];
      seen.add(series);
      const goal = target.goal ?? (measure.goals.length === 1 ? measure.goals[0] : undefined);
      return [{ indicator, target: { ...target, ...(goal === undefined ? {} : { goal }), measure: measure.id, indicator: indicator.id } }];
    }),
  );
}

/** Indicators that what was said can be a reading of: figures are no states, and per cent only fits a share or a change. */
function fitting(options: readonly Option[], facts: Facts): readonly Option[] {
  const [figure] = readings(facts);
  if (!figure) return facts.cues.has("done") || facts.cues.has("notDone") ? options.filter((o) => o.indicator.kind === "milestone") : options;
  const numeric = options.filter((o) => o.indicator.kind !== "milestone" && o.indicator.kind !== "qualitative");
  if (figure.unit === undefined) return numeric;
  const percentOnly = (i: Indicator): boolean => figure.unit === "%" && i.kind === "percent" && i.unit === undefined;
  const same = numeric.filter((o) => o.indicator.unit === figure.unit || percentOnly(o.indicator));
  return same.length > 0 ? same : numeric;
}

/** The option that the words of the message point at. */
function worded(options: readonly Option[], found: readonly Found[]): Option | undefined {
  const scored = options
    .map((option) => ({ option, score: found.find((f) => f.item.target.indicator === option.indicator.id)?.score ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best && best.score >= 0.35 && best.score > (second?.score ?? 0) * 1.12 ? best.option : undefined;
}

export type Narrowed =
  | { readonly kind: "one"; readonly target: Target }
  | { readonly kind: "several"; readonly targets: readonly Target[] }
  | { readonly kind: "none" };

/** From a group, goal or measure to the indicator that is meant. */
export function narrow(programme: Programme, target: Target, facts: Facts, found: readonly Found[]): Narrowed {
  if (target.indicator !== undefined || target.table !== undefined) return { kind: "one", target };
  const all = optionsUnder(programme, target);
  const options = fitting(all, facts);
  const [only] = options;
  if (!only) return all.length > 0 ? { kind: "several", targets: all.slice(0, 6).map((o) => o.target) } : { kind: "none" };
  if (options.length === 1) return { kind: "one", target: only.target };
  const pointed = worded(options, found);
  return pointed ? { kind: "one", target: pointed.target } : { kind: "several", targets: options.slice(0, 6).map((o) => o.target) };
}

export const indicatorOf = (programme: Programme, target: Target): Indicator | undefined =>
  target.indicator === undefined ? undefined : indicatorById(programme, target.indicator)?.indicator;
