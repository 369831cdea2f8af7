import { compileProjection } from "../query/projection.ts";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";
import { compileFilter } from "../query/filter.ts";
import { compileSort, sortAll, sortKey } from "../query/sort.ts";
import { compileGroup } from "./group.ts";

/** A document on its way through a pipeline; looked into only when a stage needs it. */
export interface Item {
  readonly size: number;
  document(): BsonDocument;
}
export type Stage = (items: Iterable<Item>) => Iterable<Item>;

const itemOf = (document: BsonDocument): Item => ({ size: 200, document: () => document });

/** `$match` and `$sort` at the beginning are done by the query, with indexes; these are the ones that follow. */
export function compileStage(stage: BsonDocument): Stage {
  const [[name, operand] = ["", null], ...more] = Object.entries(stage);
  if (more.length > 0) throw new CommandError("Location40324", "A pipeline stage specification object must contain exactly one field.");
  switch (name) {
    case "$match":
      return match(operand);
    case "$sort":
      return sort(operand);
    case "$skip":
      return skip(whole(name, operand, 0));
    case "$limit":
      return limit(whole(name, operand, 1));
    case "$project":
      return project(operand);
    case "$group":
      return group(operand);
    case "$count":
      return count(operand);
    default:
      throw new CommandError("Location40324", `Unrecognized pipeline stage name: '${name}'`);
  }
}

function match(operand: BsonValue): Stage {
  if (!isDocument(operand)) throw bad("the match filter must be an expression in an object");
  const filter = compileFilter(operand);
  return function* (items) {
    for (const item of items) if (filter.all || filter.matches(item.document())) yield item;
  };
}

function sort(operand: BsonValue): Stage {
  if (!isDocument(operand) || Object.keys(operand).length === 0) throw bad("the $sort key specification must be an object with fields");
  const fields = compileSort(operand);
  return (items) => sortAll(items, (item) => sortKey(item.document(), fields), undefined);
}

function whole(name: string, operand: BsonValue, least: number): number {
  if (typeof operand !== "number" || !Number.isInteger(operand) || operand < least) throw bad(`invalid argument to ${name} stage`);
  return operand;
}

const skip = (most: number): Stage =>
  function* (items) {
    let position = 0;
    for (const item of items) if (position++ >= most) yield item;
  };

const limit = (most: number): Stage =>
  function* (items) {
    let position = 0;
    for (const item of items) {
      yield item;
      if (++position >= most) return;
    }
  };

function project(operand: BsonValue): Stage {
  const projection = isDocument(operand) ? compileProjection(operand) : undefined;
  if (projection === undefined) throw bad("$project specification must be an object with at least one field");
  return function* (items) {
    for (const item of items) yield itemOf(projection(item.document()));
  };
}

function group(operand: BsonValue): Stage {
  const grouped = compileGroup(operand);
  return function* (items) {
    for (const document of grouped(items)) yield itemOf(document);
  };
}

function count(operand: BsonValue): Stage {
  if (typeof operand !== "string" || operand === "" || operand.startsWith("$") || operand.includes(".")) throw bad("the count field must be a plain name");
  return function* (items) {
    let n = 0;
    for (const _ of items) n++;
    if (n > 0) yield itemOf({ [operand]: n });
  };
}
