import { inflateRawSync } from "node:zlib";
import { DocumentRefused, limits } from "./refusal.ts";

/** Signatures (APPNOTE.TXT 6.3: central directory 4.3.12, its end 4.3.16). */
const entrySignature = 0x02014b50;
const endSignature = 0x06054b50;
const mostEntries = 5_000;

/** What a zipped document holds. Its parts are unpacked only when they are read, and never to more than the limits, whatever the archive claims. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** "" when it is not there. */
  text(name: string): string;
  bytes(name: string): Uint8Array;
}

interface Entry {
  readonly packed: Uint8Array;
  readonly stored: boolean;
}

/** Refuses what is too large by its own table of contents first, before anything is unpacked. */
export function openZip(bytes: Uint8Array): Zip {
  const entries = entriesOf(bytes);
  let left: number = limits.unpacked;
  const unpack = (name: string): Uint8Array => {
    const entry = entries.get(name);
    if (!entry) return new Uint8Array();
    const unpacked = entry.stored ? entry.packed : inflated(entry.packed, Math.min(left, mostOf(name)), name);
    left -= unpacked.length;
    if (left <= 0) throw tooLarge();
    return unpacked;
  };
  return { names: [...entries.keys()], has: (name) => entries.has(name), bytes: unpack, text: (name) => new TextDecoder().decode(unpack(name)) };
}

function entriesOf(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw tooLarge();
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let claimed = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) throw new DocumentRefused("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 8, true) & 1) throw new DocumentRefused("encrypted");
    const size = view.getUint32(at + 24, true);
    claimed += size;
    if (size > mostOf(name)) throw refusedFor(name);
    if (claimed > limits.unpacked) throw tooLarge();
    entries.set(name, { packed: packedAt(bytes, view, { at: view.getUint32(at + 42, true), size: view.getUint32(at + 20, true) }), stored: view.getUint16(at + 10, true) === 0 });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function packedAt(bytes: Uint8Array, view: DataView, { at, size }: { readonly at: number; readonly size: number }): Uint8Array {
  if (at + 30 > view.byteLength) throw new DocumentRefused("damaged");
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return bytes.subarray(from, from + size);
}

function inflated(packed: Uint8Array, most: number, name: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? refusedFor(name) : new DocumentRefused("damaged");
  }
}

const isSheet = (name: string): boolean => /^xl\/worksheets\/[^/]+\.xml$/.test(name);
const mostOf = (name: string): number => (isSheet(name) ? limits.sheet : /\.(?:xml|rels)$/.test(name) ? limits.part : limits.unpacked);
const tooLarge = (most: number = limits.unpacked): DocumentRefused => new DocumentRefused("unpacksTooLarge", { limit: most / 1024 / 1024 });
const refusedFor = (name: string): DocumentRefused => (isSheet(name) ? new DocumentRefused("tooManyRows", { limit: limits.rows }) : tooLarge(mostOf(name)));

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new DocumentRefused("damaged");
}
