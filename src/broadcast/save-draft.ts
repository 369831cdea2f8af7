import type { Context } from "../conversation/context.ts";
import type { Broadcast, BroadcastContent } from "./broadcast.ts";
import { may } from "./broadcast.ts";

export type DraftSaved =
  | { readonly kind: "saved"; readonly broadcast: Broadcast }
  /** Somebody else has saved since it was opened. */
  | { readonly kind: "changed"; readonly name: string }
  /** It is no draft any more. */
  | { readonly kind: "closed" };

interface Draft {
  readonly id: string;
  /** The revision that the writer saw; 0 for a new one. */
  readonly revision: number;
  readonly content: BroadcastContent;
}

export async function saveDraft(c: Context, draft: Draft): Promise<DraftSaved> {
  const { broadcasts, persons } = c.ports.stores;
  const me = c.person?.id ?? "";
  const stored = await broadcasts.get(draft.id);
  const edited = { content: draft.content, revision: draft.revision + 1, editedBy: me, editedAt: c.now };
  if (!stored) {
    const broadcast: Broadcast = { ...c.active.scope, id: draft.id, state: "draft", pending: false, author: me, drafters: [me], changes: [], ...edited };
    return (await broadcasts.insert(broadcast)) ? { kind: "saved", broadcast } : saveDraft(c, draft);
  }
  if (stored.value.programme !== c.active.programme.id || !may("edit", stored.value)) return { kind: "closed" };
  if (stored.value.revision !== draft.revision) return { kind: "changed", name: (await persons.get(stored.value.editedBy))?.value.name ?? "" };
  const broadcast = { ...stored.value, ...edited, drafters: [...new Set([...stored.value.drafters, me])] };
  return (await broadcasts.save(stored, broadcast)) ? { kind: "saved", broadcast } : saveDraft(c, draft);
}
