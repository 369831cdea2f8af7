import type { Language } from "../../src/shared/language.ts";
import type { ConfigFault } from "./fault.ts";
import { readEnvFile } from "./env-file.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/**
 * What the process was given: its environment, filled up from `.env` in the working directory (the environment wins, as with
 * Node's own --env-file). This is the one place that reads `process.env`.
 */
export function environment(file = ".env"): { readonly env: Env; readonly faults: readonly ConfigFault[] } {
  const read = readEnvFile(file);
  return { env: { ...read.values, ...process.env }, faults: read.faults };
}

/** The language of the command line: KVARTTI_LANG, else the system's own when it is Swedish or English, else Finnish. */
export function languageOf(env: Env): Language {
  const wanted = env["KVARTTI_LANG"] || env["LC_ALL"] || env["LANG"] || "fi";
  const code = wanted.slice(0, 2).toLowerCase();
  return code === "en" || code === "sv" ? code : "fi";
}
