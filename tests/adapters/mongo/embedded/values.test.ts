import fc from "fast-check";
import { Binary, ObjectId } from "bson";
import { describe, expect, test } from "vitest";
import { compareValues, equalValues } from "../../../../adapters/mongo/embedded/bson/compare.ts";
import { encodeKey } from "../../../../adapters/mongo/embedded/bson/encode-key.ts";
import type { BsonValue } from "../../../../adapters/mongo/embedded/bson/values.ts";
import { after, inverted } from "../../../../adapters/mongo/embedded/storage/keys.ts";
import { scalar } from "./support/arbitrary.ts";

/** MongoDB's own order, written out. */
const inOrder: readonly BsonValue[] = [
  null,
  NaN,
  -Infinity,
  -1e300,
  -2.5,
  -1,
  -Number.MIN_VALUE,
  0,
  Number.MIN_VALUE,
  0.5,
  1,
  2,
  2 ** 31,
  Number.MAX_SAFE_INTEGER,
  1e300,
  Infinity,
  "",
  "\u0000",
  "\u0000a",
  "A",
  "a",
  "a\u0000b",
  "ab",
  "b",
  "ä",
  "\uffee",
  "\u{1f600}",
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { a: 2 },
  { b: 0 },
  { a: "x" },
  [],
  [1],
  [1, 2],
  [2],
  ["a"],
  new Binary(Buffer.from([9])),
  new Binary(Buffer.from([0, 1])),
  new ObjectId("000000000000000000000001"),
  new ObjectId("ffffffffffffffffffffffff"),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1e12),
];

describe("the order of values", () => {
  test("is MongoDB's, across all types", () => {
    for (const [i, a] of inOrder.entries()) {
      for (const [j, b] of inOrder.entries()) {
        expect(Math.sign(compareValues(a, b)), `${String(a)} and ${String(b)}`).toBe(Math.sign(i - j));
        expect(equalValues(a, b)).toBe(i === j);
      }
    }
  });

  test("zero has one sign, a missing field is null", () => {
    expect(equalValues(0, -0)).toBe(true);
    expect(equalValues(undefined, null)).toBe(true);
    expect(compareValues(undefined, "")).toBeLessThan(0);
  });

  test("keys put one after the other order like tuples, backwards fields included", () => {
    const value = scalar as fc.Arbitrary<BsonValue>;
    const pair = fc.tuple(value, value);
    fc.assert(
      fc.property(pair, pair, fc.boolean(), (a, b, down) => {
        const key = ([first, second]: [BsonValue, BsonValue]): Buffer =>
          Buffer.concat([down ? inverted(encodeKey(first)) : encodeKey(first), encodeKey(second)]);
        const expected = compareValues(a[0], b[0]) * (down ? -1 : 1) || compareValues(a[1], b[1]);
        expect(Math.sign(Buffer.compare(key(a), key(b)))).toBe(Math.sign(expected));
      }),
      { numRuns: 2000 },
    );
  });

  test("the key behind a prefix is behind everything that starts with it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 5 }).filter((bytes) => bytes.some((byte) => byte < 255)), fc.uint8Array({ maxLength: 5 }), (prefix, rest) => {
        const next = after(Buffer.from(prefix));
        expect(Buffer.compare(next, Buffer.concat([prefix, rest]))).toBe(1);
        expect(Buffer.compare(next, Buffer.from(prefix))).toBe(1);
      }),
    );
  });
});
