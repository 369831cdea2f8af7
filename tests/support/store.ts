import { randomUUID } from "node:crypto";
import type { Connection } from "mongoose";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { connect } from "../../adapters/mongo/connection.ts";
import type { StoreConnection } from "../../adapters/mongo/connection.ts";
import { startEmbedded } from "../../adapters/mongo/embedded/start.ts";
import type { Freshness } from "../../adapters/mongo/read-memory.ts";
import { rememberReads } from "../../adapters/mongo/read-memory.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import type { Stores } from "../../src/ports/stores.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import type { FakeClock } from "./clock.ts";
import { fakeClock } from "./clock.ts";
import { temporaryFolder } from "./folder.ts";
import type { RecordedLog } from "./log.ts";
import { recordedLog } from "./log.ts";

export { temporaryFolder } from "./folder.ts";

/** What a test has at hand; new for every test, so read it inside the test. */
export interface TestStore {
  readonly stores: Stores;
  readonly connection: Connection;
  /** Address of this test's own database. */
  readonly uri: string;
  readonly clock: FakeClock;
  readonly log: RecordedLog;
}

export interface TestStoreOptions {
  readonly more?: readonly CollectionSpec[];
  /** Where the programme's clock stands when a test begins. */
  readonly start?: number | string;
}

interface Server {
  readonly uri: string;
  readonly writes?: Freshness;
  close(): Promise<unknown>;
}

/**
 * A real store for the tests of a file: one server for all of them, an empty database for each. The server is the embedded
 * store in a temporary folder, or the one that MONGODB_URI names. Call it at the top of a file or of a `describe`.
 */
export function withStore(options: TestStoreOptions = {}): TestStore {
  let server: Server;
  let link: StoreConnection;
  let current: TestStore | undefined;

  beforeAll(async () => {
    server = await startServer();
    link = await connect(server.uri, recordedLog());
    if (server.writes) rememberReads(link.connection, server.writes);
  });
  beforeEach(async () => {
    current = await openTestStore(link.connection, server.uri, options);
  });
  afterEach(async () => {
    if (process.env["MONGODB_URI"] !== undefined) await current?.connection.dropDatabase();
    current = undefined;
  });
  afterAll(async () => {
    await link.disconnect();
    await server.close();
  });

  const now = (): TestStore => {
    if (current === undefined) throw new Error("the store is there inside a test only");
    return current;
  };
  return {
    get stores() {
      return now().stores;
    },
    get connection() {
      return now().connection;
    },
    get uri() {
      return now().uri;
    },
    get clock() {
      return now().clock;
    },
    get log() {
      return now().log;
    },
  };
}

export async function startServer(): Promise<Server> {
  const uri = process.env["MONGODB_URI"];
  if (uri !== undefined && uri !== "") return { uri, close: () => Promise.resolve() };
  return startEmbedded({ folder: temporaryFolder() });
}

async function openTestStore(connection: Connection, uri: string, options: TestStoreOptions): Promise<TestStore> {
  const database = `t${randomUUID().replaceAll("-", "").slice(0, 12)}`;
  const own = connection.useDb(database);
  const clock = fakeClock(options.start);
  const log = recordedLog();
  const stores = await openStores(own, { machineNow: clock.machine, programmeNow: clock.now, log, ...(options.more === undefined ? {} : { more: options.more }) });
  return { stores, connection: own, uri: addressOf(uri, database), clock, log };
}

/** The same server, another database. */
function addressOf(uri: string, database: string): string {
  const [, server = "", query = ""] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${server}/${database}${query}`;
}
