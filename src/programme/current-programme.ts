import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "./active-programme.ts";
import { activate } from "./active-programme.ts";

/** Setting that names the programme in use; one process serves one programme at a time, rows of others stay untouched. */
export const inUseSetting = "programmeInUse";

/** The newest version of the programme in use. The one known is given back unchanged when it still is the newest. */
export async function currentProgramme(ports: Ports, known: ActiveProgramme | undefined): Promise<ActiveProgramme | undefined> {
  const setting = await ports.stores.settings.get(inUseSetting);
  if (!setting) return undefined;
  const [programme = "", version = ""] = setting.value.text.split("@");
  if (known?.programme.id === programme && String(known.version) === version) return known;
  const stored = await ports.stores.programmes.get(setting.value.text);
  return stored && activate(stored.value.content, stored.value.version, ports.holidays);
}
