import type { Context } from "../conversation/context.ts";
import { clockTime, dateOf } from "../shared/calendar.ts";
import { formatDate } from "../texts/numbers.ts";

/** "3.4.2021 klo 9.10", in the programme's zone. */
export const whenSaid = (c: Pick<Context, "active" | "language" | "t">, at: number): string =>
  c.t("evaluation.moment", { date: formatDate(dateOf(at, c.active.calendar.zone), c.language), time: clockTime(at, c.active.calendar.zone) });
