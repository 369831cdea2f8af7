import { open } from "lmdb";
import type { RootDatabase } from "lmdb";
import { checkFile } from "./check-file.ts";

/** One LMDB environment with one ordered space of byte keys. */
export interface Engine {
  get(key: Buffer): Buffer | undefined;
  /** Entries with start <= key < end, in order or backwards; at most `limit`. */
  range(range: KeyRange, limit: number): readonly Entry[];
  count(range: Pick<KeyRange, "start" | "end">): number;
  /** Only inside `write`. */
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
  /**
   * Runs the job in a write transaction and resolves when it is committed and on the disk. Jobs run one after the other; those that
   * wait at the same time share one commit. A job that throws leaves nothing behind.
   */
  write<T>(job: () => T): Promise<T>;
  /** A write transaction at once, blocking: for opening and for ownership only. */
  writeNow<T>(job: () => T): T;
  /** Reading from now on sees every commit so far. */
  refresh(): void;
  copyTo(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface KeyRange {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly reverse?: boolean;
}
export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

/** @throws StoreError storeDamaged */
export function openEngine(file: string): Engine {
  checkFile(file);
  // overlappingSync would acknowledge a commit before it is on the disk.
  const db: RootDatabase<Buffer, Buffer> = open({
    path: file,
    noSubdir: true,
    encoding: "binary",
    keyEncoding: "binary",
    overlappingSync: false,
    // The default leaves a promise behind that nobody waits for: a failed commit would end the process.
    eventTurnBatching: false,
    maxReaders: 126,
  });
  return {
    get: (key) => db.getBinary(key),
    range: ({ start, end, reverse }, limit) => [
      ...db.getRange(
        reverse ? { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse: true, limit } : { start, end, limit },
      ),
    ],
    count: ({ start, end }) => db.getKeysCount({ start, end }),
    put: (key, value) => db.putSync(key, value),
    remove: (key) => void db.removeSync(key),
    write: (job) => db.childTransaction(job).catch(throwCause),
    writeNow: (job) => db.transactionSync(job),
    refresh: () => db.resetReadTxn(),
    copyTo: (path) => db.backup(path, true),
    close: () => db.close(),
  };
}

/** LMDB says only that the commit failed; why is a promise inside the error. */
async function throwCause(error: unknown): Promise<never> {
  if (error instanceof Error && "commitError" in error) await error.commitError;
  throw error;
}
