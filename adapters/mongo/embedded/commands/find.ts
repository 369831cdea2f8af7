import { encode } from "../bson/codec.ts";
import type { BsonDocument } from "../bson/values.ts";
import { execute } from "../query/execute.ts";
import type { Projection } from "../query/projection.ts";
import { compileProjection } from "../query/projection.ts";
import type { StoredDocument } from "../storage/records.ts";
import type { Command, Context, Reply } from "./context.ts";
import { existing, namespace, targetOf } from "./context.ts";
import { cursorId } from "./cursors.ts";
import { encodeCursorReply } from "../bson/raw.ts";
import { absent, anything, count, document, documentIn, flag, flagIn, list, numberIn, text, textIn } from "./options.ts";
import { queryOf } from "./queries.ts";
import { bad } from "../command-error.ts";

export const find: Command = {
  fields: {
    find: text,
    filter: document,
    sort: document,
    projection: document,
    skip: count,
    limit: count,
    batchSize: count,
    singleBatch: flag,
    hint: anything,
    allowDiskUse: flag,
    allowPartialResults: flag,
    noCursorTimeout: flag,
    oplogReplay: flag,
    let: absent,
    collation: absent,
    tailable: absent,
    awaitData: absent,
    returnKey: absent,
    showRecordId: absent,
    min: absent,
    max: absent,
  },
  run(body, context) {
    const target = targetOf(body, "find");
    const collection = existing(context, target);
    const query = queryOf(body, "filter", collection);
    const projection = compileProjection(documentIn(body, "projection"));
    const found = collection === undefined ? [] : execute(context.engine, collection, query);
    return firstBatch(context, namespace(target), encoded(found, projection), body);
  },
};

function* encoded(found: Iterable<StoredDocument>, projection: Projection | undefined): Generator<Buffer> {
  for (const stored of found) yield projection === undefined ? stored.bytes : encode(projection(stored.document()));
}

/** Opens the cursor; `options` may hold batchSize and singleBatch. */
export function firstBatch(context: Context, name: string, documents: Iterator<Buffer>, options: BsonDocument): Reply {
  const size = options["batchSize"] === undefined ? undefined : numberIn(options, "batchSize", 0);
  const batch = context.cursors.open({ namespace: name, documents }, size, flagIn(options, "singleBatch", false));
  return encodeCursorReply("firstBatch", batch.documents, { id: cursorId(batch.id), ns: name });
}

export const getMore: Command = {
  fields: { getMore: anything, collection: text, batchSize: count },
  run(body, context) {
    const id = numberIn(body, "getMore", 0);
    const name = `${textIn(body, "$db")}.${textIn(body, "collection")}`;
    const size = numberIn(body, "batchSize", 0);
    const batch = context.cursors.more(id, name, size === 0 ? undefined : size);
    return encodeCursorReply("nextBatch", batch.documents, { id: cursorId(batch.id), ns: name });
  },
};

export const killCursors: Command = {
  fields: { killCursors: text, cursors: list },
  run(body, context) {
    const name = `${textIn(body, "$db")}.${textIn(body, "killCursors")}`;
    const ids = Array.isArray(body["cursors"]) ? body["cursors"] : [];
    if (!ids.every((id) => typeof id === "number")) throw bad("cursor ids are integers");
    const killed = ids.filter((id) => context.cursors.kill(id, name));
    const cursorsNotFound = ids.filter((id) => !killed.includes(id));
    return { cursorsKilled: killed.map(cursorId), cursorsNotFound: cursorsNotFound.map(cursorId), cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};
