import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/evaluation/answer.ts";
import { statuses } from "../../src/evaluation/answer.ts";
import type { Cadence, Direction, Indicator, IndicatorKind, Target } from "../../src/programme/indicator.ts";
import type { Schedule } from "../../src/programme/measure.ts";
import { computeStatus } from "../../src/status/computed-status.ts";
import { reasonCodes } from "../../src/status/reasons.ts";
import { isStale } from "../../src/status/time-line.ts";
import { indicator, level, readings, threeYears } from "./figures.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const number = fc.oneof(finite, fc.integer({ min: -100, max: 1000 }), fc.constantFrom(0, -0, 100, 304, Number.MAX_VALUE, Number.MIN_VALUE));
const maybe = <T>(arb: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arb, { nil: undefined });
const year = fc.integer({ min: 2017, max: 2026 });
const two = (n: number): string => String(n).padStart(2, "0");
const date = fc.tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const without = <T extends object>(x: T): T => Object.fromEntries(Object.entries(x).filter(([, v]) => v !== undefined)) as T;

const target: fc.Arbitrary<Target> = fc
  .record({
    form: fc.constantFrom<Target["form"]>("level", "change", "change_abs", "count"),
    value: maybe(number), baselineYear: maybe(year), baselineValue: maybe(number),
    relativeTo: maybe(fc.constantFrom("previous year", "keskiarvo", "edellisestä vuodesta")),
  })
  .map((t) => without(t) as Target);

const anyIndicator: fc.Arbitrary<Indicator> = fc
  .record({
    id: fc.constant("i"), text: fc.constant("Mittari"),
    kind: fc.constantFrom<IndicatorKind>("percent", "number", "currency", "ratio", "scale_1_5", "milestone", "qualitative"),
    direction: maybe(fc.constantFrom<Direction>("increase", "decrease", "at_least", "at_most", "exact", "reach")),
    target: maybe(target), unit: maybe(fc.constantFrom("%", "kpl", "€")),
    cadence: maybe(fc.constantFrom<Cadence>("quarterly", "halfYearly", "yearly", "once")),
    deadline: maybe(fc.oneof(date, fc.constantFrom("2022", "2022-06", "2022-Q2", "loppuvuosi"))),
    availableFrom: maybe(fc.constantFrom("02-15", "12-31")),
    breakdown: maybe(fc.constant({ by: "municipality" as const, parts: ["Pori", "Ulvila"] })),
  })
  .map((i) => without(i) as Indicator);

const schedule: fc.Arbitrary<Schedule | undefined> = maybe(
  fc.record({ text: fc.constant("2021–2023"), from: maybe(date), to: maybe(date) }).map((s) => without(s) as Schedule),
);

