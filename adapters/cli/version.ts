import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The version in package.json, which is two folders up in the sources and three in the built product. */
export function version(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version;
  }
  return "?";
}
