import type { Desk } from "./desk.ts";

/** Zone in which times are typed: the programme's. */
export const zoneOf = async (desk: Pick<Desk, "app">): Promise<string> => (await desk.app.programme())?.calendar.zone ?? "Europe/Helsinki";
