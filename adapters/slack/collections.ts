import { agedCardSpec } from "../../src/evaluation/aged-cards.ts";
import type { CollectionSpec } from "../../src/stores.ts";

/** What has come in, under an id that a redelivery has too. The body goes when the work is done; the id stays for a day. */
export interface InboxRow {
  readonly id: string;
  readonly team: string;
  readonly state: "open" | "done";
  /** Machine time, epoch ms. */
  readonly at: number;
  readonly leaseUntil: number;
  readonly attempts: number;
  /** The request's body as JSON, without its verification token. */
  readonly body?: string;
  /** The core's answer as JSON, kept where asking again would change something. */
  readonly reply?: string;
}

/** A workspace's installation, sealed. `id` is the workspace's. */
export interface InstallationRow {
  readonly id: string;
  readonly sealed: string;
  readonly at: number;
}

/** What is remembered of an account: its direct conversation, its profile, what its Home tab shows. `id` = `<team>:<user>`. */
export interface MemberRow {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly direct?: string;
  /** Fingerprint of the Home tab last published; absent until the person has opened it. */
  readonly home?: string;
  readonly profile?: Profile;
}

export interface Profile {
  readonly name: string;
  readonly email?: string;
  /** IANA zone of the profile. */
  readonly zone?: string;
  /** Guest of one or several channels. */
  readonly guest: boolean;
  /** Of another organisation (Slack Connect). */
  readonly external: boolean;
  readonly deactivated: boolean;
  readonly bot: boolean;
  readonly at: number;
}

/** The screen that a modal shows: to unfold it, and to open it later by a button. `id` is the form session's. */
export interface ViewRow {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  /** The Screen as JSON. */
  readonly screen: string;
  readonly at: number;
}

export const inboxSpec = { collection: "slackinbox", version: 1, indexes: [["state", "at"]] } as const satisfies CollectionSpec;
export const installationsSpec = { collection: "slackinstallations", version: 1, indexes: [] } as const satisfies CollectionSpec;
export const membersSpec = { collection: "slackmembers", version: 1, indexes: [["team"]] } as const satisfies CollectionSpec;
export const viewsSpec = { collection: "slackviews", version: 1, indexes: [["team"], ["at"]] } as const satisfies CollectionSpec;
export const cardsSpec = agedCardSpec("slackcards");

/** Every collection of this folder, for compose.ts to make indexes for. */
export const slackCollections: readonly CollectionSpec[] = [inboxSpec, installationsSpec, membersSpec, viewsSpec, cardsSpec];
