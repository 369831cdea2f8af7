import { describe, expect, it } from "vitest";
import { countOutbox, dropOutboxEntry, listOutbox, retryOutboxEntry, showOutboxEntry } from "../../src/messaging/operator.ts";
import { card, entry } from "../support/rows.ts";
import { withStore } from "../support/store.ts";

const given = withStore();

async function twoEntries(): Promise<void> {
  const now = given.clock.now();
  await given.stores.outbox.add([entry("a", now, { card: card("Annan asia") }), entry("b", now, { to: { kind: "place", place: "kanava" }, purpose: "summary" })]);
  await given.stores.outbox.claim({ now, limit: 1, leaseMs: 1_000, owner: "x" });
  await given.stores.outbox.settle("a", "x", { state: "failed", reason: "gaveUp" });
}

describe("an operator", () => {
  it("sees where each message stands and never what it says", async () => {
    await twoEntries();
    const now = given.clock.now();
    const a = { key: "a", state: "failed", reason: "gaveUp", purpose: "reminder", to: "person:anna", attempts: 1, createdAt: now, dueAt: now };
    const b = { key: "b", state: "queued", purpose: "summary", to: "place:kanava", attempts: 0, createdAt: now, dueAt: now };
    expect(await listOutbox(given.stores.outbox, { limit: 10 })).toStrictEqual([b, a]);
    expect(await listOutbox(given.stores.outbox, { state: "failed", programme: "tuottavuus", limit: 10 })).toStrictEqual([a]);
    expect(await showOutboxEntry(given.stores.outbox, "a")).toStrictEqual(a);
    expect(await showOutboxEntry(given.stores.outbox, "c")).toBeUndefined();
    expect(await countOutbox(given.stores.outbox)).toMatchObject({ failed: 1, queued: 1 });
  });

  it("sends a dead letter again, and is told when there is nothing to send again", async () => {
    await twoEntries();
    expect(await retryOutboxEntry(given.stores.outbox, "a", given.clock.now())).toEqual({ kind: "done", state: "queued" });
    expect(await retryOutboxEntry(given.stores.outbox, "a", given.clock.now())).toEqual({ kind: "wrongState", state: "queued" });
    expect(await retryOutboxEntry(given.stores.outbox, "c", given.clock.now())).toEqual({ kind: "unknownKey" });
  });

  it("drops a message, and is told when it was too late", async () => {
    await twoEntries();
    expect(await dropOutboxEntry(given.stores.outbox, "b")).toEqual({ kind: "done", state: "cancelled" });
    expect(await dropOutboxEntry(given.stores.outbox, "b")).toEqual({ kind: "wrongState", state: "cancelled" });
    expect(await dropOutboxEntry(given.stores.outbox, "c")).toEqual({ kind: "unknownKey" });
  });
});
