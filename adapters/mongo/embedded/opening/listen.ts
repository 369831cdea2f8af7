import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Address } from "./owner-file.ts";

/** A socket's path has room for 103 bytes on the narrowest system (macOS). */
const MAX_PATH_BYTES = 103;
const FINAL_NAME = "s.sock";
const TEMPORARY_FOLDER = "kvartti-";

export interface Listening {
  readonly address: Address;
  /** Where the socket is until `settle`. */
  readonly bound: Address;
}

/**
 * Listens where only this user can reach: a Unix socket in the data folder; in a short temporary folder when that path is too long or
 * its file system has no sockets; else a random port of the loopback interface, with a password.
 */
export async function listen(server: Server, folder: string): Promise<Listening> {
  if (process.platform !== "win32") {
    const here = join(folder, `s-${randomBytes(3).toString("hex")}.sock`);
    if (fits(here) && (await listens(server, here))) return { bound: socket(here), address: socket(join(folder, FINAL_NAME)) };
    const elsewhere = join(mkdtempSync(join(tmpdir(), TEMPORARY_FOLDER)), FINAL_NAME);
    if (fits(elsewhere) && (await listens(server, elsewhere))) return { bound: socket(elsewhere), address: socket(elsewhere) };
    removeSocket(socket(elsewhere));
  }
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const address: Address = { kind: "port", port: typeof bound === "object" && bound !== null ? bound.port : 0 };
  return { bound: address, address };
}

const socket = (path: string): Address => ({ kind: "socket", path });
const fits = (path: string): boolean => Buffer.byteLength(path) <= MAX_PATH_BYTES;

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const failed = (): void => resolve(false);
    server.once("error", failed).listen(path, () => {
      server.off("error", failed);
      chmodSync(path, 0o600);
      resolve(true);
    });
  });
}

/** Gives the socket its lasting name once the folder is ours, and takes away what earlier owners left. */
export function settle(folder: string, { bound, address }: Listening, former: Address | undefined): void {
  if (bound.kind === "socket" && address.kind === "socket" && bound.path !== address.path) renameSync(bound.path, address.path);
  const current = address.kind === "socket" ? address.path : "";
  for (const name of readdirSync(folder)) {
    if (name.endsWith(".sock") && join(folder, name) !== current) rmSync(join(folder, name), { force: true });
  }
  if (former !== undefined && (former.kind === "port" || former.path !== current)) removeSocket(former);
}

export function removeSocket(address: Address): void {
  if (address.kind === "port") return;
  rmSync(address.path, { force: true });
  const folder = dirname(address.path);
  if (basename(folder).startsWith(TEMPORARY_FOLDER) && dirname(folder) === tmpdir()) rmSync(folder, { recursive: true, force: true });
}
