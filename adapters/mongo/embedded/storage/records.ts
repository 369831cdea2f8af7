import { decode, encodeStored } from "../bson/codec.ts";
import { encodeKey } from "../bson/encode-key.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import { splitPath, valuesAt } from "../query/paths.ts";
import type { Catalogue, CollectionInfo, IndexInfo } from "./catalogue.ts";
import type { Engine } from "./engine.ts";
import { indexKeysOf, sameKeys } from "./index-keys.ts";
import { after, isLong, shortened, spaceKey } from "./keys.ts";

/** A stored document, decoded when somebody looks inside. */
export interface StoredDocument {
  /** Its place among the documents: the encoded _id, shortened when long. */
  readonly place: Buffer;
  readonly bytes: Buffer;
  readonly size: number;
  document(): BsonDocument;
}

export function storedDocument(place: Buffer, bytes: Buffer): StoredDocument {
  let decoded: BsonDocument | undefined;
  return { place, bytes, size: bytes.length, document: () => (decoded ??= decode(bytes)) };
}

export const placeOf = (id: BsonValue | undefined): Buffer => shortened(encodeKey(id));

/**
 * Documents and their index entries, always changed together. Everything that can be refused is checked before the first byte is
 * written, so that one refused document of many leaves the others' transaction whole.
 */
export class Records {
  readonly #engine: Engine;
  readonly #catalogue: Catalogue;

  constructor(engine: Engine, catalogue: Catalogue) {
    this.#engine = engine;
    this.#catalogue = catalogue;
  }

  get(collection: CollectionInfo, place: Buffer): StoredDocument | undefined {
    const bytes = this.#engine.get(spaceKey(collection.space, place));
    return bytes && storedDocument(place, bytes);
  }

  /** Gives the collection as it is afterwards: an index may have met its first array. */
  insert(collection: CollectionInfo, document: BsonDocument): CollectionInfo {
    const bytes = encodeStored(document);
    const whole = encodeKey(document["_id"]);
    const place = shortened(whole);
    if (this.#engine.get(spaceKey(collection.space, place)) !== undefined) throw duplicate(collection, idIndex, document);
    const entries = collection.indexes.map((index) => this.#entriesOf(collection, index, document, place));
    this.#engine.put(spaceKey(collection.space, place), bytes);
    for (const entry of entries) for (const key of entry.keys) this.#engine.put(key, place);
    return this.#marked(collection, entries, isLong(whole));
  }

  /** False when nothing changed. */
  replace(collection: CollectionInfo, stored: StoredDocument, document: BsonDocument): { collection: CollectionInfo; changed: boolean } {
    const bytes = encodeStored(document);
    if (bytes.equals(stored.bytes)) return { collection, changed: false };
    const before = stored.document();
    const moves = collection.indexes.map((index) => (sameKeys(before, document, index) ? undefined : { from: entryKeys(index, before, stored.place).keys, to: this.#entriesOf(collection, index, document, stored.place) }));
    this.#engine.put(spaceKey(collection.space, stored.place), bytes);
    for (const move of moves) if (move) this.#moveEntries(move.from, move.to.keys, stored.place);
    return { collection: this.#marked(collection, moves.map((move) => move?.to), false), changed: true };
  }

  remove(collection: CollectionInfo, stored: StoredDocument): void {
    for (const index of collection.indexes) {
      for (const key of entryKeys(index, stored.document(), stored.place).keys) this.#engine.remove(key);
    }
    this.#engine.remove(spaceKey(collection.space, stored.place));
  }

  /** Fills a new index from the documents there are. */
  build(collection: CollectionInfo, index: IndexInfo, documents: Iterable<StoredDocument>): IndexInfo {
    let built = index;
    for (const stored of documents) {
      const entry = this.#entriesOf(collection, index, stored.document(), stored.place);
      for (const key of entry.keys) this.#engine.put(key, stored.place);
      built = { ...built, multikey: built.multikey || entry.multikey, long: built.long || entry.long };
    }
    return built;
  }

  #moveEntries(before: readonly Buffer[], now: readonly Buffer[], place: Buffer): void {
    const [from, to] = [before[0], now[0]];
    if (from && to && before.length === 1 && now.length === 1 && from.equals(to)) return;
    const kept = new Set(now.map((key) => key.toString("latin1")));
    const there = new Set(before.map((key) => key.toString("latin1")));
    for (const key of before) if (!kept.has(key.toString("latin1"))) this.#engine.remove(key);
    for (const key of now) if (!there.has(key.toString("latin1"))) this.#engine.put(key, place);
  }

  #entriesOf(collection: CollectionInfo, index: IndexInfo, document: BsonDocument, place: Buffer): Entries {
    const entries = entryKeys(index, document, place);
    if (index.unique && entries.prefixes.some((prefix) => this.#isTaken(prefix, place))) throw duplicate(collection, index, document);
    return entries;
  }

  #isTaken(prefix: Buffer, by: Buffer): boolean {
    return this.#engine.range({ start: prefix, end: after(prefix) }, 2).some((entry) => !entry.value.equals(by));
  }

  #marked(collection: CollectionInfo, entries: readonly (Entries | undefined)[], longId: boolean): CollectionInfo {
    const indexes = collection.indexes.map((index, position) => ({
      ...index,
      multikey: index.multikey || (entries[position]?.multikey ?? false),
      long: index.long || (entries[position]?.long ?? false),
    }));
    const marked = { ...collection, indexes, long: collection.long || longId };
    const same = marked.long === collection.long && indexes.every((index, at) => sameMarks(index, collection.indexes[at]));
    return same ? collection : this.#catalogue.save(marked);
  }
}

const sameMarks = (a: IndexInfo, b: IndexInfo | undefined): boolean => a.multikey === b?.multikey && a.long === b.long;

interface Entries {
  /** Space and fields: what a unique index allows once. */
  readonly prefixes: readonly Buffer[];
  readonly keys: readonly Buffer[];
  readonly multikey: boolean;
  readonly long: boolean;
}

function entryKeys(index: IndexInfo, document: BsonDocument, place: Buffer): Entries {
  const { keys, multikey, long } = indexKeysOf(document, index);
  const prefixes = keys.map((key) => spaceKey(index.space, shortened(key)));
  return { prefixes, keys: prefixes.map((prefix) => Buffer.concat([prefix, place])), multikey, long };
}

const idIndex: Pick<IndexInfo, "name" | "fields"> = { name: "_id_", fields: [{ path: "_id", direction: 1 }] };

function duplicate(collection: CollectionInfo, index: Pick<IndexInfo, "name" | "fields">, document: BsonDocument): CommandError {
  const keyPattern = Object.fromEntries(index.fields.map((field) => [field.path, field.direction]));
  const keyValue = Object.fromEntries(index.fields.map((field) => [field.path, valuesAt(document, splitPath(field.path))[0] ?? null]));
  const where = `${collection.database}.${collection.name} index: ${index.name}`;
  // The values are not repeated in the message: messages end up in logs.
  return new CommandError("DuplicateKey", `E11000 duplicate key error collection: ${where}`, { keyPattern, keyValue });
}
