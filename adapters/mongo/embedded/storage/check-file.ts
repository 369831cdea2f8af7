import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { StoreError } from "../store-error.ts";

/** Where things stand on LMDB's two meta pages. */
const MAGIC_AT = 24;
const MAGIC = 0xbeefc0de;
const PAGE_SIZE_AT = 48;
const LAST_PAGE_AT = 144;
const TRANSACTION_AT = 152;
const META_BYTES = 160;
/** Pages that were taken and given back in one transaction are never written, so the end of a sound file may be missing a little. */
const MISSING_PAGES = 256n;

/** LMDB ends the process when it maps a file that is none of its own, or a part of one: so the file is looked at first. */
export function checkFile(file: string): void {
  const opened = openIfThere(file);
  if (opened === undefined) return;
  try {
    const size = fstatSync(opened).size;
    if (size > 0 && !isSound(opened, size)) throw new StoreError("storeDamaged", {});
  } finally {
    closeSync(opened);
  }
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isSound(file: number, size: number): boolean {
  const first = readAt(file, 0);
  if (first.readUInt32LE(MAGIC_AT) !== MAGIC) return false;
  const pageSize = first.readUInt32LE(PAGE_SIZE_AT);
  if (pageSize < 512 || pageSize > 65_536 || size < 2 * pageSize) return false;
  const second = readAt(file, pageSize);
  if (second.readUInt32LE(MAGIC_AT) !== MAGIC) return false;
  const latest = first.readBigUInt64LE(TRANSACTION_AT) > second.readBigUInt64LE(TRANSACTION_AT) ? first : second;
  return BigInt(size) >= (latest.readBigUInt64LE(LAST_PAGE_AT) + 1n - MISSING_PAGES) * BigInt(pageSize);
}

function readAt(file: number, position: number): Buffer {
  const bytes = Buffer.alloc(META_BYTES);
  readSync(file, bytes, 0, META_BYTES, position);
  return bytes;
}
