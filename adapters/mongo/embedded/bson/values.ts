import { Binary, BSONRegExp, ObjectId } from "bson";

/** What a stored document may hold. Everything else is refused before it gets this far (bson/check.ts). */
export type BsonValue = null | number | string | boolean | Date | ObjectId | Binary | BSONRegExp | BsonDocument | BsonValue[];
export interface BsonDocument {
  [field: string]: BsonValue;
}

export const isDocument = (value: unknown): value is BsonDocument =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Own fields only: `toString` is not a field of every document. */
export const fieldOf = (document: BsonDocument, name: string): BsonValue | undefined =>
  Object.hasOwn(document, name) ? document[name] : undefined;

export function typeName(value: BsonValue | undefined): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (value instanceof Date) return "date";
  if (value instanceof ObjectId) return "objectId";
  if (value instanceof Binary) return "binData";
  if (value instanceof BSONRegExp) return "regex";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "bool";
  return typeof value === "string" ? "string" : "object";
}

/** A copy that shares no object or array with the original; dates and ids are never changed in place. */
export function copyOf(value: BsonValue): BsonValue {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyOf(inner)]));
}
