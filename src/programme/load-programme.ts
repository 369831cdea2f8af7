import type { Person, RoleAssignment } from "../people/person.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammeVersion } from "./programme-version.ts";
import { inUseSetting } from "./current-programme.ts";
import type { Programme } from "./programme.ts";

export interface People {
  readonly persons: readonly Person[];
  readonly roles: readonly RoleAssignment[];
}

/** What loading would do, or did. */
export interface Loaded {
  readonly version: number;
  readonly unchanged: boolean;
  /** A demo programme that this one took the place of. */
  readonly replaced?: string;
}

/**
 * Takes a programme into use as a new version; the same content again is no new version. People and roles are added and updated,
 * never taken away. Safe to repeat: the setting that names the version in use is written last.
 */
export async function loadProgramme(ports: Ports, programme: Programme, people: People): Promise<Loaded> {
  return (await takeIntoUse(ports, programme, people)) ?? loadProgramme(ports, programme, people);
}

/** Takes a new version of the programme into use that has been compared with version `against`. Undefined when that is not the newest any more. */
export const updateProgramme = (ports: Ports, programme: Programme, people: People, against: number): Promise<Loaded | undefined> =>
  takeIntoUse(ports, programme, people, against);

/** Undefined when somebody was faster. */
async function takeIntoUse(ports: Ports, programme: Programme, people: People, against?: number): Promise<Loaded | undefined> {
  const { programmes, settings } = ports.stores;
  const before = await settings.get(inUseSetting);
  if (against !== undefined && before?.value.text !== `${programme.id}@${against}`) return undefined;
  const versions = await programmes.find({ programme: programme.id }, { sort: "version", descending: true, limit: 1 });
  const last = versions[0]?.value;
  const unchanged = last !== undefined && JSON.stringify(last.content) === JSON.stringify(programme);
  const version = unchanged ? last.version : (last?.version ?? 0) + 1;
  const scope = { organisation: programme.organisation, programme: programme.id };
  const row: ProgrammeVersion = { ...scope, id: `${programme.id}@${version}`, version, savedAt: ports.clock.now(), content: programme };
  if (!unchanged && !(await programmes.insert(row))) return undefined;
  await savePeople(ports, people);
  const value = { ...scope, id: inUseSetting, text: row.id };
  if (before?.value.text !== row.id) {
    const saved = before ? await settings.save(before, value) : await settings.insert(value);
    if (!saved) return undefined;
    ports.log.info("programmeLoaded", { programme: programme.id, version });
  }
  const replaced = before && !before.value.text.startsWith(`${programme.id}@`) ? before.value.text : undefined;
  return { version, unchanged, ...(replaced === undefined ? {} : { replaced }) };
}

async function savePeople(ports: Ports, people: People): Promise<void> {
  const { persons, roles } = ports.stores;
  await Promise.all([...people.persons.map((person) => put(persons, person)), ...people.roles.map((role) => put(roles, role))]);
}

async function put<T extends { readonly id: string }>(store: { get(id: string): Promise<{ value: T; rev: number } | undefined>; insert(v: T): Promise<boolean>; save(s: { value: T; rev: number }, v: T): Promise<boolean> }, value: T): Promise<void> {
  const before = await store.get(value.id);
  if (before && JSON.stringify(before.value) === JSON.stringify(value)) return;
  const saved = before ? await store.save(before, value) : await store.insert(value);
  if (!saved) await put(store, value);
}
