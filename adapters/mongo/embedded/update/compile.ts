import { equalValues } from "../bson/compare.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { copyOf, isDocument } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";
import { checkedPath } from "../query/filter.ts";
import type { Step, UpdateContext } from "./operators.ts";
import { updateOperator } from "./operators.ts";
import { placeAt } from "./places.ts";

/** Makes a changed copy of a document. */
export interface Update {
  readonly replaces: boolean;
  apply(document: BsonDocument, context: UpdateContext): BsonDocument;
}

/** Checks the whole update before any document is seen. */
export function compileUpdate(update: BsonValue | undefined): Update {
  if (Array.isArray(update)) throw new CommandError("FailedToParse", "updates by an aggregation pipeline are not supported");
  if (!isDocument(update)) throw new CommandError("FailedToParse", "the update has to be a document");
  const names = Object.keys(update);
  if (names.some((name) => name.startsWith("$"))) return operatorUpdate(update);
  return { replaces: true, apply: (document) => keepId(document, { ...(copyOf(update) as BsonDocument) }) };
}

interface PathStep {
  readonly path: readonly string[];
  readonly run: (document: BsonDocument, context: UpdateContext) => void;
}

function operatorUpdate(update: BsonDocument): Update {
  const steps = Object.entries(update).flatMap(([name, fields]) => stepsOf(name, fields));
  refuseConflicts(steps.map((step) => step.path));
  return {
    replaces: false,
    apply: (document, context) => {
      const changed = copyOf(document) as BsonDocument;
      for (const step of steps) step.run(changed, context);
      return keepId(document, changed);
    },
  };
}

function stepsOf(name: string, fields: BsonValue): readonly PathStep[] {
  const operator = name === "$rename" ? undefined : updateOperator(name);
  if (!isDocument(fields)) throw new CommandError("FailedToParse", `Modifiers operate on fields: ${name} needs a document`);
  return Object.entries(fields).flatMap(([path, operand]) =>
    operator === undefined ? renameSteps(path, operand) : [pathStep(path, operator(path, operand))],
  );
}

const updatePath = (path: string): readonly string[] => {
  if (path.split(".").some((part) => part.startsWith("$"))) throw bad(`positional updates are not supported ('${path}')`);
  return checkedPath(path);
};

function pathStep(path: string, step: Step): PathStep {
  const parts = updatePath(path);
  return {
    path: parts,
    run: (document, context) => {
      if (step.onlyInserting === true && !context.inserting) return;
      const place = placeAt(document, parts, step.create);
      if (place !== undefined) step.apply(place, context);
    },
  };
}

function renameSteps(from: string, to: BsonValue): readonly PathStep[] {
  if (typeof to !== "string") throw bad(`The 'to' field for $rename must be a string: ${from}`);
  const source = updatePath(from);
  const target = updatePath(to);
  const run = (document: BsonDocument): void => {
    const place = placeAt(document, source, false);
    const value = place?.get();
    if (place === undefined || value === undefined) return;
    place.unset();
    placeAt(document, target, true)?.set(value);
  };
  return [
    { path: source, run },
    { path: target, run: () => undefined },
  ];
}

/** No path twice, and none inside another. */
function refuseConflicts(paths: readonly (readonly string[])[]): void {
  const all = new Set<string>();
  for (const path of paths.map((parts) => parts.join("."))) {
    if (all.has(path)) throw conflict(path, path);
    all.add(path);
  }
  for (const parts of paths) {
    for (let length = 1; length < parts.length; length++) {
      const outer = parts.slice(0, length).join(".");
      if (all.has(outer)) throw conflict(parts.join("."), outer);
    }
  }
}

const conflict = (path: string, at: string): CommandError =>
  new CommandError("ConflictingUpdateOperators", `Updating the path '${path}' would create a conflict at '${at}'`);

function keepId(before: BsonDocument, after: BsonDocument): BsonDocument {
  if (before["_id"] === undefined) return after;
  if (after["_id"] === undefined) return { _id: before["_id"], ...after };
  if (!equalValues(before["_id"], after["_id"])) throw new CommandError("ImmutableField", "the (immutable) field '_id' was found to have been altered");
  return after;
}
