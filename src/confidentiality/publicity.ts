import type { Indicator, Publicity } from "../programme/indicator.ts";
import type { Measure } from "../programme/measure.ts";
import type { Programme } from "../programme/programme.ts";
import { publicities } from "../programme/indicator.ts";
import type { Reading } from "../evaluation/answer.ts";
import { isPercent } from "../status/series-readings.ts";
import type { Cell } from "./small-counts.ts";
import { defaultSmallLimit, isSmall, protectCounts } from "./small-counts.ts";

/** Where something is going to be read. `outside` is everywhere but the group itself: other places, the report, exports. */
export type Readers = "group" | "outside";

/** The stricter of a measure's publicity and its indicator's. */
export function publicityOf(measure: Pick<Measure, "publicity">, indicator?: Pick<Indicator, "publicity">): Publicity {
  const rank = (p: Publicity | undefined): number => publicities.indexOf(p ?? "public");
  return publicities[Math.max(rank(measure.publicity), rank(indicator?.publicity))] ?? "public";
}

/** May these readers see it at all? */
export const maySee = (publicity: Publicity, readers: Readers): boolean => publicity === "public" || (publicity === "notYet" && readers === "group");

/** What tells whether an indicator's readings count people. */
export type Counting = Pick<Indicator, "kind" | "counts" | "unit">;

/** Small counts of people are protected; averages, shares, money and counts of things are not. 0 = nothing is. */
export const limitFor = (programme: Pick<Programme, "smallCounts">, indicator: Counting, readers: Readers): number =>
  readers === "outside" && mayCountPeople(indicator) ? (programme.smallCounts ?? defaultSmallLimit) : 0;

/** A target in per cent is often read in people ("asiakkaiden määrä kasvaa 5 %"): the unit of the readings decides, not the kind alone. */
const mayCountPeople = (i: Counting): boolean => i.counts !== "things" && (i.kind === "number" || i.kind === "percent") && !isPercent(i);

/** A figure as it may be shown: its total and its parts by name. */
export interface ShownFigure {
  readonly total: Cell;
  readonly parts: readonly { readonly name: string; readonly cell: Cell }[];
}

export function shownFigure(answer: Extract<Reading["answer"], { kind: "figure" }>, limit: number): ShownFigure {
  const parts = Object.entries(answer.parts ?? {});
  const { parts: cells, total } = protectCounts(parts.map(([, value]) => value), answer.value, limit);
  return { total: total ?? { kind: "hidden" }, parts: parts.map(([name], i) => ({ name, cell: cells[i] ?? { kind: "hidden" } })) };
}

/** Something of it is not shown: what is reckoned from it (a change, a pace, a drawing) must not be shown either. */
export const isCovered = (answer: Reading["answer"] | undefined, limit: number): boolean => {
  if (answer?.kind !== "figure") return false;
  const { total, parts } = shownFigure(answer, limit);
  return total.kind !== "shown" || parts.some((p) => p.cell.kind !== "shown") || isSmall(answer.value, limit);
};
