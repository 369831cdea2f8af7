import type { Fault, FaultCode, FaultParams } from "../fault.ts";
import { mostBytes } from "./limits.ts";
import { spotFinder } from "./spots.ts";
import type { Spot } from "./spots.ts";
import { readSyntax } from "./yaml-syntax.ts";
import { treeOf } from "./yaml-tree.ts";
import type { Mark, Plain } from "./yaml-tree.ts";

export type Path = readonly (string | number)[];

/** A file's content with the place of everything in it. */
export interface Source {
  readonly data: Plain | undefined;
  /** Fields that are named but left empty. */
  readonly empty: readonly Path[];
  /** Place of a value, or of the nearest thing around it that is written in the file. `key` asks for its name instead. */
  spot(path: Path, what?: "key" | "value"): Spot;
  /** Faults of the writing itself. With any error among them the content is not complete. */
  readonly faults: readonly Fault[];
  /** From this line on the content may have slipped out of its place. */
  readonly brokenFrom: number;
}

/** Reads YAML. Never throws; what cannot be read is a fault with its line. */
export function readSource(text: string): Source {
  const refused = tooLarge(text);
  if (refused) return nothing(1, [refused]);
  // Editors on Windows put a byte order mark first; it is not content.
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const spotOf = spotFinder(content);
  const faultAt = (offset: number, code: FaultCode, params: FaultParams): Fault => ({ ...spotOf(offset), path: "", code, params, severity: "error" });
  const odd = oddCharacter(content);
  if (odd) return nothing(spotOf(odd.offset).line, [faultAt(odd.offset, odd.code, {})]);
  const { document, problems } = readSyntax(content);
  const broken = problems.map((p) => faultAt(p.offset, p.code, p.params));
  const brokenFrom = problems.reduce((line, p) => (p.breaks ? Math.min(line, spotOf(p.offset).line) : line), Infinity);
  if (!document) return nothing(brokenFrom, broken);
  const tree = treeOf(document);
  const placed = tree.problems.map((p) => faultAt(p.offset, p.code, p.first === undefined ? p.params : { ...p.params, line: spotOf(p.first).line }));
  const faults = [...broken, ...placed];
  if (tree.data === undefined && faults.length === 0) faults.push(faultAt(0, "emptyFile", {}));
  return { data: tree.data, empty: tree.empty, faults, brokenFrom, spot: (path, what = "value") => spotOf(offsetOf(tree.mark, path, what)) };
}

function offsetOf(root: Mark, path: Path, what: "key" | "value"): number {
  let mark = root;
  for (const [i, step] of path.entries()) {
    const next = mark.under.get(step);
    if (!next) break;
    mark = next;
    if (what === "key" && i === path.length - 1) return mark.key ?? mark.at;
  }
  return mark.at;
}

const nothing = (line: number, faults: readonly Fault[]): Source => ({
  data: undefined,
  empty: [],
  spot: () => ({ line, column: 1 }),
  faults,
  brokenFrom: line,
});

function tooLarge(text: string): Fault | undefined {
  if (text.length * 3 <= mostBytes || (text.length <= mostBytes && new TextEncoder().encode(text).length <= mostBytes)) return undefined;
  return { line: 1, column: 1, path: "", code: "tooLarge", params: { limit: mostBytes / 1024 / 1024 }, severity: "error" };
}

/** A file saved in an old 8-bit encoding or as UTF-16 shows up as replacement characters or as zero bytes. */
function oddCharacter(text: string): { readonly offset: number; readonly code: FaultCode } | undefined {
  const replaced = text.search(/[\uFFFD\0]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
  if (replaced >= 0) return { offset: replaced, code: "notUtf8" };
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const control = text.search(/[\x01-\x08\x0B\x0C\x0E-\x1F\x7F]/);
  return control >= 0 ? { offset: control, code: "controlCharacter" } : undefined;
}

/** `groups[1].measures[0].goals` */
export const pathText = (path: Path): string =>
  path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
