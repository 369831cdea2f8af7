import type { People } from "../../src/programme/load-programme.ts";
import type { Fault } from "../../src/programme/fault.ts";
import { faultText } from "../../src/programme/fault.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { readPeople } from "../../src/people/read-people.ts";
import { AlreadySaid } from "./fault.ts";
import type { Io } from "./io.ts";
import { readText } from "./io.ts";

/** Reads a programme file; every fault goes to standard error as `file:line:column`, so that an editor can jump to it. */
export async function programmeFromFile(io: Io, file: string): Promise<Programme> {
  const read = readProgramme(await readText(io, file));
  if ("faults" in read) return stop(io, file, read.faults);
  for (const warning of read.warnings) io.err(faultLine(io, file, warning));
  return read.programme;
}

/** The people file that goes with a programme. */
export async function peopleFromFile(io: Io, file: string, programme: Programme): Promise<People> {
  const read = readPeople(await readText(io, file), programme);
  if ("faults" in read) return stop(io, file, read.faults);
  for (const warning of read.warnings) io.err(faultLine(io, file, warning));
  return { persons: read.persons, roles: read.roles };
}

function stop(io: Io, file: string, faults: readonly Fault[]): never {
  for (const fault of faults) io.err(faultLine(io, file, fault));
  const errors = faults.filter((f) => f.severity === "error").length;
  io.err(io.t("cli.check.notValid", { file, count: errors }));
  throw new AlreadySaid();
}

const faultLine = (io: Io, file: string, f: Fault): string =>
  `${file}:${f.line}:${f.column}: ${io.t(`cli.check.${f.severity}`)}: ${faultText(f, io.language)}`;

/** What is in a programme, counted. */
export const summary = (io: Io, p: Programme): string => io.t("cli.check.summary", { name: p.name, ...counts(p) });

export function counts(p: Programme): Readonly<Record<"groups" | "goals" | "measures" | "indicators" | "projects", number>> {
  const measures = p.groups.flatMap((g) => g.measures);
  return {
    groups: p.groups.length,
    goals: p.groups.flatMap((g) => g.goals).length,
    measures: measures.length,
    indicators: measures.flatMap((m) => m.indicators).length,
    projects: p.groups.flatMap((g) => g.projects).length,
  };
}
