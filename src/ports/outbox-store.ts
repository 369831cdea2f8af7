import type { DeliveryReason, DeliveryState, OutboxEntry, SentRef } from "../messaging/outbox.ts";

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
  /** A failed, unconfirmed or unreachable entry is queued again, for `workspace` where that is known; false when it is in another state. */
  requeue(key: string, now: number, workspace?: string): Promise<boolean>;
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
