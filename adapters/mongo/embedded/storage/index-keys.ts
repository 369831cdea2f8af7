import { elementKeys, encodeKey } from "../bson/encode-key.ts";
import type { BsonDocument } from "../bson/values.ts";
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
  let keys: Buffer[] = [Buffer.alloc(0)];
  for (const field of index.fields) {
    const parts = fieldParts(document, field);
    keys = keys.flatMap((key) => parts.map((part) => Buffer.concat([key, part])));
  }
  const unique = multikey.length === 0 ? keys : [...new Map(keys.map((key) => [key.toString("latin1"), key])).values()];
  return { keys: unique, multikey: multikey.length > 0, long: unique.some(isLong) };
}

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
