import type { EmbeddedStore, StartOptions } from "./start.ts";
import { startEmbedded } from "./start.ts";
import { StoreError } from "./store-error.ts";

export interface ServeOptions extends StartOptions {
  /** Called once, when drivers can connect. */
  readonly onReady?: (uri: string) => void;
}

/**
 * The store as a process of its own (`kvartti store`): several processes share it by naming the same folder, or the uri.
 * @throws StoreError `storeLocked` when another process serves the folder already
 */
export async function serveStore({ onReady, ...options }: ServeOptions): Promise<EmbeddedStore> {
  const store = await startEmbedded(options);
  if (!store.owner) throw new StoreError("storeLocked", { folder: options.folder });
  onReady?.(store.uri);
  return store;
}
