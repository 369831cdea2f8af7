import { describe, expect, it } from "vitest";
import { queueEntries } from "../../src/messaging/queue.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";
import { engine } from "../support/delivery.ts";
import { recordingMessenger } from "../support/messenger.ts";
import { draft, place, scope } from "../support/rows.ts";
import { withStore } from "../support/store.ts";

const given = withStore();
const workspace = "test:T1";

async function queue(count: number): Promise<void> {
  const keys = Array.from({ length: count }, (_, i) => `viesti:${i}`);
  for (const key of keys) await given.stores.places.insert(place(key));
  await queueEntries({ stores: given.stores, clock: given.clock }, scope, keys.map((key) => draft(key, { purpose: "broadcast", to: { kind: "place", place: place(key).id }, workspace })));
}

describe("a workspace", () => {
  it("is sent to by one process at a time, and by the next one within 30 seconds after that one has died", async () => {
    const slow = recordingMessenger();
    await queue(5);
    const first = engine(given, [slow], { owner: "A", stores: (real) => ({ ...real, outbox: { ...real.outbox, settle: () => new Promise(() => undefined) } }) });
    void first.run({ limit: 1 });
    for (let i = 0; i < 200 && slow.arrived.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(slow.arrived).toHaveLength(1);
    const second = engine(given, [slow], { owner: "B" });
    expect(await second.run()).toMatchObject({ claimed: 0, nextInMs: 2_000 });
    given.clock.advance(19_000);
    expect((await second.run()).claimed).toBe(0);
    given.clock.advance(10_000);
    await second.runAll();
    expect(new Set(slow.keys()).size).toBe(5);
    expect(slow.keys()).toHaveLength(5);
  });

  it("is let go at the end of a run, with what was sent lately, so that the next sender keeps the limits", async () => {
    const limits: SendingLimits = { perConversation: [], perTenant: [{ sends: 3, windowMs: 60_000 }] };
    const messenger = recordingMessenger({ limits });
    await queue(3);
    await engine(given, [messenger], { owner: "A" }).runAll();
    await given.stores.places.insert(place("toinen"));
    await given.stores.outbox.add([{ ...draft("toinen", { to: { kind: "place", place: place("toinen").id } }), ...scope, id: "toinen", state: "queued", attempts: 0, createdAt: 0, dueAt: given.clock.now() }]);
    const next = engine(given, [messenger], { owner: "B" });
    await next.runAll();
    expect(messenger.keys()).toHaveLength(3);
    given.clock.advance(60_000);
    await next.runAll();
    expect(messenger.keys()).toHaveLength(4);
  });

  it("that the operator has paused gets nothing, and everything once it goes on", async () => {
    const messenger = recordingMessenger();
    await queue(3);
    const paused = (is: boolean) => async (): Promise<void> => {
      const stored = await given.stores.senders.get(workspace);
      if (stored) await given.stores.senders.save(stored, { ...stored.value, paused: is });
    };
    await paused(true)();
    const e = engine(given, [messenger]);
    await e.runAll();
    expect(messenger.arrived).toHaveLength(0);
    await paused(false)();
    await e.runAll();
    expect(messenger.arrived).toHaveLength(3);
  });
});
