import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Who serves the folder now. Kept in `owner.json` beside the data; the uri holds a password when it is a port. */
export interface Owner {
  /** Random name of this opening: what answers on the address has to know it. */
  readonly store: string;
  readonly pid: number;
  readonly uri: string;
  readonly address: Address;
}
export type Address = { readonly kind: "socket"; readonly path: string } | { readonly kind: "port"; readonly port: number };

const fileIn = (folder: string): string => join(folder, "owner.json");

/** Undefined when there is none, or when it cannot be understood: then nobody can be asked. */
export function readOwner(folder: string): Owner | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(fileIn(folder), "utf8"));
    return isOwner(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null) return false;
  const { store, pid, uri, address } = value as Record<string, unknown>;
  if (typeof store !== "string" || typeof pid !== "number" || typeof uri !== "string") return false;
  if (typeof address !== "object" || address === null) return false;
  const { kind, path, port } = address as Record<string, unknown>;
  return (kind === "socket" && typeof path === "string") || (kind === "port" && typeof port === "number");
}

export function writeOwner(folder: string, owner: Owner): void {
  const temporary = `${fileIn(folder)}.${owner.store}`;
  writeFileSync(temporary, `${JSON.stringify(owner)}\n`, { mode: 0o600 });
  renameSync(temporary, fileIn(folder));
}

export const removeOwner = (folder: string): void => rmSync(fileIn(folder), { force: true });
