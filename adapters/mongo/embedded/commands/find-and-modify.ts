import type { BsonDocument } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import { compileProjection } from "../query/projection.ts";
import { compileUpdate } from "../update/compile.ts";
import type { Command, Context, Reply, Target } from "./context.ts";
import { existing, existingOrNew, targetOf } from "./context.ts";
import { absent, anything, document, documentIn, flag, flagIn, text } from "./options.ts";
import { queryOf } from "./queries.ts";
import { applyUpdate, matching } from "./statements.ts";

export const findAndModify: Command = {
  fields: {
    findAndModify: text,
    query: document,
    sort: document,
    update: anything,
    remove: flag,
    new: flag,
    upsert: flag,
    fields: document,
    hint: anything,
    bypassDocumentValidation: flag,
    collation: absent,
    arrayFilters: absent,
    let: absent,
  },
  run(body, context) {
    const target = targetOf(body, "findAndModify");
    const removes = flagIn(body, "remove", false);
    if (removes === (body["update"] !== undefined)) throw new CommandError("FailedToParse", "Either an update or remove=true must be specified");
    if (removes && (flagIn(body, "upsert", false) || flagIn(body, "new", false))) {
      throw new CommandError("FailedToParse", "Cannot specify both upsert or new and remove=true");
    }
    return removes ? findAndRemove(body, context, target) : findAndUpdate(body, context, target);
  },
};

function findAndRemove(body: BsonDocument, context: Context, target: Target): Promise<Reply> {
  const fields = compileProjection(documentIn(body, "fields"));
  return context.engine.write(() => {
    const collection = existing(context, target);
    const query = { ...queryOf(body, "query", collection), limit: 1 };
    const [found] = collection === undefined ? [] : matching(context, collection, query);
    if (collection === undefined || found === undefined) return { lastErrorObject: { n: 0 }, value: null, ok: 1 };
    context.records.remove(collection, found);
    return { lastErrorObject: { n: 1 }, value: fields ? fields(found.document()) : found.document(), ok: 1 };
  });
}

function findAndUpdate(body: BsonDocument, context: Context, target: Target): Promise<Reply> {
  const fields = compileProjection(documentIn(body, "fields"));
  const update = compileUpdate(body["update"]);
  const upsert = flagIn(body, "upsert", false);
  return context.engine.write(() => {
    const there = existing(context, target);
    const query = { ...queryOf(body, "query", there), limit: 1 };
    if (there === undefined && !upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null, ok: 1 };
    const collection = there ?? existingOrNew(context, target);
    const outcome = applyUpdate(context, collection, { query, filter: documentIn(body, "query"), update, upsert });
    const value = flagIn(body, "new", false) ? (outcome.upserted ?? outcome.after) : outcome.before;
    const inserted = outcome.upserted === undefined ? {} : { upserted: outcome.upserted["_id"] };
    const n = outcome.matched + (outcome.upserted === undefined ? 0 : 1);
    return {
      lastErrorObject: { n, updatedExisting: outcome.matched > 0, ...inserted },
      value: value === undefined ? null : fields ? fields(value) : value,
      ok: 1,
    };
  });
}
