import { Worker } from "node:worker_threads";
import type { Imported } from "../../src/programme/import/import-document.ts";
import type { Progress } from "./progress.ts";
import { DocumentRefused, limits } from "./refusal.ts";
import type { RefusalCode } from "../../src/programme/import/refused.ts";

export type WorkerTold =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  | { readonly kind: "read"; readonly imported: Imported }
  | { readonly kind: "refused"; readonly code: RefusalCode; readonly params: Readonly<Record<string, string | number>> };

/** Without a sign of life for this long a document is given up, ms; a long one tells its progress page by page. */
const silence = 4_000;
const longest = 60_000;
const memory = { maxOldGenerationSizeMb: 220, maxYoungGenerationSizeMb: 32 };

/**
 * Reads a document and finds the programme in it, in a thread with limits of memory and time: whatever is wrong with the file, the process
 * goes on. Throws `DocumentRefused`.
 */
export function readDocument(name: string, bytes: Uint8Array, progress: Progress = () => undefined): Promise<Imported> {
  if (bytes.length > limits.file) return Promise.reject(new DocumentRefused("tooLarge", { limit: limits.file / 1024 / 1024 }));
  const worker = fromSource ? sourceWorker({ name, bytes }) : new Worker(new URL("./worker.js", import.meta.url), { workerData: { name, bytes }, resourceLimits: memory });
  return watch(worker, progress, fromSource ? silence * 2 : silence);
}

/** Run from the sources (`npm run dev`, tests) the thread has to learn TypeScript first; the built product needs none of this. */
const fromSource = import.meta.url.endsWith(".ts");

function sourceWorker(workerData: object): Worker {
  const loader = import.meta.resolve("tsx/esm/api");
  const start = `import(${JSON.stringify(loader)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(new URL("./worker.ts", import.meta.url).href)}); })`;
  return new Worker(start, { eval: true, workerData, resourceLimits: memory });
}

function watch(worker: Worker, progress: Progress, patience: number): Promise<Imported> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void): void => {
      clearTimeout(idle);
      clearTimeout(whole);
      void worker.terminate();
      act();
    };
    const giveUp = (): void => end(() => reject(new DocumentRefused("tooSlow")));
    let idle = setTimeout(giveUp, patience);
    const whole = setTimeout(giveUp, longest);
    worker.on("message", (told: WorkerTold) => {
      clearTimeout(idle);
      idle = setTimeout(giveUp, patience);
      if (told.kind === "progress") progress(told.done, told.of);
      else if (told.kind === "read") end(() => resolve(told.imported));
      else end(() => reject(new DocumentRefused(told.code, told.params)));
    });
    worker.on("error", (error: NodeJS.ErrnoException) => end(() => reject(new DocumentRefused(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "tooMuchMemory" : "damaged"))));
    worker.on("exit", () => end(() => reject(new DocumentRefused("damaged"))));
  });
}
