import type { Indicator } from "../indicator.ts";
import { seriesOf } from "../look-up.ts";
import { withoutTarget } from "./same-sentence.ts";

/** An indicator of the new version under its id, and what it was in a version before. */
export interface Kept {
  readonly now: Indicator;
  readonly was: Indicator | undefined;
}

export interface KeptUnder {
  readonly figures: ReadonlyMap<string, number>;
  /** A file says which are asked together. A document does not: there a series that people made goes on while the sentence is the same. */
  readonly asWritten: boolean;
}

/**
 * The series of each indicator, by id. Figures are kept under the series, so one whose members all go together goes on under its old name,
 * whatever it is called now, and one that is asked together with others from now on brings its own figures along. Two that both have figures
 * stay apart. What leaves a series is asked alone, and takes nobody along.
 */
export function keptSeries(all: readonly Kept[], { figures, asWritten }: KeptUnder): ReadonlyMap<string, string> {
  const series = new Map<string, string>();
  const before = grouped(all, ({ was }) => was && seriesOf(was));
  for (const x of all) if (x.now.series === undefined && x.was?.series !== undefined && (before.get(x.was.series)?.length === 1 || (!asWritten && isSameSentence(x)))) series.set(x.now.id, x.was.series);
  for (const [written, members] of grouped(all, ({ now }) => now.series)) {
    const whole = (s: string): boolean => before.get(s)?.every((x) => members.includes(x)) === true;
    const had = members.flatMap(({ was }) => (was ? [seriesOf(was)] : []));
    const common = mostFigures(had.filter((s) => whole(s) && (!asWritten || figures.has(s))), figures) ?? freeName(written, had, figures);
    for (const { now, was } of members) {
      const own = was && seriesOf(was);
      series.set(now.id, own !== undefined && own !== common && whole(own) && figures.has(own) ? own : common);
    }
  }
  return series;
}

const isSameSentence = ({ now, was }: Kept): boolean => was !== undefined && withoutTarget(now.text) === withoutTarget(was.text);

function grouped(all: readonly Kept[], key: (x: Kept) => string | undefined): ReadonlyMap<string, readonly Kept[]> {
  const groups = new Map<string, Kept[]>();
  for (const x of all) {
    const name = key(x);
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), x]);
  }
  return groups;
}

/** The series that has the most figures, of several the first. */
const mostFigures = (all: readonly string[], figures: ReadonlyMap<string, number>): string | undefined =>
  all.reduce<string | undefined>((best, s) => (best === undefined || (figures.get(s) ?? 0) > (figures.get(best) ?? 0) ? s : best), undefined);

/** A name under which there are figures of others is not theirs. */
function freeName(written: string, had: readonly string[], figures: ReadonlyMap<string, number>): string {
  let name = written;
  for (let n = 2; figures.has(name) && !had.includes(name); n++) name = `${written}-v${n}`;
  return name;
}
