import { serveStore } from "../../../../../adapters/mongo/embedded/serve.ts";
import { StoreError } from "../../../../../adapters/mongo/embedded/store-error.ts";

/** The store as a process of its own: says one line when it is ready, or why not. */
try {
  const store = await serveStore({ folder: process.argv[2] ?? "", onReady: (uri) => process.stdout.write(`${JSON.stringify({ uri })}\n`) });
  process.once("SIGTERM", () => void store.close());
} catch (error) {
  process.stdout.write(`${JSON.stringify({ code: error instanceof StoreError ? error.code : String(error) })}\n`);
}
