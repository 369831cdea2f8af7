/** MongoDB's own numbers and names, so that drivers react as they do to any server. */
export const errorCodes = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  EmptyFieldName: 56,
  DottedFieldName: 57,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  InternalError: 1,
  Unauthorized: 13,
  AuthenticationFailed: 18,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  Location40324: 40324,
  Location40415: 40415,
  Location51091: 51091,
} as const;
export type ErrorName = keyof typeof errorCodes;

/** Becomes `{ok: 0, code, codeName, errmsg}`, or a write error of one statement. */
export class CommandError extends Error {
  readonly codeName: ErrorName;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(codeName: ErrorName, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = "CommandError";
    this.codeName = codeName;
    this.details = details;
  }

  get code(): number {
    return errorCodes[this.codeName];
  }
}

export const bad = (message: string): CommandError => new CommandError("BadValue", message);
