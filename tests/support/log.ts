import type { Log, LogContext } from "../../src/ports/log.ts";

export interface RecordedLog extends Log {
  readonly lines: { readonly level: "info" | "warn" | "error"; readonly code: string; readonly context: LogContext }[];
  codes(): readonly string[];
}

export function recordedLog(): RecordedLog {
  const lines: RecordedLog["lines"] = [];
  const at = (level: "info" | "warn" | "error") => (code: string, context: LogContext = {}): void => void lines.push({ level, code, context });
  return { lines, codes: () => lines.map((line) => line.code), info: at("info"), warn: at("warn"), error: at("error") };
}
