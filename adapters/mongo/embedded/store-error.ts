/** Why the store cannot be opened. The code is stable; the sentence for the person is made from it and the parameters. */
export type StoreErrorCode = "storeLocked" | "storeNotWritable" | "storeFull" | "storeTooNew" | "storeDamaged" | "storeClosed";

export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: StoreErrorCode, params: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(code, { cause });
    this.name = "StoreError";
    this.code = code;
    this.params = params;
  }
}

const systemCodes: Readonly<Record<string, StoreErrorCode>> = {
  EACCES: "storeNotWritable",
  EPERM: "storeNotWritable",
  EROFS: "storeNotWritable",
  ENOENT: "storeNotWritable",
  ENOTDIR: "storeNotWritable",
  EEXIST: "storeNotWritable",
  EISDIR: "storeNotWritable",
  ENOSPC: "storeFull",
  EDQUOT: "storeFull",
  EFBIG: "storeFull",
};

/** LMDB says what went wrong in words only, and calls a write that found no room for all of it an input/output error. */
const lmdbWords: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/No space left|Disk quota|MDB_MAP_FULL|mapsize limit|File too large|Input\/output error/i, "storeFull"],
  [/MDB_INVALID|not an LMDB file|MDB_CORRUPTED|MDB_PAGE_NOTFOUND|Located page was wrong|MDB_VERSION_MISMATCH|environment version mismatch/i, "storeDamaged"],
  [/Permission denied|Read-only file system|Operation not permitted|Not a directory|Is a directory/i, "storeNotWritable"],
];

/** What a failure of the file system or of LMDB means; undefined when it is something else. */
export function storeErrorCode(error: unknown): StoreErrorCode | undefined {
  if (error instanceof StoreError) return error.code;
  if (!(error instanceof Error)) return undefined;
  const system = "code" in error && typeof error.code === "string" ? systemCodes[error.code] : undefined;
  return system ?? lmdbWords.find(([words]) => words.test(error.message))?.[1];
}
