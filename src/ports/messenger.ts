import type { DeliveryReason, SentRef } from "../messaging/outbox.ts";
import type { Card } from "../vocabulary/card.ts";
import type { FetchedFile, FileRef } from "../vocabulary/file.ts";

/** Where a message goes on a platform. */
export interface Address {
  readonly tenant: string;
  /** Conversation of a channel, or the user's own direct conversation. */
  readonly conversation?: string;
  readonly user?: string;
}

/** One per platform. It never throws for what the platform answers: that is an outcome. */
export interface Messenger {
  readonly platform: string;
  readonly limits: SendingLimits;
  send(to: Address, message: OutgoingMessage): Promise<SendOutcome>;
  update(ref: SentRef, card: Card): Promise<SendOutcome>;
  /** Takes a delivered message away; done twice it is the same. */
  remove(ref: SentRef): Promise<SendOutcome>;
  /** Was the message with this key sent, at `since` (epoch ms) at the earliest? `unknown` where the platform cannot tell. */
  lookUp(to: Address, key: string, since: number): Promise<SentRef | "absent" | "unknown">;
  /** Fetches a file that somebody sent to the bot there. Absent where files come with their content, or not at all. */
  readonly fetchFile?: (tenant: string, file: FileRef) => Promise<FetchedFile>;
}

export interface OutgoingMessage {
  readonly key: string;
  readonly card: Card;
}

/** Published limits: so many sends per window (ms). */
export interface SendingLimits {
  readonly perConversation: readonly Limit[];
  readonly perTenant: readonly Limit[];
}

export interface Limit {
  readonly sends: number;
  readonly windowMs: number;
}

export type SendOutcome =
  | { readonly kind: "delivered"; readonly ref: SentRef }
  /** Try again, not before `afterMs` when the platform said so. */
  | { readonly kind: "retry"; readonly reason: DeliveryReason; readonly afterMs?: number }
  | { readonly kind: "final"; readonly reason: DeliveryReason }
  /** The answer was lost: it may have arrived. */
  | { readonly kind: "inDoubt"; readonly reason: DeliveryReason };
