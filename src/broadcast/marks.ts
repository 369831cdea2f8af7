import type { Context } from "../conversation/context.ts";
import { replySentence } from "../conversation/context.ts";
import type { Params } from "../conversation/route.ts";
import { accountId } from "../vocabulary/incoming.ts";
import type { Reply } from "../vocabulary/reply.ts";
import type { Broadcast } from "./broadcast.ts";
import type { BroadcastMark } from "./broadcast-rows.ts";

/** Who presses counts once; an account that nobody is matched to is known by itself. */
export async function mark(c: Context, b: Broadcast, kind: BroadcastMark["kind"]): Promise<void> {
  const person = c.person?.id ?? accountId(c.incoming.actor);
  await c.ports.stores.broadcastMarks.insert({ ...c.active.scope, id: `${b.id}/${kind}/${person}`, broadcast: b.id, person, kind, at: c.now });
}

/** "Merkitse luetuksi". */
export async function acknowledge(c: Context, params: Params): Promise<Reply> {
  const b = (await c.ports.stores.broadcasts.get(params["b"] ?? ""))?.value;
  if (b?.programme !== c.active.programme.id) return replySentence(c, c.t("broadcast.closed"));
  await mark(c, b, "seen");
  await mark(c, b, "acknowledged");
  return replySentence(c, c.t("broadcast.acknowledged"));
}
