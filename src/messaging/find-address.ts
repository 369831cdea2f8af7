import type { Account } from "../people/person.ts";
import type { Address, Messenger } from "../ports/messenger.ts";
import type { Settlement } from "../ports/outbox-store.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import type { OutboxEntry } from "./outbox.ts";

export interface Found {
  readonly messenger: Messenger;
  readonly address: Address;
}

/** Where an entry goes right now, or how it ends because there is nowhere to go. */
export type FoundAddress = { readonly kind: "found"; readonly found: Found } | { readonly kind: "none"; readonly outcome: Settlement };

const none = (outcome: Settlement): FoundAddress => ({ kind: "none", outcome });
/** The platform is known but not running in this process: worth another try. */
const platformMissing: Settlement = { state: "waiting", reason: "platformDown" };

/** A place is its conversation; a person is reached where last seen, on a platform that is running. */
export async function findAddress(ports: DeliverPorts, entry: OutboxEntry): Promise<FoundAddress> {
  return entry.to.kind === "place" ? findPlace(ports, entry.to.place) : findPerson(ports, entry, entry.to.person);
}

async function findPlace(ports: DeliverPorts, id: string): Promise<FoundAddress> {
  const place = (await ports.stores.places.get(id))?.value;
  if (place === undefined) return none({ state: "failed", reason: "notFound" });
  const messenger = ports.messengers.get(place.platform);
  if (messenger === undefined) return none(platformMissing);
  return { kind: "found", found: { messenger, address: { tenant: place.tenant, conversation: place.conversation } } };
}

async function findPerson(ports: DeliverPorts, entry: OutboxEntry, person: string): Promise<FoundAddress> {
  const accounts = await ports.stores.accounts.find({ programme: entry.programme, person }, { sort: "seenAt", descending: true });
  if (accounts.length === 0) return none({ state: "unreachable", reason: "noAccount" });
  for (const account of preferred(accounts.map((a) => a.value), entry.workspace)) {
    const messenger = ports.messengers.get(account.ref.platform);
    if (messenger !== undefined) return { kind: "found", found: { messenger, address: addressOf(account) } };
  }
  return none(platformMissing);
}

/**
 * Another account of the same person, for what one has refused for good: the next in the order of where they were last seen, so that each is
 * tried once. Gives its workspace.
 */
export async function nextWorkspace({ stores, messengers }: DeliverPorts, { programme, to, change }: OutboxEntry, { messenger, address }: Found): Promise<string | undefined> {
  if (to.kind !== "person" || change !== undefined) return undefined;
  const accounts = (await stores.accounts.find({ programme, person: to.person }, { sort: "seenAt", descending: true })).map((a) => a.value);
  const refused = accounts.findIndex(({ ref }) => ref.platform === messenger.platform && ref.tenant === address.tenant && ref.user === address.user);
  const next = refused < 0 ? undefined : accounts.slice(refused + 1).find((a) => messengers.has(a.ref.platform));
  return next && workspaceOf(next);
}

/** Where it was planned for first, then where last seen. */
const preferred = (accounts: readonly Account[], workspace: string | undefined): readonly Account[] =>
  workspace === undefined ? accounts : [...accounts].sort((a, b) => Number(workspaceOf(b) === workspace) - Number(workspaceOf(a) === workspace));

const workspaceOf = ({ ref }: Account): string => `${ref.platform}:${ref.tenant}`;

const addressOf = (account: Account): Address => ({
  tenant: account.ref.tenant,
  user: account.ref.user,
  ...(account.direct === undefined ? {} : { conversation: account.direct }),
});
