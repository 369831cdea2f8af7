import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Log } from "../../../src/ports/log.ts";
import { Cursors } from "./commands/cursors.ts";
import { asStoreError, explained, prepareFolder } from "./opening/folder.ts";
import type { Listening } from "./opening/listen.ts";
import { listen, removeSocket, settle } from "./opening/listen.ts";
import type { Address, Owner } from "./opening/owner-file.ts";
import { readOwner, removeOwner, writeOwner } from "./opening/owner-file.ts";
import { probe } from "./opening/probe.ts";
import type { WireServer } from "./server.ts";
import { createWireServer } from "./server.ts";
import { Catalogue } from "./storage/catalogue.ts";
import type { Engine } from "./storage/engine.ts";
import { openEngine } from "./storage/engine.ts";
import { checkFormat, writeFormat } from "./storage/format.ts";
import { Records } from "./storage/records.ts";
import { StoreError } from "./store-error.ts";
import { Writes } from "./writes.ts";

export interface StartOptions {
  readonly folder: string;
  readonly log?: Log;
}
export interface EmbeddedStore {
  /** For the mongodb driver and mongoose. Holds a password when no Unix socket could be used: never log it. */
  readonly uri: string;
  /** False: another process serves this folder, and the uri is its. Closing then closes nothing. */
  readonly owner: boolean;
  /** Counts every write; absent when another process serves. */
  readonly writes?: Writes;
  close(): Promise<void>;
}

const starting = new Map<string, Promise<unknown>>();

/**
 * Opens the folder (making it when it is missing) and serves it, or finds the process that does.
 * @throws StoreError with a stable `code`
 */
export async function startEmbedded(options: StartOptions): Promise<EmbeddedStore> {
  const folder = prepareFolder(options.folder, options.log);
  // Two starts of one folder in one process take turns; between processes the store's own write lock decides.
  const before = starting.get(folder) ?? Promise.resolve();
  const mine = before.then(() => openFolder(folder, options.log));
  starting.set(folder, mine.catch(() => undefined));
  return mine.catch((error: unknown) => {
    throw asStoreError(folder, error);
  });
}

const MAX_ATTEMPTS = 20;

async function openFolder(folder: string, log: Log | undefined): Promise<EmbeddedStore> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const former = readOwner(folder);
    const presence = former === undefined ? "gone" : await probe(former);
    if (former !== undefined && presence === "alive") return { uri: former.uri, owner: false, close: () => Promise.resolve() };
    if (former !== undefined && presence === "silent") throw new StoreError("storeLocked", { folder, pid: former.pid });
    const opened = await takeOver(folder, former, log);
    if (opened !== undefined) return opened;
  }
  throw new StoreError("storeLocked", { folder });
}

/** Undefined when somebody else was faster. */
async function takeOver(folder: string, former: Owner | undefined, log: Log | undefined): Promise<EmbeddedStore | undefined> {
  const engine = explained(folder, () => openEngine(join(folder, "store.mdb")));
  const catalogue = new Catalogue(engine);
  const store = randomUUID();
  const password = randomBytes(24).toString("hex");
  const writes = new Writes();
  const wire = createWireServer({ engine, catalogue, records: new Records(engine, catalogue), cursors: new Cursors(), writes, store }, log);
  try {
    checkFormat(engine);
    const listening = await listen(wire.server, folder);
    if (listening.address.kind === "port") wire.requirePassword(password);
    const owner: Owner = { store, pid: process.pid, uri: uriOf(listening.address, password), address: listening.address };
    if (claim(engine, { folder, former, owner, listening })) return { ...opened(engine, wire, folder, owner), writes };
    removeSocket(listening.bound);
  } catch (error) {
    await closeAll(wire, engine);
    throw error;
  }
  await closeAll(wire, engine);
  return undefined;
}

interface Claim {
  readonly folder: string;
  readonly former: Owner | undefined;
  readonly owner: Owner;
  readonly listening: Listening;
}

/** Under the store's write lock, which the system frees when a process dies: the owner is still the one that was found gone. */
function claim(engine: Engine, { folder, former, owner, listening }: Claim): boolean {
  return engine.writeNow(() => {
    if (readOwner(folder)?.store !== former?.store) return false;
    writeFormat(engine);
    settle(folder, listening, former?.address);
    writeOwner(folder, owner);
    return true;
  });
}

function opened(engine: Engine, wire: WireServer, folder: string, owner: Owner): EmbeddedStore {
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await wire.close();
    engine.writeNow(() => {
      if (readOwner(folder)?.store !== owner.store) return;
      removeOwner(folder);
      removeSocket(owner.address);
    });
    await engine.close();
  };
  return { uri: owner.uri, owner: true, close: () => (closing ??= close()) };
}

async function closeAll(wire: WireServer, engine: Engine): Promise<void> {
  await wire.close();
  await engine.close();
}

function uriOf(address: Address, password: string): string {
  const options = "directConnection=true&retryWrites=false";
  if (address.kind === "socket") return `mongodb://${encodeURIComponent(address.path)}/kvartti?${options}`;
  return `mongodb://kvartti:${password}@127.0.0.1:${address.port}/kvartti?${options}&authSource=admin&authMechanism=SCRAM-SHA-256`;
}
