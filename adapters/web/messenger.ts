import type { Address, Messenger, SendOutcome } from "../../src/ports/messenger.ts";
import type { Log } from "../../src/ports/log.ts";
import type { SentRef } from "../../src/messaging/outbox.ts";
import type { Chat } from "./chat.ts";
import { directPerson, directPlace, platform, tenant } from "./places.ts";

export interface MessengerNeeds {
  readonly chat: Chat;
  /** Whether there is such a channel, or such a person. */
  readonly exists: (place: string) => Promise<boolean>;
  readonly log: Log;
}

const notFound: SendOutcome = { kind: "final", reason: "notFound" };
const refTo = (place: string, message: string): SentRef => ({ platform, tenant, conversation: place, message });

/** Kvartti's way to the page. The key is the message's id, so it can always tell whether something was sent. */
export function createWebMessenger({ chat, exists, log }: MessengerNeeds): Messenger {
  // A store that fails is tried again: the key makes a repeat harmless.
  const guarded = async (deed: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    try {
      return await deed();
    } catch (error) {
      log.error("web.chatNotKept", { error: error instanceof Error ? error.name : "unknown" });
      return { kind: "retry", reason: "platformDown" };
    }
  };
  return {
    platform,
    limits: { perConversation: [{ sends: 200, windowMs: 1_000 }], perTenant: [{ sends: 1_000, windowMs: 1_000 }] },
    send: (to, { key, card }) =>
      guarded(async () => {
        const place = placeOf(to);
        if (place === undefined || !(await exists(place))) return notFound;
        const message = await chat.keep({ id: key, place, content: { kind: "card", card } });
        return { kind: "delivered", ref: refTo(message.place, message.id) };
      }),
    update: (ref, card) =>
      guarded(async () => {
        if (ref.platform !== platform || ref.tenant !== tenant) return notFound;
        const message = await chat.change(ref.message, { kind: "card", card });
        return message ? { kind: "delivered", ref: refTo(message.place, message.id) } : notFound;
      }),
    remove: (ref) =>
      guarded(async () => {
        if (ref.platform !== platform || ref.tenant !== tenant) return notFound;
        await chat.remove(ref.message);
        return { kind: "delivered", ref };
      }),
    lookUp: async (_to, key) => {
      const message = await chat.get(key);
      return message ? refTo(message.place, message.id) : "absent";
    },
  };
}

function placeOf(to: Address): string | undefined {
  if (to.tenant !== tenant) return undefined;
  return to.conversation ?? (to.user === undefined ? undefined : directPlace(to.user));
}

export const placeExists =
  (channels: () => Promise<readonly string[]>, people: () => Promise<readonly string[]>) =>
  async (place: string): Promise<boolean> => {
    const person = directPerson(place);
    return person === undefined ? (await channels()).includes(place) : (await people()).includes(person);
  };
