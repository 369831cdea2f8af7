import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { fieldOf, isDocument } from "../bson/values.ts";

/** What stands at a path. `undefined`: the field is missing there. An array stands there as itself; its elements are the caller's business. */
export type Found = BsonValue | undefined;

const isPosition = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/**
 * Everything a dotted path reaches, going through arrays of documents on the way as MongoDB does. Scalars inside an array on the way
 * are passed over. The matcher and the indexes share this, so they see the same values.
 */
export function valuesAt(document: BsonDocument, path: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  collect(document, path, 0, found);
  return found;
}

function collect(value: Found, path: readonly string[], at: number, found: Found[]): void {
  const part = path[at];
  if (part === undefined) found.push(value);
  else if (Array.isArray(value)) collectFromArray(value, path, at, found);
  else if (isDocument(value)) collect(fieldOf(value, part), path, at + 1, found);
  else found.push(undefined);
}

function collectFromArray(array: readonly BsonValue[], path: readonly string[], at: number, found: Found[]): void {
  const part = path[at];
  if (part !== undefined && isPosition(part) && Number(part) < array.length) collect(array[Number(part)], path, at + 1, found);
  for (const element of array) if (isDocument(element)) collect(element, path, at, found);
}

/** True when the path meets an array, at its end or on the way. */
export function meetsArray(document: BsonDocument, path: readonly string[]): boolean {
  let value: Found = document;
  for (const part of path) {
    if (Array.isArray(value)) return true;
    if (!isDocument(value)) return false;
    value = fieldOf(value, part);
  }
  return Array.isArray(value);
}

/** Most paths are one name. */
export const splitPath = (path: string): readonly string[] => (path.includes(".") ? path.split(".") : [path]);
