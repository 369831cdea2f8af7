import { createConnection } from "mongoose";
import type { Connection } from "mongoose";
import type { Log } from "../../src/ports/log.ts";
import { StoreFault } from "./fault.ts";

export interface StoreConnection {
  readonly connection: Connection;
  readonly disconnect: () => Promise<void>;
}

/** Used when the address names no database; the driver would fall back to `test`. */
const usualDatabase = "kvartti";

/**
 * Connects to a MongoDB or the embedded store, on a connection of its own (never mongoose's global one). Retryable writes
 * are left as the address says: the embedded store's address turns them off. Throws StoreFault `storeUnreachable`.
 */
export async function connect(uri: string, log: Log): Promise<StoreConnection> {
  const connection = createConnection();
  connection.on("disconnected", () => log.warn("storeDisconnected"));
  connection.on("reconnected", () => log.info("storeReconnected"));
  connection.on("error", (error: unknown) => log.error("storeConnectionFailed", { error: errorName(error) }));
  try {
    await connection.openUri(uri, {
      ...(namesDatabase(uri) ? {} : { dbName: usualDatabase }),
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
      ignoreUndefined: true,
      ...(uri.includes("serverSelectionTimeoutMS=") ? {} : { serverSelectionTimeoutMS: 5_000 }),
      maxPoolSize: 20,
      minPoolSize: 0,
    });
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw new StoreFault("storeUnreachable", { error: errorName(error) }, error);
  }
  return {
    connection,
    disconnect: async () => {
      connection.removeAllListeners("disconnected");
      await connection.close();
    },
  };
}

const namesDatabase = (uri: string): boolean => /^mongodb(\+srv)?:\/\/[^/?]+\/[^?]+/.test(uri);

/** The name only: a driver's message may hold the address with its password. */
const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
