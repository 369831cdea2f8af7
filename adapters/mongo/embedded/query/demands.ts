import { BSONRegExp } from "bson";
import type { BsonValue } from "../bson/values.ts";
import { isOperators } from "./operators.ts";
import { compileRegex, literalPrefix } from "./regex.ts";

/** What must hold at a path for a document to match: the planner makes index ranges from it. Never stricter than the query. */
export type Demand =
  | { readonly path: string; readonly kind: "in"; readonly values: readonly BsonValue[] }
  | { readonly path: string; readonly kind: "range"; readonly low?: BsonValue; readonly high?: BsonValue }
  | { readonly path: string; readonly kind: "prefix"; readonly prefix: string };

/** An array as a value is left out: indexes hold its elements. */
export function demandsOf(path: string, operand: BsonValue): readonly Demand[] {
  if (operand instanceof BSONRegExp) return prefixDemand(path, operand, undefined);
  if (!isOperators(operand)) return valuesDemand(path, [operand]);
  return Object.entries(operand).flatMap(([name, value]): readonly Demand[] => {
    switch (name) {
      case "$eq":
        return valuesDemand(path, [value]);
      case "$in":
        return Array.isArray(value) ? valuesDemand(path, value) : [];
      case "$gt":
      case "$gte":
        return [{ path, kind: "range", low: value }];
      case "$lt":
      case "$lte":
        return [{ path, kind: "range", high: value }];
      case "$regex":
        return prefixDemand(path, value, operand["$options"]);
      default:
        return [];
    }
  });
}

function valuesDemand(path: string, values: readonly BsonValue[]): readonly Demand[] {
  return values.some((value) => Array.isArray(value) || value instanceof BSONRegExp) ? [] : [{ path, kind: "in", values }];
}

function prefixDemand(path: string, pattern: BsonValue, options: BsonValue | undefined): readonly Demand[] {
  const prefix = literalPrefix(compileRegex(pattern, options));
  return prefix === undefined ? [] : [{ path, kind: "prefix", prefix }];
}
