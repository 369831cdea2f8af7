import type { Fault } from "../../src/programme/fault.ts";
import { catalogue } from "../../src/texts/catalogue.ts";
import type { TextKey } from "../../src/texts/texts.ts";
import { faultContext } from "../log-mask.ts";
import { AlreadySaid, CliFault, exit } from "./fault.ts";
import { sayFaults } from "./fault-lines.ts";
import type { Io } from "./io.ts";

/** What adapters throw: a stable code with parameters, a file with its faults, or the system's own code with a path. */
interface Coded {
  readonly code?: unknown;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly file?: string;
  readonly faults?: readonly Fault[];
  readonly path?: string;
}

/** Says what went wrong on standard error and gives the exit code. What nobody foresaw is shown by class and place, never by free text. */
export function explain(error: unknown, io: Io): number {
  if (error instanceof AlreadySaid) return error.exit;
  if (error instanceof CliFault) {
    io.err(io.t(error.key, error.params));
    return error.exit;
  }
  const { code, params, file, faults, path } = (error ?? {}) as Coded;
  const key = typeof code === "string" ? textOf(code) : undefined;
  if (file !== undefined && faults) sayFaults(io, file, faults);
  else if (key) io.err(io.t(key, params ?? {}));
  else if (typeof code === "string" && path !== undefined) io.err(fileText(io, code, path));
  else io.err(io.t("cli.fault.unexpected", { what: JSON.stringify(faultContext(error)) }));
  return exit.fault;
}

/** The sentence of a fault that an adapter throws by code. */
function textOf(code: string): TextKey | undefined {
  return [`cli.fault.${code}`, `http.${code}`].find((key): key is TextKey => key in catalogue.fi);
}

function fileText(io: Io, code: string, file: string): string {
  if (code === "ENOSPC" || code === "EDQUOT") return io.t("cli.fault.storeFull");
  return code === "ENOENT" ? io.t("cli.file.notFound", { file }) : io.t("cli.file.unreadable", { file, code });
}
