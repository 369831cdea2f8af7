import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import type { Log } from "../../../src/ports.ts";
import { CommandError } from "./command-error.ts";
import { Framing } from "./wire/framing.ts";
import type { Request } from "./wire/messages.ts";
import { buildReply, parseRequest, RequestError, WireError } from "./wire/messages.ts";
import type { Context, Reply } from "./commands/context.ts";
import { runCommand } from "./commands/table.ts";
import { storeErrorCode } from "./store-error.ts";

export interface WireServer {
  readonly server: Server;
  /** Ends every connection; what was being written is committed or not, as always. */
  close(): Promise<void>;
}

/** Answers drivers on a socket. A broken message ends its connection, never the process. */
export function createWireServer(shared: Omit<Context, "connection" | "openConnections">, log: Log | undefined): WireServer {
  const sockets = new Set<Socket>();
  let connections = 0;
  let replies = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    const context: Context = { ...shared, connection: ++connections, openConnections: () => sockets.size };
    serve(socket, (message) => answer(message, context, ++replies, log), log);
  });
  return {
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Messages of one connection are answered one after the other. */
function serve(socket: Socket, reply: (message: Buffer) => Promise<Buffer | undefined>, log: Log | undefined): void {
  const framing = new Framing();
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  const handle = async (message: Buffer): Promise<void> => {
    try {
      const bytes = await reply(message);
      if (bytes !== undefined && !socket.destroyed) socket.write(bytes);
    } catch (error) {
      giveUp(socket, log, error);
    }
    if (--waiting < 32) socket.resume();
  };
  socket.on("data", (piece) => {
    try {
      for (const message of framing.push(piece)) {
        waiting++;
        last = last.then(() => handle(message));
      }
      if (waiting >= 32) socket.pause();
    } catch (error) {
      giveUp(socket, log, error);
    }
  });
}

function giveUp(socket: Socket, log: Log | undefined, error: unknown): void {
  log?.warn(error instanceof WireError ? "store.badMessage" : "store.connectionFailed");
  socket.destroy();
}

async function answer(message: Buffer, context: Context, replyId: number, log: Log | undefined): Promise<Buffer | undefined> {
  let request: Request;
  try {
    request = parseRequest(message);
  } catch (error) {
    if (error instanceof RequestError) return buildReply(error, replyId, failure(error.cause, log));
    throw error;
  }
  const reply = await runCommand(request.body, context).catch((error: unknown) => failure(error, log));
  return request.silent ? undefined : encodeReply(request, replyId, reply, log);
}

function encodeReply(request: Request, replyId: number, reply: Reply, log: Log | undefined): Buffer {
  try {
    return buildReply(request, replyId, reply);
  } catch (error) {
    return buildReply(request, replyId, failure(error, log));
  }
}

/** What a driver gets to see of an error: codes and our own words, nothing of what was stored. */
function failure(error: unknown, log: Log | undefined): Readonly<Record<string, unknown>> {
  const known = error instanceof CommandError ? error : unexpected(error, log);
  return { ok: 0, errmsg: known.message, code: known.code, codeName: known.codeName, ...known.details };
}

function unexpected(error: unknown, log: Log | undefined): CommandError {
  const code = storeErrorCode(error);
  log?.error(`store.${code ?? "failed"}`, { error: error instanceof Error ? error.name : typeof error });
  if (code === "storeFull") return new CommandError("OutOfDiskSpace", "the disk of the store is full");
  return new CommandError("InternalError", "the store could not do this");
}

