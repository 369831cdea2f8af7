import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { fieldOf, isDocument, typeName } from "../bson/values.ts";
import { bad, CommandError } from "../command-error.ts";

/** One place inside a document that an update writes to. */
export interface Place {
  get(): BsonValue | undefined;
  set(value: BsonValue): void;
  unset(): void;
}

const MAX_PADDING = 10_000;

/** Goes down a dotted path. Documents missing on the way are made when `create`; undefined when there is no such place. */
export function placeAt(document: BsonDocument, path: readonly string[], create: boolean): Place | undefined {
  let parent: BsonValue = document;
  for (const part of path.slice(0, -1)) {
    const here = inside(parent, part, create);
    if (here === undefined) return undefined;
    const next = here.get();
    if (next === undefined) {
      if (!create) return undefined;
      here.set({});
    }
    parent = here.get() ?? null;
  }
  return inside(parent, path.at(-1) ?? "", create);
}

function inside(parent: BsonValue, part: string, create: boolean): Place | undefined {
  if (isDocument(parent)) return inDocument(parent, part);
  if (Array.isArray(parent) && /^(0|[1-9]\d*)$/.test(part)) return inArray(parent, Number(part));
  if (!create) return undefined;
  throw new CommandError("PathNotViable", `Cannot create field '${part}' in a value of type ${typeName(parent)}`);
}

const inDocument = (parent: BsonDocument, name: string): Place => ({
  get: () => fieldOf(parent, name),
  set: (value) => void (parent[name] = value),
  unset: () => void delete parent[name],
});

function inArray(parent: BsonValue[], position: number): Place {
  return {
    get: () => parent[position],
    set: (value) => {
      if (position > parent.length + MAX_PADDING) throw bad(`position ${position} is too far behind the end of the array`);
      while (parent.length < position) parent.push(null);
      parent[position] = value;
    },
    // As in MongoDB, the array keeps its length.
    unset: () => void (position < parent.length && (parent[position] = null)),
  };
}
