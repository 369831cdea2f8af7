import { setTimeout as delay } from "node:timers/promises";
import { createHash, randomUUID } from "node:crypto";
import type { App } from "../src/app.ts";
import { createApp } from "../src/app.ts";
import type { Messenger } from "../src/ports/messenger.ts";
import type { Log } from "../src/ports/log.ts";
import type { Pictures } from "../src/ports/pictures.ts";
import type { Ports } from "../src/ports.ts";
import type { ReportLinks } from "../src/ports/report-links.ts";
import type { Stores } from "../src/ports/stores.ts";
import type { DocumentRead } from "../src/programme/import/document-read.ts";
import { loadProgramme } from "../src/programme/load-programme.ts";
import type { CollectionSpec } from "../src/stores.ts";
import { finnishHolidays } from "./calendar/holidays.ts";
import { startDeliveryLoop } from "./agenda/delivery-loop.ts";
import type { DeliveryLoop } from "./agenda/delivery-loop.ts";
import { readStartFiles } from "./sample/start-files.ts";
import { programmeClock } from "./clock.ts";
import type { ProgrammeClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { StoreConnection } from "./mongo/connection.ts";
import { connect } from "./mongo/connection.ts";
import type { EmbeddedStore } from "./mongo/embedded/start.ts";
import { migrate } from "./mongo/migrations.ts";
import { rememberReads } from "./mongo/read-memory.ts";
import { allSpecs, openStores } from "./mongo/stores.ts";

/** The store, connected: the embedded one in this process or the one that holds the folder's lock, or a real MongoDB. */
export interface ConnectedStores {
  readonly stores: Stores;
  readonly connection: StoreConnection["connection"];
  readonly clock: ProgrammeClock;
  close(): Promise<void>;
}

/** The connection alone, nothing checked or changed: a restore must work on a store that cannot be opened otherwise. */
export async function connectOnly(config: Config, log: Log): Promise<Pick<ConnectedStores, "connection" | "close">> {
  const server = config.store.uri ? undefined : await embedded(config, log);
  const { connection, disconnect } = await connect(server?.uri ?? config.store.uri?.reveal() ?? "", log).catch(async (error: unknown) => {
    await server?.close();
    throw error;
  });
  if (server?.writes) rememberReads(connection, server.writes);
  const close = async (): Promise<void> => {
    await disconnect();
    await server?.close();
  };
  return { connection, close };
}

export async function connectStores(config: Config, log: Log, more: readonly CollectionSpec[] = []): Promise<ConnectedStores> {
  const clock = programmeClock();
  const { connection, close } = await connectOnly(config, log);
  try {
    await migrate(connection, log, { specs: allSpecs(more) });
    const stores = await openStores(connection, { machineNow: clock.machine, programmeNow: clock.now, log, more });
    return { stores, connection, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded only when it is used: with MONGODB_URI nothing of it is. */
async function embedded(config: Config, log: Log): Promise<EmbeddedStore> {
  const { startEmbedded } = await import("./mongo/embedded/start.ts");
  return startEmbedded({ folder: config.store.folder, log });
}

/** The product without its platforms: what the command line and every platform stand on. */
export interface Product extends ConnectedStores {
  readonly app: App;
  readonly ports: Ports;
  readonly delivery: DeliveryLoop;
}

export interface ProductOptions {
  /** By platform; platforms that start later add theirs. */
  readonly messengers?: ReadonlyMap<string, Messenger>;
  readonly more?: readonly CollectionSpec[];
  readonly pictures?: Pictures;
  readonly reportLinks?: ReportLinks;
}

/** Connects the store, fills it when it is empty, and makes the app. */
export async function openProduct(config: Config, log: Log, options: ProductOptions = {}): Promise<Product> {
  const connected = await connectStores(config, log, options.more);
  try {
    const delivery = startDeliveryLoop({ log, run: () => app.run("deliver") });
    const ports: Ports = {
      stores: connected.stores,
      messengers: options.messengers ?? new Map(),
      clock: connected.clock,
      holidays: finnishHolidays(),
      newId: randomUUID,
      fingerprint: (secret) => Promise.resolve(createHash("sha256").update(secret).digest("hex")),
      log,
      wake: delivery.wake,
      programmeInUse: (programme) => connected.clock.follow(programme, connected.stores),
      ...(options.pictures ? { pictures: options.pictures } : {}),
      documents: { read: readDocumentFor },
      ...(options.reportLinks ? { reportLinks: options.reportLinks } : {}),
      delay,
      stopping: delivery.stopping,
    };
    const app = createApp(ports);
    await fill(config, ports);
    // Looked up once, so that the clock is right before anything is opened on it.
    await app.programme();
    const close = async (): Promise<void> => {
      await delivery.stop();
      await connected.close();
    };
    return { ...connected, app, ports, delivery, close };
  } catch (error) {
    await connected.close();
    throw error;
  }
}

/** The readers are loaded when the first file comes. */
async function readDocumentFor(name: string, content: Uint8Array): Promise<DocumentRead> {
  const { readDocument } = await import("./documents/read-document.ts");
  const { DocumentRefused } = await import("./documents/refusal.ts");
  try {
    return { imported: await readDocument(name, content) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { refused: error.code, params: error.params };
    throw error;
  }
}

/** An empty store takes the configured programme, or the sample where the sample may be used. */
async function fill(config: Config, ports: Ports): Promise<void> {
  if (await createApp(ports).programme()) return;
  if (config.programme.file === undefined && !config.programme.demo) {
    ports.log.warn("noProgramme", { hint: "kvartti load FILE" });
    return;
  }
  const { programme, people } = await readStartFiles(config.programme.file, config.programme.people);
  await loadProgramme(ports, programme, people);
}
