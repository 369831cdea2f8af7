import { decode, encode } from "../../../../adapters/mongo/embedded/bson/codec.ts";
import { compileSort, sortKey } from "../../../../adapters/mongo/embedded/query/sort.ts";
import fc from "fast-check";
import type { Collection, Document } from "mongodb";
import { describe, expect, test } from "vitest";
import { anyDocument, filter, indexKey, plainDocument, sort } from "./support/arbitrary.ts";
import { withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();
const runs = { numRuns: 60, interruptAfterTimeLimit: 12_000 };
type Numbered = Document & { _id: number };

const world = (document: fc.Arbitrary<Document>) =>
  fc.record({
    documents: fc.array(document, { minLength: 1, maxLength: 40 }),
    indexes: fc.array(indexKey, { minLength: 1, maxLength: 4 }),
    queries: fc.array(fc.record({ filter, sort, limit: fc.constantFrom(0, 0, 1, 3), skip: fc.constantFrom(0, 0, 2) }), { minLength: 10, maxLength: 10 }),
  });

async function filled(documents: readonly Document[], indexes: readonly Record<string, 1 | -1>[]): Promise<Collection<Numbered>> {
  const collection = given.collection<Numbered>();
  const numbered = documents.map((document, _id) => ({ _id, ...document }));
  const half = Math.ceil(numbered.length / 2);
  await collection.insertMany(numbered.slice(0, half));
  // Half of the documents are there when the index is built, half come later. Pairs of arrays are refused: such an index is left out.
  for (const key of indexes) await collection.createIndex(key).catch(() => undefined);
  await collection.insertMany(numbered.slice(half), { ordered: false }).catch(() => undefined);
  return collection;
}

describe("a find with indexes equals one that looks at every document", () => {
  test.each([
    ["plain documents", plainDocument],
    ["documents with arrays", anyDocument],
  ])("%s", async (_what, document) => {
    await fc.assert(
      fc.asyncProperty(world(document as fc.Arbitrary<Document>), async ({ documents, indexes, queries }) => {
        const collection = await filled(documents, indexes);
        for (const query of queries) await sameEitherWay(collection, query.filter, query.sort, query);
        await collection.drop();
      }),
      runs,
    );
  });

  test("also after documents have changed and gone", async () => {
    await fc.assert(
      fc.asyncProperty(world(anyDocument as fc.Arbitrary<Document>), fc.array(anyDocument, { maxLength: 10 }), async ({ documents, indexes, queries }, changes) => {
        const collection = await filled(documents, indexes);
        for (const [at, change] of changes.entries()) await collection.replaceOne({ _id: at * 2 }, change as Numbered).catch(() => undefined);
        await collection.deleteMany({ _id: { $in: [1, 5, 9] } });
        await collection.updateMany({ _id: { $gt: 10 } }, { $unset: { b: 1 } });
        for (const query of queries) await sameEitherWay(collection, query.filter, query.sort, query);
        await collection.drop();
      }),
      runs,
    );
  });
});

async function sameEitherWay(
  collection: Collection<Numbered>,
  where: Document,
  order: Record<string, 1 | -1>,
  { limit, skip }: { limit: number; skip: number },
): Promise<void> {
  const all = await collection.find(where, { hint: { $natural: 1 } }).toArray();
  const found = await collection.find(where, { sort: order, limit, skip }).toArray();
  const context = JSON.stringify({ where, order, limit, skip });
  const idsOfAll = new Set(all.map((document) => document._id));
  expect(found.every((document) => idsOfAll.has(document._id)), context).toBe(true);
  expect(new Set(found.map((document) => document._id)).size, context).toBe(found.length);
  expect(found.length, context).toBe(Math.min(limit === 0 ? Infinity : limit, Math.max(0, all.length - skip)));
  const fields = compileSort(order);
  const keyOf = (document: Document): Buffer => sortKey(decode(encode(document)), fields);
  const expected = all.map(keyOf).sort(Buffer.compare).slice(skip, limit === 0 ? undefined : skip + limit);
  expect(found.map((document) => keyOf(document).toString("hex")), context).toEqual(expected.map((key) => key.toString("hex")));
  expect(await collection.countDocuments(where)).toBe(all.length);
}
