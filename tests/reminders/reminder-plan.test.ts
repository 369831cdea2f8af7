import { describe, expect, it } from "vitest";
import type { EvaluationRound } from "../../src/evaluation/round.ts";
import { roundDates } from "../../src/evaluation/round.ts";
import { dueStep, plannedReminders } from "../../src/reminders/reminder-plan.ts";
import { addDays, clockTime, dateOf, isWorkingDay, momentOf } from "../../src/shared/calendar.ts";
import { nextQuarter } from "../../src/shared/quarter.ts";
import type { Quarter } from "../../src/shared/quarter.ts";

const calendar = { zone: "Europe/Helsinki", free: new Set(["2021-04-02", "2021-04-05", "2021-05-13"]) };
const rule = { cadence: "quarterly", firstQuarter: "2021-Q1", lastQuarter: "2023-Q4", hour: 9, dueAfterDays: 28, editDays: 14 } as const;
const round = (q: Quarter): EvaluationRound => ({
  organisation: "o", programme: "p", id: `p:${q}`, quarter: q, programmeVersion: 1, state: "open", laidDown: true, ...roundDates(q, rule, calendar),
});
const day = (moment: number): string => dateOf(moment, calendar.zone);

describe("when people are reminded", () => {
  it("first round of 2021: at the opening, five working days before, and on the due morning", () => {
    expect(plannedReminders(round("2021-Q1"), calendar, 9).map((r) => [r.step, day(r.at), clockTime(r.at, calendar.zone)])).toEqual([
      ["opening", "2021-04-01", "9.00"], ["before", "2021-04-22", "9.00"], ["due", "2021-04-29", "9.00"],
    ]);
  });

  it("never on a free day and always at nine, in every round of ten years", () => {
    for (let q: Quarter = "2026-Q1"; q < "2036-Q1"; q = nextQuarter(q))
      for (const { at } of plannedReminders(round(q), calendar, 9)) {
        expect(isWorkingDay(day(at), calendar)).toBe(true);
        expect(clockTime(at, calendar.zone)).toBe("9.00");
      }
  });

  it("after a downtime over several steps only the latest is due: one bundle", () => {
    const r = round("2021-Q1");
    expect(dueStep(r, calendar, 9, momentOf("2021-04-29", 12, calendar.zone))).toBe("due");
  });

  it("nothing is due before the opening nor after the due day", () => {
    const r = round("2021-Q1");
    expect(dueStep(r, calendar, 9, r.opensAt - 1)).toBeUndefined();
    expect(dueStep(r, calendar, 9, r.opensAt)).toBe("opening");
    expect(dueStep(r, calendar, 9, momentOf(addDays(r.dueOn, 1), 0, calendar.zone))).toBeUndefined();
  });

  it("steps that fall on one moment collapse into the later", () => {
    const short = { ...round("2021-Q1"), dueOn: "2021-04-01" };
    expect(plannedReminders(short, calendar, 9).map((r) => r.step)).toEqual(["due"]);
  });
});
