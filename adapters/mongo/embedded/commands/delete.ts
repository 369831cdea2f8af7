import { CommandError } from "../command-error.ts";
import type { Command } from "./context.ts";
import { existing, targetOf } from "./context.ts";
import { absent, anything, checkFields, count, document, documents, documentsIn, flag, flagIn, numberIn, text } from "./options.ts";
import { queryOf } from "./queries.ts";
import { matching } from "./statements.ts";
import { runStatements, withErrors } from "./write-errors.ts";

export const deleteCommand: Command = {
  fields: { delete: text, deletes: documents, ordered: flag, let: absent },
  run(body, context) {
    const target = targetOf(body, "delete");
    const statements = documentsIn(body, "deletes");
    for (const statement of statements) checkFields(statement, { q: document, limit: count, hint: anything, collation: absent }, "delete.deletes");
    return context.engine.write(() => {
      const collection = existing(context, target);
      let n = 0;
      const errors = runStatements(statements, flagIn(body, "ordered", true), (statement) => {
        const limit = numberIn(statement, "limit", 0);
        if (limit > 1) throw new CommandError("FailedToParse", "The limit field in delete objects must be 0 or 1");
        const query = { ...queryOf(statement, "q", collection), limit };
        if (collection === undefined) return;
        for (const stored of matching(context, collection, query)) {
          context.records.remove(collection, stored);
          n++;
        }
      });
      return withErrors({ n }, errors);
    });
  },
};
