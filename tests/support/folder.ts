import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder, removed with the run's (run-folder.ts). The path is short, so that a socket fits into it. */
export const temporaryFolder = (): string => mkdtempSync(join(process.env["TEST_RUN_FOLDER"] ?? tmpdir(), "kv-"));
