import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument, typeName } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";

/** Looks at one field of a command; throws when it cannot be honoured. */
export type Check = (value: BsonValue, name: string) => void;
export type Checks = Readonly<Record<string, Check>>;

const wrongType = (value: BsonValue, name: string, wanted: string): CommandError =>
  new CommandError("TypeMismatch", `'${name}' is ${typeName(value)}, it has to be ${wanted}`);

export const anything: Check = () => undefined;
export const text: Check = (value, name) => {
  if (typeof value !== "string") throw wrongType(value, name, "a string");
};
export const flag: Check = (value, name) => {
  if (typeof value !== "boolean" && typeof value !== "number") throw wrongType(value, name, "true or false");
};
export const count: Check = (value, name) => {
  if (typeof value !== "number") throw wrongType(value, name, "a number");
  if (!Number.isInteger(value) || value < 0) throw bad(`'${name}' has to be a whole number, not negative`);
};
export const document: Check = (value, name) => {
  if (!isDocument(value)) throw wrongType(value, name, "a document");
};
export const list: Check = (value, name) => {
  if (!Array.isArray(value)) throw wrongType(value, name, "an array");
};
export const documents: Check = (value, name) => {
  if (!Array.isArray(value) || !value.every((one) => isDocument(one))) throw wrongType(value, name, "an array of documents");
};

/** An option of MongoDB that this server does not have: harmless when it is empty or off. */
export const absent: Check = (value, name) => {
  const empty = Array.isArray(value) ? value.length === 0 : isDocument(value) && Object.keys(value).length === 0;
  if (!empty && Boolean(value)) throw new CommandError("InvalidOptions", `option '${name}' is not supported`);
};

const oneOf =
  (...wanted: readonly BsonValue[]): Check =>
  (value, name) => {
    if (!wanted.includes(value)) throw new CommandError("InvalidOptions", `'${name}' cannot be ${JSON.stringify(value)}`);
  };

const noTransactions: Check = () => {
  throw new CommandError("IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
};

const readConcern: Check = (value, name) => {
  document(value, name);
  checkFields(value as BsonDocument, { level: oneOf("local", "available", "majority") }, name);
};
/** Every acknowledged write is on the disk: any weaker wish is granted too. */
const writeConcern: Check = (value, name) => {
  document(value, name);
  checkFields(value as BsonDocument, { w: oneOf(0, 1, "majority"), j: flag, fsync: flag, wtimeout: count, wtimeoutMS: count, provenance: text }, name);
};

/** What a driver may add to any command. */
const common: Checks = {
  $db: text,
  $readPreference: document,
  $clusterTime: anything,
  lsid: document,
  comment: anything,
  maxTimeMS: count,
  readConcern,
  writeConcern,
  apiVersion: oneOf("1"),
  apiStrict: flag,
  apiDeprecationErrors: flag,
  txnNumber: noTransactions,
  startTransaction: noTransactions,
  autocommit: noTransactions,
};

export function checkCommand(body: BsonDocument, own: Checks): void {
  checkFields(body, { ...common, ...own }, Object.keys(body)[0] ?? "");
}

export function checkFields(body: BsonDocument, known: Checks, where: string): void {
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(known, name) ? known[name] : undefined;
    if (check === undefined) throw new CommandError("Location40415", `BSON field '${where}.${name}' is an unknown field.`);
    check(value, name);
  }
}

export const documentIn = (body: BsonDocument, name: string): BsonDocument => {
  const value = body[name];
  return value !== undefined && isDocument(value) ? value : {};
};
export const numberIn = (body: BsonDocument, name: string, otherwise: number): number => {
  const value = body[name];
  return typeof value === "number" ? value : otherwise;
};
export const flagIn = (body: BsonDocument, name: string, otherwise: boolean): boolean => {
  const value = body[name];
  return value === undefined ? otherwise : Boolean(value);
};
export const textIn = (body: BsonDocument, name: string): string => {
  const value = body[name];
  if (typeof value !== "string") throw wrongType(value ?? null, name, "a string");
  return value;
};
export const documentsIn = (body: BsonDocument, name: string): readonly BsonDocument[] => {
  const value = body[name];
  return Array.isArray(value) ? value.filter((one) => isDocument(one)) : [];
};
