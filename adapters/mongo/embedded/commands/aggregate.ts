import type { Item, Stage } from "../aggregate/stages.ts";
import { compileStage } from "../aggregate/stages.ts";
import { encode } from "../bson/codec.ts";
import type { BsonDocument } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import type { Query } from "../query/execute.ts";
import { execute } from "../query/execute.ts";
import { compileFilter } from "../query/filter.ts";
import { compileSort } from "../query/sort.ts";
import type { Command } from "./context.ts";
import { existing, namespace, targetOf } from "./context.ts";
import { firstBatch } from "./find.ts";
import { absent, anything, checkFields, count, document, documentIn, documents, documentsIn, flag, text } from "./options.ts";
import { hintOf } from "./queries.ts";

export const aggregate: Command = {
  fields: {
    aggregate: text,
    pipeline: documents,
    cursor: document,
    hint: anything,
    allowDiskUse: flag,
    bypassDocumentValidation: flag,
    explain: absent,
    collation: absent,
    let: absent,
  },
  run(body, context) {
    const target = targetOf(body, "aggregate");
    const options = documentIn(body, "cursor");
    checkFields(options, { batchSize: count }, "aggregate.cursor");
    const collection = existing(context, target);
    const hint = hintOf(body["hint"], collection);
    const { query, stages } = compilePipeline(documentsIn(body, "pipeline"), hint);
    const found: Iterable<Item> = collection === undefined ? [] : execute(context.engine, collection, query);
    const items = stages.reduce((sofar, stage) => stage(sofar), found);
    return firstBatch(context, namespace(target), encoded(items), options);
  },
};

/** The first `$match`, and a `$sort` right behind it, become the query that may use an index. */
function compilePipeline(pipeline: readonly BsonDocument[], hint: string | undefined): { query: Query; stages: readonly Stage[] } {
  const stages = pipeline.map(compileStage);
  const match = stageOperand(pipeline[0], "$match");
  const taken = match === undefined ? 0 : 1;
  const sort = stageOperand(pipeline[taken], "$sort");
  const query = {
    filter: compileFilter(match ?? {}),
    sort: compileSort(sort ?? {}),
    skip: 0,
    limit: 0,
    ...(hint === undefined ? {} : { hint }),
  };
  return { query, stages: stages.slice(taken + (sort === undefined ? 0 : 1)) };
}

function stageOperand(stage: BsonDocument | undefined, name: string): BsonDocument | undefined {
  const operand = stage?.[name];
  return operand !== undefined && isDocument(operand) ? operand : undefined;
}

function* encoded(items: Iterable<Item>): Generator<Buffer> {
  for (const item of items) yield encode(item.document());
}
