import { goalOf, groupOf, indicatorById, measureById } from "../programme/look-up.ts";
import type { Programme } from "../programme/programme.ts";
import { wordKey } from "./read-stem.ts";
import { wordsOf } from "./read-text.ts";
import type { Facts } from "./understand-facts.ts";
import type { Target } from "./understood.ts";

function titlesOf(programme: Programme, { group: id, goal, measure, indicator }: Target): readonly string[] {
  const group = groupOf(programme, id ?? "");
  const place = indicatorById(programme, indicator ?? "");
  const own = place?.measure ?? measureById(programme, measure ?? "")?.measure;
  return [place?.indicator.text, place?.indicator.name, own?.title, group && goal !== undefined ? goalOf(group, goal)?.title : undefined].filter((t) => t !== undefined);
}

const keysIn = (text: string): readonly string[] => wordsOf(text.toLowerCase()).map((w) => wordKey(w.text));

/** The words around a year, so far as there are: "vuoden 2017 keskiarvosta". */
const around = (text: string, start: number, end: number): readonly [readonly string[], readonly string[]] => [keysIn(text.slice(0, start)).slice(-2), keysIn(text.slice(end)).slice(0, 1)];

/** A year is the title's own when the same words stand around it there. */
function standsIn(title: string, year: string, [before, after]: ReturnType<typeof around>): boolean {
  const lower = title.toLowerCase();
  return [...lower.matchAll(new RegExp(`(?<!\\d)${year}(?!\\d)`, "gu"))].some((m) => {
    const [b, a] = around(lower, m.index, m.index + year.length);
    if (after.length > 0 && a.length > 0) return a[0] === after[0];
    return a.length === 0 && b.length === 2 && b.every((word, i) => word === before[i]);
  });
}

/** The times that were said, without a year that only stands in the title of what is asked for. */
export const timesBeside = (programme: Programme, { periods, text }: Facts, target: Target): Facts["periods"] =>
  periods.filter((p) => p.kind !== "year" || !titlesOf(programme, target).some((title) => standsIn(title, p.period, around(text, p.start, p.end))));
