import type { Fault } from "../../src/programme/fault.ts";
import { faultText } from "../../src/programme/fault.ts";
import type { Io } from "./io.ts";

/** Faults of a file on standard error, as `file:line:column`, so that an editor can jump to them. */
export function sayFaults(io: Io, file: string, faults: readonly Fault[]): void {
  for (const f of faults) io.err(`${file}:${f.line}:${f.column}: ${io.t(`cli.check.${f.severity}`)}: ${faultText(f, io.language)}`);
  const errors = faults.filter((f) => f.severity === "error").length;
  if (errors > 0) io.err(io.t("cli.check.notValid", { file, count: errors }));
}
