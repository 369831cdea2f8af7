import type { Ports } from "../ports.ts";
import type { Scope } from "../shared/scope.ts";
import type { OutboxDraft, OutboxEntry } from "./outbox.ts";

/** A draft as the outbox keeps it, due now unless it says later. */
export const entryOf = (draft: OutboxDraft, scope: Scope, now: number): OutboxEntry => ({
  ...draft, organisation: scope.organisation, programme: scope.programme,
  id: draft.key, state: "queued", attempts: 0, createdAt: now, dueAt: draft.notBefore ?? now,
});

/** Queues messages that no aggregate causes (reminders come from the clock). A key that is there already is left alone. */
export async function queueEntries(ports: Pick<Ports, "stores" | "clock">, scope: Scope, drafts: readonly OutboxDraft[]): Promise<number> {
  if (drafts.length === 0) return 0;
  // A workspace is sent to by whoever holds its row, so the row comes first.
  const workspaces = new Set(drafts.flatMap((d) => d.workspace ?? []));
  for (const id of workspaces) await ports.stores.senders.insert({ id, holder: "", until: 0, sent: [] });
  return ports.stores.outbox.add(drafts.map((d) => entryOf(d, scope, ports.clock.now())));
}
