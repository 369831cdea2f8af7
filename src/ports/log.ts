/** Structured; never the free text people wrote, never a token. `code` is stable. */
export interface Log {
  info(code: string, context?: LogContext): void;
  warn(code: string, context?: LogContext): void;
  error(code: string, context?: LogContext): void;
}

export type LogContext = Readonly<Record<string, string | number | boolean | undefined>>;
