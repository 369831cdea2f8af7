import type { Context } from "../conversation/context.ts";
import { replySentence } from "../conversation/context.ts";
import type { Ports } from "../ports.ts";
import type { Scope } from "../shared/scope.ts";
import { accountId } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";

/** How long a code from `kvartti admin-code` can be used. */
const validMs = 24 * 3_600_000;

/** What a code looks like in a message: `KV-` and four groups of four. Told from other words by shape, before anything is understood. */
const shape = /\bKV(?:-[0-9A-Z]{4}){4}\b/i;

export const adminCodeIn = (text: string): string | undefined => shape.exec(text)?.[0].toUpperCase();

/** Keeps the code's fingerprint, never the code. `hash` is the machine's SHA-256. */
export async function saveAdminCode(ports: Ports, scope: Scope, hash: string): Promise<void> {
  await ports.stores.adminCodes.insert({ ...scope, id: hash, expiresAt: ports.clock.now() + validMs });
}

/** Makes the writer an administrator, once: the code is taken away first, so two at once cannot both use it. */
export async function useAdminCode(c: Context, code: string): Promise<Reply> {
  const { adminCodes, persons, accounts, roles } = c.ports.stores;
  const hash = await c.ports.fingerprint(code);
  const stored = await adminCodes.get(hash);
  const good = stored?.value.programme === c.active.programme.id && stored.value.expiresAt > c.now && (await adminCodes.remove(hash));
  if (!good) return replySentence(c, c.t("refusal.wrongCode"));
  const scope = c.active.scope;
  const person = c.person?.id ?? c.ports.newId();
  if (!c.person) {
    const { actor, place } = c.incoming;
    await persons.insert({ ...scope, id: person, name: c.t("people.administrator") });
    await accounts.insert({
      ...scope, id: accountId(actor), person, ref: actor, seenAt: c.now,
      ...(place.kind === "direct" ? { direct: place.conversation } : {}),
    });
  }
  await roles.insert({ ...scope, id: `administrator:${person}`, person, role: "administrator" });
  c.ports.log.info("administratorMade", { person });
  return replySentence(c, c.t("people.nowAdministrator"));
}
