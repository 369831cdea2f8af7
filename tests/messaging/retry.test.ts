import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTry, usualRetry } from "../../src/messaging/retry.ts";

describe("trying again", () => {
  it("waits longer after every failed try and never longer than the longest wait and its spread", () => {
    const waits = Array.from({ length: usualRetry.tries - 1 }, (_, i) => nextTry(i + 1, "muistutus:anna"));
    const lengths = waits.map((wait) => (wait.kind === "again" ? wait.afterMs : -1));
    expect(lengths[0]).toBeGreaterThanOrEqual(10_000);
    expect(lengths[0]).toBeLessThanOrEqual(12_000);
    for (let i = 1; i < 8; i += 1) expect(lengths[i]).toBeGreaterThan(lengths[i - 1] ?? 0);
    for (const length of lengths) expect(length).toBeLessThanOrEqual(usualRetry.longestMs * 1.2);
  });

  it("goes on through a night's outage and then stops", () => {
    let total = 0;
    for (let tries = 1; ; tries += 1) {
      const next = nextTry(tries, "kooste:vanhus");
      if (next.kind === "stop") break;
      total += next.afterMs;
    }
    expect(total).toBeGreaterThan(12 * 3_600_000);
    expect(total).toBeLessThan(30 * 3_600_000);
    expect(nextTry(usualRetry.tries, "kooste:vanhus")).toEqual({ kind: "stop" });
  });

  it("is the same for the same message everywhere, and spreads messages that failed together", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 27 }), (key, tries) => {
        expect(nextTry(tries, key)).toEqual(nextTry(tries, key));
      }),
    );
    const waits = new Set(Array.from({ length: 100 }, (_, i) => JSON.stringify(nextTry(1, `viesti:${i}`))));
    expect(waits.size).toBeGreaterThan(80);
  });
});
