import { encodeKey, tagOf } from "../bson/encode-key.ts";
import type { CollectionInfo, IndexField, IndexInfo } from "../storage/catalogue.ts";
import type { KeyRange } from "../storage/engine.ts";
import { after, inverted, KEPT_BYTES, spaceKey } from "../storage/keys.ts";
import type { Demand } from "./demands.ts";
import type { Filter } from "./filter.ts";
import type { SortField } from "./sort.ts";

/** Ranges of one index, or of the documents themselves (`records`), that hold every matching document. */
export interface Scan {
  readonly index: string;
  readonly records: boolean;
  readonly ranges: readonly KeyRange[];
  /** The same document may turn up more than once. */
  readonly repeats: boolean;
}
export interface Plan {
  readonly scans: readonly Scan[];
  /** Documents come in the order that was asked for. */
  readonly sorted: boolean;
}

/** Bounds of one field as beginnings of keys, both included: everything from `low` to the last key that starts with `high`. */
interface Bounds {
  readonly low: Buffer;
  readonly high: Buffer;
}

const MAX_RANGES = 2000;
const EVERYTHING: Bounds = { low: Buffer.alloc(0), high: Buffer.alloc(0) };

/** The documents by _id, seen as an index. */
export const recordsIndex = (collection: CollectionInfo): IndexInfo => ({
  space: collection.space,
  name: "_id_",
  fields: [{ path: "_id", direction: 1 }],
  unique: true,
  multikey: false,
  long: collection.long,
});

export function makePlan(collection: CollectionInfo, filter: Filter, sort: readonly SortField[], hint?: string): Plan {
  const indexes = [recordsIndex(collection), ...collection.indexes];
  const candidates = indexes
    .filter((index) => hint === undefined || index.name === hint)
    .map((index) => candidate(index, collection, filter.demands, sort));
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score > 0 || hint !== undefined) return { scans: [best.scan], sorted: best.sorted || sort.length === 0 };
  return unionPlan(collection, filter, sort) ?? { scans: [best.scan], sorted: sort.length === 0 };
}

/** `$or` whose every branch has an index of its own. */
function unionPlan(collection: CollectionInfo, filter: Filter, sort: readonly SortField[]): Plan | undefined {
  for (const branches of filter.alternatives) {
    const plans = branches.map((branch) => makePlan(collection, branch, []));
    const scans = plans.flatMap((plan) => plan.scans).map((scan) => ({ ...scan, repeats: true }));
    const narrow = scans.every((scan) => scan.ranges.every((range) => !isWholeSpace(range)));
    if (narrow) return { scans, sorted: sort.length === 0 };
  }
  return undefined;
}

const isWholeSpace = (range: KeyRange): boolean => range.start.length === 4;

interface Candidate {
  readonly scan: Scan;
  readonly sorted: boolean;
  readonly score: number;
}

function candidate(index: IndexInfo, collection: CollectionInfo, demands: readonly Demand[], sort: readonly SortField[]): Candidate {
  const { prefixes, equalities, bounds, score } = narrow(index, demands);
  const order = prefixes.length === 1 && !index.multikey && !index.long ? orderOf(index, equalities, sort) : undefined;
  const ranges = prefixes
    .map((prefix) => rangeOf(index.space, prefix, bounds, order === -1))
    .filter((range) => Buffer.compare(range.start, range.end) < 0);
  const records = index.space === collection.space;
  const sorted = order !== undefined && sort.length > 0;
  // Ranges that had to be cut short may overlap.
  const repeats = index.multikey || prefixes.some((prefix) => prefix.length > KEPT_BYTES);
  return {
    scan: { index: index.name, records, ranges, repeats },
    sorted,
    score: score + (sorted ? 3 : 0),
  };
}

interface Narrowed {
  readonly prefixes: readonly Buffer[];
  readonly equalities: number;
  readonly bounds: Bounds;
  readonly score: number;
}

/**
 * Equalities first, then one range. In a multikey index two demands on one field may be met by two elements: only the first one counts.
 * (On two fields both count: an index never holds more than one array of a document.)
 */
function narrow(index: IndexInfo, demands: readonly Demand[]): Narrowed {
  let prefixes: readonly Buffer[] = [Buffer.alloc(0)];
  let equalities = 0;
  let score = 0;
  for (const field of index.fields) {
    const own = demands.filter((demand) => demand.path === field.path).slice(0, index.multikey ? 1 : undefined);
    const values = own.find((demand) => demand.kind === "in")?.values;
    if (values !== undefined && values.length * prefixes.length <= MAX_RANGES) {
      const parts = distinct(values.map((value) => directed(encodeKey(value), field)));
      prefixes = prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
      equalities++;
      score += parts.length === 1 ? 10 : 7;
      continue;
    }
    const bounds = own.map(boundsOf).filter((each) => each !== undefined);
    if (bounds.length === 0) break;
    return { prefixes, equalities, bounds: bounds.map((each) => directedBounds(each, field)).reduce(tighter), score: score + 4 + bounds.length };
  }
  const point = index.unique && equalities === index.fields.length ? 100 : 0;
  return { prefixes, equalities, bounds: EVERYTHING, score: score + point };
}

const distinct = (parts: readonly Buffer[]): readonly Buffer[] => [...new Map(parts.map((part) => [part.toString("latin1"), part])).values()];
const directed = (part: Buffer, field: IndexField): Buffer => (field.direction === 1 ? part : inverted(part));

function directedBounds(bounds: Bounds, field: IndexField): Bounds {
  return field.direction === 1 ? bounds : { low: inverted(bounds.high), high: inverted(bounds.low) };
}

/** A comparison stays within its type. Whether an end is included is left to the matcher. */
function boundsOf(demand: Demand): Bounds | undefined {
  if (demand.kind === "in") return undefined;
  if (demand.kind === "prefix") {
    const start = encodeKey(demand.prefix).subarray(0, -2);
    return { low: start, high: start };
  }
  const type = Buffer.from([tagOf(demand.low ?? demand.high)]);
  return {
    low: demand.low === undefined ? type : encodeKey(demand.low),
    high: demand.high === undefined ? type : encodeKey(demand.high),
  };
}

function tighter(a: Bounds, b: Bounds): Bounds {
  return {
    low: Buffer.compare(a.low, b.low) >= 0 ? a.low : b.low,
    high: Buffer.compare(after(a.high), after(b.high)) <= 0 ? a.high : b.high,
  };
}

/** Long keys keep only their beginning, so their bounds do too. */
function rangeOf(space: number, prefix: Buffer, bounds: Bounds, reverse: boolean): KeyRange {
  const low = Buffer.concat([prefix, bounds.low]).subarray(0, KEPT_BYTES);
  const high = Buffer.concat([prefix, bounds.high]).subarray(0, KEPT_BYTES);
  return { start: spaceKey(space, low), end: after(spaceKey(space, high)), reverse };
}

/** 1: the index gives this order forwards, -1: backwards. Fields that equalities hold constant do not matter. */
function orderOf(index: IndexInfo, equalities: number, sort: readonly SortField[]): 1 | -1 | undefined {
  let flip: number | undefined;
  let at = 0;
  for (const [position, field] of index.fields.entries()) {
    const wanted = sort[at];
    if (wanted === undefined) break;
    if (wanted.path === field.path) {
      const held = position < equalities;
      if (!held && flip !== undefined && flip !== wanted.direction * field.direction) return undefined;
      if (!held) flip ??= wanted.direction * field.direction;
      at++;
    } else if (position >= equalities) return undefined;
  }
  if (at < sort.length) return undefined;
  return flip === -1 ? -1 : 1;
}
