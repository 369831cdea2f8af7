import { BSONRegExp } from "bson";
import { compareValues, equalValues } from "../bson/compare.ts";
import { tagOf } from "../bson/encode-key.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Found } from "./paths.ts";
import { compileRegex } from "./regex.ts";

/**
 * Is asked with everything that stands at a path. An array is asked itself and by its elements, unless `whole`: inside $elemMatch an
 * element that is itself an array is one value.
 */
export type FieldTest = (found: readonly Found[], whole: boolean) => boolean;

/** Operators that look at values only; `$not` and `$elemMatch` hold further queries and stand in filter.ts. */
export function valueTest(name: string, operand: BsonValue, row: BsonDocument): FieldTest {
  switch (name) {
    case "$eq":
      return equals(operand, name);
    case "$ne":
      return negation(equals(operand, name));
    case "$in":
      return oneOf(operand, name);
    case "$nin":
      return negation(oneOf(operand, name));
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return inOrder(name, operand);
    case "$exists":
      return exists(operand);
    case "$regex":
      return matchesRegex(compileRegex(operand, row["$options"]));
    case "$options":
      return optionsOf(row);
    case "$size":
      return hasSize(operand);
    case "$all":
      return hasAll(operand);
    default:
      throw bad(`unknown operator: ${name}`);
  }
}

/** `{$gt: 1, $lt: 5}` is a row of operators; anything else is a value to be equal to. Mixing both is an error. */
export function isOperators(operand: BsonValue): operand is BsonDocument {
  if (!isDocument(operand)) return false;
  const names = Object.keys(operand);
  const operators = names.filter((name) => name.startsWith("$"));
  if (operators.length > 0 && operators.length < names.length) throw bad(`unknown operator: ${names.find((name) => !name.startsWith("$"))}`);
  return operators.length > 0;
}

export const negation =
  (test: FieldTest): FieldTest =>
  (found, whole) =>
    !test(found, whole);

const anyOf =
  (test: (value: Found) => boolean): FieldTest =>
  (found, whole) =>
    found.some((value) => test(value) || (!whole && Array.isArray(value) && value.some(test)));

function equals(operand: BsonValue, name: string): FieldTest {
  if (operand instanceof BSONRegExp) throw bad(`${name} cannot have a regular expression`);
  return anyOf((value) => equalValues(value, operand));
}

function oneOf(operand: BsonValue, name: string): FieldTest {
  if (!Array.isArray(operand)) throw bad(`${name} needs an array`);
  const wanted = operand.filter((value) => !(value instanceof BSONRegExp));
  if (wanted.some((value) => isOperators(value))) throw bad(`cannot nest $ under ${name}`);
  const patterns = operand.flatMap((value) => (value instanceof BSONRegExp ? [compileRegex(value, undefined)] : []));
  const texts = new Set(wanted.filter((value) => typeof value === "string"));
  const others = wanted.filter((value) => typeof value !== "string");
  return anyOf((value) =>
    typeof value === "string"
      ? texts.has(value) || patterns.some((pattern) => pattern.test(value))
      : others.some((other) => equalValues(value, other)),
  );
}

/** Compares within one type only: a number is never less than a text. */
function inOrder(name: "$gt" | "$gte" | "$lt" | "$lte", operand: BsonValue): FieldTest {
  if (Array.isArray(operand) || isDocument(operand) || operand instanceof BSONRegExp) throw bad(`${name} compares plain values only`);
  const tag = tagOf(operand);
  const inclusive = name.endsWith("e");
  const wanted = name.startsWith("$g") ? 1 : -1;
  return anyOf((value) => {
    if (tagOf(value) !== tag) return false;
    if (Number.isNaN(value) || Number.isNaN(operand)) return inclusive && Number.isNaN(value) && Number.isNaN(operand);
    const order = Math.sign(compareValues(value, operand));
    return order === wanted || (inclusive && order === 0);
  });
}

function exists(operand: BsonValue): FieldTest {
  if (typeof operand !== "boolean" && typeof operand !== "number") throw bad("$exists needs true or false");
  const wanted = Boolean(operand);
  return (found) => found.some((value) => value !== undefined) === wanted;
}

const matchesRegex = (regex: RegExp): FieldTest => anyOf((value) => typeof value === "string" && regex.test(value));

function optionsOf(row: BsonDocument): FieldTest {
  if (row["$regex"] === undefined) throw bad("$options needs a $regex");
  return () => true;
}

function hasSize(operand: BsonValue): FieldTest {
  if (typeof operand !== "number" || !Number.isInteger(operand) || operand < 0) throw bad("$size must be a whole number, not negative");
  return (found) => found.some((value) => Array.isArray(value) && value.length === operand);
}

function hasAll(operand: BsonValue): FieldTest {
  if (!Array.isArray(operand)) throw bad("$all needs an array");
  if (operand.some((value) => value instanceof BSONRegExp || isOperators(value))) throw bad("$all takes plain values only");
  const tests = operand.map((value) => equals(value, "$all"));
  return (found, whole) => tests.length > 0 && tests.every((test) => test(found, whole));
}
