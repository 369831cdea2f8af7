import type { FaultCode, FaultParams } from "./fault.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";

/** Remembers what has been met, and reports the second one with the line of the first. */
export function uniqueness(report: Report, code: FaultCode, severity: "error" | "warning" = "error") {
  const met = new Map<string, Path>();
  return (key: string | number | undefined, path: Path, params: FaultParams): boolean => {
    if (key === undefined) return true;
    const first = met.get(String(key));
    if (first === undefined) {
      met.set(String(key), path);
      return true;
    }
    report[severity](path, code, { ...params, line: report.line(first) });
    return false;
  };
}
