import { Schema } from "mongoose";
import type { Connection, Model } from "mongoose";
import type { OutboxDraft } from "../../src/messaging/outbox.ts";
import type { Aggregates, FindOptions, Stored } from "../../src/ports/aggregates.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import type { StoredDocument } from "./document.ts";
import { encode, fieldsOf, valueOf } from "./document.ts";
import { isDuplicate } from "./fault.ts";
import { readMemory } from "./read-memory.ts";

/**
 * One kind of aggregate in one collection. A save is one conditional write of one document; drafts it causes are pushed
 * into the same document, so both are there or neither (design decision 2). Unknown ids, taken keys and stale saves are
 * answers; StoreFault `storeTooNew` when a newer product has written what is read.
 */
export function openAggregates<T extends { readonly id: string }, K extends keyof T>(connection: Connection, spec: CollectionSpec): Aggregates<T, K> {
  const model = modelOf(connection, spec);
  const memory = readMemory(connection, spec.collection);
  const stored = (document: StoredDocument): Stored<T> => ({ value: valueOf(document, spec.collection, spec.version) as T, rev: document.rev });
  return {
    get: (id) =>
      memory.recall(`id:${id}`, async () => {
        const document = await model.collection.findOne({ _id: { $eq: id } } as never);
        return document === null ? undefined : stored(document as unknown as StoredDocument);
      }),
    insert: (value, messages = []) => insert(model, spec, value, messages),
    save: (before, value, messages = []) => save(model, spec, { before, value, messages }),
    saveEach: async (changes) => {
      if (changes.length === 0) return;
      const writes = changes.map(({ stored: before, value }) => ({ updateOne: saving(spec, { before, value, messages: [] }) }));
      await model.collection.bulkWrite(writes, { ordered: false });
    },
    find: (where, options = {}) => {
      const [filter, sort] = [{ ...filterOf(where), ...upTo(options) }, sortOf(options)];
      return memory.recall(JSON.stringify([filter, sort, options.limit]), async () => {
        const found = model.collection.find(filter as never, { sort, ...(options.limit === undefined ? {} : { limit: options.limit }) });
        return ((await found.toArray()) as unknown as StoredDocument[]).map(stored);
      });
    },
    remove: async (id) => (await model.deleteOne({ _id: { $eq: id } })).deletedCount === 1,
  };
}

/** The schema only names the store's own fields: what an aggregate holds is said once, by its type in `src/`. */
export function modelOf(connection: Connection, spec: CollectionSpec): Model<StoredDocument> {
  const known = connection.models[spec.collection] as Model<StoredDocument> | undefined;
  if (known !== undefined) return known;
  const schema = new Schema<StoredDocument>(
    { _id: { type: String, required: true }, v: Number, rev: Number, messages: [Schema.Types.Mixed], hasMessages: Boolean },
    { strict: false, strictQuery: false, id: false, versionKey: false, minimize: false, autoIndex: false, autoCreate: false },
  );
  return connection.model<StoredDocument>(spec.collection, schema, spec.collection);
}

async function insert(
  model: Model<StoredDocument>,
  spec: CollectionSpec,
  value: { readonly id: string },
  messages: readonly OutboxDraft[],
): Promise<boolean> {
  const own = { v: spec.version, rev: 1, messages: messages.map(encode), hasMessages: messages.length > 0 };
  try {
    // Straight to the collection: the document is complete as it is, mongoose has nothing to cast or to add.
    await model.collection.insertOne({ _id: value.id, ...own, ...fieldsOf(value) } as never);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

interface Save<T> {
  readonly before: Stored<T>;
  readonly value: T;
  readonly messages: readonly OutboxDraft[];
}

async function save<T extends { readonly id: string }>(model: Model<StoredDocument>, spec: CollectionSpec, change: Save<T>): Promise<boolean> {
  const { filter, update } = saving(spec, change);
  try {
    const result = await model.collection.updateOne(filter, update);
    return result.matchedCount === 1;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

function saving<T extends { readonly id: string }>(spec: CollectionSpec, { before, value, messages }: Save<T>): { readonly filter: object; readonly update: object } {
  if (value.id !== before.value.id) throw new Error(`an aggregate keeps its id: ${spec.collection}`);
  const fields = fieldsOf(value);
  const gone = Object.keys(fieldsOf(before.value)).filter((name) => !(name in fields));
  const update = {
    $set: { ...fields, v: spec.version, ...(messages.length > 0 ? { hasMessages: true } : {}) },
    $inc: { rev: 1 },
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((name) => [name, ""])) } : {}),
    ...(messages.length > 0 ? { $push: { messages: { $each: messages.map(encode) } } } : {}),
  };
  return { filter: { _id: value.id, rev: before.rev }, update };
}

/** Equality on every field. A field asked as undefined means that it is not there: asking for less would give more. */
const filterOf = (where: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(where).map(([name, value]: [string, unknown]) => [name === "id" ? "_id" : name, wanted(value)]));

const wanted = (value: unknown): Record<string, unknown> => (Array.isArray(value) ? { $in: value.map((one: unknown) => encode(one)) } : { $eq: encode(value ?? null) });

const upTo = <T>({ upTo: most }: FindOptions<T>): Record<string, unknown> => (most === undefined ? {} : { [most.field]: { $lte: most.value } });

/** By one field and then id, both in the same direction, so that descending is exactly ascending reversed. */
function sortOf<T>(options: FindOptions<T>): Record<string, 1 | -1> {
  const direction = options.descending === true ? -1 : 1;
  return options.sort === undefined || options.sort === "id" ? { _id: direction } : { [options.sort]: direction, _id: direction };
}
