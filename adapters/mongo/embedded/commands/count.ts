import { encodeKey } from "../bson/encode-key.ts";
import type { BsonValue } from "../bson/values.ts";
import { execute } from "../query/execute.ts";
import { checkedPath, compileFilter } from "../query/filter.ts";
import { valuesAt } from "../query/paths.ts";
import { after, spaceKey } from "../storage/keys.ts";
import type { Command } from "./context.ts";
import { existing, targetOf } from "./context.ts";
import { absent, anything, count as wholeNumber, document, documentIn, text, textIn } from "./options.ts";
import { hintOf, queryOf } from "./queries.ts";

export const count: Command = {
  fields: { count: text, query: document, limit: wholeNumber, skip: wholeNumber, hint: anything, collation: absent },
  run(body, context) {
    const collection = existing(context, targetOf(body, "count"));
    const query = queryOf(body, "query", collection);
    if (collection === undefined) return { n: 0, ok: 1 };
    if (query.filter.all && query.limit === 0 && query.skip === 0) {
      const start = spaceKey(collection.space);
      return { n: context.engine.count({ start, end: after(start) }), ok: 1 };
    }
    let n = 0;
    for (const _ of execute(context.engine, collection, query)) n++;
    return { n, ok: 1 };
  },
};

export const distinct: Command = {
  fields: { distinct: text, key: text, query: document, hint: anything, collation: absent },
  run(body, context) {
    const collection = existing(context, targetOf(body, "distinct"));
    const path = checkedPath(textIn(body, "key"));
    const filter = compileFilter(documentIn(body, "query"));
    const hint = hintOf(body["hint"], collection);
    const values = new Map<string, BsonValue>();
    const query = { filter, sort: [], skip: 0, limit: 0, ...(hint === undefined ? {} : { hint }) };
    for (const stored of collection === undefined ? [] : execute(context.engine, collection, query)) {
      const found = valuesAt(stored.document(), path).flatMap((value) => (Array.isArray(value) ? value : [value]));
      for (const value of found) if (value !== undefined) values.set(encodeKey(value).toString("latin1"), value);
    }
    return { values: [...values.values()], ok: 1 };
  },
};
