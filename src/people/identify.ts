import type { Ports } from "../ports.ts";
import type { Stored } from "../ports/aggregates.ts";
import type { Scope } from "../shared/scope.ts";
import { accountId, placeId } from "../vocabulary/incoming.ts";
import type { Incoming } from "../vocabulary/incoming.ts";
import type { Account, Person, Place, RoleAssignment } from "./person.ts";

/** Who is behind an incoming turn, and what place it came from. */
export interface Identified {
  readonly person?: Person;
  readonly assignments: readonly RoleAssignment[];
  readonly place?: Place;
}

/** How stale "last heard from" may get before it is written again: not a write per message. */
const seenEveryMs = 3_600_000;

/**
 * Finds the person by account and the place by conversation. Everybody matched is staff at least; an account that nobody is
 * matched to is staff inside a linked channel, and nobody elsewhere (an unlinked workspace sees nothing).
 */
export async function identify(ports: Ports, scope: Scope, incoming: Incoming): Promise<Identified> {
  const account = await ports.stores.accounts.get(accountId(incoming.actor));
  const place = await ports.stores.places.get(placeId(incoming.place));
  const mine = place?.value.programme === scope.programme ? place.value : undefined;
  const linked = mine ? { place: mine } : {};
  const person = account?.value.programme === scope.programme ? await ports.stores.persons.get(account.value.person) : undefined;
  if (!account || !person) return { assignments: mine?.group ? [staff(scope, "")] : [], ...linked };
  await remember(ports, account, incoming);
  const roles = await ports.stores.roles.find({ programme: scope.programme, person: person.value.id });
  return { person: person.value, assignments: [staff(scope, person.value.id), ...roles.map((r) => r.value)], ...linked };
}

const staff = (scope: Scope, person: string): RoleAssignment => ({ ...scope, id: `staff:${person}`, person, role: "staff" });

/** Keeps the direct conversation fresh: it is where this person is reached. */
async function remember(ports: Ports, account: Stored<Account>, incoming: Incoming): Promise<void> {
  const now = ports.clock.now();
  const direct = incoming.place.kind === "direct" ? incoming.place.conversation : account.value.direct;
  if (direct === account.value.direct && now - account.value.seenAt < seenEveryMs) return;
  await ports.stores.accounts.save(account, { ...account.value, seenAt: now, ...(direct === undefined ? {} : { direct }) });
}
