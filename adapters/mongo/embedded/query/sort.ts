import type { BsonDocument } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";
import { elementKeys, encodeKey } from "../bson/encode-key.ts";
import { inverted } from "../storage/keys.ts";
import { checkedPath } from "./filter.ts";
import { valuesAt } from "./paths.ts";

export interface SortField {
  readonly path: string;
  readonly direction: 1 | -1;
}

export function compileSort(sort: BsonDocument): readonly SortField[] {
  return Object.entries(sort).map(([path, direction]) => {
    checkedPath(path);
    if (direction !== 1 && direction !== -1) throw bad("a sort direction must be 1 or -1");
    return { path, direction };
  });
}

/** Bytes that order a document among others: the smallest element of an array when ascending, the largest when descending. */
export function sortKey(document: BsonDocument, sort: readonly SortField[]): Buffer {
  return Buffer.concat(sort.map((field) => smallest(partsOf(document, field))));
}

function partsOf(document: BsonDocument, field: SortField): readonly Buffer[] {
  const found = valuesAt(document, checkedPath(field.path)).flatMap(elementKeys);
  const parts = found.length === 0 ? [encodeKey(null)] : found;
  return field.direction === 1 ? parts : parts.map(inverted);
}

const smallest = (parts: readonly Buffer[]): Buffer => parts.reduce((least, part) => (Buffer.compare(part, least) < 0 ? part : least));

const MAX_SORT_BYTES = 100 * 1024 * 1024;

/** Collects and sorts; keeps only the first `wanted` when that is known. Equal keys stay in the order they came. */
export function sortAll<T extends { readonly size: number }>(items: Iterable<T>, keyOf: (item: T) => Buffer, wanted: number | undefined): readonly T[] {
  let kept: { key: Buffer; item: T }[] = [];
  let bytes = 0;
  for (const item of items) {
    const key = keyOf(item);
    kept.push({ key, item });
    bytes += key.length + item.size;
    if (wanted !== undefined && kept.length >= 2 * wanted + 1000) {
      kept = inOrder(kept).slice(0, wanted);
      bytes = kept.reduce((sum, one) => sum + one.key.length + one.item.size, 0);
    }
    if (bytes > MAX_SORT_BYTES) {
      throw new CommandError("QueryExceededMemoryLimitNoDiskUseAllowed", "a sort without an index holds at most 100 MB: add an index or a limit");
    }
  }
  return inOrder(kept).slice(0, wanted).map((one) => one.item);
}

const inOrder = <T>(items: readonly { key: Buffer; item: T }[]): { key: Buffer; item: T }[] =>
  [...items].sort((a, b) => Buffer.compare(a.key, b.key));
