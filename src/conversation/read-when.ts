import { addDays, weekday } from "../shared/calendar.ts";
import { weekdayNumber } from "./read-calendar-words.ts";
import { numberWord } from "./read-number-words.ts";
import { anyOf } from "./read-pattern.ts";
import { wordsOf } from "./read-text.ts";

const two = (n: number): string => String(n).padStart(2, "0");

/** ISO week of a civil date: `2026-W48`. The year is the one that the week's Thursday is in. */
export function isoWeek(date: string): string {
  const thursday = addDays(date, 4 - weekday(date));
  const first = `${thursday.slice(0, 4)}-01-01`;
  let week = 1;
  for (let day = addDays(first, 7); day <= thursday; day = addDays(day, 7)) week += 1;
  return `${thursday.slice(0, 4)}-W${two(week)}`;
}

const dayAfterTomorrow = anyOf("ylihuomenna|ylihuomisen|i ?övermorgon|the day after tomorrow");
const tomorrow = anyOf("huomenna|huomiseen|huomisaamuna|huomenissa|huomiselle|i ?morgon|tomorrow");
const today = anyOf(`
  tänään|iltapäivällä|illalla|tunnin (?:päästä|kuluttua)|i ?dag|i eftermiddag|i kväll|om en timme
  today|this afternoon|tonight|in an hour|later today
`);
const nextWeek = anyOf("ensi vii[kc]*|seuraaval* viikol*|nästa vecka|next week");
const thisWeek = anyOf("tällä viikolla|denna vecka|den här veckan|this week");
/** No time to come, but asked for as one: it must not be taken for another. */
const yesterday = anyOf("eilen|eiliselle|i ?går|yesterday");
const nextMonth = anyOf("ensi kuu*|nästa månad|next month");
const monthEnd = anyOf("kuun lopu*|kuukauden lopu*|i slutet av månaden|(?:at )?the end of the month|end of month");
const inAWeek = anyOf("(?:lykkää|lykätään|siirrä|torkuta) (?:[^ ]+ )?viikolla|viikon (?:päästä|kuluttua|kuluessa|kuluttuu)|om en vecka|in a week|a week from now");
const fortnight = anyOf(`
  (?:kahden|parin) viikon (?:päästä|kuluttua)|om två veckor|in two weeks|in a fortnight|in a couple of weeks
`);
const edge = String.raw`(?<![\p{L}\d])`;
const finnishDays = String.raw`(\p{L}+|\d{1,3})\s(päivän|vuorokauden|viikon)\s(?:päästä|kuluttua)`;
const otherDays = String.raw`(?:om|in)\s(\p{L}+|\d{1,3})\s(dag(?:ar)?|days?|veckor|weeks?)`;
const inDays = new RegExp(`${edge}(?:${finnishDays}|${otherDays})(?![\\p{L}])`, "u");
const weekNumber = new RegExp(String.raw`${edge}(?:vii[kc]oll?\p{L}*|viikko\p{L}*|vko|vk|vecka|week)\.?\s?(\d{1,2})(?![\d.,])`, "u");

const lastDayOfMonth = (date: string): string => {
  const [y = 0, m = 0] = date.split("-").map(Number);
  return addDays(m === 12 ? `${y + 1}-01-01` : `${y}-${two(m + 1)}-01`, -1);
};

const firstOfNextMonth = (date: string): string => addDays(lastDayOfMonth(date), 1).slice(0, 7);

/** The next such weekday, never today. */
export const nextWeekday = (date: string, day: number): string => addDays(date, ((day - weekday(date) + 6) % 7) + 1);

const count = (word: string | undefined): number | undefined => {
  if (word === undefined) return undefined;
  if (/^\d+$/u.test(word)) return Number(word);
  return /^(?:parin|muutaman)$/u.test(word) ? 2 : numberWord(word)?.value;
};

function afterDays(text: string, from: string): string | undefined {
  const m = inDays.exec(text);
  const n = count(m?.[1] ?? m?.[3]);
  if (!m || n === undefined || n > 366) return undefined;
  return addDays(from, /vii|veck|week/u.test(m[2] ?? m[4] ?? "") ? n * 7 : n);
}

/**
 * A time to come: "ensi maanantaina" -> a date, "nästa vecka" -> `2026-W48`, "ensi kuussa" -> `2026-12`. Undefined when none is said;
 * dates written out are read by `readPeriods`.
 */
export function readWhen(text: string, now: string): string | undefined {
  const week = weekNumber.exec(text);
  if (week && Number(week[1]) >= 1 && Number(week[1]) <= 53) {
    const wanted = `${now.slice(0, 4)}-W${two(Number(week[1]))}`;
    return wanted >= isoWeek(now) ? wanted : `${Number(now.slice(0, 4)) + 1}-W${two(Number(week[1]))}`;
  }
  if (dayAfterTomorrow.test(text)) return addDays(now, 2);
  if (tomorrow.test(text)) return addDays(now, 1);
  const days = fortnight.test(text) ? addDays(now, 14) : inAWeek.test(text) ? addDays(now, 7) : afterDays(text, now);
  if (days) return days;
  const named = wordsOf(text).flatMap((w) => weekdayNumber(w.text) ?? [])[0];
  if (named !== undefined) return nextWeekday(now, named);
  if (nextWeek.test(text)) return isoWeek(addDays(now, 7));
  if (thisWeek.test(text)) return isoWeek(now);
  if (yesterday.test(text)) return addDays(now, -1);
  if (monthEnd.test(text)) return lastDayOfMonth(now);
  if (nextMonth.test(text)) return firstOfNextMonth(now);
  return today.test(text) ? now : undefined;
}
