import { Binary, ObjectId } from "bson";
import { bad } from "../command-error.ts";
import type { BsonValue } from "./values.ts";
import { isDocument } from "./values.ts";

/**
 * Bytes whose plain order is MongoDB's order of values: null, numbers, strings, objects, arrays, binary, ids, booleans, dates.
 * No encoding is the beginning of another one, so encodings put one after the other order like tuples.
 * Comparing, sorting and indexing all use these bytes: they cannot disagree.
 */
export const tags = {
  /** An empty array stands before null when it is sorted or indexed by its elements. */
  emptyArray: 0x08,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x50,
  binary: 0x60,
  objectId: 0x70,
  boolean: 0x80,
  date: 0x90,
} as const;

const END = 0x00;
const MORE = 0x01;

class KeyWriter {
  #buffer = Buffer.allocUnsafe(512);
  #length = 0;

  byte(value: number): void {
    this.#room(1);
    this.#buffer[this.#length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.#room(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  uint32(value: number): void {
    this.#room(4);
    this.#length = this.#buffer.writeUInt32BE(value, this.#length);
  }

  /** Order of doubles as order of bytes; -0 is 0, NaN stands before every number. */
  double(value: number): void {
    this.#room(8);
    if (Number.isNaN(value)) {
      this.#buffer.fill(0, this.#length, this.#length + 8);
    } else {
      this.#buffer.writeDoubleBE(value === 0 ? 0 : value, this.#length);
      const flip = (this.#buffer[this.#length] ?? 0) & 0x80 ? 0xff : 0;
      for (let i = 0; i < 8; i++) this.#buffer[this.#length + i] = (this.#buffer[this.#length + i] ?? 0) ^ flip;
      if (flip === 0) this.#buffer[this.#length] = (this.#buffer[this.#length] ?? 0) | 0x80;
    }
    this.#length += 8;
  }

  /** UTF-8; a zero byte inside is written as 00 FF, the end as 00 00. */
  text(value: string): void {
    const utf8 = Buffer.from(value, "utf8");
    if (!utf8.includes(0)) this.bytes(utf8);
    else for (const one of utf8) this.bytes(one === 0 ? zeroInside : Buffer.of(one));
    this.bytes(endOfText);
  }

  take(): Buffer {
    const taken = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #room(wanted: number): void {
    if (this.#length + wanted <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe((this.#length + wanted) * 2);
    larger.set(this.#buffer.subarray(0, this.#length));
    this.#buffer = larger;
  }
}

const zeroInside = Buffer.from([0x00, 0xff]);
const endOfText = Buffer.from([0x00, 0x00]);
const shared = new KeyWriter();

/** `undefined` is a missing field and orders like null. */
export function encodeKey(value: BsonValue | undefined): Buffer {
  write(shared, value);
  return shared.take();
}

const emptyArrayKey = Buffer.from([tags.emptyArray]);

/** What sorting and indexing see of a value: an array by its elements. */
export function elementKeys(value: BsonValue | undefined): readonly Buffer[] {
  if (!Array.isArray(value)) return [encodeKey(value)];
  return value.length === 0 ? [emptyArrayKey] : value.map((element) => encodeKey(element));
}

export function tagOf(value: BsonValue | undefined): number {
  if (value === null || value === undefined) return tags.null;
  if (typeof value === "number") return tags.number;
  if (typeof value === "string") return tags.string;
  if (typeof value === "boolean") return tags.boolean;
  if (value instanceof Date) return tags.date;
  if (value instanceof ObjectId) return tags.objectId;
  if (value instanceof Binary) return tags.binary;
  if (Array.isArray(value)) return tags.array;
  return tags.object;
}

function write(to: KeyWriter, value: BsonValue | undefined): void {
  to.byte(tagOf(value));
  if (value === null || value === undefined) return;
  if (typeof value === "number") to.double(value);
  else if (typeof value === "string") to.text(value);
  else if (typeof value === "boolean") to.byte(value ? 1 : 0);
  else if (value instanceof Date) to.double(value.getTime());
  else if (value instanceof ObjectId) to.bytes(value.id);
  else if (value instanceof Binary) writeBinary(to, value);
  else if (Array.isArray(value)) writeArray(to, value);
  else if (isDocument(value)) writeObject(to, value);
  else throw bad("a value of this type cannot be compared");
}

function writeBinary(to: KeyWriter, value: Binary): void {
  to.uint32(value.position);
  to.byte(value.sub_type);
  to.bytes(value.buffer.subarray(0, value.position));
}

function writeArray(to: KeyWriter, value: readonly BsonValue[]): void {
  for (const inner of value) {
    to.byte(MORE);
    write(to, inner);
  }
  to.byte(END);
}

/** Objects compare field by field, in their own order: first the type, then the name, then the value. */
function writeObject(to: KeyWriter, value: Readonly<Record<string, BsonValue>>): void {
  for (const [name, inner] of Object.entries(value)) {
    to.byte(MORE);
    to.byte(tagOf(inner));
    to.text(name);
    write(to, inner);
  }
  to.byte(END);
}
