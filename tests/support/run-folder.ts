import { existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";
const enough = 2 * 1024 ** 3;

/**
 * One folder for everything that a run of the tests leaves, removed at its end: a worker is not told when it ends. Where there is room
 * it lies in memory: waiting for a disk to sync was a third of what the tests of the product took. Those of the embedded store keep
 * to the disk.
 */
export function setup(): void {
  process.env["TEST_RUN_FOLDER"] = mkdtempSync(join(inMemory() ?? tmpdir(), "kv"));
}

export function teardown(): void {
  rmSync(process.env["TEST_RUN_FOLDER"] ?? "", { recursive: true, force: true });
}

/** Linux's file system in memory, unless it is small (a container's is) or somebody has said where temporary files belong. */
function inMemory(): string | undefined {
  if (process.env["TMPDIR"] !== undefined || !existsSync(memory)) return undefined;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= enough ? memory : undefined;
}
