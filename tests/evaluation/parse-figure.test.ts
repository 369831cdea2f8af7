import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJump, parseFigure } from "../../src/evaluation/parse-figure.ts";
import type { FigureRules } from "../../src/evaluation/parse-figure.ts";

const share: FigureRules = { kind: "percent", unit: "%", share: true };
const count: FigureRules = { kind: "number", unit: "asiakasta" };
const scale: FigureRules = { kind: "scale_1_5" };
const euros: FigureRules = { kind: "currency", unit: "€" };
const value = (typed: string, rules: FigureRules): number | string => {
  const parsed = parseFigure(typed, rules);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe("a figure as people type it", () => {
  it.each<[string, FigureRules, number]>([
    ["12,5", share, 12.5], ["12,5 %", share, 12.5], ["12.5%", share, 12.5], ["92,8 prosenttia", share, 92.8], ["puolet", share, 50], ["0", share, 0],
    ["1 163", count, 1163], ["1\u00a0163", count, 1163], ["1\u202f163", count, 1163], ["12 043 asiakasta", count, 12043], ["1210 kpl", count, 1210], ["nolla", count, 0],
    ["−5", { kind: "currency", unit: "€" }, -5], ["1.163,5 €", euros, 1163.5], ["1.234.567,5", euros, 1234567.5], ["2 000 000 euroa", euros, 2_000_000],
    ["1,1 milj. €", euros, 1_100_000], ["350 t€", euros, 350_000], ["noin 12 tuhatta", count, 12_000], ["n. 12,5 %", share, 12.5], ["4", scale, 4],
  ])("%s is read", (typed, rules, expected) => { expect(value(typed, rules)).toBe(expected); });

  it.each<[string, FigureRules, string]>([
    ["", share, "empty"], ["en tiedä", share, "notANumber"], ["3-4", count, "twoNumbers"], ["3 tai 4", count, "twoNumbers"], ["5 €", share, "wrongUnit"],
    ["120 %", share, "overHundred"], ["-3", count, "negative"], ["12 %", count, "wrongUnit"], ["1e400", count, "twoNumbers"], ["1.163", count, "pointOrThousand"], ["6", scale, "outOfScale"], ["5 milj.", share, "notANumber"],
  ])("%s is refused with a reason", (typed, rules, reason) => { expect(value(typed, rules)).toBe(reason); });

  it("a change in per cent may be over a hundred and below zero", () => {
    expect(value("-12,5 %", { kind: "percent", unit: "%" })).toBe(-12.5);
    expect(value("140", { kind: "percent", unit: "%" })).toBe(140);
  });

  it("reads back every number that Finnish and Swedish print", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constantFrom("fi-FI", "sv-FI"), (n, locale) => {
        const rounded = Math.round(n * 100) / 100;
        const printed = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(rounded);
        expect(value(printed, euros)).toBeCloseTo(rounded === 0 ? 0 : rounded, 2);
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom(share, count, euros), (typed, rules) => { parseFigure(typed, rules); }));
  });

  it("a slipped comma is asked about, an ordinary change is not", () => {
    expect(isJump(71, 7.1, share)).toBe(true);
    expect(isJump(92.8, 92.5, share)).toBe(false);
    expect(isJump(12100, 1210, count)).toBe(true);
    expect(isJump(1300, 1210, count)).toBe(false);
    expect(isJump(5, undefined, count)).toBe(false);
  });
});
