import { describe, expect, test } from "vitest";
import { refusal, withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();

async function updated(before: object, update: object): Promise<unknown> {
  const collection = given.collection<{ _id: number }>();
  await collection.insertOne({ _id: 1, ...before });
  await collection.updateOne({ _id: 1 }, update);
  const { _id, ...rest } = (await collection.findOne({})) ?? { _id: 0 };
  expect(_id).toBe(1);
  return rest;
}

describe("what an update does to a document", () => {
  test.each<[object, object, object]>([
    // before, update, after
    [{ a: 1 }, { $set: { b: 2, "c.d.e": [1] } }, { a: 1, b: 2, c: { d: { e: [1] } } }],
    [{ a: { b: 1 } }, { $set: { "a.c": 2 } }, { a: { b: 1, c: 2 } }],
    [{ a: [1, 2] }, { $set: { "a.1": 9, "a.3": 7 } }, { a: [1, 9, null, 7] }],
    [{ a: [{ b: 1 }] }, { $set: { "a.0.b": 2, "a.1.b": 3 } }, { a: [{ b: 2 }, { b: 3 }] }],
    [{ a: 1, b: 2 }, { $unset: { a: "", "x.y": "" } }, { b: 2 }],
    [{ a: [1, 2, 3] }, { $unset: { "a.1": 1 } }, { a: [1, null, 3] }],
    [{ a: 1 }, { $inc: { a: -3, "n.m": 0.5 } }, { a: -2, n: { m: 0.5 } }],
    [{ a: 5, b: 5 }, { $min: { a: 3, b: 7, c: 1 } }, { a: 3, b: 5, c: 1 }],
    [{ a: 5, b: 5 }, { $max: { a: 3, b: "x", c: 1 } }, { a: 5, b: "x", c: 1 }],
    [{ a: [1] }, { $push: { a: 2, b: { $each: [1, 2] } } }, { a: [1, 2], b: [1, 2] }],
    [{ a: [1, 2, 3] }, { $push: { a: { $each: [4, 5], $slice: -3 } } }, { a: [3, 4, 5] }],
    [{ a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
    [{ a: [1, { b: 1 }] }, { $addToSet: { a: { $each: [1, { b: 1 }, 2, 2] } } }, { a: [1, { b: 1 }, 2] }],
    [{ a: [1, 2, 3, 2] }, { $pull: { a: 2, none: 1 } }, { a: [1, 3] }],
    [{ a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [{ a: [{ k: "x", n: 1 }, { k: "y" }, 3] }, { $pull: { a: { k: { $in: ["x", "z"] } } } }, { a: [{ k: "y" }, 3] }],
    [{ a: 1, b: { c: 2 } }, { $rename: { a: "z", "b.c": "b.d", none: "other" } }, { b: { d: 2 }, z: 1 }],
    [{ a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    [{ a: 1 }, { $set: {} }, { a: 1 }],
    [{ a: { b: 1 } }, { $set: { a: { c: 1 } } }, { a: { c: 1 } }],
  ])("%j then %j", async (before, update, after) => {
    expect(await updated(before, update)).toEqual(after);
  });

  test("the server's own time", async () => {
    const { at } = (await updated({}, { $currentDate: { at: true } })) as { at: Date };
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(10_000);
  });

  test.each<[object, object, number]>([
    [{ a: "x" }, { $inc: { a: 1 } }, 14],
    [{ a: 1 }, { $push: { a: 1 } }, 2],
    [{ a: 1 }, { $addToSet: { a: 1 } }, 2],
    [{ a: "x" }, { $pull: { a: 1 } }, 2],
    [{ a: 1 }, { $set: { "a.b": 1 } }, 28],
    [{ a: null }, { $set: { "a.b": 1 } }, 28],
    [{ a: [1] }, { $set: { "a.x": 1 } }, 28],
    [{ a: Number.MAX_SAFE_INTEGER }, { $inc: { a: 1 } }, 2],
    [{}, { $set: { _id: 2 } }, 66],
    [{}, { $set: { "a": { "$b": 1 } } }, 52],
  ])("%j refuses %j and stays as it was", async (before, update, code) => {
    const collection = given.collection<{ _id: number }>();
    await collection.insertOne({ _id: 1, ...before });
    expect(await refusal(collection.updateOne({}, { ...update }))).toMatchObject({ code });
    expect(await collection.findOne({})).toEqual({ _id: 1, ...before });
  });
});

describe("what an update reports", () => {
  test("matched, changed, upserted", async () => {
    const collection = given.collection<{ _id: number; a?: number; b?: number }>();
    await collection.insertMany([{ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 2 }]);
    expect(await collection.updateMany({ a: { $gte: 1 } }, { $set: { a: 1 } })).toMatchObject({ matchedCount: 3, modifiedCount: 1, upsertedCount: 0 });
    expect(await collection.updateOne({ a: 1 }, { $set: { b: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await collection.updateOne({ _id: 9 }, { $inc: { a: 5 } }, { upsert: true })).toMatchObject({ matchedCount: 0, upsertedId: 9 });
    expect(await collection.findOne({ _id: 9 })).toEqual({ _id: 9, a: 5 });
    expect(await collection.replaceOne({ _id: 9 }, { b: 3 })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(await collection.findOne({ _id: 9 })).toEqual({ _id: 9, b: 3 });
    expect(await collection.replaceOne({ _id: 10 }, { b: 4 }, { upsert: true })).toMatchObject({ upsertedId: 10 });
  });

  test("a bulk of inserts, updates and deletes", async () => {
    const collection = given.collection<{ _id: number; n?: number }>();
    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 1, n: 1 } } },
      { updateOne: { filter: { _id: 1 }, update: { $inc: { n: 1 } } } },
      { updateOne: { filter: { _id: 2 }, update: { $set: { n: 7 } }, upsert: true } },
      { deleteOne: { filter: { _id: 1 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 1, upsertedCount: 1, deletedCount: 1 });
    expect(await collection.find().toArray()).toEqual([{ _id: 2, n: 7 }]);
  });

  test("a change that moves a document within the order it is found by happens once", async () => {
    const collection = given.collection<{ _id: number; n: number }>();
    await collection.createIndex({ n: 1 });
    await collection.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, n: _id })));
    await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 10 } });
    expect((await collection.find().sort({ n: 1 }).toArray()).map((document) => document.n)).toEqual(Array.from({ length: 50 }, (_, at) => at + 10));
  });

  test("a hundred increments side by side are a hundred", async () => {
    const collection = given.collection<{ _id: number; n: number }>();
    await collection.insertOne({ _id: 1, n: 0 });
    await Promise.all(Array.from({ length: 100 }, () => collection.updateOne({ _id: 1 }, { $inc: { n: 1 } })));
    expect(await collection.findOne({})).toEqual({ _id: 1, n: 100 });
  });

  test("many that try to upsert the same thing make one", async () => {
    const collection = given.collection<{ key: string; n: number }>();
    await collection.createIndex({ key: 1 }, { unique: true });
    await Promise.all(Array.from({ length: 30 }, () => collection.updateOne({ key: "a" }, { $inc: { n: 1 } }, { upsert: true })));
    expect(await collection.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ key: "a", n: 30 }]);
  });

  test("a write that asks for no answer is done all the same", async () => {
    const collection = given.collection<{ _id: number }>();
    await collection.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    await expect.poll(() => collection.countDocuments()).toBe(1);
  });
});
