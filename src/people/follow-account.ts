import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { accountId } from "../vocabulary/incoming.ts";
import type { AccountRef } from "../vocabulary/incoming.ts";

/** What a platform says of an account. `gone`: it was closed, nobody can read or write with it any more. */
export interface AccountStanding {
  readonly guest: boolean;
  readonly gone: boolean;
}

/**
 * Keeps what broadcasts count outsiders by. An account that is gone is nobody's any more: its person is unreachable and shown so,
 * instead of getting messages that nobody reads.
 */
export async function followAccount(ports: Ports, active: ActiveProgramme, ref: AccountRef, standing: AccountStanding): Promise<void> {
  const stored = await ports.stores.accounts.get(accountId(ref));
  if (stored?.value.programme !== active.programme.id) return;
  if (standing.gone) {
    await ports.stores.accounts.remove(stored.value.id);
    ports.log.info("accountGone", { account: stored.value.id, person: stored.value.person });
    return;
  }
  if ((stored.value.guest === true) === standing.guest) return;
  const { guest: _before, ...rest } = stored.value;
  if (!(await ports.stores.accounts.save(stored, standing.guest ? { ...rest, guest: true } : rest))) return followAccount(ports, active, ref, standing);
}
