import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import type { OriginRow } from "./collections.ts";
import { platform } from "./options.ts";

/** A private card remembers the channel that it was asked in: under an id that only the asker has, so that no place can be made up. */
export interface Origins {
  keep(row: Omit<OriginRow, "at">): Promise<void>;
  find(id: string, actor: { readonly tenant: string; readonly user: string }): Promise<{ readonly place: PlaceRef; readonly thread?: string } | undefined>;
  clear(): Promise<void>;
}

const keptMs = 30 * 24 * 3_600_000;

export function createOrigins(rows: Aggregates<OriginRow, never>, now: () => number): Origins {
  return {
    keep: async (row) => {
      await rows.insert({ ...row, at: now() });
    },
    find: async (id, actor) => {
      const row = (await rows.get(id))?.value;
      if (row?.tenant !== actor.tenant || row.user !== actor.user) return undefined;
      return { place: { platform, tenant: row.tenant, conversation: row.conversation, kind: "channel" }, ...(row.thread === undefined ? {} : { thread: row.thread }) };
    },
    clear: async () => {
      for (const row of await rows.find({}, { sort: "at", limit: 200 })) if (now() - row.value.at > keptMs) await rows.remove(row.value.id);
    },
  };
}
