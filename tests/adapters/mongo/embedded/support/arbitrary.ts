import fc from "fast-check";
import { ObjectId } from "bson";

/** Small worlds, so that values meet each other: many shapes and types, arrays and missing fields among them. */
const ids = ["000000000000000000000001", "000000000000000000000002", "ffffffffffffffffffffffff"].map((hex) => new ObjectId(hex));

export const scalar = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(-1.5, -1, 0, 1, 2, 3, 10, 1e15) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>("", "a", "ab", "b", "ä", "\u{1f600}", "\uffee", "a\u0000b") },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, true, false) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(new Date(0), new Date(1e12), new Date(-5)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...ids) },
);
/** Longer than an index key can keep, and alike for longer than that. */
const long = fc.constantFrom<unknown>("x".repeat(950), "x".repeat(1200), `${"x".repeat(1200)}y`, `${"x".repeat(1199)}z`);
const inner = fc.record({ b: scalar, c: fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })) }, { requiredKeys: [], noNullPrototype: true });
const value = fc.oneof(
  { weight: 8, arbitrary: scalar },
  { weight: 1, arbitrary: inner },
  { weight: 1, arbitrary: long },
);
const withArrays = fc.oneof({ weight: 5, arbitrary: value }, { weight: 2, arbitrary: fc.array(fc.oneof(scalar, inner), { maxLength: 3 }) });

const fields = { a: value, b: value, "d": fc.oneof(inner, scalar) };
/** Plain documents, and the same with arrays: an index changes its ways when it meets the first array. */
export const plainDocument = fc.record(fields, { requiredKeys: [], noNullPrototype: true });
export const anyDocument = fc.record({ ...fields, a: withArrays, d: fc.oneof(withArrays, fc.array(inner, { maxLength: 2 })) }, { requiredKeys: [], noNullPrototype: true });

const operand = fc.oneof({ weight: 12, arbitrary: scalar }, { weight: 1, arbitrary: long });
const comparison = fc.constantFrom("$gt", "$gte", "$lt", "$lte");
export const test = fc.oneof(
  operand,
  inner,
  operand,
  fc.tuple(comparison, operand).map(([operator, against]) => ({ [operator]: against })),
  fc.tuple(operand, operand).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.array(operand, { maxLength: 4 }).map((all) => ({ $in: all })),
  operand.map((against) => ({ $ne: against })),
  fc.array(operand, { maxLength: 3 }).map((all) => ({ $nin: all })),
  fc.boolean().map((there) => ({ $exists: there })),
  fc.tuple(comparison, operand).map(([operator, against]) => ({ $not: { [operator]: against } })),
  fc.constantFrom({ $regex: "^a" }, { $regex: "^x+" }, { $regex: "^ab?" }, { $regex: "b", $options: "i" }, { $size: 2 }, { $regex: "^x{3}" }),
  fc.tuple(comparison, operand).map(([operator, against]) => ({ $elemMatch: { [operator]: against } })),
);
export const path = fc.constantFrom("a", "a", "a", "b", "b", "d", "d.b", "d.c", "_id");
const conditions = fc.dictionary(path, test, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
export const filter = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 6, arbitrary: conditions },
  { weight: 1, arbitrary: fc.array(conditions, { minLength: 1, maxLength: 3 }).map((all) => ({ $or: all })) },
  { weight: 1, arbitrary: fc.array(conditions, { minLength: 1, maxLength: 3 }).map((all) => ({ $and: all })) },
  { weight: 1, arbitrary: fc.tuple(conditions, fc.array(conditions, { minLength: 1, maxLength: 2 })).map(([own, all]) => ({ ...own, $or: all })) },
  { weight: 1, arbitrary: fc.array(conditions, { minLength: 1, maxLength: 2 }).map((all) => ({ $nor: all })) },
);

const direction = fc.constantFrom<1 | -1>(1, -1);
const ordered = (least: number): fc.Arbitrary<Record<string, 1 | -1>> =>
  fc
    .uniqueArray(fc.tuple(path, direction), { minLength: least, maxLength: 3, selector: ([name]) => name })
    .map((all) => Object.fromEntries(all));
export const sort = ordered(0);
export const indexKey = ordered(1).filter((key) => JSON.stringify(key) !== '{"_id":1}');
