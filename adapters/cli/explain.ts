import { catalogue } from "../../src/texts/catalogue.ts";
import type { TextKey } from "../../src/texts/texts.ts";
import { faultContext } from "../log-mask.ts";
import { AlreadySaid, CliFault, exit } from "./fault.ts";
import type { Io } from "./io.ts";

interface Coded {
  readonly code?: unknown;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Says what went wrong on standard error and gives the exit code. What nobody foresaw is shown by class and place, never by free text. */
export function explain(error: unknown, io: Io): number {
  if (error instanceof AlreadySaid) return error.exit;
  if (error instanceof CliFault) {
    io.err(io.t(error.key, error.params));
    return error.exit;
  }
  const { code, params } = (error ?? {}) as Coded;
  const key = typeof code === "string" ? textOf(code) : undefined;
  io.err(key ? io.t(key, params ?? {}) : io.t("cli.fault.unexpected", { what: JSON.stringify(faultContext(error)) }));
  return exit.fault;
}

/** The sentence of a fault that an adapter throws by code. */
function textOf(code: string): TextKey | undefined {
  return [`cli.fault.${code}`, `http.${code}`].find((key): key is TextKey => key in catalogue.fi);
}
