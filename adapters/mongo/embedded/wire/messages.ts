import type { BsonDocument } from "../bson/values.ts";
import { decodeChecked, encode } from "../bson/codec.ts";

/** MongoDB's wire protocol, as far as a driver without compression uses it: OP_MSG, and OP_QUERY for the first handshake. */
export const MAX_MESSAGE_BYTES = 48_000_000;
const HEADER_BYTES = 16;
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
const REQUIRED_FLAGS = 0xffff;

export interface Request {
  readonly requestId: number;
  /** Name of the command is the first field. Document sequences have been put back into their field. */
  readonly body: BsonDocument;
  readonly legacy: boolean;
  /** The client does not wait for an answer (w: 0). */
  readonly silent: boolean;
}

/** The bytes are no message at all: the connection is of no more use. */
export class WireError extends Error {}

/** Content of the message is wrong, but it can be answered. */
export class RequestError extends Error {
  readonly requestId: number;
  readonly legacy: boolean;
  constructor(requestId: number, legacy: boolean, cause: unknown) {
    super("request cannot be read", { cause });
    this.requestId = requestId;
    this.legacy = legacy;
  }
}

export function parseRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opcode = message.readInt32LE(12);
  if (opcode !== OP_MSG && opcode !== OP_QUERY) throw new WireError(`opcode ${opcode} is not supported`);
  try {
    return opcode === OP_MSG ? parseMsg(message, requestId) : parseQuery(message, requestId);
  } catch (error) {
    if (error instanceof WireError) throw error;
    throw new RequestError(requestId, opcode === OP_QUERY, error);
  }
}

function parseMsg(message: Buffer, requestId: number): Request {
  const flags = message.readUInt32LE(HEADER_BYTES);
  if ((flags & REQUIRED_FLAGS & ~(CHECKSUM_PRESENT | MORE_TO_COME)) !== 0) throw new WireError("unknown required flag");
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  let body: BsonDocument | undefined;
  const sequences: [string, BsonDocument[]][] = [];
  let at = HEADER_BYTES + 4;
  while (at < end) {
    const kind = message[at];
    const size = sizeAt(message, at + 1, end);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0 && body === undefined) body = decodeChecked(section);
    else if (kind === 1) sequences.push(parseSequence(section));
    else throw new WireError("unknown section");
    at += 1 + size;
  }
  if (body === undefined) throw new WireError("a message without a body");
  for (const [field, documents] of sequences) body[field] = documents;
  return { requestId, body, legacy: false, silent: (flags & MORE_TO_COME) !== 0 };
}

function parseSequence(section: Buffer): [string, BsonDocument[]] {
  const nameEnd = section.indexOf(0, 4);
  if (nameEnd < 0) throw new WireError("unfinished section");
  const documents: BsonDocument[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = sizeAt(section, at, section.length);
    documents.push(decodeChecked(section.subarray(at, at + size)));
    at += size;
  }
  return [section.toString("utf8", 4, nameEnd), documents];
}

function parseQuery(message: Buffer, requestId: number): Request {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  if (nameEnd < 0) throw new WireError("unfinished name");
  const namespace = message.toString("utf8", HEADER_BYTES + 4, nameEnd);
  if (!namespace.endsWith(".$cmd")) throw new WireError("OP_QUERY is answered for commands only");
  const at = nameEnd + 9;
  const body = decodeChecked(message.subarray(at, at + sizeAt(message, at, message.length)));
  return { requestId, body: { ...body, $db: namespace.slice(0, -".$cmd".length) }, legacy: true, silent: false };
}

function sizeAt(bytes: Buffer, at: number, end: number): number {
  const size = at + 4 <= end ? bytes.readInt32LE(at) : -1;
  if (size < 5 || at + size > end) throw new WireError("a size that does not fit");
  return size;
}

export function buildReply(to: { readonly requestId: number; readonly legacy: boolean }, id: number, body: Readonly<Record<string, unknown>> | Buffer): Buffer {
  const document = Buffer.isBuffer(body) ? body : encode(body);
  const prefix = Buffer.alloc(to.legacy ? HEADER_BYTES + 20 : HEADER_BYTES + 5);
  prefix.writeInt32LE(prefix.length + document.length, 0);
  prefix.writeInt32LE(id, 4);
  prefix.writeInt32LE(to.requestId, 8);
  prefix.writeInt32LE(to.legacy ? OP_REPLY : OP_MSG, 12);
  if (to.legacy) {
    // Response flags: able to await; no cursor; one document.
    prefix.writeInt32LE(8, HEADER_BYTES);
    prefix.writeInt32LE(1, HEADER_BYTES + 16);
  }
  return Buffer.concat([prefix, document]);
}
