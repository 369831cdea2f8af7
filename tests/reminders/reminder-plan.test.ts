import { describe, expect, it } from "vitest";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import type { GroupDates } from "../../src/evaluation/round.ts";
import { activate } from "../../src/programme/active-programme.ts";
import { roundDates } from "../../src/programme/round-dates.ts";
import { fullRule } from "../../src/programme/round-rule.ts";
import type { FullRule } from "../../src/programme/round-rule.ts";
import { dueSteps, plannedReminders } from "../../src/reminders/reminder-plan.ts";
import { addDays, clockTime, dateOf, isWorkingDay, momentOf } from "../../src/shared/calendar.ts";
import { nextQuarter } from "../../src/shared/quarter.ts";
import type { Quarter } from "../../src/shared/quarter.ts";
import { smallProgramme } from "../support/small-programme.ts";

const rule = fullRule(smallProgramme.rounds);
const { calendar } = activate({ ...smallProgramme, freeDays: [{ from: "2021-07-01", to: "2021-07-31", name: "Heinäkuu" }] }, 1, finnishHolidays());
const dates = (q: Quarter): GroupDates => roundDates(q, rule, calendar);
const day = (moment: number): string => dateOf(moment, calendar.zone);
const at = (date: string, hour: number): number => momentOf(date, hour, calendar.zone);
const plan = (q: Quarter, own: Partial<FullRule> = {}): readonly (readonly string[])[] =>
  plannedReminders(dates(q), { ...rule, ...own }, calendar).map((r) => [r.step, day(r.at), clockTime(r.at, calendar.zone)]);
const due = (q: Quarter, moment: number): readonly string[] => dueSteps(dates(q), rule, calendar, moment).map((s) => s.step);

describe("when people are reminded", () => {
  it("first round of 2021: at the opening, five working days before and on the due morning; then the chair, then the coordinator", () => {
    expect(plan("2021-Q1")).toEqual([
      ["opening", "2021-04-01", "9.00"], ["before-5", "2021-04-22", "9.00"], ["due", "2021-04-29", "9.00"],
      ["chair", "2021-04-30", "9.00"], ["coordinator", "2021-05-04", "9.00"],
    ]);
  });

  it("a July break moves the whole round to August", () => {
    expect(plan("2021-Q2")[0]).toEqual(["opening", "2021-08-02", "9.00"]);
  });

  it("a programme has a plan of its own", () => {
    expect(plan("2021-Q1", { reminders: ["opening", 10, 2], chairAfter: 2, coordinatorAfter: 5 }).map(([step, date]) => [step, date])).toEqual([
      ["opening", "2021-04-01"], ["before-10", "2021-04-15"], ["before-2", "2021-04-27"], ["chair", "2021-05-03"], ["coordinator", "2021-05-06"],
    ]);
  });

  it("never on a free day, always at nine, each once and in order, in every round of ten years", () => {
    const years = activate({ ...smallProgramme, rounds: { ...smallProgramme.rounds, firstQuarter: "2026-Q1", lastQuarter: "2035-Q4" } }, 1, finnishHolidays());
    for (let q: Quarter = "2026-Q1"; q < "2036-Q1"; q = nextQuarter(q)) {
      const steps = plannedReminders(roundDates(q, rule, years.calendar), rule, years.calendar);
      expect(steps.map((s) => s.at)).toEqual([...new Set(steps.map((s) => s.at))].sort((a, b) => a - b));
      for (const { at: moment } of steps) expect([isWorkingDay(day(moment), years.calendar), clockTime(moment, calendar.zone)]).toEqual([true, "9.00"]);
    }
  });

  it("after a downtime over several steps only the latest is due: one bundle", () => {
    expect(due("2021-Q1", at("2021-04-29", 12))).toEqual(["due"]);
  });

  it("nothing is due before the opening; after the due day only the chair's and the coordinator's steps are", () => {
    const { opensAt, dueOn } = dates("2021-Q1");
    expect(due("2021-Q1", opensAt - 1)).toEqual([]);
    expect(due("2021-Q1", opensAt)).toEqual(["opening"]);
    expect(due("2021-Q1", at(addDays(dueOn, 1), 0))).toEqual([]);
    expect(due("2021-Q1", at("2021-05-05", 9))).toEqual(["chair", "coordinator"]);
  });

  it("steps that fall on one morning collapse into the later", () => {
    const short = { ...dates("2021-Q1"), dueOn: "2021-04-01" };
    expect(plannedReminders(short, rule, calendar).map((r) => r.step)).toEqual(["due", "chair", "coordinator"]);
    expect(plan("2021-Q1", { reminders: ["due", 1, "opening", 1] }).map(([step]) => step)).toEqual(["opening", "before-1", "due", "chair", "coordinator"]);
  });

  it("a round opened by hand on a Saturday evening reminds on Monday", () => {
    expect(plannedReminders({ ...dates("2021-Q1"), opensAt: at("2021-04-10", 20) }, rule, calendar)[0]).toEqual({ step: "opening", to: "answerer", at: at("2021-04-12", 9) });
  });
});
