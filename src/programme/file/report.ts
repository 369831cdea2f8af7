import { arrange } from "../fault.ts";
import type { Fault, FaultCode, FaultParams } from "../fault.ts";
import { pathText } from "./source.ts";
import type { Path, Source } from "./source.ts";
import type { ShapeProblem } from "./shape.ts";

/** Gathers faults by path and gives them the lines of the file. */
export interface Report {
  error(path: Path, code: FaultCode, params?: FaultParams): void;
  warning(path: Path, code: FaultCode, params?: FaultParams): void;
  /** Line of something else, to be named in a sentence. */
  line(path: Path): number;
  shape(problems: readonly ShapeProblem[]): void;
  /** Everything found, in the file's order. */
  faults(): readonly Fault[];
}

/** After broken syntax these may only be its consequences: the thing they miss is there, but was not reached. */
const consequences: ReadonlySet<FaultCode> = new Set<FaultCode>([
  "missing", "empty", "emptyList", "unknownGoal", "unknownParent", "unknownMeasure", "unknownGroup", "rowLength", "rowColumnMissing", "rowColumnUnknown",
]);

/** More are not even gathered; errors get more room than warnings. */
const mostKept = 5_000;

export function newReport(source: Source): Report {
  const found: Fault[] = [...source.faults];
  const add = (path: Path, code: FaultCode, params: FaultParams, how: { readonly severity: Fault["severity"]; readonly at: "key" | "value" }): void => {
    if (found.length >= mostKept && how.severity === "warning") return;
    if (found.length >= mostKept * 2) return;
    const spot = source.spot(path, how.at);
    if (source.brokenFrom !== Infinity && (spot.line >= source.brokenFrom || how.severity === "warning" || consequences.has(code))) return;
    found.push({ ...spot, path: pathText(path), code, params, severity: how.severity });
  };
  return {
    error: (path, code, params = {}) => add(path, code, params, { severity: "error", at: "value" }),
    warning: (path, code, params = {}) => add(path, code, params, { severity: "warning", at: "value" }),
    line: (path) => source.spot(path).line,
    shape: (problems) => {
      for (const p of problems) add(p.path, p.code, p.params, { severity: "error", at: p.atKey ? "key" : "value" });
    },
    faults: () => arrange(found),
  };
}
