import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readPeople } from "../../src/people/read-people.ts";
import type { Fault } from "../../src/programme/fault.ts";
import type { People } from "../../src/programme/load-programme.ts";
import type { Programme } from "../../src/programme/programme.ts";
import { readProgramme } from "../../src/programme/read-programme.ts";

/** Files that fill an empty store have faults: the start stops with every one of them. */
export class StartFilesFault extends Error {
  readonly code = "startFilesFaulty";
  readonly file: string;
  readonly faults: readonly Fault[];

  constructor(file: string, faults: readonly Fault[]) {
    super(`${file}: ${faults.length} faults`);
    this.name = "StartFilesFault";
    this.file = file;
    this.faults = faults;
  }
}

const bundled = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The configured programme and people, or the bundled sample's. Throws StartFilesFault, or the file system's own error. */
export async function readStartFiles(programmeFile: string | undefined, peopleFile: string | undefined): Promise<{ programme: Programme; people: People }> {
  const file = programmeFile ?? bundled("programme.yaml");
  const read = readProgramme(await readFile(file, "utf8"));
  if ("faults" in read) throw new StartFilesFault(file, read.faults);
  const beside = peopleFile ?? (programmeFile === undefined ? bundled("people.yaml") : undefined);
  if (beside === undefined) return { programme: read.programme, people: { persons: [], roles: [] } };
  const people = readPeople(await readFile(beside, "utf8"), read.programme);
  if ("faults" in people) throw new StartFilesFault(beside, people.faults);
  return { programme: read.programme, people };
}
