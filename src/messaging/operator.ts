import type { OutboxStore } from "../ports.ts";
import type { DeliveryState, OutboxEntry } from "./outbox.ts";

/** What an operator sees of an entry: never its text. */
export interface OutboxRow {
  readonly key: string;
  readonly state: DeliveryState;
  readonly reason?: OutboxEntry["reason"];
  readonly purpose: OutboxEntry["purpose"];
  /** `person:<id>` or `place:<id>`. */
  readonly to: string;
  readonly attempts: number;
  /** Epoch ms of the programme's clock. */
  readonly createdAt: number;
  readonly dueAt: number;
  readonly sentAt?: number;
}

/** How an operator's order ended; `state` is what the entry is in now. */
export type OperatorOutcome =
  | { readonly kind: "done"; readonly state: DeliveryState }
  | { readonly kind: "unknownKey" }
  | { readonly kind: "wrongState"; readonly state: DeliveryState };

export interface ListRequest {
  readonly state?: DeliveryState;
  readonly programme?: string;
  readonly limit: number;
}

/** Latest first. Dead letters are `{ state: "failed" }`. */
export const listOutbox = async (outbox: OutboxStore, request: ListRequest): Promise<readonly OutboxRow[]> =>
  (await outbox.list(request)).map(rowOf);

export async function showOutboxEntry(outbox: OutboxStore, key: string): Promise<OutboxRow | undefined> {
  const entry = await outbox.get(key);
  return entry === undefined ? undefined : rowOf(entry);
}

export const countOutbox = (outbox: OutboxStore): Promise<Readonly<Record<DeliveryState, number>>> => outbox.counts();

/** Queues a failed, unconfirmed or unreachable entry again, under the same key: what has arrived is never sent again. */
export const retryOutboxEntry = async (outbox: OutboxStore, key: string, now: number): Promise<OperatorOutcome> =>
  outcome(outbox, key, await outbox.requeue(key, now));

export const dropOutboxEntry = async (outbox: OutboxStore, key: string): Promise<OperatorOutcome> => outcome(outbox, key, await outbox.drop(key));

async function outcome(outbox: OutboxStore, key: string, done: boolean): Promise<OperatorOutcome> {
  const state = (await outbox.get(key))?.state;
  if (state === undefined) return { kind: "unknownKey" };
  return { kind: done ? "done" : "wrongState", state };
}

const rowOf = (entry: OutboxEntry): OutboxRow => ({
  key: entry.key,
  state: entry.state,
  ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  purpose: entry.purpose,
  to: entry.to.kind === "place" ? `place:${entry.to.place}` : `person:${entry.to.person}`,
  attempts: entry.attempts,
  createdAt: entry.createdAt,
  dueAt: entry.dueAt,
  ...(entry.sentAt === undefined ? {} : { sentAt: entry.sentAt }),
});
