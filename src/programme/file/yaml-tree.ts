import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Alias, Document, Node, Pair, ParsedNode } from "yaml";
import type { FaultCode, FaultParams } from "../fault.ts";
import { mostAliases, mostNodes, mostProblems, mostRepeatedNodes } from "./limits.ts";

/** What a file says, before any field has read it: texts, lists and mappings. Empty values are left out. */
export type Plain = string | Plain[] | { [key: string]: Plain };

/** Where it says it: offsets of a value and of its key, and the same of everything under it. */
export interface Mark {
  readonly key?: number;
  readonly at: number;
  readonly under: Map<string | number, Mark>;
}

export interface TreeProblem {
  readonly offset: number;
  readonly code: FaultCode;
  readonly params: FaultParams;
  /** For a second key of the same name: where the first one is. */
  readonly first?: number;
}

export interface Tree {
  readonly data: Plain | undefined;
  readonly mark: Mark;
  /** Fields that are named but left empty. They count as absent. */
  readonly empty: readonly (readonly (string | number)[])[];
  readonly problems: readonly TreeProblem[];
}

interface Walk {
  readonly document: Document.Parsed<ParsedNode>;
  readonly problems: TreeProblem[];
  /** Anchored nodes that are being unfolded now: meeting one again is a loop. */
  readonly open: Set<Node>;
  aliases: number;
  repeated: number;
  nodes: number;
}

interface Branch {
  readonly data: Plain | undefined;
  readonly mark: Mark;
}

export function treeOf(document: Document.Parsed<ParsedNode>): Tree {
  const walk: Walk = { document, problems: [], open: new Set(), aliases: 0, repeated: 0, nodes: 0 };
  const { data, mark } = branch(walk, document.contents, 0);
  if (walk.nodes > mostNodes) return { data: undefined, mark: leaf(0).mark, empty: [], problems: [{ offset: 0, code: "tooMuch", params: { limit: mostNodes } }] };
  return { data, mark, empty: emptyFields(data, mark), problems: walk.problems };
}

/** Everything with a mark but no content. */
function emptyFields(data: Plain | undefined, mark: Mark): (string | number)[][] {
  const found: (string | number)[][] = [];
  for (const [step, next] of mark.under) {
    const value = data === undefined || typeof data === "string" ? undefined : Array.isArray(data) ? data[Number(step)] : Object.hasOwn(data, step) ? data[step] : undefined;
    if (value === undefined) found.push([step]);
    else for (const path of emptyFields(value, next)) found.push([step, ...path]);
  }
  return found;
}

const leaf = (at: number): Branch => ({ data: undefined, mark: { at, under: new Map() } });

function problem(walk: Walk, offset: number, code: FaultCode, params: FaultParams = {}): void {
  if (walk.problems.length < mostProblems) walk.problems.push({ offset, code, params });
}

/** `fallback` is where the value would stand when nothing is written. */
function branch(walk: Walk, node: Node | null | undefined, fallback: number): Branch {
  if (++walk.nodes > mostNodes || !node) return leaf(fallback);
  const at = node.range?.[0] ?? fallback;
  if (isAlias(node)) return aliasBranch(walk, node, at);
  if (walk.open.size > 0 && ++walk.repeated > mostRepeatedNodes) return leaf(at);
  if (node.tag !== undefined && !/^(!|tag:yaml\.org,2002:(str|map|seq))$/.test(node.tag)) problem(walk, at, "tag", { tag: node.tag });
  if (isMap<Node, Node | null>(node)) return mapBranch(walk, node.items, at);
  if (isSeq<Node>(node)) return listBranch(walk, node.items, at);
  const nothing = !isScalar(node) || (node.type === "PLAIN" && ["", "~", "null"].includes(String(node.value)));
  return nothing ? leaf(at) : { data: String(node.value), mark: { at, under: new Map() } };
}

function aliasBranch(walk: Walk, alias: Alias, at: number): Branch {
  walk.aliases += 1;
  if (walk.aliases > mostAliases || walk.repeated > mostRepeatedNodes) {
    if (!walk.problems.some((p) => p.code === "tooManyAliases")) problem(walk, at, "tooManyAliases", { limit: mostAliases });
    return leaf(at);
  }
  const meant = alias.resolve(walk.document);
  if (!meant || walk.open.has(meant) || encloses(meant, at)) {
    problem(walk, at, "alias");
    return leaf(at);
  }
  walk.open.add(meant);
  const { data, mark } = branch(walk, meant, at);
  walk.open.delete(meant);
  return { data, mark: { ...mark, at } };
}

const encloses = (node: Node, offset: number): boolean => !!node.range && node.range[0] <= offset && offset < node.range[1];

function mapBranch(walk: Walk, pairs: readonly Pair<Node, Node | null>[], at: number): Branch {
  const entries = new Map<string, Plain>();
  const under = new Map<string | number, Mark>();
  for (const pair of pairs) {
    const start = pair.key.range?.[0] ?? at;
    if (!isScalar(pair.key)) {
      problem(walk, start, "keyText");
      continue;
    }
    const key = String(pair.key.value);
    const first = under.get(key);
    if (first) {
      if (walk.problems.length < mostProblems) walk.problems.push({ offset: start, code: "duplicateKey", params: { key }, first: first.key ?? first.at });
      continue;
    }
    const value = branch(walk, pair.value, start);
    under.set(key, { ...value.mark, key: start });
    if (value.data !== undefined) entries.set(key, value.data);
  }
  // fromEntries defines own properties, so a key such as __proto__ is just an unknown key.
  return { data: Object.fromEntries(entries), mark: { at, under } };
}

function listBranch(walk: Walk, items: readonly Node[], at: number): Branch {
  const data: Plain[] = [];
  const under = new Map<string | number, Mark>();
  for (const item of items) {
    if (walk.nodes > mostNodes) break;
    const value = branch(walk, item, at);
    if (value.data === undefined) {
      if (!isAlias(item)) problem(walk, value.mark.at, "empty");
      continue;
    }
    under.set(data.length, value.mark);
    data.push(value.data);
  }
  return { data, mark: { at, under } };
}
