import { createConnection } from "node:net";
import type { Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../../../adapters/mongo/embedded/bson/codec.ts";
import { Framing } from "../../../../adapters/mongo/embedded/wire/framing.ts";
import { withEmbeddedStore } from "./support/open-store.ts";

const given = withEmbeddedStore();
const socketPath = (): string => decodeURIComponent(/mongodb:\/\/([^/]+)/.exec(given.store.uri)?.[1] ?? "");

/** Resolves with everything that came until the server hung up, or `idleMs` of silence. */
function exchange(bytes: Buffer, idleMs = 300): Promise<{ answer: Buffer; closed: boolean }> {
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket: Socket = createConnection(socketPath(), () => socket.write(bytes));
    const finish = (closed: boolean): void => {
      socket.destroy();
      resolve({ answer: Buffer.concat(pieces), closed });
    };
    socket.setTimeout(idleMs, () => finish(false));
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("error", () => finish(true));
    socket.on("close", () => finish(true));
  });
}

function message(opcode: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeInt32LE(16 + payload.length, 0);
  head.writeInt32LE(7, 4);
  head.writeInt32LE(opcode, 12);
  return Buffer.concat([head, payload]);
}
const command = (body: object, flags = 0): Buffer => {
  const start = Buffer.alloc(5);
  start.writeUInt32LE(flags, 0);
  return message(2013, Buffer.concat([start, encode({ ...body, $db: "kvartti" })]));
};

describe("the wire", () => {
  test("the first handshake is OP_QUERY, and is answered in kind", async () => {
    const query = Buffer.concat([Buffer.alloc(4), Buffer.from("admin.$cmd\0"), Buffer.alloc(8), encode({ isMaster: 1, helloOk: true })]);
    const { answer } = await exchange(message(2004, query));
    expect(answer.readInt32LE(12)).toBe(1);
    expect(answer.readInt32LE(8)).toBe(7);
    expect(decode(answer.subarray(36))).toMatchObject({ ok: 1, ismaster: true, helloOk: true });
  });

  test("says that it is one node without sessions", async () => {
    const hello = await given.db().command({ hello: 1 });
    expect(hello).toMatchObject({ isWritablePrimary: true, maxWireVersion: 21 });
    for (const absent of ["setName", "logicalSessionTimeoutMinutes", "topologyVersion"]) expect(hello).not.toHaveProperty(absent);
    expect(await given.db().command({ buildInfo: 1 })).toMatchObject({ version: "7.0.0", ok: 1 });
    expect(await given.db().admin().ping()).toMatchObject({ ok: 1 });
    expect(await given.db().admin().serverStatus()).toMatchObject({ ok: 1, pid: process.pid });
  });

  test("messages in pieces, and several at once, are answered in their order", async () => {
    const three = Buffer.concat([command({ ping: 1 }), command({ foo: 1 }), command({ ping: 1 })]);
    const { answer } = await exchange(three);
    const replies = new Framing().push(answer).map((reply) => decode(reply.subarray(21)));
    expect(replies.map((reply) => reply["ok"])).toEqual([1, 0, 1]);
  });

  test("however a stream is cut, the same messages come out", () => {
    const stream = Buffer.concat([command({ ping: 1 }), command({ find: "x", filter: { a: "ä".repeat(100) } }), command({ ping: 2 })]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), (sizes) => {
        const framing = new Framing();
        const out: Buffer[] = [];
        let at = 0;
        for (const size of [...sizes, stream.length]) {
          out.push(...framing.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(Buffer.concat(out).equals(stream)).toBe(true);
        expect(out).toHaveLength(3);
      }),
    );
  });

  test.each([
    ["a length of nothing", Buffer.alloc(16)],
    ["a length beyond any message", message(2013, Buffer.alloc(4)).fill(0x7f, 0, 4)],
    ["an unknown opcode", message(2012, Buffer.alloc(40))],
    ["an unknown required flag", command({ ping: 1 }, 4)],
    ["another protocol", Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")],
    ["an unknown kind of section", message(2013, Buffer.concat([Buffer.alloc(4), Buffer.from([9]), encode({ ping: 1 })]))],
  ])("%s ends the connection, not the server", async (_what, bytes) => {
    expect((await exchange(bytes, 2000)).closed).toBe(true);
    expect(await given.db().admin().ping()).toMatchObject({ ok: 1 });
  });

  test("a body that is no BSON is answered with an error", async () => {
    const broken = encode({ ping: 1, text: "abc" });
    broken.writeInt32LE(1000, broken.indexOf("text") + 5);
    const { answer } = await exchange(message(2013, Buffer.concat([Buffer.alloc(5), broken])));
    expect(decode(answer.subarray(21))).toMatchObject({ ok: 0, code: 22 });
  });

  test("no bytes whatever end the process", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(2013, 2004), async (noise, opcode) => {
        await exchange(message(opcode, Buffer.from(noise)), 5);
      }),
      { numRuns: 60 },
    );
    expect(await given.db().admin().ping()).toMatchObject({ ok: 1 });
  });

  test("names that live in every object are nothing special", async () => {
    const rows = given.collection();
    await rows.insertOne({ constructor: 1, toString: 2, hasOwnProperty: 3 });
    expect(await rows.findOne({ constructor: 1 })).toMatchObject({ toString: 2 });
    expect(await rows.countDocuments({ valueOf: { $exists: true } })).toBe(0);
    const polluted = encode({ insert: rows.collectionName, documents: [{ aaaaaaaaa: { polluted: true } }] });
    polluted.write("__proto__", polluted.indexOf("aaaaaaaaa"));
    const { answer } = await exchange(message(2013, Buffer.concat([Buffer.alloc(5), polluted.subarray(0, -1), encode({ $db: "kvartti" }).subarray(4)])));
    expect(answer.length > 0 ? decode(answer.subarray(21)) : { ok: 0 }).toMatchObject({ ok: 0 });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
