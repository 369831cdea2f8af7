import { ObjectId } from "bson";
import { encodeKey, tagOf, tags } from "./encode-key.ts";
import type { BsonValue } from "./values.ts";

/** MongoDB's order over all values; a missing one counts as null. */
export function compareValues(a: BsonValue | undefined, b: BsonValue | undefined): number {
  const tag = tagOf(a);
  const other = tagOf(b);
  if (tag !== other) return tag - other;
  if (typeof a === "number" && typeof b === "number" && a === b) return 0;
  if (tag === tags.null) return 0;
  return Buffer.compare(encodeKey(a), encodeKey(b));
}

export function equalValues(a: BsonValue | undefined, b: BsonValue | undefined): boolean {
  if (a === b) return true;
  const tag = tagOf(a);
  if (tag !== tagOf(b)) return false;
  if (typeof a === "string" || typeof a === "boolean") return false;
  if (typeof a === "number") return Number.isNaN(a) && Number.isNaN(b);
  if (a instanceof Date) return a.getTime() === (b as Date).getTime();
  if (a instanceof ObjectId) return a.equals(b as ObjectId);
  return tag === tags.null || Buffer.compare(encodeKey(a), encodeKey(b)) === 0;
}
