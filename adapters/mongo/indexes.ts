import type { Connection } from "mongoose";
import type { CollectionSpec } from "../../src/stores.ts";

/** What every collection of aggregates needs beside its own indexes: the relay asks by `hasMessages`. */
export const relayed = (spec: CollectionSpec): CollectionSpec => ({ ...spec, indexes: [["hasMessages"], ...spec.indexes] });

/** Makes what is missing; plain and unique ascending indexes only. Can be repeated and run by several processes at once. */
export async function ensureIndexes(connection: Connection, specs: readonly CollectionSpec[]): Promise<void> {
  await Promise.all(
    specs.map(async (spec) => {
      // `v` lets a start find a newer shape without reading the collection.
      const plain = [["v"], ...spec.indexes].map((fields) => ({ key: keyOf(fields) }));
      const unique = (spec.unique ?? []).map((fields) => ({ key: keyOf(fields), unique: true }));
      await connection.collection(spec.collection).createIndexes([...plain, ...unique]);
    }),
  );
}

const keyOf = (fields: readonly string[]): Record<string, 1> => Object.fromEntries(fields.map((field) => [field === "id" ? "_id" : field, 1]));
