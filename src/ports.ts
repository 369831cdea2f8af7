import type { AudienceChunk, Broadcast } from "./broadcast/broadcast.ts";
import type { BroadcastMark, BroadcastQuestion, BroadcastTemplate } from "./broadcast/broadcast-rows.ts";
import type { GroupEvaluation, EvaluationRound } from "./evaluation/round.ts";
import type { Handover } from "./evaluation/handover.ts";
import type { Judgement, OwedItem, Reading, Submission } from "./evaluation/answer.ts";
import type { GroupSnapshot } from "./evaluation/snapshot.ts";
import type { DeliveryReason, DeliveryState, OutboxDraft, OutboxEntry, SentRef } from "./messaging/outbox.ts";
import type { Account, Person, Place, RoleAssignment } from "./people/person.ts";
import type { DocumentRead } from "./programme/import/document-read.ts";
import type { Programme } from "./programme/programme.ts";
import type { ProgrammeDraft } from "./programme/update/programme-draft.ts";
import type { ReminderLog } from "./reminders/reminder-log.ts";
import type { Language } from "./shared/language.ts";
import type { Scope } from "./shared/scope.ts";
import type { Proposal } from "./proposals/proposal.ts";
import type { FigureEntry } from "./readings/figure-entry.ts";
import type { Card } from "./vocabulary/card.ts";
import type { FieldValues } from "./vocabulary/form.ts";
import type { FetchedFile, FileRef } from "./vocabulary/file.ts";
import type { Trend } from "./vocabulary/trend.ts";

/** The waterline: nouns below are pure and synchronous, verbs above may await. Everything the core asks of the world. */
export interface Ports {
  readonly stores: Stores;
  readonly messengers: ReadonlyMap<string, Messenger>;
  readonly clock: Clock;
  /** Free days by civil date in a year, from the holiday calendar. */
  readonly holidays: (year: number) => readonly string[];
  readonly newId: () => string;
  /** SHA-256 of a secret, hex: what is kept of a one-use code. */
  readonly fingerprint: (secret: string) => Promise<string>;
  readonly log: Log;
  /** Where a report can be fetched; absent where the product has no address that people can open. */
  readonly reportLinks?: ReportLinks;
  /** Something has been saved that others should get: deliver soon. */
  readonly wake: () => void;
  /** Waits for its moment (ms, machine time). Without it what has to wait is put back into the queue. */
  readonly delay?: (ms: number) => Promise<void>;
  /** The process is about to end: delivery claims nothing new. */
  readonly stopping?: () => boolean;
  /** Absent where nothing can draw: then figures are told in words only. */
  readonly pictures?: Pictures;
  /** Absent where files cannot be read: then documents come in by the command line alone. */
  readonly documents?: Documents;
}

/** Reads what an administrator sends: PDF, Word, spreadsheet, text. Never throws for a bad file. */
export interface Documents {
  read(name: string, content: Uint8Array): Promise<DocumentRead>;
}

/** Draws, and says where a platform can fetch the drawing. */
export interface Pictures {
  /** An address that is worth an `image` block there; undefined when that platform cannot show it. */
  addressFor(trend: Trend, platform: string): Promise<string | undefined>;
}

/** A link to a report for one person, good for so many minutes; undefined when there is no address to give. The report is made when it is fetched. */
export interface ReportLinks {
  offer(wanted: ReportWanted): Promise<{ readonly url: string; readonly minutes: number } | undefined>;
}
export interface ReportWanted extends Scope {
  readonly round: string;
  readonly language: Language;
  readonly person: string;
}

/** The programme's time (a demo clock moves it). Leases and pacing use machine time. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  machine(): number;
}

/** Structured; never the free text people wrote, never a token. `code` is stable. */
export interface Log {
  info(code: string, context?: LogContext): void;
  warn(code: string, context?: LogContext): void;
  error(code: string, context?: LogContext): void;
}
export type LogContext = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Stored<T> {
  readonly value: T;
  /** Grows with every save; a save that names an older one is stale. */
  readonly rev: number;
}

/**
 * One kind of aggregate. `K` are the fields that can be asked by; each asked combination has an index.
 * Messages given to a save are kept inside the same document and relayed to the outbox afterwards (design decision 2).
 */
