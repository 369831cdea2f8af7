import { Binary, Double, Long, MongoClient, ObjectId } from "mongodb";
import { describe, expect, test } from "vitest";
import { refusal, withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();

describe("documents over the real driver", () => {
  test("what is inserted comes back as it was, types and order of fields included", async () => {
    const rounds = given.collection();
    const saved = {
      _id: new ObjectId(),
      text: "väliarviointi \u{1f600} \u0000 loppu",
      whole: 3,
      fraction: 12.5,
      large: Long.fromNumber(Number.MAX_SAFE_INTEGER),
      none: null,
      yes: true,
      at: new Date("2026-11-22T10:00:00.000Z"),
      bytes: new Binary(Buffer.from([0, 1, 255])),
      nested: { z: 1, a: [1, "kaksi", { c: null }, []], empty: {} },
      infinite: Infinity,
    };
    await rounds.insertOne(saved);
    const found = await rounds.findOne({ _id: saved._id });
    expect(found).toEqual({ ...saved, large: Number.MAX_SAFE_INTEGER });
    expect(Object.keys(found ?? {})).toEqual(Object.keys(saved));
  });

  test("a document without _id gets one, and _id stands first", async () => {
    const rounds = given.collection();
    await given.db().command({ insert: rounds.collectionName, documents: [{ a: 1 }, { b: 1, _id: "x" }] });
    const found = await rounds.find().sort({ b: 1 }).toArray();
    expect(found.map((document) => Object.keys(document))).toEqual([["_id", "a"], ["_id", "b"]]);
    expect(found[0]?._id).toBeInstanceOf(ObjectId);
  });

  test("an _id is taken once, whatever its type", async () => {
    const rounds = given.collection<{ _id: string }>();
    const ids: readonly unknown[] = ["1", 1, new Date(1), true, { a: 1 }, { a: { b: 1 } }, new ObjectId(), "ä".repeat(3000), `${"ä".repeat(3000)}2`];
    for (const _id of ids) await rounds.insertOne({ _id: _id as string });
    for (const _id of ids) {
      expect(await refusal(rounds.insertOne({ _id: _id as string }))).toMatchObject({ code: 11000 });
      expect(await rounds.countDocuments({ _id: { $eq: _id as string } })).toBe(1);
    }
    expect(await refusal(rounds.insertOne({ _id: new Double(1) as unknown as string }))).toMatchObject({ code: 11000 });
    expect(await rounds.countDocuments()).toBe(ids.length);
  });

  test("a row of inserts stops at the first failure when ordered, and goes on when not", async () => {
    const rounds = given.collection<{ _id: number }>();
    const some = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    await expect(rounds.insertMany(some)).rejects.toMatchObject({ code: 11000, insertedCount: 1 });
    await expect(rounds.insertMany([{ _id: 1 }, { _id: 3 }, { _id: 1 }, { _id: 4 }], { ordered: false })).rejects.toMatchObject({
      code: 11000,
      insertedCount: 2,
    });
    expect(await rounds.distinct("_id")).toEqual([1, 3, 4]);
  });

  test("delete takes one or all that match", async () => {
    const rounds = given.collection();
    await rounds.insertMany([{ k: 1 }, { k: 1 }, { k: 2 }]);
    expect((await rounds.deleteOne({ k: 1 })).deletedCount).toBe(1);
    expect((await rounds.deleteMany({})).deletedCount).toBe(2);
    expect((await rounds.deleteMany({})).deletedCount).toBe(0);
  });

  test("a batch of many large documents goes in and comes out", async () => {
    const rounds = given.collection<{ _id: number; text: string }>();
    const text = "x".repeat(200_000);
    await rounds.insertMany(Array.from({ length: 120 }, (_, _id) => ({ _id, text })));
    const found = await rounds.find().toArray();
    expect(found.map((document) => document._id)).toEqual(Array.from({ length: 120 }, (_, at) => at));
    expect(found.every((document) => document.text === text)).toBe(true);
  });

  test("two clients see each other's acknowledged writes at once", async () => {
    const rounds = given.collection<{ _id: number }>();
    const other = await MongoClient.connect(given.store.uri);
    const theirs = other.db().collection<{ _id: number; by?: string }>(rounds.collectionName);
    for (let _id = 0; _id < 20; _id++) {
      await rounds.insertOne({ _id });
      expect(await theirs.findOneAndUpdate({ _id }, { $set: { by: "them" } })).toEqual({ _id });
      expect(await rounds.findOne({ by: "them", _id })).toEqual({ _id, by: "them" });
    }
    await other.close();
  });
});

describe("findAndModify", () => {
  test("takes the first in the order asked for, and gives it before or after the change", async () => {
    const jobs = given.collection<{ _id: number; due: number; taken?: boolean }>();
    await jobs.insertMany([{ _id: 1, due: 30 }, { _id: 2, due: 10 }, { _id: 3, due: 20 }]);
    const take = { $set: { taken: true } };
    expect(await jobs.findOneAndUpdate({ taken: null as never }, take, { sort: { due: 1 } })).toEqual({ _id: 2, due: 10 });
    expect(await jobs.findOneAndUpdate({ taken: { $ne: true } }, take, { sort: { due: 1 }, returnDocument: "after", projection: { due: 1 } })).toEqual({
      _id: 3,
      due: 20,
    });
    expect(await jobs.findOneAndUpdate({ due: { $gt: 100 } }, take)).toBeNull();
  });

  test("upserts from what the filter holds equal", async () => {
    const jobs = given.collection();
    const result = await jobs.findOneAndUpdate(
      { name: "sweep", type: { $eq: "single" }, "data.group": "vanhus", tries: { $gt: 3 } },
      { $set: { due: 1 }, $setOnInsert: { made: true } },
      { upsert: true, returnDocument: "after", includeResultMetadata: true },
    );
    expect(result.value).toEqual({ _id: result.lastErrorObject?.["upserted"], name: "sweep", type: "single", data: { group: "vanhus" }, due: 1, made: true });
    expect(result.lastErrorObject).toMatchObject({ n: 1, updatedExisting: false });
  });

  test("removes and gives what it removed", async () => {
    const jobs = given.collection<{ _id: number }>();
    await jobs.insertMany([{ _id: 1 }, { _id: 2 }]);
    expect(await jobs.findOneAndDelete({}, { sort: { _id: -1 } })).toEqual({ _id: 2 });
    expect(await jobs.findOneAndDelete({ _id: 2 })).toBeNull();
  });

  test("replaces", async () => {
    const jobs = given.collection<{ _id: number; a?: number; b?: number }>();
    await jobs.insertOne({ _id: 1, a: 1 });
    expect(await jobs.findOneAndReplace({ _id: 1 }, { b: 2 }, { returnDocument: "after" })).toEqual({ _id: 1, b: 2 });
  });

  test("twenty at a time: nobody gets what another one took", async () => {
    const jobs = given.collection<{ _id: number; state: string }>();
    await jobs.insertMany(Array.from({ length: 50 }, (_, _id) => ({ _id, state: "queued" })));
    const taken = await Promise.all(
      Array.from({ length: 70 }, () => jobs.findOneAndUpdate({ state: "queued" }, { $set: { state: "sending" } }, { sort: { _id: 1 } })),
    );
    const ids = taken.flatMap((document) => (document === null ? [] : [document._id]));
    expect([...ids].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at));
  });
});

describe("projection", () => {
  test("keeps or leaves out, through arrays too", async () => {
    const rounds = given.collection<{ _id: number }>();
    await rounds.insertOne({ _id: 1, a: { b: 1, c: 2 }, list: [{ x: 1, y: 2 }, 5, { y: 3 }], z: 9 } as never);
    const get = async (projection: Record<string, 0 | 1>) => await rounds.findOne({}, { projection });
    expect(await get({ "a.b": 1, "list.x": 1 })).toEqual({ _id: 1, a: { b: 1 }, list: [{ x: 1 }, {}] });
    expect(await get({ "a.b": 0, "list.x": 0, _id: 0 })).toEqual({ a: { c: 2 }, list: [{ y: 2 }, 5, { y: 3 }], z: 9 });
    expect(await get({ _id: 1 })).toEqual({ _id: 1 });
    expect(await get({ z: 1, _id: 0 })).toEqual({ z: 9 });
  });
});
