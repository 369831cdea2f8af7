import { addDays, clockTime, dateOf, momentOf } from "../../src/shared/calendar.ts";
import type { Language } from "../../src/shared/language.ts";
import { formatDay } from "../../src/texts/numbers.ts";
import { say } from "../../src/texts/texts.ts";
import type { DemoTime } from "./ports.ts";

/** How far a visitor moves the clock. */
export const moves = ["day", "week", "opening"] as const;
export type Move = (typeof moves)[number];

/** "ma 29.3.2021", "Mon 29 Mar 2021". */
export const dayText = (moment: number, zone: string, language: Language): string => {
  const date = dateOf(moment, zone);
  return `${formatDay(date, language)}${language === "en" ? " " : ""}${date.slice(0, 4)}`;
};

/** "9.00", in English "9:00". */
export const hourText = (moment: number, zone: string, language: Language): string => {
  const time = clockTime(moment, zone);
  return language === "en" ? time.replace(".", ":") : time;
};

/** "ma 29.3.2021 klo 9.00". */
export const clockText = (moment: number, zone: string, language: Language): string =>
  say(language, "playground.clock.moment", { day: dayText(moment, zone, language), time: hourText(moment, zone, language) });

/** Moment to move to; undefined when there is no next opening. Days keep the hour on the wall, also over a change to summer time. */
export async function momentAfter(move: Move, time: DemoTime): Promise<number | undefined> {
  if (move === "opening") return (await time.nextOpening())?.moment;
  const now = time.now();
  const [hour = 0, minute = 0] = clockTime(now, time.zone).split(".").map(Number);
  const date = addDays(dateOf(now, time.zone), move === "day" ? 1 : 7);
  return momentOf(date, hour, time.zone) + minute * 60_000;
}
