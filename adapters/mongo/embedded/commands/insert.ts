import { ObjectId } from "bson";
import type { BsonDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Command } from "./context.ts";
import { existingOrNew, targetOf } from "./context.ts";
import { documents, documentsIn, flag, flagIn, text } from "./options.ts";
import { runStatements, withErrors } from "./write-errors.ts";

export const insert: Command = {
  fields: { insert: text, documents, ordered: flag, bypassDocumentValidation: flag },
  run(body, context) {
    const target = targetOf(body, "insert");
    const inserted = documentsIn(body, "documents");
    if (inserted.length === 0) throw bad("insert needs at least one document");
    return context.engine.write(() => {
      let collection = existingOrNew(context, target);
      let n = 0;
      const errors = runStatements(inserted, flagIn(body, "ordered", true), (document) => {
        collection = context.records.insert(collection, withId(document));
        n++;
      });
      return withErrors({ n }, errors);
    });
  },
};

const withId = (document: BsonDocument): BsonDocument => (document["_id"] === undefined ? { _id: new ObjectId(), ...document } : document);
