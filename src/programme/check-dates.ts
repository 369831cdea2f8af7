import type { Loose } from "./file/shape.ts";
import type { Report } from "./file/report.ts";
import type { Path } from "./file/source.ts";
import type { ProgrammeFile } from "./programme-file.ts";

interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Nothing ends before it begins. */
export function checkDates(file: Loose<ProgrammeFile> | undefined, report: Report): void {
  const first = file?.rounds?.firstQuarter;
  const last = file?.rounds?.lastQuarter;
  if (first !== undefined && last !== undefined && first > last) report.error(["rounds", "lastQuarter"], "quarterOrder", { first, last });
  file?.freeDays?.forEach((day, i) => checkSpan(day, ["freeDays", i], report));
  file?.groups?.forEach((group, g) => {
    group?.goals?.forEach((goal, i) => checkSpan(goal?.schedule, ["groups", g, "goals", i, "schedule"], report));
    group?.measures?.forEach((measure, i) => {
      const path = ["groups", g, "measures", i];
      checkSpan(measure?.schedule, [...path, "schedule"], report);
      const from = measure?.schedule?.from;
      measure?.indicators?.forEach((x, n) => {
        if (from !== undefined && x?.deadline !== undefined && x.deadline < from)
          report.error([...path, "indicators", n, "deadline"], "deadlineBeforeStart", { deadline: x.deadline, from });
      });
    });
  });
}

function checkSpan(span: Span | undefined, path: Path, report: Report): void {
  if (span?.from !== undefined && span.to !== undefined && span.from > span.to) report.error([...path, "to"], "fromAfterTo", { from: span.from, to: span.to });
}
