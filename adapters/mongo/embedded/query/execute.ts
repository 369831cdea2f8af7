import type { CollectionInfo } from "../storage/catalogue.ts";
import type { Engine, Entry, KeyRange } from "../storage/engine.ts";
import { spaceKey } from "../storage/keys.ts";
import type { StoredDocument } from "../storage/records.ts";
import { storedDocument } from "../storage/records.ts";
import type { Filter } from "./filter.ts";
import type { Plan, Scan } from "./planner.ts";
import { makePlan } from "./planner.ts";
import type { SortField } from "./sort.ts";
import { sortAll, sortKey } from "./sort.ts";

export interface Query {
  readonly filter: Filter;
  readonly sort: readonly SortField[];
  readonly skip: number;
  /** 0: no limit. */
  readonly limit: number;
  /** Name of the index to use. */
  readonly hint?: string;
}

/**
 * Matching documents, found lazily: a cursor holds this generator between batches, and no transaction stays open meanwhile. As in
 * MongoDB, a document that changes while somebody pages through may be met before or after its change.
 */
export function* execute(engine: Engine, collection: CollectionInfo, query: Query): Generator<StoredDocument> {
  const plan = makePlan(collection, query.filter, query.sort, query.hint);
  const matching = matches(engine, collection, plan, query.filter);
  const wanted = query.limit === 0 ? undefined : query.limit + query.skip;
  const ordered = plan.sorted ? matching : sortAll(matching, (found) => sortKey(found.document(), query.sort), wanted);
  let position = 0;
  for (const found of ordered) {
    if (wanted !== undefined && position >= wanted) return;
    if (position++ >= query.skip) yield found;
    if (position === wanted) return;
  }
}

function* matches(engine: Engine, collection: CollectionInfo, plan: Plan, filter: Filter): Generator<StoredDocument> {
  const seen = new Set<string>();
  for (const scan of plan.scans) {
    for (const found of documentsOf(engine, collection, scan)) {
      if (!filter.all && !filter.matches(found.document())) continue;
      if (scan.repeats) {
        const place = found.place.toString("latin1");
        if (seen.has(place)) continue;
        seen.add(place);
      }
      yield found;
    }
  }
}

function* documentsOf(engine: Engine, collection: CollectionInfo, scan: Scan): Generator<StoredDocument> {
  for (const range of scan.ranges) {
    for (const entry of entriesOf(engine, range)) {
      if (scan.records) {
        yield storedDocument(entry.key.subarray(4), entry.value);
        continue;
      }
      const bytes = engine.get(spaceKey(collection.space, entry.value));
      if (bytes !== undefined) yield storedDocument(entry.value, bytes);
    }
  }
}

const FIRST_CHUNK = 16;
const LARGEST_CHUNK = 512;

/** Reads in chunks, small ones first, and goes on behind the last key, whatever happened to it meanwhile. */
export function* entriesOf(engine: Engine, range: KeyRange): Generator<Entry> {
  let { start, end } = range;
  for (let size = FIRST_CHUNK; ; size = Math.min(size * 2, LARGEST_CHUNK)) {
    const chunk = engine.range({ ...range, start, end }, size);
    yield* chunk;
    const last = chunk.at(-1);
    if (last === undefined || chunk.length < size) return;
    if (range.reverse) end = last.key;
    else start = Buffer.concat([last.key, Buffer.from([0])]);
  }
}
