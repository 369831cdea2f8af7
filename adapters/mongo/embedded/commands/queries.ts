import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Query } from "../query/execute.ts";
import { compileFilter } from "../query/filter.ts";
import { compileSort } from "../query/sort.ts";
import type { CollectionInfo } from "../storage/catalogue.ts";
import { documentIn, numberIn } from "./options.ts";

/** Reads filter, sort, skip, limit and hint of a command, all checked. `collection` is needed to know the hint's index. */
export function queryOf(body: BsonDocument, filterField: string, collection: CollectionInfo | undefined): Query {
  const hint = hintOf(body["hint"], collection);
  return {
    filter: compileFilter(documentIn(body, filterField)),
    sort: compileSort(documentIn(body, "sort")),
    skip: numberIn(body, "skip", 0),
    limit: numberIn(body, "limit", 0),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** An index by name or by its key; `{$natural: 1}` goes through the documents themselves. */
export function hintOf(hint: BsonValue | undefined, collection: CollectionInfo | undefined): string | undefined {
  if (hint === undefined || collection === undefined || hint === "" || (isDocument(hint) && Object.keys(hint).length === 0)) return undefined;
  if (hint === "_id_" || (isDocument(hint) && ['{"_id":1}', '{"$natural":1}'].includes(JSON.stringify(hint)))) return "_id_";
  const found = collection.indexes.find((index) => index.name === hint || (isDocument(hint) && sameKey(index.fields, hint)));
  if (found === undefined) throw bad("hint provided does not correspond to an existing index");
  return found.name;
}

const sameKey = (fields: readonly { path: string; direction: number }[], key: BsonDocument): boolean =>
  JSON.stringify(fields.map((field) => [field.path, field.direction])) === JSON.stringify(Object.entries(key));
