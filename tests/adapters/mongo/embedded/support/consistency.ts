import { join } from "node:path";
import { decode } from "../../../../../adapters/mongo/embedded/bson/codec.ts";
import { Catalogue } from "../../../../../adapters/mongo/embedded/storage/catalogue.ts";
import { openEngine } from "../../../../../adapters/mongo/embedded/storage/engine.ts";
import { indexKeysOf } from "../../../../../adapters/mongo/embedded/storage/index-keys.ts";
import { after, shortened, spaceKey } from "../../../../../adapters/mongo/embedded/storage/keys.ts";

/** Index entries without their document, and documents without their entry, in a folder that nobody serves. */
export async function strayEntries(folder: string): Promise<{ readonly entries: number; readonly strays: readonly string[] }> {
  const engine = openEngine(join(folder, "store.mdb"));
  const strays: string[] = [];
  let entries = 0;
  const inSpace = (space: number): readonly { key: Buffer; value: Buffer }[] =>
    engine.range({ start: spaceKey(space), end: after(spaceKey(space)) }, 10_000_000);
  for (const collection of new Catalogue(engine).all()) {
    const documents = inSpace(collection.space);
    for (const index of collection.indexes) {
      const expected = new Set<string>();
      for (const { key, value } of documents) {
        const place = key.subarray(4);
        for (const part of indexKeysOf(decode(value), index).keys) expected.add(spaceKey(index.space, shortened(part), place).toString("hex"));
      }
      const there = inSpace(index.space).map((entry) => entry.key.toString("hex"));
      entries += there.length;
      strays.push(...there.filter((key) => !expected.has(key)).map((key) => `entry without document: ${index.name} ${key}`));
      const known = new Set(there);
      strays.push(...[...expected].filter((key) => !known.has(key)).map((key) => `document without entry: ${index.name} ${key}`));
    }
  }
  await engine.close();
  return { entries, strays };
}
