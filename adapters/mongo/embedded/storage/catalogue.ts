import { decode, encode } from "../bson/codec.ts";
import type { BsonDocument } from "../bson/values.ts";
import type { Engine } from "./engine.ts";
import { after, spaceKey } from "./keys.ts";

export interface IndexField {
  readonly path: string;
  readonly direction: 1 | -1;
}
export interface IndexInfo {
  readonly space: number;
  readonly name: string;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  /** Set once a document had an array on one of the paths: the index no longer gives an order, and ranges cannot be combined. */
  readonly multikey: boolean;
  /** Set once an entry was too long to be kept whole: the index no longer gives an order. */
  readonly long: boolean;
}
export interface CollectionInfo {
  readonly database: string;
  readonly name: string;
  /** Key space of the documents, by _id. */
  readonly space: number;
  readonly long: boolean;
  readonly indexes: readonly IndexInfo[];
}

const CATALOGUE = 0;
const entryKey = (database: string, name: string): Buffer => spaceKey(CATALOGUE, Buffer.from(`c\0${database}\0${name}`));
const nextSpaceKey = spaceKey(CATALOGUE, Buffer.from("n"));

/** What collections and indexes there are. Read anew for every command, so that a failed commit leaves nothing stale behind. */
export class Catalogue {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  find(database: string, name: string): CollectionInfo | undefined {
    const bytes = this.#engine.get(entryKey(database, name));
    return bytes && parse(decode(bytes));
  }

  list(database: string): readonly CollectionInfo[] {
    return this.#listFrom(Buffer.from(`c\0${database}\0`));
  }

  all(): readonly CollectionInfo[] {
    return this.#listFrom(Buffer.from("c\0"));
  }

  save(collection: CollectionInfo): CollectionInfo {
    this.#engine.put(entryKey(collection.database, collection.name), encode({ ...collection }));
    return collection;
  }

  remove(collection: CollectionInfo): void {
    this.#engine.remove(entryKey(collection.database, collection.name));
  }

  create(database: string, name: string): CollectionInfo {
    return this.save({ database, name, space: this.newSpace(), long: false, indexes: [] });
  }

  newSpace(): number {
    const stored = this.#engine.get(nextSpaceKey);
    const space = stored === undefined ? 1 : stored.readUInt32BE(0);
    const next = Buffer.alloc(4);
    next.writeUInt32BE(space + 1);
    this.#engine.put(nextSpaceKey, next);
    return space;
  }

  #listFrom(prefix: Buffer): readonly CollectionInfo[] {
    const start = spaceKey(CATALOGUE, prefix);
    return this.#engine.range({ start, end: after(start) }, 1_000_000).map((entry) => parse(decode(entry.value)));
  }
}

const parse = (stored: BsonDocument): CollectionInfo => stored as unknown as CollectionInfo;
