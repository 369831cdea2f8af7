import { elementKeys, encodeKey } from "../bson/encode-key.ts";
import type { BsonDocument } from "../bson/values.ts";
import { fieldOf } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import { meetsArray, splitPath, valuesAt } from "../query/paths.ts";
import type { IndexField, IndexInfo } from "./catalogue.ts";
import { inverted, isLong } from "./keys.ts";

export interface IndexKeys {
  /** The field parts, whole (not yet shortened), each once. */
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
  readonly long: boolean;
}

/** Every document has at least one entry in every index: what is missing is indexed as null. */
export function indexKeysOf(document: BsonDocument, index: Pick<IndexInfo, "fields" | "name">): IndexKeys {
  const multikey = index.fields.filter((field) => meetsArray(document, splitPath(field.path)));
  refuseParallelArrays(multikey, index.name);
  const parts = index.fields.map((field) => fieldParts(document, field));
  const keys = combined(parts);
  const unique = multikey.length === 0 ? keys : [...new Map(keys.map((key) => [key.toString("latin1"), key])).values()];
  return { keys: unique, multikey: multikey.length > 0, long: unique.some(isLong) };
}

/** Every part of one field with every part of the next. */
function combined(parts: readonly (readonly Buffer[])[]): readonly Buffer[] {
  if (parts.every((own) => own.length === 1)) return [Buffer.concat(parts.flat())];
  let keys: Buffer[] = [Buffer.alloc(0)];
  for (const own of parts) keys = keys.flatMap((key) => own.map((part) => Buffer.concat([key, part])));
  return keys;
}

/**
 * Whether a change leaves an index as it was: every field begins with the same value. A changed copy shares scalars, dates and ids
 * with the original, which are never changed in place, and no array and no document.
 */
export const sameKeys = (before: BsonDocument, now: BsonDocument, index: Pick<IndexInfo, "fields">): boolean =>
  index.fields.every((field) => {
    const [root = ""] = splitPath(field.path);
    return fieldOf(before, root) === fieldOf(now, root);
  });

function fieldParts(document: BsonDocument, field: IndexField): readonly Buffer[] {
  const found = valuesAt(document, splitPath(field.path)).flatMap(elementKeys);
  const parts = found.length === 0 ? [encodeKey(null)] : found;
  return field.direction === 1 ? parts : parts.map(inverted);
}

/** Two arrays side by side would need every pair; MongoDB refuses that too. */
function refuseParallelArrays(multikey: readonly IndexField[], name: string): void {
  if (multikey.length < 2) return;
  const roots = new Set(multikey.map((field) => splitPath(field.path)[0]));
  throw new CommandError("CannotIndexParallelArrays", `index ${name} would need pairs of array elements (${[...roots].join(", ")})`);
}
