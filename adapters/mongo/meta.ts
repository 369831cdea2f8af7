import type { Collection } from "mongodb";
import type { Connection } from "mongoose";

/** What the store knows about itself: its migration level, leases, an unfinished restore. */
export interface MetaDocument {
  readonly _id: string;
  readonly level?: number;
  readonly holder?: string;
  readonly until?: number;
  readonly file?: string;
}

export const metaCollection = "meta";

export const metaOf = (connection: Connection): Collection<MetaDocument> =>
  connection.collection<MetaDocument>(metaCollection);

/** Set while a restore writes; a store that is half written must not be used. */
export const restoreMark = "restore";

export async function storedLevel(connection: Connection): Promise<number> {
  return (await metaOf(connection).findOne({ _id: "level" }))?.level ?? 0;
}

export async function recordLevel(connection: Connection, level: number): Promise<void> {
  await metaOf(connection).updateOne({ _id: "level" }, { $set: { level } }, { upsert: true });
}
