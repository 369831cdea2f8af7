import { buildProgramme } from "./build-programme.ts";
import { checkDates } from "./check-dates.ts";
import { checkGroups } from "./check-groups.ts";
import { checkMeasures } from "./check-measures.ts";
import { checkRounds } from "./check-rounds.ts";
import { checkSeries } from "./check-series.ts";
import { checkTables } from "./check-tables.ts";
import { ownIds } from "./derive-ids.ts";
import type { Fault } from "./fault.ts";
import { newReport } from "./file/report.ts";
import { shapeReader } from "./file/shape.ts";
import { readSource } from "./file/source.ts";
import type { Programme } from "./programme.ts";
import { programmeFile } from "./programme-file.ts";

/** Warnings never keep a programme from being used; one error does, and then the warnings stand among the faults. */
export type ProgrammeReading =
  | { readonly programme: Programme; readonly warnings: readonly Fault[]; readonly ownIds: ReadonlySet<string> }
  | { readonly faults: readonly Fault[] };

const readProgrammeShape = shapeReader(programmeFile);

/** Reads a programme file (README.md in this folder). All faults at once, each with its line. Never throws. */
export function readProgramme(text: string): ProgrammeReading {
  const source = readSource(text);
  const report = newReport(source);
  if (source.data === undefined) return { faults: report.faults() };
  const { whole, loose, problems } = readProgrammeShape(source);
  report.shape(problems);
  for (const check of [checkDates, checkRounds, checkGroups, checkMeasures, checkSeries, checkTables]) check(loose, report);
  const faults = report.faults();
  if (whole === undefined || faults.some((f) => f.severity === "error")) return { faults };
  return { programme: buildProgramme(whole), warnings: faults, ownIds: ownIds(whole) };
}
