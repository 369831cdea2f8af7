import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays, clockTime, dateOf, daysBetween, isWorkingDay, momentOf, openingDay, weekday, workingDayFrom, workingDaysBefore,
} from "../../src/shared/calendar.ts";
import { isoWeek } from "../../src/conversation/read-when.ts";
import { datesOf } from "../../src/shared/spans.ts";
import { nextQuarter, previousQuarter, quarterDates, quarterOf } from "../../src/shared/quarter.ts";
import type { Quarter } from "../../src/shared/quarter.ts";

const zone = "Europe/Helsinki";
const easter2021 = { zone, free: new Set(["2021-01-01", "2021-04-02", "2021-04-05"]) };
const anyDay = fc.integer({ min: 0, max: 3652 }).map((n) => addDays("2026-01-01", n));

describe("civil time in Helsinki", () => {
  it("nine in the morning is nine on every day of ten years, also when the clocks change", () => {
    for (let day = "2026-01-01"; day < "2036-01-01"; day = addDays(day, 1)) {
      const at = momentOf(day, 9, zone);
      expect([dateOf(at, zone), clockTime(at, zone)]).toEqual([day, "9.00"]);
    }
  });

  it("the hour that spring skips becomes the next one, and the hour that autumn repeats is the first", () => {
    expect(clockTime(momentOf("2026-03-29", 3, zone), zone)).toBe("4.00");
    expect(momentOf("2026-10-25", 4, zone) - momentOf("2026-10-25", 3, zone)).toBe(2 * 3_600_000);
  });

  it("the first quarter's round of 2021 opens on Thursday the first of April, before Easter", () => {
    expect(openingDay("2021-Q1", easter2021)).toBe("2021-04-01");
    expect(weekday("2021-04-01")).toBe(4);
  });

  it("a round after a quarter that ends before New Year opens when people are back at work", () => {
    expect(openingDay("2020-Q4", easter2021)).toBe("2021-01-04");
  });

  it("a free day moves forward to the next working day, over Easter to Tuesday", () => {
    expect(workingDayFrom("2021-04-02", easter2021)).toBe("2021-04-06");
  });

  it("working days before a day skip weekends and holidays", () => {
    expect(workingDaysBefore("2021-04-08", 3, easter2021)).toBe("2021-04-01");
  });

  it("whatever the day, the working day found is one, not before it, and none between is", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const found = workingDayFrom(day, easter2021);
        expect(isWorkingDay(found, easter2021)).toBe(true);
        expect(found >= day).toBe(true);
        for (let d = day; d < found; d = addDays(d, 1)) expect(isWorkingDay(d, easter2021)).toBe(false);
      }),
    );
  });

  it("a week is the seven days from the Monday that its number names, whatever year they are in", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { from, to } = datesOf(isoWeek(day)) ?? { from: "", to: "" };
        expect([weekday(from), daysBetween(from, to)]).toEqual([1, 6]);
        expect(from <= day && day <= to).toBe(true);
      }),
    );
  });

  it("a month, quarter and year begin with their first day and end with their last; other words are no time", () => {
    expect(datesOf("2021-02")).toEqual({ from: "2021-02-01", to: "2021-02-28" });
    expect(datesOf("2021-Q4")).toEqual({ from: "2021-10-01", to: "2021-12-31" });
    expect(datesOf("2020")).toEqual({ from: "2020-01-01", to: "2020-12-31" });
    expect(["2021-13", "2021-02-30", "2021-2023", "huomenna"].map(datesOf)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("quarters", () => {
  it("the dates of a quarter belong to it, and the next begins the day after", () => {
    for (let q: Quarter = "2026-Q1"; q < "2036-Q1"; q = nextQuarter(q)) {
      const { from, to } = quarterDates(q);
      expect([quarterOf(from), quarterOf(to)]).toEqual([q, q]);
      expect(quarterDates(nextQuarter(q)).from).toBe(addDays(to, 1));
      expect(previousQuarter(nextQuarter(q))).toBe(q);
    }
  });
});
