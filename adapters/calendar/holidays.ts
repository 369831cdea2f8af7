import { createRequire } from "node:module";
import type Holidays from "date-holidays";
import { publicHolidays } from "./finnish-public-holidays.ts";

/**
 * Finland's public holidays of a year as civil dates, in order. Eves (juhannusaatto, jouluaatto) are not public holidays: they
 * belong to the programme's own free days.
 *
 * date-holidays costs 0.2 s and 22 MB to load, so the years in use are kept as a table made with it (`npm run holidays`; a test
 * compares the two), and the library is loaded only for a year outside the table.
 */
export function finnishHolidays(): (year: number) => readonly string[] {
  const known = new Map<number, readonly string[]>();
  return (year) => {
    const dates = known.get(year) ?? fromTable(year) ?? computeHolidays(year);
    known.set(year, dates);
    return dates;
  };
}

function fromTable(year: number): readonly string[] | undefined {
  return publicHolidays[year]?.split(" ").map((day) => `${year}-${day}`);
}

let library: Holidays | undefined;

/** Straight from the library. Years it cannot compute give no holidays. */
export function computeHolidays(year: number): readonly string[] {
  library ??= load();
  const days = library.getHolidays(year).filter((day) => day.type === "public");
  return [...new Set(days.map((day) => day.date.slice(0, 10)))].sort();
}

function load(): Holidays {
  const module = createRequire(import.meta.url)("date-holidays") as { readonly default?: typeof Holidays } & typeof Holidays;
  const Library = module.default ?? module;
  return new Library("FI");
}
