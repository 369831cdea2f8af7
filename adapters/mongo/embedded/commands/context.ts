import type { BsonDocument } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import type { Catalogue, CollectionInfo } from "../storage/catalogue.ts";
import type { Engine } from "../storage/engine.ts";
import type { Records } from "../storage/records.ts";
import type { Writes } from "../writes.ts";
import type { Access } from "./access.ts";
import type { Cursors } from "./cursors.ts";
import type { Checks } from "./options.ts";
import { textIn } from "./options.ts";

export interface Context {
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly records: Records;
  readonly cursors: Cursors;
  readonly writes: Writes;
  /** Random name of this opening of the store: tells it from another server on the same address. */
  readonly store: string;
  readonly connection: number;
  readonly access: Access;
  readonly openConnections: () => number;
}
/** A buffer is an encoded reply already. */
export type Reply = Readonly<Record<string, unknown>> | Buffer;

export interface Command {
  readonly fields: Checks;
  run(body: BsonDocument, context: Context): Reply | Promise<Reply>;
}

/** Where a command works: `{find: "rounds", $db: "kvartti"}`. */
export interface Target {
  readonly database: string;
  readonly name: string;
}

const MAX_NAMESPACE_BYTES = 255;

export function databaseOf(body: BsonDocument): string {
  const database = textIn(body, "$db");
  if (database === "" || database.length > 63 || /[/\\. "$\0]/.test(database)) {
    throw new CommandError("InvalidNamespace", `Invalid database name: '${database}'`);
  }
  return database;
}

export function targetOf(body: BsonDocument, command: string): Target {
  const database = databaseOf(body);
  const name = body[command];
  const valid = typeof name === "string" && name !== "" && !/[$\0]/.test(name) && !name.startsWith("system.") && !name.startsWith(".");
  if (!valid || Buffer.byteLength(`${database}.${name}`) > MAX_NAMESPACE_BYTES) {
    throw new CommandError("InvalidNamespace", `Invalid namespace specified for ${command}`);
  }
  return { database, name };
}

export const namespace = (target: Target): string => `${target.database}.${target.name}`;

export const existing = (context: Context, target: Target): CollectionInfo | undefined => context.catalogue.find(target.database, target.name);

/** Only inside a write. */
export const existingOrNew = (context: Context, target: Target): CollectionInfo =>
  existing(context, target) ?? context.catalogue.create(target.database, target.name);
