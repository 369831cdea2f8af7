import { encode } from "../bson/codec.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";
import { execute } from "../query/execute.ts";
import { checkedPath, compileFilter } from "../query/filter.ts";
import type { CollectionInfo, IndexField, IndexInfo } from "../storage/catalogue.ts";
import { after, spaceKey } from "../storage/keys.ts";
import type { Command, Context } from "./context.ts";
import { existing, existingOrNew, namespace, targetOf } from "./context.ts";
import { firstBatch } from "./find.ts";
import { absent, anything, document, documentIn, documents, documentsIn, text, textIn } from "./options.ts";

/** What an index may say. Anything that would make it leave documents out, or order them in another way, is refused. */
const harmless = new Set(["key", "name", "unique", "background", "v", "ns"]);
const refused = new Set(["sparse", "partialFilterExpression", "expireAfterSeconds", "collation", "hidden", "prepareUnique", "clustered"]);

export const createIndexes: Command = {
  fields: { createIndexes: text, indexes: documents, commitQuorum: anything, ignoreUnknownIndexOptions: absent },
  run(body, context) {
    const target = targetOf(body, "createIndexes");
    const wanted = documentsIn(body, "indexes").map(parseIndex);
    if (wanted.length === 0) throw bad("Must specify at least one index to create");
    return context.engine.write(() => {
      const createdCollectionAutomatically = existing(context, target) === undefined;
      let collection = existingOrNew(context, target);
      const numIndexesBefore = collection.indexes.length + 1;
      for (const spec of wanted) collection = addIndex(context, collection, spec);
      return { numIndexesBefore, numIndexesAfter: collection.indexes.length + 1, createdCollectionAutomatically, ok: 1 };
    });
  },
};

type IndexSpec = Pick<IndexInfo, "name" | "fields" | "unique">;

function parseIndex(spec: BsonDocument): IndexSpec {
  for (const [option, value] of Object.entries(spec)) {
    if (harmless.has(option)) continue;
    if (!refused.has(option)) throw new CommandError("InvalidIndexSpecificationOption", `The field '${option}' is not valid for an index specification`);
    if (value !== false && value !== null) throw new CommandError("CannotCreateIndex", `index option '${option}' is not supported`);
  }
  const name = textIn(spec, "name");
  if (name === "" || name === "*") throw new CommandError("CannotCreateIndex", "an index needs a name");
  const fields = Object.entries(documentIn(spec, "key")).map(([path, direction]) => parseField(path, direction));
  if (fields.length === 0) throw new CommandError("CannotCreateIndex", "Index keys cannot be an empty object");
  return { name, fields, unique: spec["unique"] === true };
}

function parseField(path: string, direction: BsonValue): IndexField {
  const parts = path.split(".");
  if (direction !== 1 && direction !== -1) throw new CommandError("CannotCreateIndex", `index type of '${path}' is not supported: only 1 and -1`);
  if (parts.some((part) => part === "" || /^\d+$/.test(part) || part.includes("$"))) {
    throw new CommandError("CannotCreateIndex", `'${path}' cannot be indexed`);
  }
  checkedPath(path);
  return { path, direction };
}

const keyOf = (index: Pick<IndexInfo, "fields">): BsonDocument => Object.fromEntries(index.fields.map((field) => [field.path, field.direction]));
const sameFields = (a: Pick<IndexInfo, "fields">, b: Pick<IndexInfo, "fields">): boolean =>
  JSON.stringify(a.fields.map((field) => [field.path, field.direction])) === JSON.stringify(b.fields.map((field) => [field.path, field.direction]));

function addIndex(context: Context, collection: CollectionInfo, spec: IndexSpec): CollectionInfo {
  if (JSON.stringify(keyOf(spec)) === '{"_id":1}') return collection;
  const named = collection.indexes.find((index) => index.name === spec.name);
  if (named !== undefined && !sameFields(named, spec)) {
    throw new CommandError("IndexKeySpecsConflict", `An existing index has the same name as the requested index: ${spec.name}`);
  }
  const same = collection.indexes.find((index) => sameFields(index, spec));
  if (same?.name === spec.name && same.unique === spec.unique) return collection;
  if (same !== undefined) throw new CommandError("IndexOptionsConflict", `Index already exists with a different name or options: ${same.name}`);
  const index: IndexInfo = { ...spec, space: context.catalogue.newSpace(), multikey: false, long: false };
  const all = execute(context.engine, collection, { filter: compileFilter({}), sort: [], skip: 0, limit: 0 });
  const built = context.records.build(collection, index, all);
  return context.catalogue.save({ ...collection, indexes: [...collection.indexes, built] });
}

export const dropIndexes: Command = {
  fields: { dropIndexes: text, index: anything },
  run(body, context) {
    const target = targetOf(body, "dropIndexes");
    return context.engine.write(() => {
      const collection = existing(context, target);
      if (collection === undefined) throw new CommandError("NamespaceNotFound", `ns not found ${namespace(target)}`);
      const dropped = chosen(collection, body["index"]);
      for (const index of dropped) clearSpace(context, index.space);
      context.catalogue.save({ ...collection, indexes: collection.indexes.filter((index) => !dropped.includes(index)) });
      return { nIndexesWas: collection.indexes.length + 1, ok: 1 };
    });
  },
};

function chosen(collection: CollectionInfo, index: BsonValue | undefined): readonly IndexInfo[] {
  if (index === "*") return collection.indexes;
  const names = Array.isArray(index) ? index : [index];
  return names.map((name) => {
    if (name === "_id_") throw new CommandError("InvalidOptions", "cannot drop _id index");
    const found = collection.indexes.find(
      (each) => each.name === name || (name !== undefined && isDocument(name) && JSON.stringify(keyOf(each)) === JSON.stringify(name)),
    );
    if (found === undefined) throw new CommandError("IndexNotFound", "index not found");
    return found;
  });
}

/** Only inside a write: removes every entry of a collection or index. */
export function clearSpace(context: Context, space: number): void {
  const start = spaceKey(space);
  for (;;) {
    const entries = context.engine.range({ start, end: after(start) }, 1000);
    if (entries.length === 0) return;
    for (const entry of entries) context.engine.remove(entry.key);
  }
}

export const listIndexes: Command = {
  fields: { listIndexes: text, cursor: document },
  run(body, context) {
    const target = targetOf(body, "listIndexes");
    const collection = existing(context, target);
    if (collection === undefined) throw new CommandError("NamespaceNotFound", `ns does not exist: ${namespace(target)}`);
    const described = [
      { v: 2, key: { _id: 1 }, name: "_id_" },
      ...collection.indexes.map((index) => ({ v: 2, key: keyOf(index), name: index.name, ...(index.unique ? { unique: true } : {}) })),
    ];
    return firstBatch(context, namespace(target), described.map((one) => encode(one)).values(), documentIn(body, "cursor"));
  },
};
