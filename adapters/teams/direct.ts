import type { AccountRef } from "../../src/vocabulary/incoming.ts";
import type { ReferenceRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import type { Reference } from "./wire.ts";

export const referenceOf = (row: ReferenceRow): Reference => ({ tenant: row.tenant, conversation: row.conversation, serviceUrl: row.serviceUrl, bot: row.bot });

/**
 * The personal chat with a user: the freshest known, else a new one, which Teams allows with everybody of a team that the app is in.
 * Undefined when the app is nowhere in the tenant. Throws what the connector answers.
 */
export async function directWith(desk: Desk, actor: Pick<AccountRef, "tenant" | "user">, id: string = actor.user): Promise<Reference | undefined> {
  const known = await desk.references.direct(actor.tenant, actor.user);
  if (known) return referenceOf(known);
  const through = await desk.references.anywhere(actor.tenant);
  if (!through) return undefined;
  const { tenant, serviceUrl, bot } = through;
  const conversation = await desk.wire.openDirect({ tenant, serviceUrl, bot }, id);
  if (conversation === "") return undefined;
  await desk.references.add({ tenant, conversation, serviceUrl, bot, kind: "personal", user: actor.user });
  return { tenant, conversation, serviceUrl, bot };
}
