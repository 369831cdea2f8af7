import fc from "fast-check";
import { Query } from "mingo";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../../../adapters/mongo/embedded/bson/codec.ts";
import type { BsonDocument } from "../../../../adapters/mongo/embedded/bson/values.ts";
import { compileFilter } from "../../../../adapters/mongo/embedded/query/filter.ts";

/** The filter as it arrives over the wire. */
const matches = (filter: unknown, document: unknown): boolean =>
  compileFilter(decode(encode({ filter }))["filter"] as BsonDocument).matches(document as BsonDocument);

describe("which documents match", () => {
  test.each<[unknown, unknown[], unknown[]]>([
    // filter, matching documents, documents that do not match
    [{ a: 1 }, [{ a: 1 }, { a: [0, 1] }], [{ a: 2 }, {}, { a: "1" }, { a: [[1]] }, { a: { b: 1 } }]],
    [{ a: null }, [{ a: null }, {}, { a: [1, null] }], [{ a: 0 }, { a: [] }, { a: "" }]],
    [{ a: [1, 2] }, [{ a: [1, 2] }, { a: [[1, 2], 3] }], [{ a: [2, 1] }, { a: [1, 2, 3] }]],
    [{ a: { b: 1, c: 2 } }, [{ a: { b: 1, c: 2 } }], [{ a: { c: 2, b: 1 } }, { a: { b: 1 } }]],
    [{ a: {} }, [{ a: {} }], [{ a: { b: 1 } }, {}]],
    [{ "a.b": 1 }, [{ a: { b: 1 } }, { a: [{ b: 0 }, { b: 1 }] }, { a: { b: [2, 1] } }], [{ a: 1 }, { a: [[{ b: 1 }]] }]],
    [{ "a.b": null }, [{}, { a: 1 }, { a: {} }, { a: [{ b: 1 }, {}] }], [{ a: [] }, { a: [1] }, { a: [{ b: 1 }] }]],
    [{ "a.0": 1 }, [{ a: [1, 2] }, { a: { "0": 1 } }], [{ a: [2, 1] }]],
    [{ "a.1.b": 2 }, [{ a: [{}, { b: 2 }] }], [{ a: [{ b: 2 }, {}] }]],
    [{ a: { $ne: 1 } }, [{ a: 2 }, {}, { a: [2] }], [{ a: 1 }, { a: [1, 2] }]],
    [{ a: { $gt: 1 } }, [{ a: 2 }, { a: [0, 2] }], [{ a: 1 }, { a: "2" }, {}, { a: null }, { a: NaN }, { a: true }]],
    [{ a: { $gt: 1, $lt: 3 } }, [{ a: 2 }, { a: [0, 4] }], [{ a: 3 }, { a: [0, 1] }]],
    [{ a: { $lte: null } }, [{ a: null }, {}], [{ a: 0 }]],
    [{ a: { $gt: null } }, [], [{ a: null }, {}, { a: 1 }]],
    [{ a: { $gte: "b" } }, [{ a: "b" }, { a: "ä" }], [{ a: "a" }, { a: 5 }]],
    [{ a: { $in: [1, "x", null] } }, [{ a: 1 }, { a: "x" }, {}, { a: [9, "x"] }], [{ a: 2 }, { a: "y" }]],
    [{ a: { $in: [/^x/] } }, [{ a: "xy" }, { a: ["a", "x"] }], [{ a: "yx" }, { a: 1 }]],
    [{ a: { $in: [] } }, [], [{}, { a: 1 }]],
    [{ a: { $nin: [1, null] } }, [{ a: 2 }], [{ a: 1 }, {}, { a: [1] }]],
    [{ a: { $exists: true } }, [{ a: null }, { a: 1 }, { a: [] }], [{}]],
    [{ "a.b": { $exists: false } }, [{}, { a: [] }, { a: [{}] }], [{ a: [{}, { b: null }] }]],
    [{ a: { $not: { $gt: 1 } } }, [{ a: 1 }, {}, { a: "x" }], [{ a: 2 }]],
    [{ a: { $not: /x/ } }, [{ a: "y" }, {}], [{ a: "x" }]],
    [{ a: { $size: 2 } }, [{ a: [1, 2] }, { a: [[1], [2]] }], [{ a: [[1, 2]] }, { a: 2 }, {}]],
    [{ a: { $all: [1, 2] } }, [{ a: [2, 1, 3] }], [{ a: [1] }, { a: 1 }]],
    [{ a: { $all: [1] } }, [{ a: 1 }, { a: [1] }], [{ a: 2 }]],
    [{ a: { $all: [] } }, [], [{ a: [] }, {}]],
    [{ a: { $elemMatch: { b: 1, c: 2 } } }, [{ a: [{ b: 1, c: 2 }] }], [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }]],
    [{ a: { $elemMatch: { $gt: 1, $lt: 3 } } }, [{ a: [0, 2, 4] }], [{ a: [0, 4] }, { a: 2 }, { a: [[2]] }]],
    [{ a: { $elemMatch: { $or: [{ b: 1 }, { b: 2 }] } } }, [{ a: [{ b: 2 }] }], [{ a: [{ b: 3 }] }]],
    [{ a: /^ab/i }, [{ a: "ABc" }], [{ a: "cab" }, {}]],
    [{ a: { $regex: "b$", $options: "m" } }, [{ a: "ab\nc" }], [{ a: "abc" }]],
    [{ $or: [{ a: 1 }, { b: 1 }] }, [{ a: 1 }, { b: 1 }], [{ a: 2 }]],
    [{ $nor: [{ a: 1 }, { b: 1 }] }, [{ a: 2 }], [{ a: 1 }]],
    [{ $and: [{ a: { $gt: 1 } }, { a: { $lt: 3 } }], $comment: "why" }, [{ a: 2 }], [{ a: 3 }]],
    [{ toString: null }, [{}], [{ toString: 1 }]],
  ])("%j", (filter, matching, others) => {
    for (const document of matching) expect(matches(filter, document), JSON.stringify(document)).toBe(true);
    for (const document of others) expect(matches(filter, document), JSON.stringify(document)).toBe(false);
  });

  test("agrees with an independent implementation where that one is right: plain values and arrays of them", () => {
    const value = fc.constantFrom<unknown>(-1, 0, 1, 2, "a", "b", true);
    const operator = fc.constantFrom("$eq", "$ne", "$gt", "$gte", "$lt", "$lte");
    const test = fc.oneof(
      fc.tuple(operator, value).map(([name, operand]) => ({ [name]: operand })),
      fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => ({ $in: all })),
      fc.array(value, { minLength: 1, maxLength: 3 }).map((all) => ({ $nin: all })),
      fc.boolean().map((there) => ({ $exists: there })),
      fc.tuple(operator, value).map(([name, operand]) => ({ $not: { [name]: operand } })),
      fc.tuple(operator, value).map(([name, operand]) => ({ $elemMatch: { [name]: operand } })),
    );
    const fields = fc.dictionary(fc.constantFrom("a", "b", "c.d"), test, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
    const filter = fc.oneof(
      fields,
      fc.tuple(fc.constantFrom("$or", "$and", "$nor"), fc.array(fields, { minLength: 1, maxLength: 3 })).map(([name, all]) => ({ [name]: all })),
    );
    const held = fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 }));
    const document = fc.record({ a: held, b: held, c: fc.record({ d: held }, { requiredKeys: [], noNullPrototype: true }) }, { requiredKeys: [], noNullPrototype: true });
    fc.assert(
      fc.property(filter, document, (query, stored) => {
        expect(matches(query, stored)).toBe(new Query(query).test(stored));
      }),
      { numRuns: 3000 },
    );
  });
});
