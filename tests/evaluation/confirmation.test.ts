import { describe, expect, it } from "vitest";
import { answerAgain, approve, confirm, correct, publish, sendBack } from "../../src/evaluation/confirmation.ts";
import type { GroupEvaluation } from "../../src/evaluation/round.ts";
import type { Result } from "../../src/shared/result.ts";

const evaluation = (state: GroupEvaluation["state"]): GroupEvaluation => ({ organisation: "o", programme: "p", id: "r/g", round: "r", group: "g", state });
const next = (r: Result<GroupEvaluation>): string => (r.ok ? r.value.state : r.refusal.code);
const correction = { at: 3, by: "coordinator", item: "s", subject: "m", after: { kind: "figure", value: 7 }, reason: "virhe" } as const;

describe("a group's evaluation", () => {
  it.each([
    ["open", "submitted", "returned", "open", "nothingToPublish", "notConfirmed"],
    ["returned", "submitted", "returned", "open", "nothingToPublish", "notConfirmed"],
    ["submitted", "submitted", "returned", "submitted", "confirmed", "notConfirmed"],
    ["confirmed", "alreadyConfirmed", "alreadyConfirmed", "confirmed", "alreadyConfirmed", "confirmed"],
  ] as const)("that is %s becomes %s when approved, %s when sent back, %s when answered again, %s when confirmed, %s when corrected", (...row) => {
    const [state, approved, returned, again, confirmed, corrected] = row;
    const e = evaluation(state);
    expect(next(approve(e, "chair", 1))).toBe(approved);
    expect(next(publish(e, "chair", 1))).toBe(approved);
    expect(next(sendBack(e, { by: "chair", at: 1, comment: "?", subjects: ["m"] }))).toBe(returned);
    expect(answerAgain(e).state).toBe(again);
    expect(next(confirm(e, "coordinator", "2021-05-12"))).toBe(confirmed);
    expect(next(correct(e, correction))).toBe(corrected);
  });

  it("cannot be confirmed or corrected when nothing has been said at all", () => {
    expect(next(confirm(undefined, "coordinator", "2021-05-12"))).toBe("nothingToPublish");
    expect(next(correct(undefined, correction))).toBe("notConfirmed");
  });

  it("keeps every comment it was sent back with, and every correction in order", () => {
    const once = sendBack(evaluation("open"), { by: "chair", at: 1, comment: "a", subjects: ["m"] });
    const twice = sendBack(once.ok ? once.value : evaluation("open"), { by: "chair", at: 2, comment: "b", subjects: ["m"] });
    expect(twice.ok && twice.value.returns?.map((r) => r.comment)).toEqual(["a", "b"]);
    const first = correct(evaluation("confirmed"), correction);
    const second = correct(first.ok ? first.value : evaluation("confirmed"), correction);
    expect(second.ok && second.value.corrections?.map((x) => x.number)).toEqual([1, 2]);
  });
});
