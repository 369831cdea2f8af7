import type { Sender } from "./sender.ts";
import type { Stores } from "../ports/stores.ts";

/** Operator: nothing leaves for this workspace until it is resumed; what is on its way arrives. False when nobody has ever been sent to there. */
export async function pauseWorkspace(stores: Pick<Stores, "senders">, workspace: string, paused: boolean): Promise<boolean> {
  const stored = await stores.senders.get(workspace);
  if (!stored) return false;
  const value: Sender = { ...stored.value, paused };
  return (await stores.senders.save(stored, value)) || pauseWorkspace(stores, workspace, paused);
}
