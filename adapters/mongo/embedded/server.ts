import { createServer } from "node:net";
import type { Server, Socket } from "node:net";
import type { Log } from "../../../src/ports/log.ts";
import { CommandError } from "./command-error.ts";
import type { Credentials } from "./commands/access.ts";
import { Access, credentialsFor } from "./commands/access.ts";
import type { Context, Reply } from "./commands/context.ts";
import { runCommand } from "./commands/table.ts";
import { storeErrorCode } from "./store-error.ts";
import { Framing } from "./wire/framing.ts";
import type { Request } from "./wire/messages.ts";
import { buildReply, parseRequest, RequestError, WireError } from "./wire/messages.ts";

export interface WireServer {
  readonly server: Server;
  /** For a port, which other users of the machine can reach. */
  requirePassword(password: string): void;
  /** Takes no more commands, lets those that have begun come to their end, then ends every connection. */
  close(): Promise<void>;
}

export type Shared = Omit<Context, "connection" | "access" | "openConnections">;

/** Answers drivers on a socket. A broken message ends its connection, never the process. */
export function createWireServer(shared: Shared, log: Log | undefined): WireServer {
  const connections = new Set<Connection>();
  let credentials: Credentials | undefined;
  let opened = 0;
  const server = createServer((socket) => {
    const context: Context = { ...shared, connection: ++opened, access: new Access(credentials), openConnections: () => connections.size };
    const connection = new Connection(socket, context, log);
    connections.add(connection);
    socket.on("close", () => connections.delete(connection));
  });
  // What happens while listening; a failure to listen at all is told to whoever called listen.
  server.on("error", () => log?.warn("store.listenerFailed"));
  return {
    server,
    requirePassword: (password) => void (credentials = credentialsFor(password)),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.all([...connections].map((connection) => connection.end()));
      await closed;
    },
  };
}

/** So many messages may wait on one connection before it is read no further. */
const MAX_WAITING = 32;
const FAREWELL_MS = 1000;

/** Messages of one connection are answered one after the other. */
class Connection {
  readonly #socket: Socket;
  readonly #context: Context;
  readonly #log: Log | undefined;
  readonly #framing = new Framing();
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #replies = 0;
  #ending = false;

  constructor(socket: Socket, context: Context, log: Log | undefined) {
    this.#socket = socket;
    this.#context = context;
    this.#log = log;
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy());
    socket.on("data", (piece) => this.#read(piece));
  }

  async end(): Promise<void> {
    this.#ending = true;
    await this.#last;
    // The last answers leave first, unless nobody takes them.
    this.#socket.destroySoon();
    setTimeout(() => this.#socket.destroy(), FAREWELL_MS).unref();
  }

  #read(piece: Buffer): void {
    try {
      for (const message of this.#framing.push(piece)) {
        this.#waiting++;
        this.#last = this.#last.then(() => this.#handle(message));
      }
      if (this.#waiting >= MAX_WAITING) this.#socket.pause();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  async #handle(message: Buffer): Promise<void> {
    try {
      const bytes = this.#ending || this.#socket.destroyed ? undefined : await answer(message, this.#context, ++this.#replies, this.#log);
      if (bytes !== undefined && !this.#socket.destroyed) this.#socket.write(bytes);
    } catch (error) {
      this.#giveUp(error);
    }
    if (--this.#waiting < MAX_WAITING) this.#socket.resume();
  }

  #giveUp(error: unknown): void {
    this.#log?.warn(error instanceof WireError ? "store.badMessage" : "store.connectionFailed");
    this.#socket.destroy();
  }
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
  if (code === "storeFull") return new CommandError("OutOfDiskSpace", "the store has no room on its disk");
  return new CommandError("InternalError", "the store could not do this");
}
