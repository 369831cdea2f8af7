import { describe, expect, test } from "vitest";
import { refusal, withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();
const numbers = (length: number): { _id: number }[] => Array.from({ length }, (_, _id) => ({ _id }));

describe("cursors", () => {
  test("give everything in batches of any size", async () => {
    const rows = given.collection<{ _id: number }>();
    await rows.insertMany(numbers(1234));
    for (const batchSize of [1, 7, 101, 1000, 5000]) {
      expect(await rows.find({}, { batchSize }).limit(batchSize === 1 ? 40 : 0).toArray()).toHaveLength(batchSize === 1 ? 40 : 1234);
    }
    expect(await rows.find().sort({ _id: -1 }).skip(1000).limit(3).toArray()).toEqual([{ _id: 233 }, { _id: 232 }, { _id: 231 }]);
    expect(await rows.find({}, { singleBatch: true, batchSize: 5 }).toArray()).toHaveLength(5);
    expect(await rows.find({}, { limit: -3 }).toArray()).toHaveLength(3);
  });

  test("go on while documents come, change and go behind them", async () => {
    const rows = given.collection<{ _id: number; n: number }>();
    await rows.createIndex({ n: 1 });
    await rows.insertMany(numbers(300).map(({ _id }) => ({ _id, n: _id })));
    const cursor = rows.find({ n: { $gte: 0 } }, { batchSize: 10 }).sort({ n: 1 });
    const seen: number[] = [];
    for await (const row of cursor) {
      seen.push(row._id);
      if (row._id % 10 === 9) await rows.deleteMany({ _id: { $lte: row._id } });
    }
    expect(seen).toEqual(numbers(300).map((row) => row._id));
  });

  test("end with a drop of their collection", async () => {
    const rows = given.collection<{ _id: number }>();
    await rows.insertMany(numbers(50));
    const cursor = rows.find({}, { batchSize: 5 });
    await cursor.next();
    await rows.drop();
    expect((await cursor.toArray()).length).toBeLessThan(50);
  });

  test("can be killed, and a killed or foreign one is not found", async () => {
    const rows = given.collection<{ _id: number }>();
    await rows.insertMany(numbers(50));
    const reply = await given.db().command({ find: rows.collectionName, batchSize: 1 });
    const id = (reply["cursor"] as { id: number }).id;
    expect(await refusal(given.db().command({ getMore: id, collection: "elsewhere" }))).toMatchObject({ code: 43 });
    const killed = await given.db().command({ killCursors: rows.collectionName, cursors: [id, 12345] });
    expect(killed).toMatchObject({ cursorsKilled: [id], cursorsNotFound: [12345] });
    expect(await refusal(given.db().command({ getMore: id, collection: rows.collectionName }))).toMatchObject({ code: 43 });
  });

  test("an aggregation matches, groups, sorts, projects and counts", async () => {
    const rows = given.collection();
    await rows.insertMany([
      { name: "a", n: 1, tag: "x" },
      { name: "b", n: 2, tag: "x" },
      { name: "a", n: 5 },
    ]);
    const run = async (...pipeline: object[]): Promise<unknown> => rows.aggregate(pipeline).toArray();
    expect(await run({ $group: { _id: "$name", sum: { $sum: "$n" }, n: { $sum: 1 } } }, { $sort: { _id: 1 } })).toEqual([
      { _id: "a", sum: 6, n: 2 },
      { _id: "b", sum: 2, n: 1 },
    ]);
    expect(await run({ $sort: { n: -1 } }, { $group: { _id: null, first: { $first: "$n" }, last: { $last: "$name" }, all: { $push: "$tag" } } })).toEqual([
      { _id: null, first: 5, last: "a", all: ["x", "x"] },
    ]);
    expect(await run({ $group: { _id: { name: "$name", tag: "$tag" }, min: { $min: "$n" }, max: { $max: "$n" } } }, { $sort: { max: 1 } })).toEqual([
      { _id: { name: "a", tag: "x" }, min: 1, max: 1 },
      { _id: { name: "b", tag: "x" }, min: 2, max: 2 },
      { _id: { name: "a" }, min: 5, max: 5 },
    ]);
    expect(await run({ $match: { n: { $gt: 1 } } }, { $count: "many" })).toEqual([{ many: 2 }]);
    expect(await run({ $match: { n: 99 } }, { $count: "many" })).toEqual([]);
    expect(await run({ $sort: { n: 1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { _id: 0, n: 1 } })).toEqual([{ n: 2 }]);
    expect(await rows.countDocuments({ name: "a" })).toBe(2);
    expect(await rows.countDocuments({ name: "a" }, { limit: 1 })).toBe(1);
    expect(await rows.estimatedDocumentCount()).toBe(3);
    expect(await rows.distinct("tag", { n: { $lt: 3 } })).toEqual(["x"]);
  });
});
