import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { CommandError } from "../command-error.ts";
import { compileUpdate } from "../update/compile.ts";
import type { Command, Context, Target } from "./context.ts";
import { existing, existingOrNew, targetOf } from "./context.ts";
import { absent, anything, checkFields, document, documentIn, documents, documentsIn, flag, flagIn, text } from "./options.ts";
import { queryOf } from "./queries.ts";
import type { UpdateStatement } from "./statements.ts";
import { applyUpdate } from "./statements.ts";
import { runStatements, withErrors } from "./write-errors.ts";

const statementFields = {
  q: document,
  u: anything,
  multi: flag,
  upsert: flag,
  hint: anything,
  sort: document,
  collation: absent,
  arrayFilters: absent,
  c: absent,
};

export const update: Command = {
  fields: { update: text, updates: documents, ordered: flag, bypassDocumentValidation: flag, let: absent },
  run(body, context) {
    const target = targetOf(body, "update");
    const statements = documentsIn(body, "updates");
    for (const statement of statements) checkFields(statement, statementFields, "update.updates");
    return context.engine.write(() => runUpdates(context, target, statements, flagIn(body, "ordered", true)));
  },
};

function runUpdates(context: Context, target: Target, statements: readonly BsonDocument[], ordered: boolean): Readonly<Record<string, unknown>> {
  let n = 0;
  let nModified = 0;
  const upserted: { index: number; _id: BsonValue | undefined }[] = [];
  const errors = runStatements(statements, ordered, (raw, index) => {
    const there = existing(context, target);
    const statement = updateStatement(raw, context, target);
    if (there === undefined && !statement.upsert) return;
    const outcome = applyUpdate(context, there ?? existingOrNew(context, target), statement);
    n += outcome.matched + (outcome.upserted === undefined ? 0 : 1);
    nModified += outcome.modified;
    if (outcome.upserted !== undefined) upserted.push({ index, _id: outcome.upserted["_id"] });
  });
  return withErrors(upserted.length > 0 ? { n, nModified, upserted } : { n, nModified }, errors);
}

function updateStatement(raw: BsonDocument, context: Context, target: Target): UpdateStatement {
  const compiled = compileUpdate(raw["u"]);
  const multi = flagIn(raw, "multi", false);
  if (multi && compiled.replaces) throw new CommandError("FailedToParse", "multi update is not supported for replacement-style update");
  if (multi && raw["sort"] !== undefined) throw new CommandError("FailedToParse", "Cannot specify sort with multi=true");
  const query = { ...queryOf(raw, "q", existing(context, target)), limit: multi ? 0 : 1 };
  return { query, filter: documentIn(raw, "q"), update: compiled, upsert: flagIn(raw, "upsert", false) };
}
