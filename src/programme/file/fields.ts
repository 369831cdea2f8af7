import { z } from "zod";
import { isDate } from "../../shared/calendar.ts";
import { isQuarter } from "../../shared/quarter.ts";
import type { FaultCode, FaultParams } from "../fault.ts";
import { isId, isMonthDay, isNumber, nearDate, nearId, nearMonthDay, nearNumber, nearQuarter } from "./corrections.ts";

/** Kinds of values in a file. Each reads the text as it was written and says what is wrong in our own codes. */

/** How a field hands its fault through zod: `params` of a custom issue. */
export interface FieldFault {
  readonly code: FaultCode;
  readonly params: FaultParams;
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Text on one line; a text that the file folds over several lines becomes one. */
export const text = (longest: number) => z.string().overwrite((s) => s.replace(/\s+/g, " ").trim()).min(1).max(longest);

type Read<T> = { readonly value: T } | { readonly fault: FaultCode; readonly params?: FaultParams };

const field = <T>(read: (written: string) => Read<T>) =>
  z.string().transform((written, context): T => {
    const result = read(written.trim());
    if ("value" in result) return result.value;
    const fault: FieldFault = { code: result.fault, params: { value: cut(written.trim()), ...result.params } };
    context.addIssue({ code: "custom", params: { fault } });
    return z.NEVER;
  });

const matching = (fits: (s: string) => boolean, codes: { readonly plain: FaultCode; readonly near: FaultCode }, correct: (s: string) => string | undefined) =>
  field((s): Read<string> => {
    if (fits(s)) return { value: s };
    const near = correct(s);
    return near === undefined ? { fault: codes.plain } : { fault: codes.near, params: { near } };
  });

export const date = matching(isDate, { plain: "date", near: "dateNear" }, nearDate);
export const monthDay = matching(isMonthDay, { plain: "monthDay", near: "monthDayNear" }, nearMonthDay);
export const quarterText = matching(isQuarter, { plain: "quarter", near: "quarterNear" }, nearQuarter);
export const id = matching(isId, { plain: "id", near: "idNear" }, nearId);
export const email = matching((s) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(s) && s.length <= 254, { plain: "email", near: "email" }, () => undefined);
export const zone = matching(isZone, { plain: "zone", near: "zone" }, () => undefined);

export const number = field((s): Read<number> => {
  if (isNumber(s)) return { value: Number(s) };
  const near = nearNumber(s);
  return near === undefined ? { fault: "number" } : { fault: "numberNear", params: { near } };
});

export const whole = (min: number, max: number) =>
  field((s): Read<number> => {
    const value = Number(s);
    return /^[+-]?\d{1,15}$/.test(s) && value >= min && value <= max ? { value } : { fault: "whole", params: { min, max } };
  });

/** "opening", "due", or how many working days before the due day. */
export const reminderRule = field((s): Read<"opening" | "due" | number> => {
  if (s === "opening" || s === "due") return { value: s };
  return /^\d{1,2}$/.test(s) && Number(s) >= 1 && Number(s) <= 60 ? { value: Number(s) } : { fault: "reminderStep" };
});

export const flag = field((s): Read<boolean> => (s === "true" || s === "false" ? { value: s === "true" } : { fault: "flag" }));

/** A list; a single value may be written without the list's brackets. */
export const list = <S extends z.ZodType>(item: S) => z.preprocess((v) => (typeof v === "string" ? [v] : v), z.array(item));

/** A zone of the IANA database, `Europe/Helsinki`. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z_]+\/[A-Za-z_/+-]+$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
