import type { Document } from "mongodb";
import { describe, expect, test } from "vitest";
import { refusal, withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();

async function plan(collection: string, filter: Document, sort: Document = {}): Promise<unknown> {
  const explained = await given.db().command({ explain: { find: collection, filter, sort } });
  return (explained["queryPlanner"] as Document)["winningPlan"];
}

describe("a unique index", () => {
  test("allows a value once, and says which", async () => {
    const rows = given.collection<{ _id: number; round?: string; person?: string }>();
    await rows.createIndex({ round: 1, person: -1 }, { unique: true });
    await rows.insertOne({ _id: 1, round: "2026-Q3", person: "p1" });
    await rows.insertOne({ _id: 2, round: "2026-Q3", person: "p2" });
    const error = await rows.insertOne({ _id: 3, round: "2026-Q3", person: "p1" }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 11000, keyPattern: { round: 1, person: -1 }, keyValue: { round: "2026-Q3", person: "p1" } });
    expect(await refusal(rows.updateOne({ _id: 2 }, { $set: { person: "p1" } }))).toMatchObject({ code: 11000 });
    expect(await refusal(rows.findOneAndUpdate({ _id: 2 }, { $set: { person: "p1" } }))).toMatchObject({ code: 11000 });
    expect(await rows.find().toArray()).toHaveLength(2);
  });

  test("a missing field is a value too, and a value is free again when its document goes", async () => {
    const rows = given.collection<{ _id: number; key?: string | null }>();
    await rows.createIndex({ key: 1 }, { unique: true });
    await rows.insertOne({ _id: 1 });
    expect(await refusal(rows.insertOne({ _id: 2, key: null }))).toMatchObject({ code: 11000 });
    await rows.updateOne({ _id: 1 }, { $set: { key: "a" } });
    await rows.insertOne({ _id: 2 });
    await rows.deleteOne({ _id: 1 });
    await rows.insertOne({ _id: 3, key: "a" });
    expect(await rows.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 2 }, { _id: 3, key: "a" }]);
  });

  test("holds for elements of arrays between documents, not within one", async () => {
    const rows = given.collection<{ _id: number; tags: string[] }>();
    await rows.createIndex({ tags: 1 }, { unique: true });
    await rows.insertOne({ _id: 1, tags: ["a", "b", "a"] });
    expect(await refusal(rows.insertOne({ _id: 2, tags: ["c", "b"] }))).toMatchObject({ code: 11000 });
    await rows.updateOne({ _id: 1 }, { $pull: { tags: "b" } });
    await rows.insertOne({ _id: 2, tags: ["c", "b"] });
  });

  test("tells long values apart by their ends", async () => {
    const rows = given.collection<{ key: string }>();
    await rows.createIndex({ key: 1 }, { unique: true });
    const long = "ä".repeat(4000);
    await rows.insertMany([{ key: `${long}1` }, { key: `${long}2` }, { key: long }]);
    expect(await refusal(rows.insertOne({ key: `${long}1` }))).toMatchObject({ code: 11000 });
    expect(await rows.countDocuments({ key: { $gt: `${long}1` } })).toBe(1);
    expect((await rows.find().sort({ key: -1 }).toArray()).map((row) => row.key.slice(4000))).toEqual(["2", "1", ""]);
  });

  test("finds long values that begin alike once each", async () => {
    const rows = given.collection<{ _id: number; key: string }>();
    await rows.createIndex({ key: 1 });
    const long = "x".repeat(1500);
    await rows.insertMany([{ _id: 1, key: `${long}a` }, { _id: 2, key: `${long}b` }, { _id: 3, key: `${long}c` }]);
    expect((await rows.find({ key: { $in: [`${long}a`, `${long}c`] } }).toArray()).map((row) => row._id).sort()).toEqual([1, 3]);
  });

  test("cannot be made over values that are there twice, and then is not there", async () => {
    const rows = given.collection<{ a: number }>();
    await rows.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await refusal(rows.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 11000 });
    expect(await rows.indexes()).toHaveLength(1);
  });
});

