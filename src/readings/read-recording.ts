import type { Context } from "../conversation/context.ts";
import type { Reading } from "../evaluation/answer.ts";
import { rulesFor } from "../evaluation/figure-field.ts";
import type { FigureFault } from "../evaluation/parse-figure.ts";
import { isJump, parseFigure } from "../evaluation/parse-figure.ts";
import { periodOf } from "../evaluation/project-answers.ts";
import type { Params } from "../conversation/route.ts";
import { effectiveReadings } from "../status/series-readings.ts";
import type { RecordedAnswer } from "./figure-entry.ts";
import { lastEnded, periodSaid } from "./figure-period.ts";
import type { FigurePlace } from "./figure-place.ts";
import type { Recording } from "./record-figure.ts";
import { owedRow } from "./record-figure.ts";
import type { FigureSaid } from "./said-unit.ts";
import { faultOfSaid } from "./said-unit.ts";

/** What is known of a series around the period that is recorded. */
export interface Around {
  /** The figure of an earlier period, for comparison. */
  readonly before?: Reading;
  /** What stands for the period itself. */
  readonly standing?: Reading;
}

export interface RecordingRead extends Recording {
  readonly around: Around;
}

/** The period that was said, the one the round asks for, or the last that has ended; undefined when what was said is no period to record for. */
export async function recordingFor(c: Context, place: FigurePlace, said: string | undefined): Promise<RecordingRead | undefined> {
  const owed = await owedRow(c, place.series);
  const at = said !== undefined ? periodSaid(said, place.indicator, c.today) : owed ? periodOf(c.active, owed.round, owed.item) : lastEnded(place.indicator, c.today);
  if (!at) return undefined;
  const found = await c.ports.stores.readings.find({ programme: c.active.programme.id, series: place.series });
  const effective = effectiveReadings(found.map((r) => r.value));
  const before = effective.find((r) => r.asOf < at.asOf && !(r.answer.kind === "figure" && r.answer.change));
  const standing = effective.find((r) => r.period === at.period);
  return { place, at, ...(owed ? { owed } : {}), around: { ...(before ? { before } : {}), ...(standing ? { standing } : {}) } };
}

/** Figures as typed in a message, with the part or place that each was said of. */
export interface TypedFigures extends FigureSaid {
  readonly typed: readonly string[];
  readonly parts: readonly (string | undefined)[];
}

export const typedIn = (p: Params): readonly string[] => (p["v"] ?? "").split(";").filter((v) => v !== "").map((v) => v.replace(".", ","));

/** What a form may begin with: figures in the indicator's own unit, which tell how much there is. */
export const ownFigures = (place: FigurePlace, p: Params): readonly string[] =>
  faultOfSaid({ unit: p["u"], difference: p["d"] === "1" }, rulesFor(place.indicator)) ? [] : typedIn(p);

export type FiguresRead =
  | { readonly kind: "answer"; readonly answer: RecordedAnswer; readonly jump?: { readonly before: number; readonly now: number } }
  | { readonly kind: "fault"; readonly reason: FigureFault }
  /** Not a whole answer yet: the form asks for the rest. */
  | { readonly kind: "more" };

/** One figure, all parts of a breakdown, or some places of a table beside what is known of the others. */
export function readFigures(r: RecordingRead, { typed, parts, unit, difference, course }: TypedFigures): FiguresRead {
  const { indicator, kind } = r.place;
  const [first] = typed;
  if (first === undefined || kind === "description") return { kind: "more" };
  if (kind === "milestone") return /^(yes|no)$/.test(first) ? { kind: "answer", answer: { kind: "milestone", reached: first === "yes" } } : { kind: "more" };
  const change = unit === "%" && indicator.target?.form === "change";
  const asChange = change && rulesFor(indicator).unit !== "%";
  if (change && course === "unclear") return { kind: "more" };
  const rules = asChange ? { kind: "percent" as const, unit: "%" } : rulesFor(indicator);
  // A change in per cent is what such a target is told in.
  const fault = change ? undefined : faultOfSaid({ unit, difference }, rules);
  if (fault) return { kind: "fault", reason: fault };
  const values: number[] = [];
  for (const text of typed) {
    const parsed = parseFigure(text, rules);
    if (!parsed.ok) return { kind: "fault", reason: parsed.reason };
    values.push(change && course === "fall" ? -Math.abs(parsed.value) : parsed.value);
  }
  const [value] = values;
  if (asChange && value !== undefined) return { kind: "answer", answer: { kind: "figure", value, change: true } };
  return withParts(r, values, parts);
}

/** A figure belongs to the part it was said of, never to the one in its place; what was said of no part is asked for. */
function withParts(r: RecordingRead, values: readonly number[], parts: TypedFigures["parts"]): FiguresRead {
  const names = r.place.indicator.breakdown?.parts ?? [];
  const [value = 0] = values;
  const before = r.around.before?.answer;
  const last = before?.kind === "figure" ? before : undefined;
  if (names.length === 0) return values.length > 1 ? { kind: "more" } : judged(r, { kind: "figure", value }, [[last?.value, value]]);
  const said = values.flatMap((v, n) => (names.includes(parts[n] ?? "") ? [[parts[n] ?? "", v] as const] : []));
  const all = new Map(said);
  if (said.length < values.length || all.size < said.length) return { kind: "more" };
  // A table's places come one by one; a breakdown is one answer.
  if (r.place.kind !== "tableYear" && all.size < names.length) return { kind: "more" };
  const standing = r.around.standing?.answer;
  const known = r.place.kind === "tableYear" && standing?.kind === "figure" ? standing.parts : {};
  const ordered = names.flatMap((name) => [all.get(name) ?? known?.[name]].flatMap((v) => (v === undefined ? [] : [[name, v] as const])));
  return judged(r, figureOf(Object.fromEntries(ordered)), said.map(([name, v]) => [last?.parts?.[name], v]));
}

const figureOf = (parts: Readonly<Record<string, number>>): RecordedAnswer => ({ kind: "figure", value: Object.values(parts).reduce((sum, v) => sum + v, 0), parts });

/** `pairs`: what each figure was before, and what is said now. */
function judged(r: RecordingRead, answer: RecordedAnswer, pairs: readonly (readonly [number | undefined, number])[]): FiguresRead {
  const rules = rulesFor(r.place.indicator);
  const [jump] = pairs.flatMap(([before, now]) => (before !== undefined && isJump(now, before, rules) ? [{ before, now }] : []));
  return { kind: "answer", answer, ...(jump ? { jump } : {}) };
}
