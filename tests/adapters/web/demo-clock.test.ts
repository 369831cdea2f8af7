import { describe, expect, test } from "vitest";
import { clockText, momentAfter } from "../../../adapters/web/demo-clock.ts";
import { momentOf } from "../../../src/shared/calendar.ts";

const zone = "Europe/Helsinki";
const at = (date: string, hour: number): { now(): number; readonly zone: string; moveTo(): Promise<void>; nextOpening(): undefined } => ({
  now: () => momentOf(date, hour, zone) + 25 * 60_000,
  zone,
  moveTo: () => Promise.resolve(),
  nextOpening: () => undefined,
});

describe("Moving the demo clock", () => {
  test.each([
    ["an ordinary day", "2021-03-29", "day", "ti 30.3.2021 klo 9.25"],
    ["a week", "2021-03-29", "week", "ma 5.4.2021 klo 9.25"],
    ["over the change to summer time", "2021-03-27", "day", "su 28.3.2021 klo 9.25"],
    ["over the change to winter time", "2021-10-30", "day", "su 31.10.2021 klo 9.25"],
    ["over the turn of the year", "2021-12-31", "day", "la 1.1.2022 klo 9.25"],
  ] as const)("%s keeps the hour on the wall", async (_name, date, move, expected) => {
    const moment = await momentAfter(move, at(date, 9));

    expect(clockText(moment ?? 0, zone, "fi")).toBe(expected);
  });

  test("there is no next opening after the last round", async () => {
    expect(await momentAfter("opening", at("2023-12-31", 9))).toBeUndefined();
  });
});

test("each language writes the moment its own way", () => {
  const moment = momentOf("2021-03-29", 9, zone);

  expect(["fi", "sv", "en"].map((l) => clockText(moment, zone, l as "fi"))).toEqual(["ma 29.3.2021 klo 9.00", "må 29.3.2021 kl. 9.00", "Mon 29 Mar 2021, 9:00"]);
});
