import type { Scope } from "../shared/scope.ts";
import type { Card } from "../vocabulary/card.ts";

/** Who or where a message is for. A person is resolved to an account when it is sent. */
export type Destination =
  | { readonly kind: "person"; readonly person: string }
  | { readonly kind: "place"; readonly place: string };

/** Why it is sent; also decides what goes first when much is waiting. */
export type Purpose = "reminder" | "summary" | "notice" | "broadcast";

/** A message that a use case wants sent. Saved inside the aggregate that causes it, moved to the outbox by the relay. */
export interface OutboxDraft {
  /** Unique for ever: the same key is the same message (design decision 3). */
  readonly key: string;
  readonly purpose: Purpose;
  readonly to: Destination;
  readonly card: Card;
  /** Not before this moment (epoch ms of the programme's clock). */
  readonly notBefore?: number;
  /** What it belongs to: a broadcast's deliveries are told together. */
  readonly batch?: string;
  /** `platform:tenant`, where it is known before it is sent: for pacing, and for whom several accounts could reach. */
  readonly workspace?: string;
  /** Changes a delivered message instead of sending one: key of the entry that delivered it. */
  readonly change?: { readonly of: string; readonly how: "update" | "remove" };
  /** Asked again when it is sent: name and parameters of a check; `false` cancels it (an owner who has answered meanwhile), a card is what it says now. */
  readonly stillDue?: { readonly check: string; readonly params: Readonly<Record<string, string>> };
}

/** `failed` is final and is the dead letter; `unconfirmed`: the platform cannot tell whether it arrived; `unreachable`: the person has no account. */
export type DeliveryState = "queued" | "sending" | "delivered" | "waiting" | "failed" | "unconfirmed" | "cancelled" | "unreachable";

/** Reasons people can read: text `delivery.<reason>`. */
export type DeliveryReason =
  | "rateLimited"
  | "platformDown"
  | "archived"
  | "notFound"
  | "notInChannel"
  | "restricted"
  | "blocked"
  | "noAccount"
  | "notInstalled"
  | "gaveUp"
  | "answered"
  | "noLongerDue"
  | "withdrawn"
  | "answerLost"
  | "droppedByOperator";

/** What the platform calls the delivered message: to update or delete it. */
export interface SentRef {
  readonly platform: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly message: string;
}

export interface OutboxEntry extends Scope, OutboxDraft {
  /** = key */
  readonly id: string;
  readonly state: DeliveryState;
  readonly reason?: DeliveryReason;
  readonly attempts: number;
  readonly createdAt: number;
  /** When it may be tried (again), epoch ms of the programme's clock. */
  readonly dueAt: number;
  readonly sentAt?: number;
  readonly ref?: SentRef;
}
