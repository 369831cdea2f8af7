import { createHash } from "node:crypto";

/** LMDB takes keys of at most 1978 bytes: 4 for the space, and at most this for the fields and for the _id. */
export const PART_BYTES = 960;
const HASH_BYTES = 32;
/** A part that is too long keeps this much of its beginning, then a hash of the whole. */
export const KEPT_BYTES = PART_BYTES - HASH_BYTES;

export const isLong = (part: Buffer): boolean => part.length > PART_BYTES;

/** Long parts keep their place among others that differ in the first 928 bytes; the matcher sorts out the rest. */
export function shortened(part: Buffer): Buffer {
  if (!isLong(part)) return part;
  return Buffer.concat([part.subarray(0, KEPT_BYTES), createHash("sha256").update(part).digest()]);
}

/** Every collection and index has a number of its own, never used again: its entries are the keys that start with it. */
export function spaceKey(space: number, ...parts: readonly Buffer[]): Buffer {
  const head = Buffer.allocUnsafe(4);
  head.writeUInt32BE(space);
  return Buffer.concat([head, ...parts]);
}

/** The smallest key behind all that start with these bytes. */
export function after(prefix: Buffer): Buffer {
  let last = prefix.length - 1;
  while (last >= 0 && prefix[last] === 0xff) last--;
  if (last < 0) throw new RangeError("no key is behind this one");
  const next = Buffer.from(prefix.subarray(0, last + 1));
  next[last] = (next[last] ?? 0) + 1;
  return next;
}

export function inverted(part: Buffer): Buffer {
  return Buffer.from(part.map((byte) => byte ^ 0xff));
}
