import { BSONRegExp } from "bson";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { fieldOf, isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import { checkedPath } from "../query/filter.ts";

/** A document that is decoded when somebody looks inside: counting does not. */
export interface Source {
  document(): BsonDocument;
}
/** Undefined: the field is missing. */
export type Expression = (source: Source) => BsonValue | undefined;

/** "$field" paths, plain values, and documents of those. No operators and no variables. */
export function compileExpression(expression: BsonValue): Expression {
  if (typeof expression === "string" && expression.startsWith("$")) return pathExpression(expression.slice(1));
  if (Array.isArray(expression) || expression instanceof BSONRegExp) throw bad("arrays and regular expressions are not supported in expressions");
  if (!isDocument(expression)) return () => expression;
  const fields = Object.entries(expression).map(([name, inner]) => {
    if (name.startsWith("$")) throw bad(`Unrecognized expression '${name}'`);
    if (name.includes(".") || name === "") throw bad(`'${name}' is not a field name`);
    return { name, value: compileExpression(inner) };
  });
  return (source) => {
    const made: BsonDocument = {};
    for (const { name, value } of fields) {
      const found = value(source);
      if (found !== undefined) made[name] = found;
    }
    return made;
  };
}

function pathExpression(path: string): Expression {
  const parts = checkedPath(path);
  return (source) => valueAlong(source.document(), parts);
}

/** Through arrays, as MongoDB's expressions go: the values of all elements that have one. */
function valueAlong(value: BsonValue | undefined, path: readonly string[]): BsonValue | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (Array.isArray(value)) return value.flatMap((element) => present(isDocument(element) || Array.isArray(element) ? valueAlong(element, path) : undefined));
  return value !== undefined && isDocument(value) ? valueAlong(fieldOf(value, part), rest) : undefined;
}

const present = (value: BsonValue | undefined): BsonValue[] => (value === undefined ? [] : [value]);
