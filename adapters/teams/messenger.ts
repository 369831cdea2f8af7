import type { SentRef } from "../../src/messaging/outbox.ts";
import type { Address, Messenger, SendOutcome } from "../../src/ports.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Desk } from "./desk.ts";
import { directWith, referenceOf } from "./direct.ts";
import { platform } from "./options.ts";
import { faultOf, outcomeOf } from "./outcomes.ts";
import { joinIds, messagesOf, replaceMessages, splitIds } from "./posting.ts";
import type { Reference, Talk } from "./wire.ts";

const notInstalled: SendOutcome = { kind: "final", reason: "notInstalled" };

/** Kvartti's way to channels and people. `unreached` hears of people whom the app may not write to. */
export function createMessenger(desk: Desk, unreached: (to: Address) => void): Messenger {
  const guarded = async (deed: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    try {
      return await deed();
    } catch (error) {
      const outcome = outcomeOf(error);
      desk.ports.log.warn("teams.sendFailed", { outcome: outcome.kind, ...faultOf(error) });
      return outcome;
    }
  };
  return {
    platform,
    limits: desk.tuning.limits,
    send: async (to, { card }) => {
      const outcome = await guarded(() => send(desk, to, card));
      if (outcome.kind === "final" && to.user !== undefined && ["notInstalled", "blocked"].includes(outcome.reason)) unreached(to);
      return outcome;
    },
    update: (ref, card) =>
      guarded(async () => {
        const ids = await onMessage(desk, ref, async (talk, personal) =>
          replaceMessages(talk, splitIds(ref.message), messagesOf(card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes)));
        return ids ? { kind: "delivered", ref: { ...ref, message: joinIds(ids) } } : notInstalled;
      }),
    remove: (ref) =>
      guarded(async () => {
        const done = await onMessage(desk, ref, async (talk) => {
          for (const id of splitIds(ref.message)) await talk.remove(id);
          return true;
        });
        return done ? { kind: "delivered", ref } : notInstalled;
      }),
    // Teams has no way to ask whether a message arrived.
    lookUp: () => Promise.resolve("unknown"),
  };
}

async function send(desk: Desk, to: Address, card: Card): Promise<SendOutcome> {
  const at = await find(desk, to);
  if (!at) return notInstalled;
  const personal = to.user !== undefined;
  const messages = messagesOf(card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes);
  const ids: string[] = [];
  try {
    await desk.wire.talk(at, async (talk) => {
      for (const message of messages) ids.push(await talk.send(message));
    });
  } catch (error) {
    if (ids.length === 0) throw error;
    // A part has arrived: sent again it would be there twice.
    desk.ports.log.warn("teams.sentInPart", { parts: messages.length, sent: ids.length, ...faultOf(error) });
    return { kind: "inDoubt", reason: "answerLost" };
  }
  return { kind: "delivered", ref: { platform, tenant: at.tenant, conversation: at.conversation, message: joinIds(ids) } };
}

/** A place is its conversation; a person the freshest personal chat, or a new one. */
async function find(desk: Desk, to: Address): Promise<Reference | undefined> {
  const { tenant, user, conversation } = to;
  const row = conversation === undefined ? undefined : await desk.references.get(tenant, conversation);
  if (row && !row.gone) return referenceOf(row);
  if (user !== undefined) return row?.gone ? undefined : directWith(desk, { tenant, user });
  const through = row ? undefined : await desk.references.anywhere(tenant);
  return through && conversation !== undefined ? { ...referenceOf(through), conversation } : undefined;
}

async function onMessage<T>(desk: Desk, ref: SentRef, deal: (talk: Talk, personal: boolean) => Promise<T>): Promise<T | undefined> {
  const row = await desk.references.get(ref.tenant, ref.conversation);
  return row && desk.wire.talk(referenceOf(row), (talk) => deal(talk, row.kind === "personal"));
}
