import type { Indicator } from "../indicator.ts";
import { seriesOf } from "../look-up.ts";

/** An indicator of the new version under its id, and what it was in a version before. */
export interface Kept {
  readonly now: Indicator;
  readonly was: Indicator | undefined;
}

/**
 * The series of each indicator, by id. Figures are kept under the series, so an indicator that had one keeps it, and one that is asked
 * together with others from now on brings its own figures along: the series is then called by its id. Two that both have figures stay apart.
 */
export function keptSeries(all: readonly Kept[], figures: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const named = new Map<string, Kept[]>();
  for (const x of all) if (x.now.series !== undefined) named.set(x.now.series, [...(named.get(x.now.series) ?? []), x]);
  const series = new Map<string, string>(all.flatMap(({ now, was }) => (was?.series === undefined ? [] : [[now.id, was.series] as const])));
  for (const [written, members] of named) {
    const common = commonSeries(members, figures) ?? written;
    for (const { now, was } of members) {
      const own = was && seriesOf(was);
      if (own === undefined || own === common || !figures.has(own)) series.set(now.id, common);
    }
  }
  return series;
}

/** The members' series that has the most figures, of several the first; none where all are new. */
function commonSeries(members: readonly Kept[], figures: ReadonlyMap<string, number>): string | undefined {
  const had = members.flatMap(({ was }) => (was ? [seriesOf(was)] : []));
  return had.reduce<string | undefined>((best, s) => (best === undefined || (figures.get(s) ?? 0) > (figures.get(best) ?? 0) ? s : best), undefined);
}
