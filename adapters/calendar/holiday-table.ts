import { computeHolidays } from "./holidays.ts";

const first = 2015;
const last = 2050;

/** The text of `finnish-public-holidays.ts`: every year on its own line. */
export function holidayTable(): string {
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const lines = years.map((year) => `  ${year}: "${computeHolidays(year).map((date) => date.slice(5)).join(" ")}",`);
  return [
    "/** Finland's public holidays, month and day, by year. Made from date-holidays by `npm run holidays`; do not edit by hand. */",
    "export const publicHolidays: Readonly<Record<number, string>> = {",
    ...lines,
    "};",
    "",
  ].join("\n");
}
