import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "./active-programme.ts";
import { activate } from "./active-programme.ts";

/** Setting that names the newest version; one process serves one programme at a time, rows of others stay untouched. */
export const inUseSetting = "programmeInUse";

/**
 * The version in use: the one that the open round pins, so that nobody's questions change under their hands; without an open round the
 * newest. A newer one waits for the round's end, or for a confirmed rebase. The one known is given back when it is still that.
 */
export async function currentProgramme(ports: Ports, known: ActiveProgramme | undefined): Promise<ActiveProgramme | undefined> {
  const newest = await newestVersion(ports);
  if (!newest) return undefined;
  const [open] = await ports.stores.rounds.find({ programme: newest.programme, state: "open" }, { sort: "quarter", descending: true, limit: 1 });
  const pinned = open && (await version(ports, newest.programme, open.value.programmeVersion, known));
  return pinned ?? version(ports, newest.programme, newest.version, known);
}

/** The newest version, also while a round pins an older one. */
export async function newestProgramme(ports: Ports): Promise<ActiveProgramme | undefined> {
  const newest = await newestVersion(ports);
  return newest && version(ports, newest.programme, newest.version, undefined);
}

async function newestVersion(ports: Ports): Promise<{ readonly programme: string; readonly version: number } | undefined> {
  const setting = await ports.stores.settings.get(inUseSetting);
  const [programme = "", number = ""] = setting?.value.text.split("@") ?? [];
  return setting && { programme, version: Number(number) };
}

async function version(ports: Ports, programme: string, number: number, known: ActiveProgramme | undefined): Promise<ActiveProgramme | undefined> {
  if (known?.programme.id === programme && known.version === number) return known;
  const stored = await ports.stores.programmes.get(`${programme}@${number}`);
  return stored && activate(stored.value.content, stored.value.version, ports.holidays);
}
