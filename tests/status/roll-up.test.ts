import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statuses } from "../../src/evaluation/answer.ts";
import type { Status } from "../../src/evaluation/answer.ts";
import { rollUp } from "../../src/status/roll-up.ts";

const of = (...parts: Status[]): Status => rollUp(parts).status;

describe("the status of a whole", () => {
  test.each<{ says: string; parts: Status[]; whole: Status }>([
    { says: "one that is behind makes the whole behind", parts: ["done", "onTrack", "offTrack", "unknown"], whole: "offTrack" },
    { says: "one that needs attention makes the whole need attention", parts: ["done", "onTrack", "atRisk"], whole: "atRisk" },
    { says: "all done is done", parts: ["done", "done"], whole: "done" },
    { says: "one that is not done leaves the whole on its way", parts: ["done", "notStarted"], whole: "onTrack" },
    { says: "what nobody knows does not count as done", parts: ["done", "unknown"], whole: "onTrack" },
    { says: "what nobody knows does not hide what is known", parts: ["unknown", "atRisk"], whole: "atRisk" },
    { says: "nothing started is not started", parts: ["notStarted", "notStarted"], whole: "notStarted" },
    { says: "nothing known is unknown", parts: ["unknown", "unknown"], whole: "unknown" },
    { says: "nothing at all is unknown", parts: [], whole: "unknown" },
  ])("$says", ({ parts, whole }) => {
    expect(of(...parts)).toBe(whole);
  });

  test("counts every part exactly once", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses)), (parts) => {
        const { counts, total } = rollUp(parts);
        return total === parts.length && Object.values(counts).reduce((sum, n) => sum + n, 0) === total;
      }),
    );
  });
});
