import { describe, expect, it } from "vitest";
import { confirm, publish } from "../../src/evaluation/confirmation.ts";
import type { GroupEvaluation } from "../../src/evaluation/round.ts";

const evaluation = (state: GroupEvaluation["state"]): GroupEvaluation => ({ organisation: "o", programme: "p", id: "r/g", round: "r", group: "g", state });
const next = (r: ReturnType<typeof publish>): string => (r.ok ? r.value.state : r.refusal.code);

describe("a group's evaluation", () => {
  it.each([["open", "submitted", "nothingToPublish"], ["returned", "submitted", "nothingToPublish"], ["submitted", "submitted", "confirmed"], ["confirmed", "alreadyConfirmed", "alreadyConfirmed"]] as const)(
    "that is %s becomes %s when published and %s when confirmed",
    (state, published, confirmed) => {
      expect(next(publish(evaluation(state), "chair", 1))).toBe(published);
      expect(next(confirm(evaluation(state), "coordinator", "2021-05-12"))).toBe(confirmed);
    },
  );

  it("cannot be confirmed when nothing has been said at all", () => {
    expect(next(confirm(undefined, "coordinator", "2021-05-12"))).toBe("nothingToPublish");
  });
});
