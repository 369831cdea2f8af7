import { compareValues } from "../bson/compare.ts";
import type { BsonValue } from "../bson/values.ts";
import { copyOf, isDocument, typeName } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";
import { addToSet, pull, push } from "./array-operators.ts";
import type { Place } from "./places.ts";

export interface UpdateContext {
  readonly inserting: boolean;
  /** The server's time, for $currentDate. */
  readonly now: Date;
}
/** What is done at one path. */
export interface Step {
  /** Whether missing documents on the way are made. */
  readonly create: boolean;
  readonly onlyInserting?: boolean;
  apply(place: Place, context: UpdateContext): void;
}

/** Each checks its operand at once, before any document is seen. */
const operators: Readonly<Record<string, (path: string, operand: BsonValue) => Step>> = {
  $set: (_path, operand) => write(() => copyOf(operand)),
  $setOnInsert: (_path, operand) => ({ ...write(() => copyOf(operand)), onlyInserting: true }),
  $unset: () => ({ create: false, apply: (place) => place.unset() }),
  $inc: increment,
  $min: (_path, operand) => write((before) => (before === undefined || compareValues(operand, before) < 0 ? copyOf(operand) : before)),
  $max: (_path, operand) => write((before) => (before === undefined || compareValues(operand, before) > 0 ? copyOf(operand) : before)),
  $currentDate: (_path, operand) => currentDate(operand),
  $push: (path, operand) => write(push(path, operand)),
  $addToSet: (path, operand) => write(addToSet(path, operand)),
  $pull: (path, operand) => ({ create: false, apply: changeThere(pull(path, operand)) }),
};

export function updateOperator(name: string): (path: string, operand: BsonValue) => Step {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (operator === undefined) throw new CommandError("FailedToParse", `Unknown modifier: ${name}`);
  return operator;
}

const write = (change: (before: BsonValue | undefined) => BsonValue): Step => ({
  create: true,
  apply: (place) => place.set(change(place.get())),
});

const changeThere =
  (change: (before: BsonValue) => BsonValue) =>
  (place: Place): void => {
    const before = place.get();
    if (before !== undefined) place.set(change(before));
  };

function increment(path: string, operand: BsonValue): Step {
  if (typeof operand !== "number") throw new CommandError("TypeMismatch", `Cannot increment with non-numeric argument: {${path}}`);
  return write((before) => {
    if (before !== undefined && typeof before !== "number") {
      throw new CommandError("TypeMismatch", `Cannot apply $inc to a value of non-numeric type: '${path}' is ${typeName(before)}`);
    }
    const sum = (before ?? 0) + operand;
    if (Number.isInteger(sum) && !Number.isSafeInteger(sum)) throw bad(`$inc of '${path}' goes beyond 2^53`);
    return sum;
  });
}

function currentDate(operand: BsonValue): Step {
  const asDate = operand === true || (isDocument(operand) && operand["$type"] === "date" && Object.keys(operand).length === 1);
  if (!asDate) throw bad("$currentDate takes true or {$type: 'date'}");
  return { create: true, apply: (place, context) => place.set(new Date(context.now)) };
}