const answer: fc.Arbitrary<Reading["answer"]> = fc.oneof(
  fc.oneof(number, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY)).map((value) => ({ kind: "figure" as const, value })),
  fc.record({ kind: fc.constant("figure" as const), value: number, parts: fc.dictionary(fc.constantFrom("Pori", "Ulvila"), number) }),
  fc.boolean().map((reached) => ({ kind: "milestone" as const, reached })),
  fc.constant({ kind: "description" as const, text: "Etenee" }),
);
const period = fc.oneof(year.map(String), fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`));
const anyReadings = fc.array(fc.tuple(period, answer, fc.integer({ min: 0, max: 50 })), { maxLength: 12 }).map((given) =>
  given.map(([p, a, at], n): Reading => ({ ...(readings([[p, 0]])[0] as Reading), id: `r${n}`, at, answer: a })),
);
const anyInput = fc.record({ indicator: anyIndicator, readings: anyReadings, schedule, asOf: date });

describe("the computed status, whatever the document says and people record", () => {
  test("is always one of the statuses with a known reason, and its progress lies between 0 and 1", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { status, reason, progress } = computeStatus(input);
        const bounded = progress === undefined || (progress >= 0 && progress <= 1);
        const numbers = Object.values(reason.params).every((v) => !Number.isNaN(v));
        return statuses.includes(status) && reasonCodes.includes(reason.code) && bounded && numbers;
      }),
      { numRuns: 1_500 },
    );
  });

  test("does not depend on the order in which readings come", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const turned = computeStatus({ ...input, readings: [...input.readings].reverse() });
        return JSON.stringify(turned) === JSON.stringify(computeStatus(input));
      }),
      { numRuns: 300 },
    );
  });

  const worstFirst = ["offTrack", "atRisk", "onTrack", "done"];
  const grows = level(100, { direction: "increase", target: { form: "level", value: 100, baselineYear: 2020, baselineValue: 0 } });
  const rank = (period: string, value: number): number => {
    const given = { indicator: grows, readings: readings([[period, value]]), schedule: threeYears, asOf: "2023-12-31" };
    return worstFirst.indexOf(computeStatus(given).status);
  };
  test("never gets worse when the newest figure gets better", () => {
    const value = fc.double({ min: -50, max: 150, noNaN: true });
    const more = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(fc.property(value, more, (v, m) => rank("2022-Q2", v + m) >= rank("2022-Q2", v)));
  });

  test("never gets better when the same figure is of a later date", () => {
    const value = fc.double({ min: -50, max: 99, noNaN: true });
    fc.assert(fc.property(value, (v) => rank("2021-Q2", v) >= rank("2022-Q2", v) && rank("2022-Q2", v) >= rank("2023-Q2", v)));
  });

  test("is the same in euros and in cents", () => {
    const inUnits = (factor: number, value: number): unknown => {
      const i = level(0, { direction: "decrease", target: { form: "level", value: 60 * factor, baselineYear: 2020, baselineValue: 90 * factor } });
      return computeStatus({ indicator: i, readings: readings([["2022-Q2", value * factor]]), schedule: threeYears, asOf: "2022-07-15" }).status;
    };
    fc.assert(fc.property(fc.integer({ min: 50, max: 120 }), (value) => inUnits(1, value) === inUnits(100, value)));
  });
});

describe("which figure is the newest", () => {
  const share = level(94, { direction: "at_least", kind: "percent" });
  const status = (given: Parameters<typeof readings>[0]): string =>
    computeStatus({ indicator: share, readings: readings(given), schedule: threeYears, asOf: "2021-10-15" }).reason.code;

  test("a correction replaces the figure of its period", () => {
    expect(status([["2021-Q3", 71], ["2021-Q3", 95]])).toBe("holds");
  });

  test("a figure filled in late for an old period does not become the newest", () => {
    expect(status([["2021-Q3", 95], ["2021-Q1", 71]])).toBe("holds");
  });
});

describe("an old figure", () => {
  const i = level(94, { direction: "at_least" });
  const on = (asOf: string, more: Partial<Indicator> = {}, p = "2021-Q2"): boolean =>
    computeStatus({ indicator: { ...i, ...more }, readings: readings([[p, 95]]), schedule: threeYears, asOf }).stale;

  test("is marked when the next quarter's has not come although its round is over", () => {
    expect(on("2021-11-01")).toBe(false);
    expect(on("2021-11-20")).toBe(true);
  });

  test("of a year lasts until the next year's statistic has been asked for", () => {
    expect(on("2022-05-01", { cadence: "yearly", availableFrom: "02-15" }, "2020")).toBe(false);
    expect(on("2022-07-01", { cadence: "yearly", availableFrom: "02-15" }, "2020")).toBe(true);
  });

  test("that is asked only once never grows old", () => {
    expect(on("2023-12-01", { cadence: "once" })).toBe(false);
  });

  test("is still computed", () => {
    const { status, stale } = computeStatus({ indicator: i, readings: readings([["2021-Q2", 95]]), schedule: threeYears, asOf: "2022-06-01" });
    expect({ status, stale }).toEqual({ status: "onTrack", stale: true });
  });

  test("of an indicator without a cadence follows its measure's", () => {
    expect(isStale({ asOf: "2021-06-30", period: "2021-Q2" }, "2022-01-15", indicator(), "halfYearly")).toBe(false);
  });

  test("decides after the end, since no newer one is to be waited for", () => {
    const far = level(94, { target: { form: "level", value: 94, baselineYear: 2020, baselineValue: 90 } });
    expect(computeStatus({ indicator: far, readings: readings([["2023-Q2", 93]]), schedule: threeYears, asOf: "2024-03-01" }).reason.code).toBe(
      "deadlinePassed",
    );
  });
});
