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

/** Figures as typed in a message, in the order said; `part` is the row they belong to when one place was named. */
export interface TypedFigures {
  readonly typed: readonly string[];
  /** "%" or "€" when it was said. */
  readonly unit?: string | undefined;
  readonly part?: string | undefined;
}

export const typedIn = (p: Params): readonly string[] => (p["v"] ?? "").split(";").filter((v) => v !== "").map((v) => v.replace(".", ","));

export type FiguresRead =
  | { readonly kind: "answer"; readonly answer: RecordedAnswer; readonly jump?: { readonly before: number; readonly now: number } }
  | { readonly kind: "fault"; readonly reason: FigureFault }
  /** Not a whole answer yet: the form asks for the rest. */
  | { readonly kind: "more" };

/** One figure, all parts of a breakdown, or one part beside what is known of the others. */
export function readFigures(r: RecordingRead, { typed, part, unit }: TypedFigures): FiguresRead {
  const { indicator, kind } = r.place;
  const [first] = typed;
  if (first === undefined || kind === "description") return { kind: "more" };
  if (kind === "milestone") return /^(yes|no)$/.test(first) ? { kind: "answer", answer: { kind: "milestone", reached: first === "yes" } } : { kind: "more" };
  const asChange = unit === "%" && rulesFor(indicator).unit !== "%" && indicator.target?.form === "change";
  const rules = asChange ? { kind: "percent" as const, unit: "%" } : rulesFor(indicator);
  if (unit !== undefined && unit !== (rules.unit ?? (rules.kind === "currency" ? "€" : undefined))) return { kind: "fault", reason: "wrongUnit" };
  const values: number[] = [];
  for (const text of typed) {
    const parsed = parseFigure(text, rules);
    if (!parsed.ok) return { kind: "fault", reason: parsed.reason };
    values.push(parsed.value);
  }
  const [value] = values;
  if (asChange && value !== undefined) return { kind: "answer", answer: { kind: "figure", value, change: true } };
  return withParts(r, values, part);
}

function withParts(r: RecordingRead, values: readonly number[], part: string | undefined): FiguresRead {
  const names = r.place.indicator.breakdown?.parts ?? [];
  const [value = 0] = values;
  const before = r.around.before?.answer;
  if (names.length === 0) return values.length > 1 ? { kind: "more" } : judged(r, { kind: "figure", value }, before?.kind === "figure" ? before.value : undefined, value);
  if (part !== undefined && names.includes(part)) {
    const standing = r.around.standing?.answer;
    const parts = { ...(standing?.kind === "figure" ? standing.parts : {}), [part]: value };
    return judged(r, figureOf(parts), before?.kind === "figure" ? before.parts?.[part] : undefined, value);
  }
  if (values.length !== names.length) return { kind: "more" };
  return { kind: "answer", answer: figureOf(Object.fromEntries(names.map((name, n) => [name, values[n] ?? 0]))) };
}

const figureOf = (parts: Readonly<Record<string, number>>): RecordedAnswer => ({ kind: "figure", value: Object.values(parts).reduce((sum, v) => sum + v, 0), parts });

function judged(r: RecordingRead, answer: RecordedAnswer, before: number | undefined, now: number): FiguresRead {
  const jump = before !== undefined && isJump(now, before, rulesFor(r.place.indicator)) ? { jump: { before, now } } : {};
  return { kind: "answer", answer, ...jump };
}
