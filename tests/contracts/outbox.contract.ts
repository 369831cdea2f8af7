import { describe, expect, it } from "vitest";
import { forgetSettled } from "../../adapters/mongo/outbox-store.ts";
import type { OutboxEntry, Purpose } from "../../src/messaging/outbox.ts";
import { entry } from "../support/rows.ts";
import type { TestStore } from "../support/store.ts";

const to = (person: string) => ({ to: { kind: "person", person } as const });

/** What every outbox promises; run against each server. */
export function outboxContract(given: TestStore): void {
  const outbox = () => given.stores.outbox;
  const make = (key: string, more: Partial<OutboxEntry> = {}): OutboxEntry => entry(key, given.clock.now(), { ...to(key), ...more });
  const claim = async (owner = "A", limit = 10, leaseMs = 60_000) =>
    (await outbox().claim({ now: given.clock.now(), limit, leaseMs, owner })).map(({ key }) => key);
  const claimInDoubt = async (owner = "B", limit = 10) => (await outbox().claimInDoubt({ limit, leaseMs: 60_000, owner })).map(({ key }) => key);
  const stateOf = async (key: string) => (await outbox().get(key))?.state;

  describe("an outbox", () => {
    it("takes a key once and says how many were new", async () => {
      expect(await outbox().add([make("a"), make("b")])).toBe(2);
      expect(await outbox().add([make("b", { purpose: "broadcast" }), make("c"), make("c")])).toBe(1);
      expect(await outbox().add([])).toBe(0);
      expect((await outbox().get("b"))?.purpose).toBe("reminder");
      expect(await outbox().get("a")).toStrictEqual(make("a"));
    });

    it("gives urgent messages first: reminder, notice, summary, broadcast", async () => {
      const purposes: readonly Purpose[] = ["broadcast", "summary", "notice", "reminder"];
      await outbox().add(purposes.map((purpose) => make(purpose, { purpose })));
      expect(await claim("A", 3)).toEqual(["reminder", "notice", "summary"]);
      expect(await claim("A", 3)).toEqual(["broadcast"]);
    });

    it("gives nothing before it is due", async () => {
      await outbox().add([make("nyt"), make("huomenna", { dueAt: given.clock.now() + 86_400_000 })]);
      expect(await claim()).toEqual(["nyt"]);
      await outbox().settle("nyt", "A", { state: "delivered" });
      given.clock.set(given.clock.now() + 86_399_999);
      expect(await claim()).toEqual([]);
      given.clock.set(given.clock.now() + 1);
      expect(await claim()).toEqual(["huomenna"]);
    });

    it("never gives one entry to two, however many ask at once", async () => {
      await outbox().add(Array.from({ length: 60 }, (_, i) => make(`viesti:${i}`)));
      const claims = await Promise.all(Array.from({ length: 6 }, (_, i) => claim(`engine-${i}`, 20)));
      const keys = claims.flat();
      expect(new Set(keys).size).toBe(keys.length);
      const rest = await claim("last", 100);
      expect(new Set([...keys, ...rest]).size).toBe(60);
    });

    it("gives the messages of one conversation in the order they came, also when a later one is more urgent", async () => {
      await outbox().add([make("eka", { ...to("anna"), purpose: "broadcast" }), make("toka", { ...to("anna"), purpose: "reminder" })]);
      expect(await claim("A", 1)).toEqual(["eka"]);
      expect(await claim("B", 1)).toEqual([]);
      await outbox().settle("eka", "A", { state: "delivered", sentAt: 1 });
      expect(await claim("B", 1)).toEqual(["toka"]);
    });

    it("lets nothing pass an entry that waits to be tried again, but everything pass one that is only planned for later", async () => {
      const later = given.clock.now() + 600_000;
      await outbox().add([make("suunniteltu", { ...to("anna"), dueAt: later }), make("eka", to("anna")), make("toka", to("anna")), make("muu", to("ben"))]);
      expect(await claim("A", 1)).toEqual(["eka"]);
      await outbox().settle("eka", "A", { state: "waiting", reason: "rateLimited", dueAt: given.clock.now() + 30_000 });
      expect(await claim("B")).toEqual(["muu"]);
      given.clock.advance(30_000);
      expect(await claim("B")).toEqual(["eka", "toka"]);
    });

    it("gives a workspace's sender its own entries, and what is planned for none together with what stands before it", async () => {
      await outbox().add([make("tiedote:anna", { ...to("anna"), purpose: "broadcast", workspace: "T" }), make("tiedote:ben", { ...to("ben"), purpose: "broadcast", workspace: "T" }), make("muistutus:anna", to("anna"))]);
      const of = async (workspace: string | null) => (await outbox().claim({ now: given.clock.now(), limit: 10, leaseMs: 60_000, owner: "A", workspace })).map(({ key }) => key);
      expect(await of("U")).toEqual([]);
      expect(await of(null)).toEqual(["tiedote:anna", "muistutus:anna"]);
      expect(await of("T")).toEqual(["tiedote:ben"]);
      expect(await outbox().hasDue("T", given.clock.now())).toBe(false);
    });

    it("is not blocked by many entries of conversations that have to wait", async () => {
      await outbox().add(Array.from({ length: 30 }, (_, i) => make(`hidas:${i}`, to("slow"))));
      await outbox().add([make("nopea", to("fast"))]);
      expect(await claim("A", 1)).toEqual(["hidas:0"]);
      await outbox().settle("hidas:0", "A", { state: "waiting", dueAt: given.clock.now() + 60_000 });
      expect(await claim("B", 2)).toEqual(["nopea"]);
    });

    it("counts tries, and does not count one that was put back", async () => {
      await outbox().add([make("a")]);
      await claim();
      expect(await outbox().get("a")).toMatchObject({ state: "sending", attempts: 1 });
      await outbox().settle("a", "A", { state: "queued", dueAt: given.clock.now() });
      expect(await outbox().get("a")).toMatchObject({ state: "queued", attempts: 0 });
      await claim();
      await outbox().settle("a", "A", { state: "waiting", reason: "platformDown", dueAt: given.clock.now() });
      expect(await outbox().get("a")).toMatchObject({ state: "waiting", attempts: 1, reason: "platformDown" });
    });

    it("keeps how it ended: reason, moment and the platform's own reference", async () => {
      const ref = { platform: "slack", tenant: "T1", conversation: "C1", message: "1.2" };
      await outbox().add([make("a"), make("b")]);
      await claim();
      await outbox().settle("a", "A", { state: "delivered", sentAt: 77, ref });
      await outbox().settle("b", "A", { state: "failed", reason: "archived" });
      expect(await outbox().get("a")).toStrictEqual({ ...make("a"), state: "delivered", attempts: 1, sentAt: 77, ref });
      expect(await outbox().get("b")).toStrictEqual({ ...make("b"), state: "failed", attempts: 1, reason: "archived" });
    });

    it("lets only the holder of the claim settle", async () => {
      await outbox().add([make("a")]);
      await claim("A");
      expect(await outbox().settle("a", "B", { state: "delivered" })).toBe(false);
      expect(await outbox().settle("a", "A", { state: "delivered" })).toBe(true);
      expect(await outbox().settle("a", "A", { state: "failed", reason: "archived" })).toBe(false);
      expect(await stateOf("a")).toBe("delivered");
    });

    it("queues again what was claimed and never begun when its holder died", async () => {
      await outbox().add([make("a")]);
      await claim("A", 10, 1_000);
      given.clock.advance(1_001);
      expect(await claimInDoubt()).toEqual([]);
      expect(await claim("B")).toEqual(["a"]);
      expect(await outbox().begin("a", "A", 1_000)).toBe(false);
      expect(await outbox().begin("a", "B", 1_000)).toBe(true);
    });

    it("has in doubt what was begun and not settled in time, and nothing else", async () => {
      await outbox().add([make("a"), make("b")]);
      await claim("A", 10, 1_000);
      expect(await outbox().begin("a", "A", 5_000)).toBe(true);
      given.clock.advance(4_000);
      expect(await claimInDoubt()).toEqual([]);
      given.clock.advance(1_001);
      const both = await Promise.all([claimInDoubt("B"), claimInDoubt("C")]);
      expect(both.flat()).toEqual(["a"]);
      expect(await claim("D")).toEqual(["b"]);
      expect(await outbox().settle("a", "A", { state: "delivered" })).toBe(false);
      expect(await outbox().get("a")).toMatchObject({ state: "sending", attempts: 2 });
    });

    it("takes back what has not left, by the beginning of its key", async () => {
      await outbox().add([make("r:2021-Q3:anna:1"), make("r:2021-Q3:anna:2"), make("r:2021-Q3:anna-maria:1"), make("r:2021-Q3:bo:1")]);
      expect(await claim("A", 1)).toEqual(["r:2021-Q3:anna:1"]);
      expect(await outbox().withdraw("r:2021-Q3:anna:", "answered")).toBe(1);
      expect(await outbox().get("r:2021-Q3:anna:2")).toMatchObject({ state: "cancelled", reason: "answered" });
      expect(await stateOf("r:2021-Q3:anna:1")).toBe("sending");
      expect(await claim("B")).toEqual(["r:2021-Q3:anna-maria:1", "r:2021-Q3:bo:1"]);
      expect(await outbox().add([make("r:2021-Q3:anna:2")])).toBe(0);
    });

    it("lists the latest first, by state and programme, and counts every state", async () => {
      await outbox().add([make("a"), make("b"), make("c", { programme: "toinen" })]);
      await claim("A", 1);
      expect((await outbox().list({ limit: 10 })).map(({ key }) => key)).toEqual(["c", "b", "a"]);
      expect((await outbox().list({ limit: 2 })).map(({ key }) => key)).toEqual(["c", "b"]);
      expect((await outbox().list({ state: "queued", programme: "tuottavuus", limit: 10 })).map(({ key }) => key)).toEqual(["b"]);
      expect(await outbox().counts()).toEqual({ queued: 2, sending: 1, delivered: 0, waiting: 0, failed: 0, unconfirmed: 0, cancelled: 0, unreachable: 0 });
    });

    it("queues again for the operator what failed, is unconfirmed or unreachable, and nothing else", async () => {
      await outbox().add(["failed", "unconfirmed", "unreachable", "delivered", "cancelled"].map((key) => make(key)));
      await claim();
      for (const state of ["failed", "unconfirmed", "unreachable", "delivered", "cancelled"] as const) await outbox().settle(state, "A", { state, reason: "gaveUp" });
      given.clock.advance(10);
      for (const key of ["failed", "unconfirmed", "unreachable"]) {
        expect(await outbox().requeue(key, given.clock.now())).toBe(true);
        expect(await outbox().get(key)).toStrictEqual({ ...make(key), createdAt: given.clock.now() - 10, state: "queued", attempts: 0, dueAt: given.clock.now() });
      }
      for (const key of ["delivered", "cancelled", "failed", "not there"]) expect(await outbox().requeue(key, given.clock.now())).toBe(false);
      expect(await claim()).toEqual(["failed", "unconfirmed", "unreachable"]);
    });

    it("drops for the operator what is not delivered, but not what is leaving right now", async () => {
      await outbox().add([make("a"), make("b"), make("c", { dueAt: given.clock.now() + 1 })]);
      await claim("A", 10, 1_000);
      await outbox().settle("b", "A", { state: "delivered" });
      expect(await outbox().drop("a")).toBe(false);
      expect(await outbox().drop("b")).toBe(false);
      expect(await outbox().drop("c")).toBe(true);
      expect(await outbox().get("c")).toMatchObject({ state: "cancelled", reason: "droppedByOperator" });
      given.clock.advance(2_000);
      expect(await outbox().drop("a")).toBe(true);
      expect(await claim()).toEqual([]);
    });

    it("forgets settled entries older than it is told, and only those", async () => {
      await outbox().add([make("vanha"), make("kesken")]);
      await claim();
      await outbox().settle("vanha", "A", { state: "delivered" });
      await outbox().settle("kesken", "A", { state: "waiting", dueAt: 0 });
      expect(await forgetSettled(given.connection, given.clock.now())).toBe(0);
      expect(await forgetSettled(given.connection, given.clock.now() + 1)).toBe(1);
      expect(await stateOf("kesken")).toBe("waiting");
    });

    it("refuses to read an entry of a newer product", async () => {
      await outbox().add([make("a")]);
      await given.connection.collection("outbox").updateOne({}, { $set: { v: 2 } });
      await expect(outbox().get("a")).rejects.toMatchObject({ code: "storeTooNew" });
    });
  });
}
