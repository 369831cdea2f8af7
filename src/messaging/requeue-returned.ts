import type { Ports } from "../ports.ts";
import type { Address } from "../ports/messenger.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import { findAddress } from "./find-address.ts";

/** More than a workspace has waiting after a while without Kvartti. */
const most = 1_000;

/**
 * Kvartti is back in a workspace (`platform:tenant`), or at one person or in one conversation of it: what failed because it was not there
 * leaves after all, as far as it is asked again when it is sent whether it is still due. A broadcast is sent again by its own officer, who
 * sees the report.
 */
export async function requeueReturned(ports: DeliverPorts & Pick<Ports, "wake">, workspace: string, at: Partial<Pick<Address, "user" | "conversation">> = {}): Promise<void> {
  const { outbox } = ports.stores;
  for (const entry of await outbox.list({ state: "failed", limit: most })) {
    if (entry.reason !== "notInstalled" || entry.stillDue === undefined || entry.batch !== undefined) continue;
    // Another account may have been tried last.
    const way = await findAddress(ports, { ...entry, workspace });
    if (way.kind !== "found" || `${way.found.messenger.platform}:${way.found.address.tenant}` !== workspace) continue;
    const { user, conversation } = way.found.address;
    const isBack = at.user === undefined ? at.conversation === undefined || at.conversation === conversation : at.user === user;
    if (isBack) await outbox.requeue(entry.key, ports.clock.now(), workspace);
  }
  ports.wake();
}
