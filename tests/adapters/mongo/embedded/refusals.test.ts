import { DBRef, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from "mongodb";
import type { Document } from "mongodb";
import { describe, expect, test } from "vitest";
import { refusal, withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();
const said = (command: Document): Promise<{ code: unknown; codeName: unknown }> => refusal(given.db().command(command));

describe("what the store cannot do is refused by number, before anything is looked at", () => {
  test.each([
    ["a command", { mapReduce: "x" }, 59],
    ["a change stream", { aggregate: "x", pipeline: [{ $changeStream: {} }], cursor: {} }, 40324],
    ["a field of a command", { find: "x", filtr: {} }, 40415],
    ["a field of a statement", { update: "x", updates: [{ q: {}, u: { $set: { a: 1 } }, many: true }] }, 40415],
    ["a collation", { find: "x", collation: { locale: "fi" } }, 72],
    ["a tailable cursor", { find: "x", tailable: true }, 72],
    ["array filters", { update: "x", updates: [{ q: {}, u: { $set: { "a.$[e]": 1 } }, arrayFilters: [{ e: 1 }] }] }, 72],
    ["a read concern", { find: "x", readConcern: { level: "snapshot" } }, 72],
    ["more copies than one", { insert: "x", documents: [{}], writeConcern: { w: 2 } }, 72],
    ["a transaction", { insert: "x", documents: [{}], txnNumber: Long.fromNumber(1), autocommit: false }, 20],
    ["a capped collection", { create: "x", capped: true, size: 1000 }, 72],
    ["a filter of the wrong type", { find: "x", filter: "a" }, 14],
    ["a negative limit", { find: "x", limit: -1 }, 2],
    ["a system collection", { find: "system.users" }, 73],
  ])("%s", async (_what, command, code) => {
    expect(await said(command)).toMatchObject({ code });
  });

  test.each([
    [{ $where: "1" }],
    [{ $expr: { $eq: ["$a", 1] } }],
    [{ $text: { $search: "a" } }],
    [{ $jsonSchema: {} }],
    [{ a: { $type: "string" } }],
    [{ a: { $mod: [2, 0] } }],
    [{ a: { $near: [1, 2] } }],
    [{ a: { $bitsAllSet: 1 } }],
    [{ a: { $gt: 1, b: 2 } }],
    [{ a: { $in: 1 } }],
    [{ a: { $in: [{ $gt: 1 }] } }],
    [{ a: { $not: 1 } }],
    [{ a: { $gt: [1] } }],
    [{ a: { $all: [{ $elemMatch: {} }] } }],
    [{ a: { $options: "i" } }],
    [{ a: { $regex: "a", $options: "x" } }],
    [{ $or: [] }],
    [{ $and: [{ b: { $foo: 1 } }] }],
    [{ a: { $elemMatch: { b: { $foo: 1 } } } }],
    [{ "a..b": 1 }],
    [{ a: Decimal128.fromString("1.5") }],
    [{ a: Long.fromString("9007199254740993") }],
    [{ a: new Timestamp({ t: 1, i: 1 }) }],
    [{ a: new MinKey() }],
    [{ a: new DBRef("x", new ObjectId()) }],
    [{ a: { $lt: new MaxKey() } }],
  ])("query %j, although the collection is empty", async (filter) => {
    for (const command of [
      { find: "nothing", filter },
      { count: "nothing", query: filter },
      { distinct: "nothing", key: "a", query: filter },
      { aggregate: "nothing", pipeline: [{ $match: filter }], cursor: {} },
      { findAndModify: "nothing", query: filter, update: { $set: { z: 1 } } },
      { findAndModify: "nothing", query: filter, remove: true },
    ]) {
      expect(await said(command)).toMatchObject({ code: 2 });
    }
    expect(await refusal(given.collection().updateMany(filter as never, { $set: { z: 1 } }))).toMatchObject({ code: 2 });
    expect(await refusal(given.collection().deleteMany(filter as never))).toMatchObject({ code: 2 });
  });

  test("a regular expression that other engines read in another way", async () => {
    for (const $regex of ["\\Aabc", "[[:alpha:]]", "(?i)abc", "a++", "\\h"]) {
      expect(await said({ find: "nothing", filter: { a: { $regex } } })).toMatchObject({ code: 51091 });
    }
  });

  test.each([
    [{ $foo: { a: 1 } }, 9],
    [{ $foo: {} }, 9],
    [{ $mul: { a: 2 } }, 9],
    [{ $pop: { a: 1 } }, 9],
    [{ $bit: { a: { and: 1 } } }, 9],
    [{ $set: { a: 1 }, b: 1 }, 9],
    [{ $set: 1 }, 9],
    [[{ $set: { a: 1 } }], 9],
    [{ $set: { "a.$": 1 } }, 2],
    [{ $set: { "a.$[]": 1 } }, 2],
    [{ $set: { "a.$[x].b": 1 } }, 2],
    [{ $set: { a: 1 }, $inc: { a: 1 } }, 40],
    [{ $set: { a: 1, "a.b": 1 } }, 40],
    [{ $inc: { a: "1" } }, 14],
    [{ $push: { a: { $each: [1], $sort: 1 } } }, 2],
    [{ $push: { a: { $each: 1 } } }, 2],
    [{ $currentDate: { a: { $type: "timestamp" } } }, 2],
    [{ $set: { a: Decimal128.fromString("1") } }, 2],
  ])("update %j, although nothing matches", async (u, code) => {
    expect(await said({ findAndModify: "nothing", query: {}, update: u })).toMatchObject({ code });
    await given.db().command({ insert: "something", documents: [{ q: 1 }] });
    const reply = given.db().command({ update: "something", updates: [{ q: { none: 1 }, u }] });
    const error = await reply.then((done: Document) => (done["writeErrors"] as Document[] | undefined)?.[0], (thrown: Document) => thrown);
    expect(error).toMatchObject({ code });
  });

  test.each([
    [{ key: { a: "text" }, name: "i" }, 67],
    [{ key: { a: "2dsphere" }, name: "i" }, 67],
    [{ key: { "$**": 1 }, name: "i" }, 67],
    [{ key: { a: "hashed" }, name: "i" }, 67],
    [{ key: { a: 1 }, name: "i", sparse: true }, 67],
    [{ key: { a: 1 }, name: "i", expireAfterSeconds: 60 }, 67],
    [{ key: { a: 1 }, name: "i", partialFilterExpression: { a: 1 } }, 67],
    [{ key: { a: 1 }, name: "i", collation: { locale: "fi" } }, 67],
    [{ key: {}, name: "i" }, 67],
    [{ key: { a: 1 }, name: "i", uniqe: true }, 197],
  ])("index %j", async (spec, code) => {
    expect(await said({ createIndexes: "x", indexes: [spec] })).toMatchObject({ code });
  });

  test.each([
    [{ a: { $set: 1 } }, 52],
    [{ "a.b": 1 }, 57],
    [{ a: [{ "b.c": 1 }] }, 57],
    [{ a: /x/ }, 2],
    [{ _id: [1] }, 53],
    [{ a: Decimal128.fromString("1") }, 2],
    [{ a: Long.fromString("-9007199254740993") }, 2],
  ])("document %j", async (document, code) => {
    const collection = given.collection();
    const error = await collection.insertOne(document as never).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect(await collection.countDocuments()).toBe(0);
  });

  test("a document over 16 MB", async () => {
    const collection = given.collection();
    await collection.insertOne({ _id: "a" as never, text: "x".repeat(9_000_000) });
    const error = await collection.updateOne({}, { $set: { more: "x".repeat(9_000_000) } }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 10334 });
    expect(await collection.findOne({}, { projection: { more: 1 } })).toEqual({ _id: "a" });
  });

  test.each([
    [{ $lookup: { from: "y", localField: "a", foreignField: "b", as: "c" } }, 40324],
    [{ $out: "y" }, 40324],
    [{ $unwind: "$a" }, 40324],
    [{ $group: { _id: { $year: "$a" } } }, 2],
    [{ $group: { _id: null, n: { $addToSet: "$a" } } }, 2],
    [{ $project: { a: { $slice: 1 } } }, 2],
    [{ $project: { a: "$b" } }, 2],
    [{ $limit: 0 }, 2],
  ])("stage %j", async (stage, code) => {
    expect(await said({ aggregate: "nothing", pipeline: [stage], cursor: {} })).toMatchObject({ code });
  });

  test("sessions and transactions are not offered by the driver", async () => {
    const session = given.client.startSession();
    await expect(
      session.withTransaction(async () => {
        await given.collection().insertOne({ a: 1 }, { session });
      }),
    ).rejects.toThrow();
    await session.endSession();
  });
});
