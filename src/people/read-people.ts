import type { Fault } from "../programme/fault.ts";
import { newReport } from "../programme/file/report.ts";
import { shapeReader } from "../programme/file/shape.ts";
import { readSource } from "../programme/file/source.ts";
import type { Programme } from "../programme/programme.ts";
import type { Scope } from "../shared/scope.ts";
import { checkPeople } from "./check-people.ts";
import { itemsOf } from "./named-items.ts";
import { peopleFile } from "./people-file.ts";
import type { PeopleFile, RoleFile } from "./people-file.ts";
import type { Person, RoleAssignment } from "./person.ts";

/** Warnings never keep the people from being used; one error does, and then the warnings stand among the faults. */
export type PeopleReading =
  | { readonly persons: readonly Person[]; readonly roles: readonly RoleAssignment[]; readonly warnings: readonly Fault[] }
  | { readonly faults: readonly Fault[] };

type PersonFile = PeopleFile["persons"][number];

const readPeopleShape = shapeReader(peopleFile);

/** Reads a people file for a programme. All faults at once, each with its line. Never throws. */
export function readPeople(text: string, programme: Programme): PeopleReading {
  const source = readSource(text);
  const report = newReport(source);
  if (source.data === undefined) return { faults: report.faults() };
  const { whole, loose, problems } = readPeopleShape(source);
  report.shape(problems);
  checkPeople(loose, programme, report);
  const faults = report.faults();
  if (whole === undefined || faults.some((f) => f.severity === "error")) return { faults };
  const scope: Scope = { organisation: programme.organisation, programme: programme.id };
  return {
    persons: whole.persons.map(({ roles: _, ...person }) => ({ ...scope, ...person })),
    roles: whole.persons.flatMap((person) => (person.roles ?? []).map((role) => assignment(person, role, programme, scope))),
    warnings: faults,
  };
}

/** The id says who does what where from when, so reading the file again gives the same assignment: `<person>:<role>[:<group>][:<from>]`. */
function assignment(person: PersonFile, role: RoleFile, programme: Programme, scope: Scope): RoleAssignment {
  const { measures, ...rest } = role;
  return {
    ...scope,
    ...rest,
    id: [person.id, role.role, role.group, role.from].filter((part) => part !== undefined).join(":"),
    person: person.id,
    ...(measures && role.group !== undefined ? { measures: measures.map((m) => itemsOf(programme, role.group ?? "").find(m) ?? m) } : {}),
  };
}
