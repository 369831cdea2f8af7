import type { Db, Document } from "mongodb";
import type { Connection } from "mongoose";
import type { CollectionSpec } from "../../src/stores.ts";
import type { BackupHeader, BackupLine } from "./backup-file.ts";
import { readBackup } from "./backup-file.ts";
import { StoreFault } from "./fault.ts";
import { metaCollection, metaOf, restoreMark } from "./meta.ts";
import { migrations } from "./migrations.ts";

export interface RestoreOptions {
  /** Replace what is in the store; without it only an empty store is filled. */
  readonly force: boolean;
  readonly specs: readonly CollectionSpec[];
}

const batchSize = 500;

/**
 * Puts a backup into the store, on any server. The whole file is read and checked before the first write; while it writes the
 * store is marked, and a start refuses a half-written one (`restoreUnfinished`; restore again with force). Indexes are left as
 * they are: the next start makes what is missing. The product must not be running on the store.
 * Throws StoreFault: `backupNotFound`, `backupDamaged`, `storeTooNew`, `storeNotEmpty`.
 */
export async function restore(connection: Connection, file: string, options: RestoreOptions): Promise<BackupHeader> {
  const { db } = connection;
  if (db === undefined) throw new StoreFault("storeUnreachable");
  const header = await readBackup(file, (line) => refuseNewer(line, options.specs));
  if (header.level > migrations.length) throw new StoreFault("storeTooNew", { stored: header.level, known: migrations.length });
  const filled = await filledCollections(db);
  const inUse = filled.filter((name) => !machinery.has(name));
  if (inUse.length > 0 && !options.force) throw new StoreFault("storeNotEmpty", { collections: inUse.join(", ") });
  await metaOf(connection).updateOne({ _id: restoreMark }, { $set: { file } }, { upsert: true });
  for (const name of filled) await db.collection<MarkedDocument>(name).deleteMany(name === metaCollection ? { _id: { $ne: restoreMark } } : {});
  await fill(db, file);
  await metaOf(connection).deleteOne({ _id: restoreMark });
  return header;
}

interface MarkedDocument {
  _id: string;
}

/** Collections that fill by themselves as soon as the product runs. */
const machinery: ReadonlySet<string> = new Set([metaCollection, "agendaJobs", "agenda_logs"]);

function refuseNewer({ collection, document }: BackupLine, specs: readonly CollectionSpec[]): void {
  const known = specs.find((spec) => spec.collection === collection)?.version;
  const stored = Number(document["v"] ?? 0);
  if (known !== undefined && stored > known) throw new StoreFault("storeTooNew", { collection, stored, known });
}

async function filledCollections(db: Db): Promise<string[]> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).filter((name) => !name.startsWith("system."));
  const filled = await Promise.all(names.map(async (name) => ((await db.collection(name).findOne({})) === null ? [] : [name])));
  return filled.flat();
}

async function fill(db: Db, file: string): Promise<void> {
  let collection = "";
  let batch: Document[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await db.collection(collection).insertMany(batch);
    batch = [];
  };
  await readBackup(file, async (line) => {
    // A copy taken from a store that was itself half restored: the mark here is this restore's own.
    if (line.collection === metaCollection && line.document["_id"] === restoreMark) return;
    if (line.collection !== collection || batch.length >= batchSize) await flush();
    collection = line.collection;
    batch.push(line.document);
  });
  await flush();
}
