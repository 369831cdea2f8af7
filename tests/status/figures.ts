import type { Reading } from "../../src/evaluation/answer.ts";
import type { Indicator } from "../../src/programme/indicator.ts";
import type { Schedule } from "../../src/programme/measure.ts";
import { isQuarter, quarterDates } from "../../src/shared/quarter.ts";
import { scope } from "../support/rows.ts";

/** An indicator and its readings as short as a test can say them. */
export const indicator = (more: Partial<Indicator> = {}): Indicator => ({ id: "i", text: "Asiakkaiden määrä", kind: "number", ...more });

export const level = (value: number, more: Partial<Indicator> = {}): Indicator =>
  indicator({ target: { form: "level", value }, direction: "reach", ...more });

export type Given = number | boolean | string | Readonly<Record<string, number>>;

/** `value` by period: a figure, a milestone, a description, or the parts of a breakdown. The later in the list, the later it was said. */
export const readings = (given: readonly (readonly [period: string, value: Given])[]): readonly Reading[] =>
  given.map(([period, value], n) => {
    const said = { by: "anna", at: n, answer: answerOf(value) };
    return { ...scope, id: `r${n}`, series: "i", period, asOf: lastDay(period), ...said };
  });

const lastDay = (period: string): string => (isQuarter(period) ? quarterDates(period).to : `${period}-12-31`);

function answerOf(value: Given): Reading["answer"] {
  if (typeof value === "number") return { kind: "figure", value };
  if (typeof value === "boolean") return { kind: "milestone", reached: value };
  if (typeof value === "string") return { kind: "description", text: value };
  return { kind: "figure", value: Object.values(value).reduce((sum, x) => sum + x, 0), parts: value };
}

/** The plan's usual schedule: three years. */
export const threeYears: Schedule = { text: "2021–2023", from: "2021-01-01", to: "2023-12-31" };
