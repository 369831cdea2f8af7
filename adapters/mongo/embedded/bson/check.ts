import { bad, CommandError } from "../command-error.ts";

/**
 * Walks raw BSON before anything is made of it, so that a type this server would handle wrongly is refused, never changed
 * silently: no decimals, no integers beyond 2^53, no timestamps, code, symbols, minimum or maximum keys.
 */
export function checkBson(bytes: Buffer): void {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length) throw malformed();
  walk(bytes, 0, 1);
}

const MAX_DEPTH = 100;
const MAX_DATE = 8_640_000_000_000_000n;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const refusedTypes: Readonly<Record<number, string>> = {
  0x06: "undefined",
  0x0c: "dbPointer",
  0x0d: "javascript",
  0x0e: "symbol",
  0x0f: "javascriptWithScope",
  0x11: "timestamp",
  0x13: "decimal",
  0x7f: "maxKey",
  0xff: "minKey",
};

const malformed = (): CommandError => new CommandError("InvalidBSON", "malformed BSON");

/** Gives the offset behind the document. */
function walk(bytes: Buffer, start: number, depth: number): number {
  if (depth > MAX_DEPTH) throw bad(`documents nest at most ${MAX_DEPTH} levels deep`);
  const end = start + sizeAt(bytes, start, 5);
  if (end > bytes.length || bytes[end - 1] !== 0) throw malformed();
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes[at] ?? 0;
    const nameEnd = bytes.indexOf(0, at + 1);
    if (nameEnd < 0 || nameEnd >= end) throw malformed();
    refuseName(bytes, at + 1, nameEnd);
    at = skipValue(bytes, type, nameEnd + 1, depth);
  }
  if (at !== end - 1) throw malformed();
  return end;
}

/** A document with `$ref` would become another type of value when it is decoded. */
const refusedNames: readonly string[] = ["__proto__", "$ref"];

function refuseName(bytes: Buffer, start: number, end: number): void {
  const name = refusedNames.find((one) => one.length === end - start);
  if (name !== undefined && bytes.toString("latin1", start, end) === name) throw bad(`a field cannot be named ${name}`);
}

function skipValue(bytes: Buffer, type: number, at: number, depth: number): number {
  switch (type) {
    case 0x01:
      return at + 8;
    case 0x02:
      return at + 4 + sizeAt(bytes, at, 1);
    case 0x03:
    case 0x04:
      return walk(bytes, at, depth + 1);
    case 0x05:
      return checkBinary(bytes, at);
    case 0x07:
      return at + 12;
    case 0x08:
      return at + 1;
    case 0x09:
      return checkInteger(bytes, at, MAX_DATE, "a date is out of range");
    case 0x0a:
      return at;
    case 0x0b:
      return endOfName(bytes, endOfName(bytes, at));
    case 0x10:
      return at + 4;
    case 0x12:
      return checkInteger(bytes, at, SAFE, "an integer beyond 2^53 is not supported");
    default:
      throw bad(`type ${refusedTypes[type] ?? `0x${type.toString(16)}`} is not supported`);
  }
}

function sizeAt(bytes: Buffer, at: number, least: number): number {
  if (at + 4 > bytes.length) throw malformed();
  const size = bytes.readInt32LE(at);
  if (size < least || at + size > bytes.length) throw malformed();
  return size;
}

function checkBinary(bytes: Buffer, at: number): number {
  const end = at + 5 + sizeAt(bytes, at, 0);
  const subtype = bytes[at + 4];
  if (subtype !== 0 && subtype !== 4) throw bad(`binary data of subtype ${subtype} is not supported`);
  return end;
}

function checkInteger(bytes: Buffer, at: number, limit: bigint, message: string): number {
  if (at + 8 > bytes.length) throw malformed();
  const value = bytes.readBigInt64LE(at);
  if (value > limit || value < -limit) throw bad(message);
  return at + 8;
}

function endOfName(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(0, at);
  if (end < 0) throw malformed();
  return end + 1;
}
