import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, statfsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Log } from "../../../../src/ports/log.ts";
import { StoreError, storeErrorCode } from "../store-error.ts";

const OTHERS = 0o077;

/** Makes the folder when it is missing, keeps others out of it, and gives its real path. */
export function prepareFolder(folder: string, log: Log | undefined): string {
  return explained(folder, () => {
    makeFolder(resolve(folder));
    const real = realpathSync(folder);
    if ((statSync(real).mode & OTHERS) !== 0 && process.platform !== "win32") closeToOthers(real, log);
    if (freeBytes(real) < NEEDED_BYTES) throw new StoreError("storeFull", { folder: real });
    accessSync(real, constants.R_OK | constants.W_OK | constants.X_OK);
    return real;
  });
}

const NEEDED_BYTES = 4 * 1024 * 1024;

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Not `recursive: true`: that never comes back where the system answers ENOENT although the parent is there (/proc). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(folder);
  if (!existsSync(parent)) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

/** On some mounted volumes rights cannot be changed: that is said, and lived with. */
function closeToOthers(folder: string, log: Log | undefined): void {
  try {
    chmodSync(folder, 0o700);
  } catch {
    log?.warn("store.folderReadableByOthers");
  }
}

/** Runs something that touches the folder; what can go wrong there comes out as a StoreError. */
export function explained<T>(folder: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw asStoreError(folder, error);
  }
}

export function asStoreError(folder: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = storeErrorCode(error);
  return code === undefined ? error : new StoreError(code, { folder }, error);
}
