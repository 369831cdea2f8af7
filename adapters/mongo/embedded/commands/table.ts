import type { BsonDocument } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import { aggregate } from "./aggregate.ts";
import { create, drop, dropDatabase, listCollections, listDatabases } from "./collections.ts";
import type { Command, Context, Reply } from "./context.ts";
import { count, distinct } from "./count.ts";
import { deleteCommand } from "./delete.ts";
import { backup } from "./backup.ts";
import { explain } from "./explain.ts";
import { find, getMore, killCursors } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { buildInfo, endSessions, hello, ping, serverStatus } from "./handshake.ts";
import { createIndexes, dropIndexes, listIndexes } from "./indexes.ts";
import { insert } from "./insert.ts";
import { checkCommand } from "./options.ts";
import { saslContinue, saslStart } from "./sasl.ts";
import { update } from "./update.ts";

/** Everything the server understands. */
export const commands: Readonly<Record<string, Command>> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  endSessions,
  saslStart,
  saslContinue,
  insert,
  update,
  delete: deleteCommand,
  find,
  getMore,
  killCursors,
  findAndModify,
  count,
  distinct,
  aggregate,
  createIndexes,
  dropIndexes,
  listIndexes,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  explain,
  kvarttiBackup: backup,
};

/** What changes no document. Everything else counts as a write of the collection that it names, or of all when it names none. */
const readers: ReadonlySet<string> = new Set([
  "hello", "isMaster", "ismaster", "ping", "buildInfo", "buildinfo", "serverStatus", "endSessions", "saslStart", "saslContinue",
  "find", "getMore", "killCursors", "count", "distinct", "aggregate", "listIndexes", "listCollections", "listDatabases", "explain", "kvarttiBackup",
]);

/** What may be asked before a password has been given. */
const beforeAccess: ReadonlySet<string> = new Set(["hello", "isMaster", "ismaster", "ping", "saslStart", "saslContinue", "endSessions"]);

export async function runCommand(body: BsonDocument, context: Context): Promise<Reply> {
  const name = Object.keys(body)[0] ?? "";
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new CommandError("CommandNotFound", `no such command: '${name}'`);
  if (!context.access.open && !beforeAccess.has(name)) throw new CommandError("Unauthorized", `command ${name} requires authentication`);
  checkCommand(body, command.fields);
  context.engine.refresh();
  if (readers.has(name)) return command.run(body, context);
  return context.writes.during(namespaceIn(body, name), () => command.run(body, context));
}

function namespaceIn(body: BsonDocument, command: string): string | undefined {
  const [database, collection] = [body["$db"], body[command]];
  return typeof database === "string" && typeof collection === "string" ? `${database}.${collection}` : undefined;
}