describe("indexes", () => {
  test("are listed, made twice without harm, refused when they contradict, and dropped", async () => {
    const rows = given.collection();
    expect(await rows.createIndex({ a: 1 })).toBe("a_1");
    expect(await rows.createIndex({ a: 1 })).toBe("a_1");
    await rows.createIndex({ b: -1, "c.d": 1 }, { unique: true, name: "bc" });
    expect(await rows.indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: "_id_" },
      { v: 2, key: { a: 1 }, name: "a_1" },
      { v: 2, key: { b: -1, "c.d": 1 }, name: "bc", unique: true },
    ]);
    expect(await refusal(rows.createIndex({ a: 1 }, { unique: true }))).toMatchObject({ code: 85 });
    expect(await refusal(rows.createIndex({ z: 1 }, { name: "bc" }))).toMatchObject({ code: 86 });
    await rows.dropIndex("a_1");
    expect(await refusal(rows.dropIndex("a_1"))).toMatchObject({ code: 27 });
    await rows.dropIndexes();
    expect(await rows.indexes()).toHaveLength(1);
  });

  test("equality, then a range or an order, is read from one index", async () => {
    const rows = given.collection();
    const name = rows.collectionName;
    await rows.createIndex({ round: 1, state: 1, at: -1 });
    await rows.insertMany(Array.from({ length: 20 }, (_, at) => ({ round: at % 2, state: at % 3, at })));
    const index = { stage: "IXSCAN", indexName: "round_1_state_1_at_-1", ranges: 1 };
    expect(await plan(name, { round: 1, state: 2 }, { at: -1 })).toEqual(index);
    expect(await plan(name, { round: 1, state: 2, at: { $gt: 3 } }, { at: 1 })).toEqual(index);
    expect(await plan(name, { round: 1 }, { state: 1, at: -1 })).toEqual(index);
    expect(await plan(name, { round: 1 }, { state: 1, at: 1 })).toEqual({ stage: "SORT", inputStage: index });
    expect(await plan(name, { round: { $in: [0, 1] }, state: 2 })).toEqual({ ...index, ranges: 2 });
    expect(await plan(name, { round: { $regex: "^20" } })).toEqual(index);
    expect(await plan(name, { state: 2 })).toEqual({ stage: "COLLSCAN" });
    expect(await plan(name, { _id: 7 })).toMatchObject({ stage: "CLUSTERED_IXSCAN", ranges: 1 });
    expect(await plan(name, { $or: [{ round: 1 }, { _id: 3 }] })).toMatchObject({ stage: "OR" });
    expect(await plan(name, { $or: [{ round: 1 }, { state: 3 }] })).toEqual({ stage: "COLLSCAN" });
    expect((await rows.find({ round: 1, state: 2 }).sort({ at: -1 }).toArray()).map((row) => row["at"])).toEqual([17, 11, 5]);
  });

  test("an array may meet a range with two elements, neither of which is inside it", async () => {
    const rows = given.collection<{ _id: number; a: number[] }>();
    await rows.createIndex({ a: 1 });
    await rows.insertMany([{ _id: 1, a: [0, 4] }, { _id: 2, a: [9] }]);
    expect(await rows.find({ a: { $gt: 1, $lt: 3 } }).toArray()).toEqual([{ _id: 1, a: [0, 4] }]);
    expect(await rows.find({ $and: [{ a: 0 }, { a: 4 }] }).toArray()).toHaveLength(1);
  });

  test("an index cannot hold pairs of array elements", async () => {
    const rows = given.collection();
    await rows.createIndex({ a: 1, b: 1 });
    expect(await refusal(rows.insertOne({ a: [1], b: [2] }))).toMatchObject({ code: 171 });
    expect(await rows.countDocuments()).toBe(0);
  });

  test("a hint chooses the index, an unknown one is refused", async () => {
    const rows = given.collection();
    await rows.createIndex({ a: 1 });
    await rows.insertOne({ a: 1, b: 2 });
    expect(await rows.find({ b: 2 }).hint({ a: 1 }).toArray()).toHaveLength(1);
    expect(await rows.find({ b: 2 }).hint("a_1").toArray()).toHaveLength(1);
    expect(await refusal(rows.find({}).hint({ z: 1 }).toArray())).toMatchObject({ code: 2 });
  });

  test("collections and databases come and go with everything in them", async () => {
    const other = given.client.db("other");
    await other.collection("x").createIndex({ a: 1 }, { unique: true });
    await other.collection("x").insertOne({ a: 1 });
    await other.createCollection("y");
    expect(await refusal(other.command({ create: "y" }))).toMatchObject({ code: 48 });
    expect((await other.listCollections().toArray()).map((one) => one.name)).toEqual(["x", "y"]);
    expect((await other.listCollections({ name: "y" }, { nameOnly: true }).toArray())).toEqual([{ name: "y", type: "collection" }]);
    expect((await other.admin().listDatabases()).databases.map((one) => one.name)).toContain("other");
    await other.collection("x").drop();
    await other.collection("x").insertOne({ a: 1 });
    await other.dropDatabase();
    expect(await other.collection("x").countDocuments()).toBe(0);
    expect((await given.client.db("admin").admin().listDatabases()).databases.map((one) => one.name)).not.toContain("other");
  });
});
