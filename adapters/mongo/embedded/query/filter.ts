import { BSONRegExp } from "bson";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Demand } from "./demands.ts";
import { demandsOf } from "./demands.ts";
import type { FieldTest } from "./operators.ts";
import { isOperators, negation, valueTest } from "./operators.ts";
import type { Found } from "./paths.ts";
import { splitPath, valuesAt } from "./paths.ts";

export interface Filter {
  matches(document: BsonDocument): boolean;
  /** All of them hold in every matching document. */
  readonly demands: readonly Demand[];
  /** Each list is a set of alternatives of which at least one matches (`$or`). */
  readonly alternatives: readonly (readonly Filter[])[];
  /** Nothing is asked: every document matches. */
  readonly all: boolean;
}

/** Checks everything at once, before any document is seen. */
export function compileFilter(query: BsonDocument): Filter {
  return allOf(Object.entries(query).flatMap(([name, operand]) => (name === "$comment" ? [] : [compilePart(name, operand)])));
}

function compilePart(name: string, operand: BsonValue): Filter {
  if (name === "$and") return allOf(branches(name, operand));
  if (name === "$or") return anyOf(branches(name, operand));
  if (name === "$nor") return noneOf(branches(name, operand));
  if (name.startsWith("$")) throw bad(`unknown top level operator: ${name}`);
  return compileField(name, operand);
}

function branches(name: string, operand: BsonValue): readonly Filter[] {
  if (!Array.isArray(operand) || operand.length === 0) throw bad(`${name} must be a nonempty array`);
  return operand.map((entry) => {
    if (!isDocument(entry)) throw bad(`${name} entries need to be full objects`);
    return compileFilter(entry);
  });
}

function allOf(parts: readonly Filter[]): Filter {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return {
    matches: (document) => parts.every((part) => part.matches(document)),
    demands: parts.flatMap((part) => part.demands),
    alternatives: parts.flatMap((part) => part.alternatives),
    all: parts.every((part) => part.all),
  };
}

function anyOf(parts: readonly Filter[]): Filter {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { matches: (document) => parts.some((part) => part.matches(document)), demands: [], alternatives: [parts], all: false };
}

function noneOf(parts: readonly Filter[]): Filter {
  return { matches: (document) => !parts.some((part) => part.matches(document)), demands: [], alternatives: [], all: false };
}

function compileField(path: string, operand: BsonValue): Filter {
  const parts = checkedPath(path);
  const tests = compileTests(operand);
  const [name] = parts;
  const found =
    parts.length === 1 && name !== undefined
      ? (document: BsonDocument): readonly Found[] => [Object.hasOwn(document, name) ? document[name] : undefined]
      : (document: BsonDocument): readonly Found[] => valuesAt(document, parts);
  const matches = (document: BsonDocument): boolean => {
    const values = found(document);
    return tests.every((test) => test(values, false));
  };
  return { matches, demands: demandsOf(path, operand), alternatives: [], all: false };
}

export function checkedPath(path: string): readonly string[] {
  const parts = splitPath(path);
  if (parts.some((part) => part === "" || part === "__proto__" || part.startsWith("$"))) throw bad(`'${path}' is not a field path`);
  return parts;
}

function compileTests(operand: BsonValue): readonly FieldTest[] {
  if (operand instanceof BSONRegExp) return [valueTest("$regex", operand, {})];
  if (!isOperators(operand)) return [valueTest("$eq", operand, {})];
  return Object.entries(operand).map(([name, value]) => {
    if (name === "$not") return negated(value);
    if (name === "$elemMatch") return elementMatches(value);
    return valueTest(name, value, operand);
  });
}

function negated(operand: BsonValue): FieldTest {
  if (!(operand instanceof BSONRegExp) && !isOperators(operand)) throw bad("$not needs a regex or a document of operators");
  const tests = compileTests(operand);
  return negation((found, whole) => tests.every((test) => test(found, whole)));
}

/** One element alone has to satisfy everything. */
function elementMatches(operand: BsonValue): FieldTest {
  if (!isDocument(operand)) throw bad("$elemMatch needs an Object");
  const test = elementTest(operand);
  return (found) => found.some((value) => Array.isArray(value) && value.some(test));
}

/** A query about the elements of an array: by their fields, or by operators on the element itself. */
export function elementTest(operand: BsonDocument): (element: BsonValue) => boolean {
  const [first] = Object.keys(operand);
  if (first?.startsWith("$") && !["$and", "$or", "$nor"].includes(first)) {
    const tests = compileTests(operand);
    return (element) => tests.every((test) => test([element], true));
  }
  const filter = compileFilter(operand);
  return (element) => isDocument(element) && filter.matches(element);
}
