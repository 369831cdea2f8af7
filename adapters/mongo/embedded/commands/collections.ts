import { encode } from "../bson/codec.ts";
import { CommandError } from "../command-error.ts";
import { compileFilter } from "../query/filter.ts";
import type { CollectionInfo } from "../storage/catalogue.ts";
import type { Command, Context } from "./context.ts";
import { databaseOf, existing, namespace, targetOf } from "./context.ts";
import { firstBatch } from "./find.ts";
import { clearSpace } from "./indexes.ts";
import { absent, anything, document, documentIn, flag, flagIn, text } from "./options.ts";

export const create: Command = {
  fields: {
    create: text,
    capped: absent,
    size: absent,
    max: absent,
    validator: absent,
    validationLevel: absent,
    validationAction: absent,
    viewOn: absent,
    pipeline: absent,
    collation: absent,
    timeseries: absent,
    expireAfterSeconds: absent,
    clusteredIndex: absent,
    changeStreamPreAndPostImages: absent,
    storageEngine: absent,
    indexOptionDefaults: absent,
    encryptedFields: absent,
    autoIndexId: flag,
  },
  run(body, context) {
    const target = targetOf(body, "create");
    return context.engine.write(() => {
      if (existing(context, target) !== undefined) throw new CommandError("NamespaceExists", `Collection ${namespace(target)} already exists.`);
      context.catalogue.create(target.database, target.name);
      return { ok: 1 };
    });
  },
};

/** Only inside a write. */
function dropCollection(context: Context, collection: CollectionInfo): void {
  for (const space of [collection.space, ...collection.indexes.map((index) => index.space)]) clearSpace(context, space);
  context.catalogue.remove(collection);
}

export const drop: Command = {
  fields: { drop: text },
  run(body, context) {
    const target = targetOf(body, "drop");
    return context.engine.write(() => {
      const collection = existing(context, target);
      // Since MongoDB 7 dropping what is not there is no error.
      if (collection === undefined) return { ok: 1 };
      dropCollection(context, collection);
      return { nIndexesWas: collection.indexes.length + 1, ns: namespace(target), ok: 1 };
    });
  },
};

export const dropDatabase: Command = {
  fields: { dropDatabase: anything },
  run(body, context) {
    const database = databaseOf(body);
    return context.engine.write(() => {
      for (const collection of context.catalogue.list(database)) dropCollection(context, collection);
      return { dropped: database, ok: 1 };
    });
  },
};

export const listCollections: Command = {
  fields: { listCollections: anything, filter: document, nameOnly: flag, authorizedCollections: flag, cursor: document },
  run(body, context) {
    const database = databaseOf(body);
    const filter = compileFilter(documentIn(body, "filter"));
    const nameOnly = flagIn(body, "nameOnly", false);
    const described = context.catalogue
      .list(database)
      .map(({ name }) => ({ name, type: "collection", options: {}, info: { readOnly: false }, idIndex: { v: 2, key: { _id: 1 }, name: "_id_" } }))
      .filter((one) => filter.matches(one))
      .map((one) => encode(nameOnly ? { name: one.name, type: one.type } : one));
    return firstBatch(context, `${database}.$cmd.listCollections`, described.values(), documentIn(body, "cursor"));
  },
};

export const listDatabases: Command = {
  fields: { listDatabases: anything, filter: document, nameOnly: flag, authorizedDatabases: flag },
  run(body, context) {
    const filter = compileFilter(documentIn(body, "filter"));
    const names = [...new Set(context.catalogue.all().map((collection) => collection.database))];
    const databases = names.map((name) => ({ name, sizeOnDisk: 0, empty: false })).filter((one) => filter.matches(one));
    if (flagIn(body, "nameOnly", false)) return { databases: databases.map(({ name }) => ({ name })), ok: 1 };
    return { databases, totalSize: 0, ok: 1 };
  },
};
