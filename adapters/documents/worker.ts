import { parentPort, workerData } from "node:worker_threads";
import { importDocument } from "../../src/programme/import/import-document.ts";
import { readBytes } from "./read-bytes.ts";
import { DocumentRefused } from "./refusal.ts";
import type { WorkerTold } from "./read-document.ts";

/** Reads one document in a thread of its own, so that a hostile one can be stopped. */
const { name, bytes } = workerData as { readonly name: string; readonly bytes: Uint8Array };
const tell = (told: WorkerTold): void => parentPort?.postMessage(told);

try {
  const document = await readBytes(name, bytes, (done, of) => tell({ kind: "progress", done, of }));
  tell({ kind: "read", imported: importDocument(document) });
} catch (error) {
  tell(error instanceof DocumentRefused ? { kind: "refused", code: error.code, params: error.params } : { kind: "refused", code: "damaged", params: {} });
}
