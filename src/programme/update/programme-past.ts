import type { Ports } from "../../ports.ts";
import type { ActiveProgramme } from "../active-programme.ts";
import { newestProgramme } from "../current-programme.ts";
import type { Past } from "./past.ts";

/** The newest version, which a new one follows also while an open round pins an older one, and what lies behind it. */
export interface Newest {
  readonly newest: ActiveProgramme;
  readonly past: Past;
}

export async function newestWithPast(ports: Ports): Promise<Newest | undefined> {
  const newest = await newestProgramme(ports);
  if (!newest) return undefined;
  const programme = newest.programme.id;
  const versions = await ports.stores.programmes.find({ programme }, { sort: "version", descending: true });
  const figures = new Map<string, number>();
  for (const { value } of await ports.stores.readings.find({ programme })) figures.set(value.series, (figures.get(value.series) ?? 0) + 1);
  return { newest, past: { earlier: versions.map((v) => v.value).filter((v) => v.version !== newest.version).map((v) => v.content), figures } };
}
