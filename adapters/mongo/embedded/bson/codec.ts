import { BSONError, BSONRegExp, calculateObjectSize, deserialize, serialize } from "bson";
import { bad, CommandError } from "../command-error.ts";
import { checkBson } from "./check.ts";
import type { BsonDocument, BsonValue } from "./values.ts";
import { isDocument } from "./values.ts";

/** 16 MB, as everywhere. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Bytes from outside: types are checked first. */
export function decodeChecked(bytes: Buffer): BsonDocument {
  checkBson(bytes);
  return decode(bytes);
}

/** Bytes that this store wrote itself. */
export function decode(bytes: Uint8Array): BsonDocument {
  try {
    return deserialize(bytes, { promoteBuffers: false, promoteLongs: true, promoteValues: true, bsonRegExp: true });
  } catch (error) {
    if (error instanceof BSONError) throw new CommandError("InvalidBSON", error.message);
    throw error;
  }
}

export const encode = (document: Readonly<Record<string, unknown>>): Buffer => Buffer.from(serialize(document, { ignoreUndefined: true }));

/** A document on its way into the store: `_id` first, names and types that can be found again, not too large. */
export function encodeStored(document: BsonDocument): Buffer {
  checkNames(document, "");
  const { _id, ...rest } = document;
  if (_id === undefined) throw bad("a stored document needs an _id");
  checkId(_id);
  const ordered = { _id, ...rest };
  if (calculateObjectSize(ordered) > MAX_DOCUMENT_BYTES) {
    throw new CommandError("BSONObjectTooLarge", `a document holds at most ${MAX_DOCUMENT_BYTES} bytes`);
  }
  return encode(ordered);
}

function checkId(id: BsonValue): void {
  if (Array.isArray(id) || id instanceof BSONRegExp) throw new CommandError("InvalidIdField", "_id cannot be an array or a regular expression");
}

function checkNames(value: BsonValue, path: string): void {
  if (value instanceof BSONRegExp) throw bad(`a regular expression cannot be stored ('${path}')`);
  if (Array.isArray(value)) {
    for (const inner of value) checkNames(inner, path);
    return;
  }
  if (!isDocument(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name.startsWith("$")) throw new CommandError("DollarPrefixedFieldName", `the field '${path}${name}' cannot start with $`);
    if (name.includes(".")) throw new CommandError("DottedFieldName", `the field '${path}${name}' cannot contain a dot`);
    checkNames(inner, `${path}${name}.`);
  }
}
