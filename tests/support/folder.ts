import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made: string[] = [];
let armed = false;

/** A new empty folder, removed when the test process ends. The path is short, so that a socket fits into it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kv-"));
  made.push(folder);
  if (!armed) process.once("exit", () => made.forEach((path) => rmSync(path, { recursive: true, force: true })));
  armed = true;
  return folder;
}
