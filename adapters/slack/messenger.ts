import type { WebClient } from "@slack/web-api";
import type { Address, Messenger, SendOutcome } from "../../src/ports/messenger.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { SentRef } from "../../src/messaging/outbox.ts";
import type { ClientFor } from "./clients.ts";
import type { Members } from "./members.ts";
import { platform } from "./options.ts";
import type { SlackTuning } from "./options.ts";
import { outcomeOf, slackCode } from "./outcomes.ts";
import { changeCard, findPosted, postCard } from "./posting.ts";
import type { Wanted } from "./posting.ts";

export interface MessengerNeeds {
  readonly client: ClientFor;
  readonly members: Members;
  readonly limits: SlackTuning["limits"];
  /** Machine time. */
  readonly now: () => number;
  /** Something has been delivered. Its own trouble does not undo that. */
  readonly delivered: (key: string, ref: SentRef, to: Address, card: Card) => Promise<void>;
}

const notInstalled: SendOutcome = { kind: "final", reason: "notInstalled" };
const notFound: SendOutcome = { kind: "final", reason: "notFound" };

export function createSlackMessenger(needs: MessengerNeeds): Messenger {
  const at = (tenant: string, conversation: string, message: string): SentRef => ({ platform, tenant, conversation, message });

  async function send(to: Address, message: { readonly key: string; readonly card: Card }): Promise<SendOutcome> {
    let channel: string | undefined;
    try {
      const client = await needs.client(to.tenant, "deliver");
      if (!client) return notInstalled;
      channel = await channelOf(needs, to);
      if (channel === undefined) return notFound;
      const posted = await postCard(client, { channel, key: message.key }, message.card);
      const ref = at(to.tenant, posted.channel, posted.ts);
      await needs.delivered(message.key, ref, to, message.card);
      return { kind: "delivered", ref };
    } catch (error) {
      const outcome = outcomeOf(error);
      // Before the conversation was known nothing can have been sent.
      return outcome.kind === "inDoubt" && channel === undefined ? { kind: "retry", reason: "platformDown" } : outcome;
    }
  }

  async function guarded(ref: SentRef, deed: (client: NonNullable<Awaited<ReturnType<ClientFor>>>) => Promise<unknown>): Promise<SendOutcome> {
    if (ref.platform !== platform) return notFound;
    try {
      const client = await needs.client(ref.tenant, "deliver");
      if (!client) return notInstalled;
      await deed(client);
      return { kind: "delivered", ref };
    } catch (error) {
      const outcome = outcomeOf(error);
      // Done twice it is the same, so a lost answer is simply tried again.
      return outcome.kind === "inDoubt" ? { kind: "retry", reason: "platformDown" } : outcome;
    }
  }

  return {
    platform,
    limits: needs.limits,
    send,
    update: (ref, card) => guarded(ref, (client) => changeCard(client, { channel: ref.conversation, ts: ref.message }, card)),
    remove: (ref) => guarded(ref, (client) => takeAway(client, ref)),
    lookUp: (to, key, since) => lookUp(needs, to, { key, since }),
  };
}

/** What is gone already was taken away before. */
async function takeAway(client: WebClient, ref: SentRef): Promise<void> {
  try {
    await client.chat.delete({ channel: ref.conversation, ts: ref.message });
  } catch (error) {
    if (slackCode(error) !== "message_not_found") throw error;
  }
}

const channelOf = async (needs: MessengerNeeds, to: Address): Promise<string | undefined> =>
  to.conversation ?? (to.user === undefined ? undefined : needs.members.direct(to.tenant, to.user));

/** What may pass is thrown: the doubt stays until Slack can be asked. */
async function lookUp(needs: MessengerNeeds, to: Address, wanted: Wanted): Promise<SentRef | "absent" | "unknown"> {
  const client = await needs.client(to.tenant, "look");
  if (!client) return "unknown";
  try {
    const channel = await channelOf(needs, to);
    if (channel === undefined) return "absent";
    const found = await findPosted(client, { channel }, wanted);
    return found.kind === "found" ? { platform, tenant: to.tenant, conversation: channel, message: found.ts } : found.kind;
  } catch (error) {
    const code = slackCode(error);
    // Where Kvartti cannot read, it cannot tell; where there is no such conversation, nothing was sent.
    if (code === "channel_not_found" || code === "not_in_channel" || code === "is_archived") return "absent";
    if (code !== undefined && outcomeOf(error).kind === "final") return "unknown";
    throw error;
  }
}
