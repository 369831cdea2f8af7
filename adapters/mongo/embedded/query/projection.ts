import type { BsonDocument, BsonValue } from "../bson/values.ts";
import { isDocument } from "../bson/values.ts";
import { bad } from "../command-error.ts";
import { checkedPath } from "./filter.ts";

export type Projection = (document: BsonDocument) => BsonDocument;

/** A tree of the named paths; `true` is the end of one. */
interface Branch {
  [name: string]: Branch | true;
}

/** Fields to keep or fields to leave out, never both (but for _id). No expressions, $slice, $elemMatch or positions. */
export function compileProjection(projection: BsonDocument): Projection | undefined {
  const named = Object.entries(projection).map(([path, wanted]) => ({ path, keep: isKept(path, wanted) }));
  const others = named.filter((field) => field.path !== "_id");
  const idKept = named.find((field) => field.path === "_id")?.keep;
  if (named.length === 0) return undefined;
  const including = others[0]?.keep ?? idKept ?? false;
  if (others.some((field) => field.keep !== including)) throw bad("Cannot do inclusion and exclusion in one projection");
  const tree = treeOf(others.map((field) => field.path));
  if (including) {
    if (idKept !== false) tree["_id"] = true;
    return (document) => keepOnly(document, tree);
  }
  if (idKept === false) tree["_id"] = true;
  return (document) => leaveOut(document, tree);
}

function isKept(path: string, wanted: BsonValue): boolean {
  checkedPath(path);
  if (typeof wanted !== "boolean" && typeof wanted !== "number") throw bad(`a projection takes 1 or 0 ('${path}')`);
  return Boolean(wanted);
}

function treeOf(paths: readonly string[]): Branch {
  const root: Branch = {};
  for (const path of paths) {
    const parts = checkedPath(path);
    let branch = root;
    for (const [at, part] of parts.entries()) {
      const there = Object.hasOwn(branch, part) ? branch[part] : undefined;
      const last = at === parts.length - 1;
      if (there === true || (last && there !== undefined)) throw bad(`Path collision at ${path}`);
      if (last) branch[part] = true;
      else branch = branch[part] = there ?? {};
    }
  }
  return root;
}

const branchOf = (tree: Branch, name: string): Branch | true | undefined => (Object.hasOwn(tree, name) ? tree[name] : undefined);

function keepOnly(document: BsonDocument, tree: Branch): BsonDocument {
  return transformed(document, (name, value) => {
    const branch = branchOf(tree, name);
    if (branch === undefined || branch === true) return branch && value;
    if (isDocument(value)) return keepOnly(value, branch);
    return Array.isArray(value) ? mapDocuments(value, (inner) => keepOnly(inner, branch), false) : undefined;
  });
}

function leaveOut(document: BsonDocument, tree: Branch): BsonDocument {
  return transformed(document, (name, value) => {
    const branch = branchOf(tree, name);
    if (branch === undefined) return value;
    if (branch === true) return undefined;
    if (isDocument(value)) return leaveOut(value, branch);
    return Array.isArray(value) ? mapDocuments(value, (inner) => leaveOut(inner, branch), true) : value;
  });
}

function transformed(document: BsonDocument, change: (name: string, value: BsonValue) => BsonValue | undefined): BsonDocument {
  const made: BsonDocument = {};
  for (const [name, value] of Object.entries(document)) {
    const changed = change(name, value);
    if (changed !== undefined) made[name] = changed;
  }
  return made;
}

/** Arrays on the way are gone through, arrays inside them too; scalars in them stay only when fields are left out. */
function mapDocuments(array: readonly BsonValue[], change: (document: BsonDocument) => BsonDocument, keepScalars: boolean): BsonValue[] {
  return array.flatMap((element): BsonValue[] => {
    if (isDocument(element)) return [change(element)];
    if (Array.isArray(element)) return [mapDocuments(element, change, keepScalars)];
    return keepScalars ? [element] : [];
  });
}
