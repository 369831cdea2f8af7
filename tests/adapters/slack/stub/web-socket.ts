import { createHash } from "node:crypto";
import type { Server } from "node:http";
import type { Duplex } from "node:stream";

/** A WebSocket server (RFC 6455) with what Socket Mode needs: text both ways, pings answered, closing. One message is one frame. */
export interface SocketServer {
  /** Resolves when somebody is connected. */
  connected(): Promise<void>;
  send(text: string): void;
  /** Every text that came in. */
  onText(hear: (text: string) => void): void;
  close(): void;
  count(): number;
}

const guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

export function attachSocket(server: Server, path: string, greet: () => string): SocketServer {
  const open = new Set<Duplex>();
  let hear: (text: string) => void = () => undefined;
  let waiting: (() => void)[] = [];
  server.on("upgrade", (request, socket: Duplex) => {
    if (!request.url?.startsWith(path)) return void socket.destroy();
    const accept = createHash("sha1").update(`${request.headers["sec-websocket-key"] ?? ""}${guid}`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => open.delete(socket));
    listen(socket, (text) => hear(text));
    socket.write(frame(1, Buffer.from(greet())));
    for (const resolve of waiting) resolve();
    waiting = [];
  });
  return {
    connected: () => (open.size > 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    send: (text) => {
      for (const socket of open) return void socket.write(frame(1, Buffer.from(text)));
    },
    onText: (fn) => {
      hear = fn;
    },
    close: () => {
      for (const socket of open) socket.destroy();
      open.clear();
    },
    count: () => open.size,
  };
}

function frame(opcode: number, payload: Buffer): Buffer {
  const n = payload.length;
  const head = n < 126 ? Buffer.from([0x80 | opcode, n]) : n < 65_536 ? Buffer.from([0x80 | opcode, 126, n >> 8, n & 255]) : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), uint32(n)]);
  return Buffer.concat([head, payload]);
}
const uint32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32BE(n);
  return b;
};

function listen(socket: Duplex, hear: (text: string) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const read = readFrame(buffer);
      if (!read) return;
      buffer = buffer.subarray(read.size);
      if (read.opcode === 1) hear(read.payload.toString("utf8"));
      if (read.opcode === 9) socket.write(frame(10, read.payload));
      if (read.opcode === 8) {
        socket.write(frame(8, read.payload.subarray(0, 2)));
        socket.end();
      }
    }
  });
}

function readFrame(b: Buffer): { opcode: number; payload: Buffer; size: number } | undefined {
  if (b.length < 6) return undefined;
  const short = (b[1] ?? 0) & 127;
  const [length, at] = short === 126 ? [b.readUInt16BE(2), 4] : short === 127 ? [b.readUInt32BE(6), 10] : [short, 2];
  if (b.length < at + 4 + length) return undefined;
  const mask = b.subarray(at, at + 4);
  const payload = Buffer.from(b.subarray(at + 4, at + 4 + length)).map((byte, i) => byte ^ (mask[i % 4] ?? 0));
  return { opcode: (b[0] ?? 0) & 15, payload: Buffer.from(payload), size: at + 4 + length };
}
