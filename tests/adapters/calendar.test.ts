import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { holidayTable } from "../../adapters/calendar/holiday-table.ts";
import { computeHolidays, finnishHolidays } from "../../adapters/calendar/holidays.ts";

const holidays = finnishHolidays();

describe("Finland's public holidays", () => {
  test("2021 has all thirteen", () => {
    expect(holidays(2021)).toEqual([
      "2021-01-01", "2021-01-06", "2021-04-02", "2021-04-04", "2021-04-05", "2021-05-01", "2021-05-13", "2021-05-23", "2021-06-26", "2021-11-06",
      "2021-12-06", "2021-12-25", "2021-12-26",
    ]);
  });

  test("eves are working days unless the programme says otherwise", () => {
    expect(holidays(2021)).not.toContain("2021-06-25");
    expect(holidays(2021)).not.toContain("2021-12-24");
  });

  test("mother's day and other observances are no holidays", () => {
    expect(holidays(2026)).not.toContain("2026-05-10");
    expect(holidays(2026)).toHaveLength(13);
  });

  test("a year outside the table comes from the library", () => {
    expect(holidays(2060)).toEqual(computeHolidays(2060));
    expect(holidays(2060)).toHaveLength(13);
  });

  test("asking twice gives the same answer without computing it again", () => {
    expect(holidays(2061)).toBe(holidays(2061));
  });

  test("the table is what date-holidays says: run npm run holidays", () => {
    const file = readFileSync(new URL("../../adapters/calendar/finnish-public-holidays.ts", import.meta.url), "utf8");
    expect(file).toBe(holidayTable());
  });
});
