import type { DeliveryReason, SentRef } from "../../src/messaging/outbox.ts";
import type { Address, Messenger, SendOutcome } from "../../src/ports/messenger.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { Desk } from "./desk.ts";
import { directWith, referenceOf } from "./direct.ts";
import { fetchFile } from "./fetch-file.ts";
import { platform } from "./options.ts";
import { faultOf, NoToken, outcomeOf } from "./outcomes.ts";
import { joinIds, messagesOf, replaceMessages, splitIds } from "./posting.ts";
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

/** A person can have several personal chats, of which some are dead by now: the next freshest is tried, what is dead is remembered so. */
async function send(desk: Desk, to: Address, card: Card): Promise<SendOutcome> {
  const known = await find(desk, to);
  let outcome = notInstalled;
  for (const at of known) {
    outcome = await post(desk, at, card, to.user !== undefined);
    if (outcome.kind !== "final" || to.user === undefined || !dead.has(outcome.reason)) return outcome;
    await desk.references.mark(at.tenant, at.conversation, true);
  }
  return outcome;
}

const dead: ReadonlySet<DeliveryReason> = new Set(["notInstalled", "notFound"]);

async function post(desk: Desk, at: Reference, card: Card, personal: boolean): Promise<SendOutcome> {
  const messages = messagesOf(card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes);
  const ids: string[] = [];
  try {
    await desk.wire.talk(at, async (talk) => {
      for (const message of messages) ids.push(await talk.send(message));
    });
  } catch (error) {
    if (ids.length === 0) return refused(desk, error);
    // A part has arrived: sent again it would be there twice.
    desk.ports.log.warn("teams.sentInPart", { parts: messages.length, sent: ids.length, ...faultOf(error) });
    return { kind: "inDoubt", reason: "answerLost" };
  }
  return { kind: "delivered", ref: { platform, tenant: at.tenant, conversation: at.conversation, message: joinIds(ids) } };
}

/** A place is its conversation; a person every personal chat that lives, freshest last known first, or a new one. */
async function find(desk: Desk, to: Address): Promise<readonly Reference[]> {
  const { tenant, user, conversation } = to;
  const row = conversation === undefined ? undefined : await desk.references.get(tenant, conversation);
  if (user === undefined) {
    if (row) return row.gone ? [] : [referenceOf(row)];
    const through = await desk.references.anywhere(tenant);
    return through && conversation !== undefined ? [{ ...referenceOf(through), conversation }] : [];
  }
  const chats = (await desk.references.chatsWith(tenant, user)).filter((r) => r.conversation !== row?.conversation);
  const all = [...(row ? [row] : []), ...chats];
  if (all.length > 0) return all.filter((r) => !r.gone).map(referenceOf);
  const made = await directWith(desk, { tenant, user });
  return made ? [made] : [];
}

async function onMessage<T>(desk: Desk, ref: SentRef, deal: (talk: Talk, personal: boolean) => Promise<T>): Promise<T | undefined> {
  const row = await desk.references.get(ref.tenant, ref.conversation);
  return row && desk.wire.talk(referenceOf(row), (talk) => deal(talk, row.kind === "personal"));
}
