import { CommandError } from "../command-error.ts";

/** Statements of one command: each fails for itself, and with `ordered` the first failure ends the row. */
export interface WriteErrors {
  readonly list: readonly Readonly<Record<string, unknown>>[];
}

export function runStatements<T>(statements: readonly T[], ordered: boolean, run: (statement: T, index: number) => void): WriteErrors {
  const list: Readonly<Record<string, unknown>>[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      list.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return { list };
}

export const withErrors = (reply: Readonly<Record<string, unknown>>, errors: WriteErrors): Readonly<Record<string, unknown>> =>
  errors.list.length === 0 ? { ...reply, ok: 1 } : { ...reply, writeErrors: errors.list, ok: 1 };
