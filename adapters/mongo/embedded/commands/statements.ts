import type { BsonDocument } from "../bson/values.ts";
import { execute } from "../query/execute.ts";
import type { Query } from "../query/execute.ts";
import type { CollectionInfo } from "../storage/catalogue.ts";
import type { StoredDocument } from "../storage/records.ts";
import type { Update } from "../update/compile.ts";
import { upserted } from "../update/upsert.ts";
import type { Context } from "./context.ts";

/** One update or findAndModify: what matched, what changed, and the collection as it is afterwards. */
export interface Outcome {
  readonly collection: CollectionInfo;
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: BsonDocument;
  readonly before?: BsonDocument;
  readonly after?: BsonDocument;
}
export interface UpdateStatement {
  readonly query: Query;
  readonly filter: BsonDocument;
  readonly update: Update;
  readonly upsert: boolean;
}

/** All that match are found before the first one changes, so that a change never meets itself again. */
export const matching = (context: Context, collection: CollectionInfo, query: Query): readonly StoredDocument[] => [
  ...execute(context.engine, collection, query),
];

/** Only inside a write. */
export function applyUpdate(context: Context, collection: CollectionInfo, statement: UpdateStatement): Outcome {
  const found = matching(context, collection, statement.query);
  const now = new Date();
  if (found.length === 0) return statement.upsert ? insertUpserted(context, collection, statement, now) : { collection, matched: 0, modified: 0 };
  let current = collection;
  let modified = 0;
  let after: BsonDocument | undefined;
  for (const stored of found) {
    after = statement.update.apply(stored.document(), { inserting: false, now });
    const replaced = context.records.replace(current, stored, after);
    current = replaced.collection;
    if (replaced.changed) modified++;
  }
  const before = found[0]?.document();
  return { collection: current, matched: found.length, modified, ...(before && { before }), ...(after && { after }) };
}

function insertUpserted(context: Context, collection: CollectionInfo, statement: UpdateStatement, now: Date): Outcome {
  const document = upserted(statement.filter, statement.update, now);
  return { collection: context.records.insert(collection, document), matched: 0, modified: 0, upserted: document };
}
