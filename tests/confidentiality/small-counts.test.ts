import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { protectCount, protectCounts } from "../../src/confidentiality/small-counts.ts";
import type { Cell, Protected } from "../../src/confidentiality/small-counts.ts";

const words = (c: Cell | undefined): string | number => (c === undefined ? "-" : c.kind === "shown" ? c.value : c.kind === "below" ? `alle ${String(c.limit)}` : "*");
const row = (p: Protected): readonly (string | number)[] => [...p.parts.map(words), words(p.total)];

describe("small counts", () => {
  it.each([[0, 0], [1, "alle 5"], [4, "alle 5"], [5, 5], [2.5, 2.5], [1163, 1163]])("%s is shown as %s", (value, shown) => {
    expect(words(protectCount(value, 5))).toBe(shown);
  });

  it("takes a second cell with it when the total would give it away", () => {
    expect(row(protectCounts([210, 3, 40], 253, 5))).toEqual([210, "alle 5", "*", 253]);
  });

  it("takes no second cell when two small ones keep each other safe", () => {
    expect(row(protectCounts([210, 3, 2], 215, 5))).toEqual([210, "alle 5", "alle 5", 215]);
  });

  it("knows that two ones, or two fours, are given away by their sum", () => {
    expect(row(protectCounts([210, 1, 1], 212, 5))).toEqual(["*", "alle 5", "alle 5", 212]);
    expect(row(protectCounts([210, 4, 4], 218, 5))).toEqual(["*", "alle 5", "alle 5", 218]);
  });

  it("hides the total when no cell is left to hide", () => {
    expect(row(protectCounts([0, 3, 0], 3, 5))).toEqual([0, "alle 5", 0, "alle 5"]);
    expect(row(protectCounts([0, 4, 4], 8, 5))).toEqual([0, "alle 5", "alle 5", "*"]);
  });

  it("needs no cover without a total", () => {
    expect(row(protectCounts([210, 3, 40], undefined, 5))).toEqual([210, "alle 5", 40, "-"]);
  });
});

/** Every value that a reader can think of for a small cell, trying all combinations of what is not shown. */
function possible(p: Protected, at: number, limit: number): ReadonlySet<number> {
  const total = p.total?.kind === "shown" ? p.total.value : undefined;
  const low = limit - 1;
  const seen = new Set<number>();
  const unknown = p.parts.flatMap((c, i) => (c.kind === "shown" ? [] : [{ i, kind: c.kind }]));
  const shown = p.parts.reduce((sum, c) => sum + (c.kind === "shown" ? c.value : 0), 0);
  const walk = (n: number, sum: number, mine: number): void => {
    const cell = unknown[n];
    if (cell === undefined) {
      const fits = total !== undefined ? sum === total : p.total?.kind !== "below" || (sum >= 1 && sum <= low);
      if (fits) seen.add(mine);
      return;
    }
    const most = cell.kind === "below" ? low : Math.max(limit, (total ?? sum + limit) - sum);
    for (let v = cell.kind === "below" ? 1 : limit; v <= most; v++) walk(n + 1, sum + v, cell.i === at ? v : mine);
  };
  walk(0, shown, -1);
  return seen;
}

describe("whatever the counts are", () => {
  const limits = fc.integer({ min: 3, max: 6 });
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 })), { minLength: 1, maxLength: 5 });

  it("no small count can be reckoned from what is shown", () => {
    fc.assert(
      fc.property(counts, limits, (parts, limit) => {
        const total = parts.reduce((a, b) => a + b, 0);
        const p = protectCounts(parts, total, limit);
        for (const [i, c] of p.parts.entries()) if (c.kind === "below" && total >= limit) expect(possible(p, i, limit).size).toBeGreaterThan(1);
      }),
      { numRuns: 400 },
    );
  });

  it("what is shown is true, and no small count is shown", () => {
    fc.assert(
      fc.property(counts, limits, (parts, limit) => {
        const total = parts.reduce((a, b) => a + b, 0);
        const p = protectCounts(parts, total, limit);
        for (const [i, c] of [...p.parts, p.total].entries()) {
          const value = parts[i] ?? total;
          if (c?.kind === "shown") expect([c.value, value > 0 && value < limit]).toEqual([value, false]);
          if (c?.kind === "below") expect(value).toBeLessThan(limit);
        }
      }),
    );
  });
});
