import type { BsonDocument } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import type { Plan } from "../query/planner.ts";
import { makePlan } from "../query/planner.ts";
import type { Command } from "./context.ts";
import { existing, namespace, targetOf } from "./context.ts";
import { find } from "./find.ts";
import { checkCommand, document, text } from "./options.ts";
import { queryOf } from "./queries.ts";

/** Which index a `find` would use; nothing is run, and no other command can be explained. */
export const explain: Command = {
  fields: { explain: document, verbosity: text },
  run(body, context) {
    const asked = body["explain"];
    if (asked === undefined || !isDocument(asked) || Object.keys(asked)[0] !== "find") throw bad("only find can be explained");
    const command: BsonDocument = { ...asked, $db: body["$db"] ?? "" };
    checkCommand(command, find.fields);
    const target = targetOf(command, "find");
    const collection = existing(context, target);
    const query = queryOf(command, "filter", collection);
    const plan = collection && makePlan(collection, query.filter, query.sort, query.hint);
    return { queryPlanner: { namespace: namespace(target), winningPlan: plan ? describe(plan) : { stage: "EOF" } }, ok: 1 };
  },
};

function describe(plan: Plan): BsonDocument {
  const scans = plan.scans.map((scan): BsonDocument => {
    const whole = scan.ranges.some((range) => range.start.length === 4);
    if (scan.records && whole) return { stage: "COLLSCAN" };
    return { stage: scan.records ? "CLUSTERED_IXSCAN" : "IXSCAN", indexName: scan.index, ranges: scan.ranges.length };
  });
  const [first] = scans;
  const input: BsonDocument = first !== undefined && scans.length === 1 ? first : { stage: "OR", inputStages: scans };
  return plan.sorted ? input : { stage: "SORT", inputStage: input };
}
