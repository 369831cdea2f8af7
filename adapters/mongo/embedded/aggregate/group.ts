import { compareValues } from "../bson/compare.ts";
import { encodeKey } from "../bson/encode-key.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Expression, Source } from "./expressions.ts";
import { compileExpression } from "./expressions.ts";

/** Adds one document's value to what has been gathered so far; undefined at first. */
interface Accumulator {
  add(sofar: BsonValue | undefined, value: BsonValue | undefined): BsonValue;
}

const accumulators: Readonly<Record<string, Accumulator>> = {
  $sum: { add: (sofar, value) => (typeof sofar === "number" ? sofar : 0) + (typeof value === "number" ? value : 0) },
  $first: { add: (sofar, value) => (sofar === undefined ? (value ?? null) : sofar) },
  $last: { add: (_sofar, value) => value ?? null },
  $min: { add: (sofar, value) => extreme(sofar, value, -1) },
  $max: { add: (sofar, value) => extreme(sofar, value, 1) },
  $push: { add: (sofar, value) => [...(Array.isArray(sofar) ? sofar : []), ...(value === undefined ? [] : [value])] },
};

function extreme(sofar: BsonValue | undefined, value: BsonValue | undefined, sign: 1 | -1): BsonValue {
  if (value === undefined || value === null) return sofar ?? null;
  if (sofar === undefined || sofar === null) return value;
  return Math.sign(compareValues(value, sofar)) === sign ? value : sofar;
}

export type Group = (items: Iterable<Source>) => Iterable<BsonDocument>;

interface Output {
  readonly name: string;
  readonly accumulator: Accumulator;
  readonly value: Expression;
}

export function compileGroup(spec: BsonValue): Group {
  if (!isDocument(spec)) throw bad("a group's fields must be specified in an object");
  const { _id, ...rest } = spec;
  if (_id === undefined) throw bad("a group specification must include an _id");
  const key = compileExpression(_id);
  const outputs = Object.entries(rest).map(([name, accumulation]) => compileOutput(name, accumulation));
  return (items) => {
    const groups = new Map<string, BsonDocument>();
    for (const item of items) {
      const id = key(item) ?? null;
      const place = encodeKey(id).toString("latin1");
      const group = groups.get(place) ?? { _id: id };
      for (const { name, accumulator, value } of outputs) group[name] = accumulator.add(group[name], value(item));
      groups.set(place, group);
    }
    return groups.values();
  };
}

function compileOutput(name: string, accumulation: BsonValue): Output {
  if (name.includes(".") || name.startsWith("$")) throw bad(`The field name '${name}' cannot be used in $group`);
  const entries = isDocument(accumulation) ? Object.entries(accumulation) : [];
  const [operator, operand] = entries[0] ?? ["", null];
  const accumulator = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
  if (accumulator === undefined || entries.length !== 1) throw bad(`unknown group operator '${operator}' of '${name}'`);
  return { name, accumulator, value: compileExpression(operand) };
}
