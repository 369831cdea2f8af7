import type { SentRef } from "../../src/messaging/outbox.ts";
import type { Address, Messenger, SendOutcome } from "../../src/ports/messenger.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Desk } from "./desk.ts";
import { referenceOf } from "./direct.ts";
import { fetchFile } from "./fetch-file.ts";
import { platform } from "./options.ts";
import { faultOf, NoToken, outcomeOf } from "./outcomes.ts";
import { joinIds, messagesOf, removeMessages, replaceMessages, sendParts, splitIds } from "./posting.ts";
import { chatsWith, inLivingChat } from "./private.ts";
import type { Reference, Talk } from "./wire.ts";

const notInstalled: SendOutcome = { kind: "final", reason: "notInstalled" };

export interface MessengerEars {
  /** Hears of people whom the app may not write to, before anybody else does. */
  unreached(to: Address): Promise<void>;
  /** Hears of what has arrived. */
  delivered(key: string, ref: SentRef, card: Card): Promise<void>;
}

/** Kvartti's way to channels and people. */
export function createMessenger(desk: Desk, ears: MessengerEars): Messenger {
  const guarded = async (deed: () => Promise<SendOutcome>): Promise<SendOutcome> => {
    try {
      return await deed();
    } catch (error) {
      return refused(desk, error);
    }
  };
  const noted = (code: string) => (error: unknown): void => desk.ports.log.warn(code, faultOf(error));
  return {
    platform,
    limits: desk.tuning.limits,
    send: async (to, { key, card }) => {
      const outcome = await guarded(() => send(desk, to, card));
      if (outcome.kind === "final" && to.user !== undefined && ["notInstalled", "blocked"].includes(outcome.reason)) await ears.unreached(to).catch(noted("teams.unreachedNotTold"));
      if (outcome.kind === "delivered") await ears.delivered(key, outcome.ref, card).catch(noted("teams.cardNotKept"));
      return outcome;
    },
    update: (ref, card) =>
      guarded(async () => {
        const ids = await onMessage(desk, ref, async (talk, personal) => {
          const messages = messagesOf(card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes);
          const before = splitIds(ref.message);
          const rest = await replaceMessages(talk, before, messages);
          return [...before.slice(0, messages.length), ...(await sendParts(talk, rest))];
        });
        return ids ? { kind: "delivered", ref: { ...ref, message: joinIds(ids) } } : notInstalled;
      }),
    remove: (ref) =>
      guarded(async () => {
        const done = await onMessage(desk, ref, async (talk) => {
          await removeMessages(talk, splitIds(ref.message));
          return true;
        });
        return done ? { kind: "delivered", ref } : notInstalled;
      }),
    fetchFile: async (_tenant, { at }) => {
      const { fileBytes: maxBytes, fileTimeoutMs: timeoutMs } = desk.tuning;
      const fetched = await fetchFile(at, { onlyLocal: desk.onlyLocal, maxBytes, timeoutMs });
      if ("refused" in fetched) desk.ports.log.warn("teams.fileNotFetched", { reason: fetched.refused });
      return fetched;
    },
    // Teams has no way to ask whether a message arrived.
    lookUp: () => Promise.resolve("unknown"),
  };
}

function refused(desk: Desk, error: unknown): SendOutcome {
  const outcome = outcomeOf(error);
  // Until the operator, or whoever gives tokens, does something, nothing at all leaves.
  if (error instanceof NoToken) desk.ports.log.error("teams.noToken", faultOf(error));
  else desk.ports.log.warn("teams.sendFailed", { outcome: outcome.kind, ...faultOf(error) });
  return outcome;
}

async function send(desk: Desk, to: Address, card: Card): Promise<SendOutcome> {
  const { tenant, user } = to;
  if (user !== undefined) return (await inLivingChat(desk, await chatsOf(desk, { ...to, user }), (at) => post(desk, at, card, true))) ?? notInstalled;
  const at = await placeOf(desk, tenant, to.conversation);
  return at ? post(desk, at, card, false) : notInstalled;
}

async function post(desk: Desk, at: Reference, card: Card, personal: boolean): Promise<SendOutcome> {
  const messages = messagesOf(card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes);
  const ids = await desk.wire.talk(at, (talk) => sendParts(talk, messages));
  return { kind: "delivered", ref: { platform, tenant: at.tenant, conversation: at.conversation, message: joinIds(ids) } };
}

async function chatsOf(desk: Desk, { tenant, user, conversation }: Address & { readonly user: string }): Promise<readonly Reference[]> {
  return chatsWith(desk, { tenant, user }, conversation === undefined ? undefined : await desk.references.get(tenant, conversation));
}

async function placeOf(desk: Desk, tenant: string, conversation: string | undefined): Promise<Reference | undefined> {
  const row = conversation === undefined ? undefined : await desk.references.get(tenant, conversation);
  if (row) return row.gone ? undefined : referenceOf(row);
  const through = await desk.references.anywhere(tenant);
  return through && conversation !== undefined ? { ...referenceOf(through), conversation } : undefined;
}

async function onMessage<T>(desk: Desk, ref: SentRef, deal: (talk: Talk, personal: boolean) => Promise<T>): Promise<T | undefined> {
  const row = await desk.references.get(ref.tenant, ref.conversation);
  return row && desk.wire.talk(referenceOf(row), (talk) => deal(talk, row.kind === "personal"));
}
