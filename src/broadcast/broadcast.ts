import type { BroadcastRule } from "../programme/audience.ts";
import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";
import type { Scope } from "../shared/scope.ts";
import type { AudienceChoice, Recipient } from "./audience.ts";

/** `secret` never passes through the bot, so it is no class of a broadcast. */
export type Publicity = "public" | "notYetPublic";

/** What the author wrote. Texts may hold placeholders (placeholders.ts). */
export interface BroadcastContent {
  readonly titles: Words;
  readonly texts: Words;
  /** Audience id -> the paragraph that this audience reads first. */
  readonly emphasis: Readonly<Record<string, string>>;
  readonly link?: string;
  readonly image?: { readonly url: string; readonly alt: string };
  readonly publicity: Publicity;
  readonly acknowledge: boolean;
  readonly audience: AudienceChoice;
  /** `2026-11-22T09:30` in the programme's zone; absent: as soon as it is approved. */
  readonly at?: string;
}
export type Words = Readonly<Partial<Record<Language, string>>>;

/** A figure as it was put into the text, with what it was taken from: a correction is found by it. */
export interface PlacedFigure {
  readonly placeholder: string;
  /** Without its date, by language: "5,2 %". */
  readonly figures: Words;
  readonly series: string;
  readonly period: string;
  readonly value: number;
}

/** What leaves: placeholders filled. */
export type SentContent = Pick<BroadcastContent, "titles" | "texts" | "emphasis"> & { readonly figures: readonly PlacedFigure[] };

/**
 * draft -> awaitingApproval -> approved (waits for its minute, can be taken back) -> sending -> finished.
 * cancelled: what had not left stays. recalled: what had arrived was taken back. Nothing follows these two.
 */
export type BroadcastState = "draft" | "awaitingApproval" | "approved" | "sending" | "finished" | "cancelled" | "recalled";

/** One change to what has been delivered. The words before it are kept: a correction never overwrites. */
export interface BroadcastChange {
  readonly number: number;
  readonly kind: "correction" | "recall";
  readonly at: number;
  readonly by: string;
  /** What stood there until now. */
  readonly before: SentContent;
  /** Said aloud beside the edit: "Korjaus: 4,2 %, aiemmin virheellisesti 5,2 %". */
  readonly figure?: { readonly wrong: string; readonly right: string };
  /** A recall replaces the message by a notice, or deletes it. */
  readonly how?: "replace" | "delete";
  /** Chunks of the audience whose changes are in the outbox. */
  readonly queued: number;
}

/** Viesti. Counts are computed from the deliveries, never kept here. */
export interface Broadcast extends Scope {
  readonly id: string;
  readonly state: BroadcastState;
  /** Something is to be done when its time comes: frozen, queued, finished. */
  readonly pending: boolean;
  readonly content: BroadcastContent;
  /** Grows with every edit of a draft: two editors get a visible conflict. */
  readonly revision: number;
  readonly author: string;
  /** Everybody who has written in it. */
  readonly drafters: readonly string[];
  readonly editedBy: string;
  readonly editedAt: number;
  readonly requestedBy?: string;
  readonly approvedBy?: string;
  /** Epoch ms of the programme's clock. */
  readonly sendAt?: number;
  readonly sent?: SentContent;
  /** The audience as it was when it left. `token` names its chunks; `queued` of them are in the outbox. */
  readonly frozen?: { readonly token: string; readonly at: number; readonly chunks: number; readonly recipients: number; readonly queued: number };
  readonly endedAt?: number;
  readonly endedBy?: string;
  readonly changes: readonly BroadcastChange[];
}

/** At most `chunkSize` recipients of a broadcast. Id = `<broadcast>/<token>/<number>`. */
export interface AudienceChunk extends Scope {
  readonly id: string;
  readonly broadcast: string;
  readonly token: string;
  readonly number: number;
  readonly recipients: readonly Recipient[];
}
export const chunkSize = 1_000;

const usualRule: BroadcastRule = { approvalAbove: 100, languages: ["fi"], undoMinutes: 2 };
export const broadcastRule = (p: Programme): BroadcastRule => ({ ...usualRule, ...p.broadcasts });

/** More than so many people, or anybody from outside: a second person looks first. */
export const needsApproval = (rule: BroadcastRule, heads: number, outsiders: number): boolean => heads > rule.approvalAbove || outsiders > 0;

/** What may be done to a broadcast in each state; the only place that says so. */
const allowed = {
  edit: ["draft"],
  send: ["draft"],
  approve: ["awaitingApproval"],
  cancel: ["awaitingApproval", "approved", "sending"],
  change: ["sending", "finished"],
  resend: ["sending", "finished"],
} as const satisfies Record<string, readonly BroadcastState[]>;
export type BroadcastDeed = keyof typeof allowed;
export const may = (deed: BroadcastDeed, b: Pick<Broadcast, "state">): boolean => (allowed[deed] as readonly BroadcastState[]).includes(b.state);

/** Keys of its rows in the outbox. */
export const batchOf = (broadcast: string): string => `broadcast:${broadcast}`;
export const deliveryKey = (broadcast: string, recipient: string): string => `${batchOf(broadcast)}:${recipient}`;
export const changeBatch = (broadcast: string, number: number): string => `broadcast-change:${broadcast}:${String(number)}`;
export const tellBatch = (broadcast: string, number: number): string => `broadcast-tell:${broadcast}:${String(number)}`;

/** In the reader's language, else the programme's, else whatever there is. */
export const wordsIn = (words: Words, language: Language, own: Language): string => words[language] ?? words[own] ?? words.fi ?? words.sv ?? words.en ?? "";
export const titleOf = (b: Pick<Broadcast, "content" | "sent">, language: Language, own: Language): string => wordsIn((b.sent ?? b.content).titles, language, own);
