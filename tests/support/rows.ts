import type { OutboxDraft, OutboxEntry } from "../../src/messaging/outbox.ts";
import { entryOf } from "../../src/messaging/queue.ts";
import type { Account, Person, Place } from "../../src/people/person.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import { accountId, placeId } from "../../src/vocabulary/incoming.ts";

/** Rows of an imagined office, complete and boring; a test says what matters to it. */
export const scope = { organisation: "pori", programme: "tuottavuus" };

export const card = (text: string): Card => ({ language: "fi", summary: text, blocks: [{ kind: "text", text }] });

export const person = (id: string, more: Partial<Person> = {}): Person => ({ ...scope, id, name: id, ...more });

export const account = (owner: string, more: Partial<Account> = {}): Account => {
  const ref = more.ref ?? { platform: "test", tenant: "T1", user: `U-${owner}` };
  return { ...scope, id: accountId(ref), person: owner, ref, seenAt: 0, direct: `D-${owner}`, ...more };
};

export const place = (conversation: string, more: Partial<Place> = {}): Place => ({
  ...scope,
  id: placeId({ platform: "test", tenant: "T1", conversation, kind: "channel" }),
  platform: "test",
  tenant: "T1",
  conversation,
  ...more,
});

export const draft = (key: string, more: Partial<OutboxDraft> = {}): OutboxDraft => ({
  key,
  purpose: "reminder",
  to: { kind: "person", person: "anna" },
  card: card(key),
  ...more,
});

export const entry = (key: string, now: number, more: Partial<OutboxEntry> = {}): OutboxEntry => ({ ...entryOf(draft(key), scope, now), ...more });
