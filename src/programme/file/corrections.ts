import { isDate } from "../../shared/calendar.ts";
import { isQuarter } from "../../shared/quarter.ts";

/** What the writer probably meant, when a value almost fits. Only ever offered in a fault, never used. */

const two = (n: string): string => n.padStart(2, "0");

/** `1,5` -> "1.5", `1 163` -> "1163", `12 %` -> "12", `−5` -> "-5" */
export function nearNumber(text: string): string | undefined {
  const near = text.trim().replace(/[−–]/g, "-").replace(/\s*[%€]$/, "").replace(/(?<=\d)[\s_](?=\d{3}(\D|$))/g, "").replace(",", ".");
  return near !== text && isNumber(near) ? near : undefined;
}

export const isNumber = (text: string): boolean => /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(text);

/** `1.10.2021`, `2021-9-1`, `1/10/2021` -> "2021-10-01" */
export function nearDate(text: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  const [, y = "", m = "", d = ""] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ?? [];
  const near = year ? `${year}-${two(month)}-${two(day)}` : `${y}-${two(m)}-${two(d)}`;
  return isDate(near) ? near : undefined;
}

/** `15.2.` -> "02-15" */
export function nearMonthDay(text: string): string | undefined {
  const [, day = "", month = ""] = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(text) ?? [];
  const near = `${two(month)}-${two(day)}`;
  return isMonthDay(near) ? near : undefined;
}

/** A day that every year has. */
export const isMonthDay = (text: string): boolean => /^\d{2}-\d{2}$/.test(text) && isDate(`2021-${text}`);

/** `Q1/2021`, `2021 Q1`, `1/2021`, `2021/1` -> "2021-Q1" */
export function nearQuarter(text: string): string | undefined {
  const [, number, year] = /^Q?\s*([1-4])\s*[/. -]\s*(\d{4})$/i.exec(text) ?? [];
  const [, y, n] = /^(\d{4})\s*[/. -]?\s*[QK]?\s*([1-4])$/i.exec(text) ?? [];
  const near = year ? `${year}-Q${number}` : `${y}-Q${n}`;
  return isQuarter(near) ? near : undefined;
}

const letters: Readonly<Record<string, string>> = { ä: "a", å: "a", ö: "o" };

/** `Työhyvinvointi 1` -> "tyohyvinvointi-1" */
export function nearId(text: string): string | undefined {
  const near = text.toLowerCase().replace(/[äåö]/g, (c) => letters[c] ?? c).replace(/[^a-z0-9_]+/g, "-").replace(/^[-_]+|[-_]+$/g, "").slice(0, longestId);
  return isId(near) ? near : undefined;
}

/** Ids travel in buttons, whose whole content has 150 characters. */
export const longestId = 60;
export const isId = (text: string): boolean => text.length <= longestId && /^[a-z0-9][a-z0-9_-]*$/.test(text);
