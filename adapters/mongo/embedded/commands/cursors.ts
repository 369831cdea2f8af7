import { randomInt } from "node:crypto";
import { Long } from "bson";
import { CommandError } from "../command-error.ts";

/** An open result: encoded documents come when they are asked for. */
export interface Results {
  readonly namespace: string;
  readonly documents: Iterator<Buffer>;
}

const FIRST_BATCH = 101;
/** A reply holds at most this many bytes of documents, but always one. */
const BATCH_BYTES = 16 * 1024 * 1024;
const IDLE_MS = 10 * 60_000;
const MAX_OPEN = 1000;

interface OpenCursor extends Results {
  usedAt: number;
  /** Taken from the results, but did not fit the last batch. */
  waiting: Buffer | undefined;
}

export interface Batch {
  readonly id: number;
  readonly documents: readonly Buffer[];
}

/** Cursors outlive connections (drivers continue on another one) and go after ten idle minutes. */
export class Cursors {
  readonly #open = new Map<number, OpenCursor>();

  open(results: Results, batchSize: number | undefined, single: boolean): Batch {
    const cursor: OpenCursor = { ...results, usedAt: Date.now(), waiting: undefined };
    const documents = takeBatch(cursor, batchSize ?? FIRST_BATCH);
    if (single || isDone(cursor)) return { id: 0, documents };
    this.#makeRoom();
    const id = randomInt(1, 2 ** 47);
    this.#open.set(id, cursor);
    return { id, documents };
  }

  more(id: number, namespace: string, batchSize: number | undefined): Batch {
    const cursor = this.#open.get(id);
    if (cursor === undefined || cursor.namespace !== namespace) throw new CommandError("CursorNotFound", `cursor id ${id} not found`);
    cursor.usedAt = Date.now();
    try {
      const documents = takeBatch(cursor, batchSize ?? Number.POSITIVE_INFINITY);
      if (!isDone(cursor)) return { id, documents };
      this.#open.delete(id);
      return { id: 0, documents };
    } catch (error) {
      this.#open.delete(id);
      throw error;
    }
  }

  /** False when there was none. */
  kill(id: number, namespace: string): boolean {
    return this.#open.get(id)?.namespace === namespace && this.#open.delete(id);
  }

  clear(): void {
    this.#open.clear();
  }

  #makeRoom(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const [id, cursor] of this.#open) if (cursor.usedAt < oldest) this.#open.delete(id);
    const [first] = this.#open.keys();
    if (this.#open.size >= MAX_OPEN && first !== undefined) this.#open.delete(first);
  }
}

function takeBatch(cursor: OpenCursor, most: number): readonly Buffer[] {
  const documents: Buffer[] = [];
  let bytes = 0;
  while (documents.length < most) {
    const next = cursor.waiting ?? nextOf(cursor);
    cursor.waiting = undefined;
    if (next === undefined) break;
    bytes += next.length;
    if (documents.length > 0 && bytes > BATCH_BYTES) {
      cursor.waiting = next;
      break;
    }
    documents.push(next);
  }
  return documents;
}

function nextOf(cursor: OpenCursor): Buffer | undefined {
  const next = cursor.documents.next();
  return next.done === true ? undefined : next.value;
}

/** Looks one document ahead, so that a full last batch does not leave an empty cursor behind. */
function isDone(cursor: OpenCursor): boolean {
  cursor.waiting ??= nextOf(cursor);
  return cursor.waiting === undefined;
}

/** Ids travel as 64-bit integers. */
export const cursorId = (id: number): Long => Long.fromNumber(id);
