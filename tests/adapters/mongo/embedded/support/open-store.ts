import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import type { Collection, Db, Document } from "mongodb";
import { afterAll, beforeAll } from "vitest";
import { startEmbedded } from "../../../../../adapters/mongo/embedded/start.ts";
import type { EmbeddedStore } from "../../../../../adapters/mongo/embedded/start.ts";

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "kv-"));

export interface OpenStore {
  readonly store: EmbeddedStore;
  readonly client: MongoClient;
  readonly folder: string;
  db(): Db;
  /** An empty collection of its own. */
  collection<T extends Document = Document>(): Collection<T>;
}

/** One store per test file, over the real driver. */
export function withEmbeddedStore(): OpenStore {
  const folder = temporaryFolder();
  let store: EmbeddedStore | undefined;
  let client: MongoClient | undefined;
  let made = 0;
  beforeAll(async () => {
    store = await startEmbedded({ folder });
    client = await MongoClient.connect(store.uri);
  });
  afterAll(async () => {
    await client?.close();
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const opened = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the store is opened before the first test");
    return value;
  };
  return {
    folder,
    get store() {
      return opened(store);
    },
    get client() {
      return opened(client);
    },
    db: () => opened(client).db(),
    collection: <T extends Document>() => opened(client).db().collection<T>(`c${++made}`),
  };
}

/** What the server said: the error's own fields. */
export async function refusal(run: Promise<unknown>): Promise<{ code: unknown; codeName: unknown }> {
  try {
    await run;
  } catch (error) {
    const { code, codeName } = error as { code?: unknown; codeName?: unknown };
    return { code, codeName };
  }
  throw new Error("it was accepted");
}
