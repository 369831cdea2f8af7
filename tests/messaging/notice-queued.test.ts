import { describe, expect, it } from "vitest";
import { noticeQueued } from "../../src/messaging/notice-queued.ts";
import { draft, entry, person } from "../support/rows.ts";
import { withStore } from "../support/store.ts";

const store = withStore();

describe("delivery is woken", () => {
  it("by a save that carries messages and by new outbox entries, not by reading or plain saves", async () => {
    let woken = 0;
    const stores = noticeQueued(store.stores, () => void (woken += 1));
    await stores.persons.insert(person("anna"));
    await stores.persons.find({ programme: "tuottavuus" });
    expect(woken).toBe(0);
    const anna = await stores.persons.get("anna");
    if (!anna) throw new Error("anna is not there");
    await stores.persons.save(anna, person("anna", { name: "Anna" }), [draft("one")]);
    expect(woken).toBe(1);
    await stores.outbox.add([entry("two", 0)]);
    await stores.outbox.add([entry("two", 0)]);
    expect(woken).toBe(2);
  });

  it("not by a save that was too late", async () => {
    let woken = 0;
    const stores = noticeQueued(store.stores, () => void (woken += 1));
    await stores.persons.insert(person("anna"));
    expect(await stores.persons.insert(person("anna"), [draft("one")])).toBe(false);
    expect(woken).toBe(0);
  });
});
