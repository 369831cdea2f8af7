import type { OutboxDraft } from "../messaging/outbox.ts";

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
