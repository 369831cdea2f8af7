// The kvartti command is linked to this file; a fresh build must stay one that can be run.
import { chmodSync } from "node:fs";

chmodSync("dist/adapters/cli.js", 0o755);
