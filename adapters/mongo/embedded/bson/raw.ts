import { encode } from "./codec.ts";

/** Puts encoded documents into a reply without decoding them: `{cursor: {<field>: [...documents], ...cursor}, ok: 1}`. */
export function encodeCursorReply(field: "firstBatch" | "nextBatch", documents: readonly Buffer[], cursor: Readonly<Record<string, unknown>>): Buffer {
  const batch = wrap(documents.flatMap((document, position) => [element(0x03, String(position)), document]));
  const inner = wrap([element(0x04, field), batch, elementsOf(encode(cursor))]);
  return wrap([element(0x03, "cursor"), inner, elementsOf(encode({ ok: 1 }))]);
}

const element = (type: number, name: string): Buffer => Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`, "latin1")]);
const elementsOf = (document: Buffer): Buffer => document.subarray(4, -1);

function wrap(parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...parts, Buffer.from([0])], size);
}
