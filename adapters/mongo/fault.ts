export type StoreFaultCode =
  | "storeUnreachable"
  | "storeTooNew"
  | "storeBusy"
  | "restoreUnfinished"
  | "migrationFailed"
  | "storeNotEmpty"
  | "backupDamaged"
  | "backupNotWritten"
  | "backupNotFound";

/** A storage fault somebody can act on: a stable code for the log and the command line, parameters for the sentence. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: StoreFaultCode, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.name = "StoreFault";
    this.code = code;
    this.params = params;
  }
}

/** A unique key is taken (MongoDB's E11000), in a single write or anywhere in a batch. */
export const isDuplicate = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === 11000;
