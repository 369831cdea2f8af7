import type { Resolution } from "./target-resolution.ts";
import type { Scope } from "./target-scope.ts";
import type { Found } from "./target-search.ts";
import type { Titles } from "./target-by-title.ts";
import type { Facts } from "./understand-facts.ts";
import type { Wanted } from "./understand-intent.ts";
import type { Reading } from "./understand-parts.ts";
import type { Alternative, Target } from "./understood.ts";

export interface Traced {
  readonly facts: Facts;
  readonly scope: Scope;
  readonly resolution: Resolution;
  readonly titles: Titles;
  readonly wanted: Wanted;
  readonly reading: Reading;
  readonly alternatives: readonly Alternative[];
}

/** Half a character cannot be escaped. */
const escaped = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "?"));

/** One step of a trace as a line of data: `code key=value …`, values escaped. `explain` says it in a language. */
export const step = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
  [code, ...Object.entries(params).map(([key, value]) => `${key}=${escaped(String(value))}`)].join(" ");

/** A target in short: `vanhus/3/vanhus-3a`. */
const inShort = (t: Target): string =>
  [t.group, t.goal, t.measure, t.indicator, t.table?.id, t.table?.place].filter((x) => x !== undefined).join("/") || "-";

const labelled = ({ labels }: Facts): readonly string[] => labels.map((l) => step(`label.${l.kind}`, { label: `${l.number}${l.letter ?? ""}` }));

const result = (r: Resolution): string =>
  r.kind === "one"
    ? step(`target.${r.by}`, { target: inShort(r.target), part: Math.round(r.explained * 100) })
    : r.kind === "several"
      ? step("target.several", { why: r.why, count: r.targets.length, targets: r.targets.slice(0, 4).map(inShort).join(", ") })
      : step("target.none");

const found = (f: Found): string =>
  step("found", { target: inShort(f.item.target), score: f.score.toFixed(2), part: Math.round(f.explained * 100) });

const values = (reading: Traced["reading"]): readonly string[] =>
  reading.values.length === 0 ? [] : [step("values", { values: reading.values.map((v) => String(v.value)).join("; "), unit: reading.unit ?? "" })];

/** How a message was read, in the order it was read. Holds the message's own words: never to be logged. */
export function traceOf({ facts, scope, resolution, titles, wanted, reading, alternatives }: Traced): readonly string[] {
  return [
    step("language", { language: facts.language ?? "-" }),
    ...facts.periods.slice(0, 4).map((p) => step("period", { period: p.period })),
    ...(facts.when === undefined ? [] : [step("when", { period: facts.when })]),
    ...labelled(facts).slice(0, 6),
    ...facts.figures.slice(0, 6).map((f) => step(f.bound ? "bound" : "figure", { value: f.value, unit: f.unit ?? "" })),
    step("words", { words: facts.query.slice(0, 12).map((t) => t.text).join(", ") || "-" }),
    step(`scope.${scope.from}`, { groups: scope.groups.join(", ") || "-" }),
    ...titles.found.slice(0, 3).map(found),
    result(resolution),
    step("cues", { cues: [...facts.cues].join(", ") || "-" }),
    step("wanted", { intent: wanted }),
    ...values(reading),
    ...alternatives.slice(0, 4).map((a) => step("alternative", { intent: a.intent, target: inShort(a.target), score: a.score.toFixed(2) })),
    step("result", { intent: reading.intent, target: inShort(reading.target) }),
  ];
}
