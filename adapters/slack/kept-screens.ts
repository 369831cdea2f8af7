import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Screen } from "../../src/vocabulary/form.ts";
import type { ViewRow } from "./collections.ts";

/** The last screen of each form session: to unfold its rest, and to open it by a button where nothing could be opened at once. */
export interface KeptScreens {
  keep(team: string, user: string, screen: Screen): Promise<void>;
  /** Only the one it was drawn for gets it. */
  get(team: string, user: string, session: string): Promise<Screen | undefined>;
  clear(): Promise<void>;
  forget(team: string): Promise<void>;
}

const keptMs = 30 * 24 * 3_600_000;

export function createKeptScreens(rows: Aggregates<ViewRow, "team">, now: () => number): KeptScreens {
  const keep = async (team: string, user: string, screen: Screen): Promise<void> => {
    const row: ViewRow = { id: screen.session, team, user, screen: JSON.stringify(screen), at: now() };
    const stored = await rows.get(row.id);
    if (!(stored ? await rows.save(stored, row) : await rows.insert(row))) return keep(team, user, screen);
  };
  return {
    keep,
    get: async (team, user, session) => {
      const row = (await rows.get(session))?.value;
      return row?.team === team && row.user === user ? (JSON.parse(row.screen) as Screen) : undefined;
    },
    clear: async () => {
      for (const row of await rows.find({}, { sort: "at", limit: 500 })) if (now() - row.value.at > keptMs) await rows.remove(row.value.id);
    },
    forget: async (team) => {
      for (const row of await rows.find({ team })) await rows.remove(row.value.id);
    },
  };
}
