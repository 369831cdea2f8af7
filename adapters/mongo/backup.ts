import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip, gzipSync } from "node:zlib";
import type { Db } from "mongodb";
import type { Connection } from "mongoose";
import type { BackupHeader } from "./backup-file.ts";
import { formatVersion, writeLine } from "./backup-file.ts";
import { StoreFault } from "./fault.ts";
import { metaCollection, storedLevel } from "./meta.ts";
import { outboxSpec } from "./outbox-document.ts";

/** Values come back as they are stored: an int stays an int, a double a double. */
const asStored = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

/** Read before what they are made from, so that a copy taken while the product runs is never ahead of its source. */
const projections: readonly string[] = ["owed", "readings", "judgements"];

/**
 * Copies every collection into one file; the product may go on meanwhile. Written under another name and renamed, so a
 * file with the given name is always whole. Throws StoreFault `backupNotWritten`.
 */
export async function backup(connection: Connection, file: string): Promise<BackupHeader> {
  if (connection.db === undefined) throw new StoreFault("storeUnreachable");
  const body = `${file}.${randomUUID()}.body.tmp`;
  const whole = `${file}.${randomUUID()}.tmp`;
  try {
    const header = await writeBody(connection, connection.db, body);
    await writeWhole(header, body, whole);
    await rename(whole, file);
    return header;
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) {
      throw new StoreFault("backupNotWritten", { error: error.code }, error);
    }
    throw error;
  } finally {
    await Promise.all([body, whole].map((left) => rm(left, { force: true }).catch(() => undefined)));
  }
}

async function writeBody(connection: Connection, db: Db, body: string): Promise<BackupHeader> {
  const hash = createHash("sha256");
  const counts: Record<string, number> = {};
  const level = await storedLevel(connection);
  const names = await collectionsInOrder(db);
  await pipeline(
    async function* (): AsyncGenerator<string> {
      for (const name of names) {
        counts[name] = 0;
        for await (const document of db.collection(name).find({}, asStored).sort({ _id: 1 })) {
          if (name === metaCollection && isLease(document["_id"])) continue;
          const line = writeLine(name, document);
          hash.update(line);
          counts[name] += 1;
          yield line;
        }
      }
    },
    createGzip(),
    createWriteStream(body, { mode: 0o600 }),
  );
  return { format: "kvartti-backup", version: formatVersion, takenAt: Date.now(), level, collections: counts, sha256: hash.digest("hex") };
}

/** A lease belongs to a process that does not come back with the copy. */
const isLease = (id: unknown): boolean => typeof id === "string" && id.startsWith("lease:");

/** Projections first; the outbox last: a message relayed meanwhile is then there twice, which its key forgives, never missing. */
async function collectionsInOrder(db: Db): Promise<readonly string[]> {
  const found = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).filter((name) => !name.startsWith("system."));
  const rank = (name: string): number => (projections.includes(name) ? 0 : name === outboxSpec.collection ? 2 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** The header is known last and stands first: gzip members may simply follow each other. */
async function writeWhole(header: BackupHeader, body: string, whole: string): Promise<void> {
  await pipeline(Readable.from([gzipSync(`${JSON.stringify(header)}\n`)]), createWriteStream(whole, { mode: 0o600 }));
  await pipeline(createReadStream(body), createWriteStream(whole, { flags: "a" }));
  const handle = await open(whole, "r+");
  await handle.sync();
  await handle.close();
}
