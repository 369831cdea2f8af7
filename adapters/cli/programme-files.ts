import type { People } from "../../src/programme/load-programme.ts";
import type { Fault } from "../../src/programme/fault.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";
import { readPeople } from "../../src/people/read-people.ts";
import { AlreadySaid } from "./fault.ts";
import { sayFaults } from "./fault-lines.ts";
import type { Io } from "./io.ts";
import { readText } from "./io.ts";

/** Reads a programme file; every fault goes to standard error. */
export async function programmeFromFile(io: Io, file: string): Promise<{ readonly programme: Programme; readonly ownIds: ReadonlySet<string> }> {
  const read = readProgramme(await readText(io, file));
  if ("faults" in read) return stop(io, file, read.faults);
  sayFaults(io, file, read.warnings);
  return read;
}

/** The people file that goes with a programme. */
export async function peopleFromFile(io: Io, file: string, programme: Programme): Promise<People> {
  const read = readPeople(await readText(io, file), programme);
  if ("faults" in read) return stop(io, file, read.faults);
  sayFaults(io, file, read.warnings);
  return { persons: read.persons, roles: read.roles };
}

function stop(io: Io, file: string, faults: readonly Fault[]): never {
  sayFaults(io, file, faults);
  throw new AlreadySaid();
}

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
