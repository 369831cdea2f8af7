import type { Desk, Turn } from "./desk.ts";
import type { ReferenceRow } from "./collections.ts";
import { directWith, referenceOf } from "./direct.ts";
import { faultOf, outcomeOf } from "./outcomes.ts";
import type { Frame } from "./render/press-action.ts";
import type { Outgoing, Reference, Talk } from "./wire.ts";
import type { DeliveryReason } from "../../src/messaging/outbox.ts";

/** Every personal chat of a user that lives, `first` before all, then the freshest; a new one where none was ever known. */
export async function chatsWith(desk: Desk, to: { readonly tenant: string; readonly user: string }, first?: ReferenceRow): Promise<readonly Reference[]> {
  const known = await desk.references.chatsWith(to.tenant, to.user);
  const all = [...(first ? [first] : []), ...known.filter((row) => row.conversation !== first?.conversation)];
  if (all.length > 0) return all.filter((row) => !row.gone).map(referenceOf);
  const made = await directWith(desk, to);
  return made ? [made] : [];
}

const dead: ReadonlySet<DeliveryReason> = new Set(["notInstalled", "notFound"]);

/** A person can have several personal chats, of which some are dead by now: the next one is tried, what is dead is remembered so. Throws what the last one answers. */
export async function inLivingChat<T>(desk: Desk, [at, ...others]: readonly Reference[], write: (at: Reference) => Promise<T>, died: () => void = () => undefined): Promise<T | undefined> {
  if (!at) return undefined;
  try {
    return await write(at);
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind !== "final" || !dead.has(outcome.reason)) throw error;
    await desk.references.mark(at.tenant, at.conversation, true);
    died();
    if (others.length === 0) throw error;
    return inLivingChat(desk, others, write, died);
  }
}

/** One answer's messages, of which each is posted once: what an earlier attempt has posted is passed over. */
export async function postAll(turn: Turn, talk: Talk, messages: readonly Outgoing[]): Promise<void> {
  for (const message of messages) await turn.steps.once(() => talk.send(message));
}

/** A private card that remembers where it was asked, so that its buttons act there. */
export async function elsewhereFrame(desk: Desk, { actor, place, thread }: Turn): Promise<Frame> {
  const origin = desk.ports.newId();
  await desk.origins.keep({ id: origin, tenant: actor.tenant, user: actor.user, conversation: place.conversation, ...(thread === undefined ? {} : { thread }) });
  return { surface: "personal", origin };
}

/** False when the app may not write to whoever acts: that is the coordinator's to know, and nobody else's. */
export async function writePrivately(desk: Desk, turn: Turn, messages: readonly Outgoing[]): Promise<boolean> {
  const written = await tryPrivately(desk, turn, messages);
  if (!written) await desk.unreached({ tenant: turn.actor.tenant, user: turn.actor.user });
  return written;
}

async function tryPrivately(desk: Desk, turn: Turn, messages: readonly Outgoing[]): Promise<boolean> {
  try {
    const chats = await chatsWith(desk, turn.actor);
    const write = (at: Reference): Promise<true> => desk.wire.talk(at, async (talk) => {
      await postAll(turn, talk, messages);
      return true as const;
    });
    // Nobody reads what was posted in a chat that is dead: the next one gets the whole answer.
    return (await inLivingChat(desk, chats, write, turn.steps.mark())) ?? false;
  } catch (error) {
    if (outcomeOf(error).kind !== "final") throw error;
    desk.ports.log.info("teams.cannotWriteTo", faultOf(error));
    return false;
  }
}