export interface Aggregates<T extends { readonly id: string }, K extends keyof T> {
  get(id: string): Promise<Stored<T> | undefined>;
  /** False when the id, or another unique key, is taken. */
  insert(value: T, messages?: readonly OutboxDraft[]): Promise<boolean>;
  /** False when somebody was faster. The value's id must be the stored one's. */
  save(stored: Stored<T>, value: T, messages?: readonly OutboxDraft[]): Promise<boolean>;
  /** Several saves in one go, each for itself; who was overtaken is left as it is. */
  saveEach(changes: readonly { readonly stored: Stored<T>; readonly value: T }[]): Promise<void>;
  /** Equality on every given field, or any of a list of values; sorted by one field, then id. */
  find(where: Where<T, K>, options?: FindOptions<T>): Promise<readonly Stored<T>[]>;
  remove(id: string): Promise<boolean>;
}

export type Where<T, K extends keyof T> = { readonly [P in K]?: T[P] | readonly T[P][] | undefined };

export interface FindOptions<T> {
  readonly sort?: keyof T & string;
  readonly descending?: boolean;
  readonly limit?: number;
  /** Only rows in which this field is there and at most the value; an index that ends with the field finds them alone. */
  readonly upTo?: { readonly field: keyof T & string; readonly value: string | number };
}

export interface Stores {
  readonly programmes: Aggregates<ProgrammeVersion, "programme" | "version">;
  readonly persons: Aggregates<Person, "programme" | "email">;
  readonly roles: Aggregates<RoleAssignment, "programme" | "person" | "role" | "group">;
  readonly accounts: Aggregates<Account, "programme" | "person">;
  readonly places: Aggregates<Place, "programme" | "group" | "platform">;
  readonly rounds: Aggregates<EvaluationRound, "programme" | "state">;
  readonly evaluations: Aggregates<GroupEvaluation, "round" | "group">;
  readonly snapshots: Aggregates<GroupSnapshot, "round" | "group">;
  readonly owed: Aggregates<OwedItem, "round" | "group" | "answerer" | "state">;
  readonly handovers: Aggregates<Handover, "programme" | "state" | "from">;
  readonly reminders: Aggregates<ReminderLog, "programme" | "round">;
  readonly submissions: Aggregates<Submission, "round" | "person">;
  readonly readings: Aggregates<Reading, "programme" | "series" | "round">;
  readonly judgements: Aggregates<Judgement, "programme" | "subject" | "round">;
  readonly proposals: Aggregates<Proposal, "programme" | "group" | "writer">;
  readonly entries: Aggregates<FigureEntry, "programme" | "settled">;
  readonly sessions: Aggregates<FormSession, "person" | "form">;
  readonly adminCodes: Aggregates<AdminCode, "programme">;
  readonly broadcasts: Aggregates<Broadcast, "programme" | "pending">;
  readonly broadcastChunks: Aggregates<AudienceChunk, "broadcast">;
  readonly broadcastMarks: Aggregates<BroadcastMark, "broadcast" | "kind">;
  readonly broadcastQuestions: Aggregates<BroadcastQuestion, "broadcast">;
  readonly broadcastTemplates: Aggregates<BroadcastTemplate, "programme">;
  /** One row per workspace that is sent to. */
  readonly senders: Aggregates<Sender, "holder">;
  readonly settings: Aggregates<Setting, "programme">;
  readonly programmeDrafts: Aggregates<ProgrammeDraft, "programme">;
  readonly outbox: OutboxStore;
  /** Moves messages saved inside aggregates to the outbox and clears them; can be repeated. Gives how many. */
  relay(): Promise<number>;
}

export interface ProgrammeVersion extends Scope {
  /** `<programme>@<version>` */
  readonly id: string;
  readonly version: number;
  readonly savedAt: number;
  readonly content: Programme;
}

/** A form being filled in. `subject` is what it is about; `values` are kept as typed, field by field. */
export interface FormSession extends Scope {
  readonly id: string;
  readonly person: string;
  readonly form: string;
  /** Version of the form's definition; another one drops the state, never resumes old answers into new questions. */
  readonly formVersion: number;
  readonly subject: Readonly<Record<string, string>>;
  /** Which screen is open, in the form's own words. */
  readonly step: string;
  /** Grows with every new screen or question; an answer to an older one changes nothing (a form answered twice). */
  readonly turn: number;
  readonly values: FieldValues;
  /** Set while it is asked question by question in this place: id of the field that is asked now. */
  readonly chat?: { readonly place: string; readonly field: string };
  /** Epoch ms of the programme's clock. */
  readonly expiresAt: number;
}

