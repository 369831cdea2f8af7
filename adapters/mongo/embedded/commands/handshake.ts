import { MAX_DOCUMENT_BYTES } from "../bson/codec.ts";
import { MAX_MESSAGE_BYTES } from "../wire/messages.ts";
import type { Command } from "./context.ts";
import { anything, flag, list } from "./options.ts";

/** As much of MongoDB 7.0's language as README.md says. */
const WIRE_VERSION = 21;
const VERSION = "7.0.0";

/**
 * A single node without sessions: no `setName`, no `logicalSessionTimeoutMinutes`, so that drivers neither retry writes by
 * transaction numbers nor open sessions.
 */
export const hello: Command = {
  fields: {
    hello: anything,
    isMaster: anything,
    ismaster: anything,
    helloOk: flag,
    client: anything,
    compression: list,
    loadBalanced: flag,
    saslSupportedMechs: anything,
    speculativeAuthenticate: anything,
    topologyVersion: anything,
    maxAwaitTimeMS: anything,
    backpressure: anything,
  },
  run: (_body, context) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    connectionId: context.connection,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    kvarttiStore: context.store,
    ok: 1,
  }),
};

export const ping: Command = { fields: { ping: anything }, run: () => ({ ok: 1 }) };

/** Nothing is kept for a session. */
export const endSessions: Command = { fields: { endSessions: list }, run: () => ({ ok: 1 }) };

export const buildInfo: Command = {
  fields: { buildInfo: anything, buildinfo: anything },
  run: () => ({
    version: VERSION,
    versionArray: [...VERSION.split(".").map(Number), 0],
    gitVersion: "kvartti-embedded-store",
    modules: ["kvartti"],
    storageEngines: ["lmdb"],
    bits: 64,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    ok: 1,
  }),
};

export const serverStatus: Command = {
  fields: { serverStatus: anything },
  run: (_body, context) => ({
    version: VERSION,
    process: "kvartti-embedded-store",
    pid: process.pid,
    uptime: process.uptime(),
    localTime: new Date(),
    connections: { current: context.openConnections() },
    mem: { resident: Math.round(process.memoryUsage.rss() / 1024 / 1024) },
    ok: 1,
  }),
};
