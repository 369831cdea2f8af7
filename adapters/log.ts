import { AsyncLocalStorage } from "node:async_hooks";
import { pino } from "pino";
import type { Log, LogContext } from "../src/ports/log.ts";
import { maskFor } from "./log-mask.ts";

export { faultContext } from "./log-mask.ts";

const correlation = new AsyncLocalStorage<string>();

/** Everything logged inside `run`, also after awaits, carries this id. */
export const withCorrelation = <T>(id: string, run: () => T): T => correlation.run(id, run);
export const correlationId = (): string | undefined => correlation.getStore();

export interface LogOptions {
  readonly level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Configured secrets: masked wherever they turn up. */
  readonly secrets?: readonly { reveal(): string }[];
  /** Takes whole lines; standard error unless told. */
  readonly write?: (line: string) => void;
}

/**
 * JSON lines: time, level, code, correlation, context. Codes are stable; tokens are masked also inside longer text. Written
 * synchronously, so the last words of a crashing process are there.
 */
export function createLog(options: LogOptions): Log {
  const mask = maskFor((options.secrets ?? []).map((s) => s.reveal()));
  const { write } = options;
  const logger = pino(
    { level: options.level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"`, formatters: { level: (level) => ({ level }) } },
    write ? { write } : pino.destination({ dest: 2, sync: true }),
  );
  const line = (level: "info" | "warn" | "error") => (code: string, context: LogContext = {}) => {
    if (!logger.isLevelEnabled(level)) return;
    logger[level](masked({ ...context, code, correlation: correlationId() }, mask));
  };
  return { info: line("info"), warn: line("warn"), error: line("error") };
}

function masked(context: LogContext, mask: (text: string) => string): LogContext {
  const out: Record<string, string | number | boolean | undefined> = {};
  for (const [key, value] of Object.entries(context)) out[key] = typeof value === "string" ? mask(value) : value;
  return out;
}
