import { agedCardSpec } from "../../src/evaluation/aged-cards.ts";
import type { CollectionSpec } from "../../src/stores.ts";

/** What has come in, under an id that a redelivery has too. The body goes when the work is done; the id stays for a day. */
export interface InboxRow {
  readonly id: string;
  readonly state: "open" | "done";
  /** Machine time, epoch ms. */
  readonly at: number;
  readonly leaseUntil: number;
  readonly attempts: number;
  /** The activity as JSON. */
  readonly body?: string;
  /** The core's answer as JSON, kept where asking again would change something. */
  readonly reply?: string;
  /** How many messages of the answer have been posted, when another then failed. */
  readonly steps?: number;
}

/** Where a conversation can be reached. A person has one for every personal chat with the bot; the freshest is used. */
export interface ReferenceRow {
  /** `<tenant>|<conversation>` */
  readonly id: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly kind: "personal" | "channel" | "group";
  readonly serviceUrl: string;
  readonly bot: string;
  /** Whose personal chat it is. */
  readonly user?: string;
  /** Team that a channel belongs to. */
  readonly team?: string;
  /** The bot has been taken away from here. */
  readonly gone?: boolean;
  /** The activity (its id in the inbox) that posts the first message, or has done so. */
  readonly greeted?: string;
  readonly at: number;
}

/** What a tenant tells of a user. `id` = `<tenant>|<user>`. */
export interface MemberRow {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly email?: string;
  /** The user principal name, where it is another than the e-mail. */
  readonly principal?: string;
  readonly guest: boolean;
  readonly at: number;
}

/** The place that a card was asked in, when it is shown to the asker in private: its buttons act there. */
export interface OriginRow {
  readonly id: string;
  readonly tenant: string;
  readonly user: string;
  readonly conversation: string;
  readonly thread?: string;
  readonly at: number;
}

export const inboxSpec = { collection: "teamsinbox", version: 1, indexes: [["state", "at"]] } as const satisfies CollectionSpec;
export const referenceSpec = { collection: "teamsreferences", version: 1, indexes: [["tenant", "user", "at"], ["tenant", "team"]] } as const satisfies CollectionSpec;
export const memberSpec = { collection: "teamsmembers", version: 1, indexes: [["tenant"]] } as const satisfies CollectionSpec;
export const originSpec = { collection: "teamsorigins", version: 1, indexes: [["at"]] } as const satisfies CollectionSpec;

export const cardSpec = agedCardSpec("teamscards");

export const teamsCollections: readonly CollectionSpec[] = [inboxSpec, referenceSpec, memberSpec, originSpec, cardSpec];