/** One-use code that makes its user an administrator. Kept as a hash; id = hash. */
export interface AdminCode extends Scope {
  readonly id: string;
  readonly expiresAt: number;
}

/** Small named values: demo clock, migration level. */
export interface Setting extends Scope {
  readonly id: string;
  readonly text: string;
}

/** Who sends to a workspace (`platform:tenant`) right now. Id = the workspace. Machine time. */
export interface Sender {
  readonly id: string;
  readonly holder: string;
  readonly until: number;
  /** Moments of the latest sends, for the next holder's pace. */
  readonly sent: readonly number[];
  /** The operator has stopped it: nothing leaves, everything waits. */
  readonly paused?: boolean;
}

export interface ClaimRequest {
  readonly now: number;
  readonly limit: number;
  readonly leaseMs: number;
  readonly owner: string;
  /** Only entries planned for this workspace; `null`: only those whose workspace shows when they are sent; absent: all. */
  readonly workspace?: string | null;
}

export interface OutboxStore {
  /** Inserts what is not there yet; keys that are there are left alone. Gives how many were new. */
  add(entries: readonly OutboxEntry[]): Promise<number>;
  get(key: string): Promise<OutboxEntry | undefined>;
  /**
   * Takes up to `limit` entries that are queued or waiting and due, urgent purposes first, and marks them sending under a lease
   * (machine time). One entry is never claimed twice while a lease runs.
   */
  claim(request: ClaimRequest): Promise<readonly OutboxEntry[]>;
  /** Whether anything for a workspace is due. */
  hasDue(workspace: string, now: number): Promise<boolean>;
  /** Entries whose lease ran out after they were begun: in doubt after a crash. They are claimed like `claim` does. */
  claimInDoubt(request: { readonly limit: number; readonly leaseMs: number; readonly owner: string }): Promise<readonly OutboxEntry[]>;
  /**
   * Right before an entry leaves: renews this owner's lease and notes that from now on it is in doubt if nobody settles it.
   * False when the lease was lost meanwhile: then it must not be sent. What was claimed but never begun is simply queued again.
   */
  begin(key: string, owner: string, leaseMs: number): Promise<boolean>;
  /** Ends or postpones an entry that this owner has claimed; false when the lease was lost meanwhile. */
  settle(key: string, owner: string, outcome: Settlement): Promise<boolean>;
  /** Takes back what has not left: queued or waiting entries whose key starts so become cancelled. Gives how many. */
  withdraw(keyPrefix: string, reason: DeliveryReason): Promise<number>;
  list(where: { readonly state?: DeliveryState; readonly programme?: string; readonly limit: number }): Promise<readonly OutboxEntry[]>;
  counts(): Promise<Readonly<Record<DeliveryState, number>>>;
  /** How every entry of a batch stands, each once, by key. */
  statesOf(batch: string): Promise<readonly EntryStanding[]>;
  /** Whether anything of a batch can still leave or is being sent. */
  isUnsettled(batch: string): Promise<boolean>;
  /** Operator: a failed, unconfirmed or unreachable entry is queued again; false when it is in another state. */
  requeue(key: string, now: number): Promise<boolean>;
  /** Operator: an entry that is not delivered becomes cancelled (droppedByOperator). */
  drop(key: string): Promise<boolean>;
  /** Takes entries out for good, whatever their state: what may not be kept any longer. */
  forget(keys: readonly string[]): Promise<void>;
}

export type EntryStanding = Pick<OutboxEntry, "key" | "state" | "reason" | "dueAt" | "sentAt" | "attempts">;

export interface Settlement {
  readonly state: Exclude<DeliveryState, "sending">;
  readonly reason?: DeliveryReason;
  readonly dueAt?: number;
  readonly sentAt?: number;
  readonly ref?: SentRef;
  /** Where it goes, found out when it was to be sent: whoever sends there takes it from here. */
  readonly workspace?: string;
}

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
