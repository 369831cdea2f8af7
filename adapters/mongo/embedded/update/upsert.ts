import { BSONRegExp, ObjectId } from "bson";
import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { copyOf, isDocument } from "../bson/values.ts";
import { checkedPath } from "../query/filter.ts";
import { isOperators } from "../query/operators.ts";
import type { Update } from "./compile.ts";
import { placeAt } from "./places.ts";

/** The document that an upsert inserts: what the filter holds equal, then the update; an _id when there is none yet. */
export function upserted(filter: BsonDocument, update: Update, now: Date): BsonDocument {
  const seed: BsonDocument = {};
  for (const [path, value] of equalities(filter)) {
    if (!update.replaces || path === "_id") placeAt(seed, checkedPath(path), true)?.set(copyOf(value));
  }
  const made = update.apply(seed, { inserting: true, now });
  return made["_id"] === undefined ? { _id: new ObjectId(), ...made } : made;
}

function equalities(filter: BsonDocument): readonly (readonly [string, BsonValue])[] {
  return Object.entries(filter).flatMap(([name, operand]): readonly (readonly [string, BsonValue])[] => {
    if (name === "$and" && Array.isArray(operand)) return operand.filter(isDocument).flatMap(equalities);
    if (name.startsWith("$") || operand instanceof BSONRegExp) return [];
    if (!isOperators(operand)) return [[name, operand]];
    const { $eq } = operand;
    return $eq === undefined ? [] : [[name, $eq]];
  });
}
