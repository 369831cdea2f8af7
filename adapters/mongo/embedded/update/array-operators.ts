import { BSONRegExp } from "bson";
import { equalValues } from "../bson/compare.ts";
import type { BsonValue } from "../bson/values.ts";
import { copyOf, isDocument, typeName } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import { elementTest } from "../query/filter.ts";
import { isOperators } from "../query/operators.ts";
import { compileRegex } from "../query/regex.ts";

type Change = (before: BsonValue | undefined) => BsonValue;

export function push(path: string, operand: BsonValue): Change {
  const { each, slice } = listed("$push", operand, ["$each", "$slice"]);
  return (before) => {
    const grown = [...arrayAt(path, before), ...each.map(copyOf)];
    if (slice === undefined) return grown;
    return slice < 0 ? grown.slice(slice) : grown.slice(0, slice);
  };
}

export function addToSet(path: string, operand: BsonValue): Change {
  const { each } = listed("$addToSet", operand, ["$each"]);
  return (before) => {
    const set = [...arrayAt(path, before)];
    for (const value of each) if (!set.some((there) => equalValues(there, value))) set.push(copyOf(value));
    return set;
  };
}

/** Elements that equal a value, or match a query, are taken out. */
export function pull(path: string, operand: BsonValue): (before: BsonValue) => BsonValue {
  const goes = pullTest(operand);
  return (before) => arrayAt(path, before).filter((element) => !goes(element));
}

function pullTest(operand: BsonValue): (element: BsonValue) => boolean {
  if (operand instanceof BSONRegExp) {
    const regex = compileRegex(operand, undefined);
    return (element) => typeof element === "string" && regex.test(element);
  }
  return isDocument(operand) ? elementTest(operand) : (element) => equalValues(element, operand);
}

function arrayAt(path: string, value: BsonValue | undefined): readonly BsonValue[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw bad(`The field '${path}' must be an array but is of type ${typeName(value)}`);
  return value;
}

function listed(operator: string, operand: BsonValue, known: readonly string[]): { each: readonly BsonValue[]; slice?: number } {
  if (!isOperators(operand)) return { each: [operand] };
  const unknown = Object.keys(operand).find((name) => !known.includes(name));
  if (unknown !== undefined) throw bad(`Unrecognized clause in ${operator}: ${unknown}`);
  const { $each, $slice } = operand;
  if (!Array.isArray($each)) throw bad(`The argument to $each in ${operator} must be an array`);
  if ($slice === undefined) return { each: $each };
  if (typeof $slice !== "number" || !Number.isInteger($slice)) throw bad("The value for $slice must be an integer");
  return { each: $each, slice: $slice };
}
