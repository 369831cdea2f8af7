import { beforeEach, describe, expect, it } from "vitest";
import type { OutboxDraft } from "../../src/messaging/outbox.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";
import type { Stores } from "../../src/ports/stores.ts";
import { engine } from "../support/delivery.ts";
import { anything, recordingMessenger, toConversation } from "../support/messenger.ts";
import { account, card, entry, person, place } from "../support/rows.ts";
import { withStore } from "../support/store.ts";

const given = withStore();

const outbox = () => given.stores.outbox;
const toPlace = (conversation: string): Pick<OutboxDraft, "to"> => ({ to: { kind: "place", place: place(conversation).id } });
/** A short patience, so that a test sees its end. */
const retry = { firstMs: 10_000, longestMs: 3_600_000, tries: 6 };
const queue = (key: string, more: Partial<OutboxDraft> = {}) => outbox().add([entry(key, given.clock.now(), more)]);

beforeEach(async () => {
  await given.stores.persons.insert(person("anna"));
  await given.stores.accounts.insert(account("anna"));
  for (const conversation of ["C-vanhus", "C-digi"]) await given.stores.places.insert(place(conversation));
});

describe("a message that is due", () => {
  it("reaches the person's direct conversation and is delivered with the platform's reference", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna");
    expect(await engine(given, [slack]).run()).toMatchObject({ claimed: 1, delivered: 1, nextInMs: 0 });
    expect(slack.arrived).toEqual([{ to: { tenant: "T1", user: "U-anna", conversation: "D-anna" }, message: { key: "muistutus:anna", card: card("muistutus:anna") } }]);
    expect(await outbox().get("muistutus:anna")).toMatchObject({
      state: "delivered",
      sentAt: given.clock.now(),
      ref: { platform: "test", tenant: "T1", conversation: "D-anna", message: "m:muistutus:anna" },
    });
  });

  it("reaches a group's channel", async () => {
    const slack = recordingMessenger();
    await queue("kooste:vanhus", toPlace("C-vanhus"));
    await engine(given, [slack]).run();
    expect(slack.arrived.map(({ to }) => to)).toEqual([{ tenant: "T1", conversation: "C-vanhus" }]);
  });

  it("goes to the account last heard from, on a platform that is running", async () => {
    const [slack, teams] = [recordingMessenger(), recordingMessenger({ platform: "teams" })];
    const ref = { platform: "teams", tenant: "T2", user: "29:anna" };
    const { direct: _none, ...teamsAccount } = account("anna", { ref, seenAt: 99 });
    await given.stores.accounts.insert(teamsAccount);
    await queue("eka");
    await engine(given, [slack, teams]).run();
    expect(teams.arrived.map(({ to }) => to)).toEqual([{ tenant: "T2", user: "29:anna" }]);
    await queue("toka");
    await engine(given, [slack]).run();
    expect(slack.keys()).toEqual(["toka"]);
  });

  it("goes to the person's next account when the one last heard from refuses it for good, and fails only after the last", async () => {
    const [slack, teams] = [recordingMessenger(), recordingMessenger({ platform: "teams" })];
    await given.stores.accounts.insert(account("anna", { ref: { platform: "teams", tenant: "T2", user: "29:anna" }, seenAt: 99 }));
    teams.answer(anything, { kind: "final", reason: "notInstalled" }, { kind: "final", reason: "notInstalled" });
    await queue("eka");
    await engine(given, [slack, teams]).runAll();
    expect([teams.tried.length, slack.keys()]).toEqual([1, ["eka"]]);
    slack.answer(anything, { kind: "final", reason: "notFound" });
    await queue("toka");
    await engine(given, [slack, teams]).runAll();
    expect([teams.tried.length, slack.tried.length]).toEqual([2, 2]);
    expect(await outbox().get("toka")).toMatchObject({ state: "failed", reason: "notFound" });
  });

  it("is sent once when it was queued twice", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna");
    await queue("muistutus:anna");
    await engine(given, [slack]).runAll();
    await queue("muistutus:anna");
    await engine(given, [slack]).runAll();
    expect(slack.keys()).toEqual(["muistutus:anna"]);
  });

  it("is cancelled when the owner has answered meanwhile", async () => {
    const slack = recordingMessenger();
    const asked: unknown[] = [];
    const checks = { owes: (params: Readonly<Record<string, string>>) => Promise.resolve((asked.push(params), params["person"] !== "anna")) };
    await queue("muistutus:anna", { stillDue: { check: "owes", params: { person: "anna" } } });
    await given.stores.accounts.insert(account("bo"));
    await queue("muistutus:bo", { to: { kind: "person", person: "bo" }, stillDue: { check: "owes", params: { person: "bo" } } });
    expect(await engine(given, [slack], { checks }).run()).toMatchObject({ cancelled: 1, delivered: 1 });
    expect(asked).toContainEqual({ person: "anna" });
    expect(slack.keys()).toEqual(["muistutus:bo"]);
    expect(await outbox().get("muistutus:anna")).toMatchObject({ state: "cancelled", reason: "noLongerDue" });
  });

  it("is not sent when it was taken back before", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna:1");
    await outbox().withdraw("muistutus:anna:", "answered");
    expect(await engine(given, [slack]).run()).toMatchObject({ claimed: 0 });
  });

  it("is unreachable when the person has no account, and can be sent later when there is one", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:bo", { to: { kind: "person", person: "bo" } });
    expect(await engine(given, [slack]).run()).toMatchObject({ unreachable: 1 });
    expect(await outbox().get("muistutus:bo")).toMatchObject({ state: "unreachable", reason: "noAccount" });
    await given.stores.accounts.insert(account("bo"));
    await outbox().requeue("muistutus:bo", given.clock.now());
    await engine(given, [slack]).run();
    expect(slack.keys()).toEqual(["muistutus:bo"]);
  });

  it("fails when its channel is unknown, and waits when its platform is not running here", async () => {
    await queue("poissa", toPlace("C-poissa"));
    await given.stores.places.insert(place("C-teams", { platform: "teams", id: "teams-channel" }));
    await queue("toisaalla", { to: { kind: "place", place: "teams-channel" } });
    await engine(given, [recordingMessenger()]).run();
    expect(await outbox().get("poissa")).toMatchObject({ state: "failed", reason: "notFound" });
    expect(await outbox().get("toisaalla")).toMatchObject({ state: "waiting", reason: "platformDown", attempts: 1 });
  });
});

describe("a platform that says no", () => {
  it("ends a message to an archived channel at once, and the next to another channel goes", async () => {
    const slack = recordingMessenger();
    slack.answer(toConversation("C-vanhus"), { kind: "final", reason: "archived" });
    await queue("kooste:vanhus", toPlace("C-vanhus"));
    await queue("kooste:digi", toPlace("C-digi"));
    expect(await engine(given, [slack]).run()).toMatchObject({ failed: 1, delivered: 1 });
    expect(await outbox().get("kooste:vanhus")).toMatchObject({ state: "failed", reason: "archived" });
    expect(given.log.lines).toContainEqual({ level: "warn", code: "deliveryEnded", context: { key: "kooste:vanhus", purpose: "reminder", state: "failed", reason: "archived" } });
  });

  it("is obeyed for the conversation it asked to wait for, to the second, while others go on", async () => {
    const slack = recordingMessenger();
    const e = engine(given, [slack]);
    slack.answer(toConversation("C-vanhus"), { kind: "retry", reason: "rateLimited", afterMs: 30_000 });
    await queue("vanhus:1", toPlace("C-vanhus"));
    await queue("vanhus:2", toPlace("C-vanhus"));
    await queue("digi:1", toPlace("C-digi"));
    expect(await e.run()).toMatchObject({ waiting: 1, queued: 1, delivered: 1 });
    expect(await outbox().get("vanhus:1")).toMatchObject({ state: "waiting", reason: "rateLimited", dueAt: given.clock.now() + 30_000 });
    await queue("vanhus:3", toPlace("C-vanhus"));
    given.clock.advance(29_999);
    await e.runAll();
    expect(slack.tried).toHaveLength(2);
    given.clock.advance(1);
    await e.runAll();
    expect(slack.keys()).toEqual(["digi:1", "vanhus:1", "vanhus:2", "vanhus:3"]);
  });

  it("is obeyed also when the programme's clock is moved on meanwhile", async () => {
    const slack = recordingMessenger();
    const e = engine(given, [slack]);
    slack.answer(anything, { kind: "retry", reason: "rateLimited", afterMs: 30_000 });
    await queue("vanhus:1", toPlace("C-vanhus"));
    await e.run();
    given.clock.set(given.clock.now() + 86_400_000);
    await e.runAll();
    expect(slack.tried).toHaveLength(1);
    given.clock.advance(30_000);
    await e.runAll();
    expect(slack.keys()).toEqual(["vanhus:1"]);
  });

  it("is tried again with growing waits and then given up as a dead letter, which the operator can send again", async () => {
    const slack = recordingMessenger();
    const e = engine(given, [slack]);
    slack.answer(anything, ...Array.from({ length: retry.tries }, () => ({ kind: "retry", reason: "platformDown" }) as const));
    await queue("kooste:vanhus", toPlace("C-vanhus"));
    const waits: number[] = [];
    for (;;) {
      await e.run({ retry });
      const now = await outbox().get("kooste:vanhus");
      if (now?.state !== "waiting") break;
      waits.push(now.dueAt - given.clock.now());
      given.clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toHaveLength(retry.tries - 1);
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
    expect(await outbox().get("kooste:vanhus")).toMatchObject({ state: "failed", reason: "gaveUp", attempts: retry.tries });
    expect((await outbox().list({ state: "failed", limit: 5 })).map(({ key }) => key)).toEqual(["kooste:vanhus"]);
    await outbox().requeue("kooste:vanhus", given.clock.now());
    await e.run();
    expect(slack.keys()).toEqual(["kooste:vanhus"]);
  });
});

describe("pacing", () => {
  const limits: SendingLimits = { perConversation: [{ sends: 1, windowMs: 1_000 }], perTenant: [{ sends: 5, windowMs: 60_000 }] };

  it("sends one message a second to a channel, in the order they came, and says when to come back", async () => {
    const slack = recordingMessenger({ limits });
    const e = engine(given, [slack]);
    for (let i = 1; i <= 4; i += 1) await queue(`vanhus:${i}`, toPlace("C-vanhus"));
    await queue("digi:1", toPlace("C-digi"));
    await e.runAll();
    expect([...slack.keys()].sort()).toEqual(["digi:1", "vanhus:1"]);
    expect((await e.run()).claimed).toBe(0);
    for (let second = 2; second <= 4; second += 1) {
      given.clock.advance(1_000);
      await e.runAll();
      expect(slack.keys().filter((key) => key.startsWith("vanhus"))).toEqual(Array.from({ length: second }, (_, i) => `vanhus:${i + 1}`));
    }
    expect(await outbox().get("vanhus:4")).toMatchObject({ attempts: 1 });
  });

  it("keeps a workspace's limit over many people, and loses nobody", async () => {
    const slack = recordingMessenger({ limits });
    const e = engine(given, [slack]);
    for (let i = 0; i < 12; i += 1) {
      await given.stores.accounts.insert(account(`p${i}`));
      await queue(`viesti:${i}`, { purpose: "broadcast", to: { kind: "person", person: `p${i}` } });
    }
    await e.runAll();
    expect(slack.arrived).toHaveLength(5);
    const next = await e.run();
    expect(next.delivered).toBe(0);
    given.clock.advance(60_000);
    await e.runAll();
    expect(slack.arrived).toHaveLength(10);
    given.clock.advance(60_000);
    await e.runAll();
    expect(new Set(slack.keys()).size).toBe(12);
  });
});

describe("a crash", () => {
  /** The process dies when it is about to save how a send ended. */
  const dying = (real: Stores): Stores => ({ ...real, outbox: { ...real.outbox, settle: () => Promise.reject(new Error("power cut")) } });

  it("between sending and saving is looked up: what arrived is not sent again", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna");
    expect(await engine(given, [slack], { owner: "A", stores: dying }).run()).toMatchObject({ sending: 1, delivered: 0 });
    const b = engine(given, [slack], { owner: "B" });
    expect(await b.run()).toMatchObject({ claimed: 0 });
    given.clock.advance(60_001);
    expect(await b.run()).toMatchObject({ claimed: 1, delivered: 1 });
    expect(slack.lookedUp).toEqual(["muistutus:anna"]);
    expect(slack.tried).toHaveLength(1);
    expect(await outbox().get("muistutus:anna")).toMatchObject({ state: "delivered", ref: { message: "m:muistutus:anna" } });
  });

  it("before it arrived is looked up, too, and then it is sent", async () => {
    const slack = recordingMessenger();
    slack.answer(anything, { kind: "inDoubt", reason: "answerLost" });
    await queue("muistutus:anna");
    const e = engine(given, [slack]);
    expect(await e.run()).toMatchObject({ sending: 1, nextInMs: 25_000 });
    given.clock.advance(60_001);
    await e.runAll();
    expect(slack.lookedUp).toEqual(["muistutus:anna"]);
    expect(slack.keys()).toEqual(["muistutus:anna"]);
  });

  it("leaves a message unconfirmed where the platform cannot tell, and never sends it again by itself", async () => {
    const teams = recordingMessenger();
    teams.cannotTell();
    teams.answer(anything, "lost");
    await queue("muistutus:anna");
    const e = engine(given, [teams]);
    await e.run();
    given.clock.advance(60_001);
    expect(await e.run()).toMatchObject({ unconfirmed: 1 });
    given.clock.advance(86_400_000);
    await e.runAll();
    expect(teams.tried).toHaveLength(1);
    expect(await outbox().get("muistutus:anna")).toMatchObject({ state: "unconfirmed", reason: "answerLost" });
  });

  it("right after claiming leaves nothing in doubt: nothing was begun, everything is sent", async () => {
    const teams = recordingMessenger();
    teams.cannotTell();
    for (let i = 0; i < 3; i += 1) await queue(`viesti:${i}`);
    await outbox().claim({ now: given.clock.now(), limit: 10, leaseMs: 60_000, owner: "A dead process" });
    given.clock.advance(60_001);
    await engine(given, [teams]).runAll();
    expect(teams.keys()).toEqual(["viesti:0", "viesti:1", "viesti:2"]);
    expect(teams.lookedUp).toEqual([]);
  });

  it("in every single run does not go on for ever: a message that takes the process down each time is given up", async () => {
    await queue("myrkky");
    for (let i = 0; i <= retry.tries; i += 1) {
      await outbox().claim({ now: given.clock.now(), limit: 1, leaseMs: 1_000, owner: `dies ${i}` });
      given.clock.advance(1_001);
    }
    await engine(given, [recordingMessenger()]).run({ retry });
    expect(await outbox().get("myrkky")).toMatchObject({ state: "failed", reason: "gaveUp" });
  });

  it("does not let later messages of the conversation pass the one in doubt", async () => {
    const slack = recordingMessenger();
    slack.answer(anything, "lost");
    const e = engine(given, [slack]);
    await queue("eka");
    await queue("toka");
    await e.runAll();
    await queue("kolmas");
    await e.runAll();
    expect(slack.keys()).toEqual(["eka"]);
    given.clock.advance(60_001);
    await e.runAll();
    expect(slack.keys()).toEqual(["eka", "toka", "kolmas"]);
  });
});

describe("a part that fails", () => {
  it("a check that throws: the message waits, the others go, the log has a code and no text", async () => {
    const slack = recordingMessenger();
    const checks = { owes: () => Promise.reject(new Error("Anna Virtanen ei vastannut")) };
    await queue("muistutus:anna", { stillDue: { check: "owes", params: {} } });
    await queue("kooste:vanhus", toPlace("C-vanhus"));
    expect(await engine(given, [slack], { checks }).run()).toMatchObject({ waiting: 1, delivered: 1 });
    expect(given.log.codes()).toContain("deliverPortFailed");
    expect(JSON.stringify(given.log.lines)).not.toContain("Virtanen");
  });

  it("an unknown check never counts as a yes", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna", { stillDue: { check: "tuntematon", params: {} } });
    expect(await engine(given, [slack]).run()).toMatchObject({ waiting: 1 });
    expect(slack.tried).toEqual([]);
  });

  it("a messenger that throws may have sent: it is looked up before anything is sent again", async () => {
    const slack = recordingMessenger();
    slack.answer(anything, new Error("socket hang up"));
    await queue("muistutus:anna");
    const e = engine(given, [slack]);
    expect(await e.run()).toMatchObject({ sending: 1 });
    expect(given.log.codes()).toContain("messengerFailed");
    given.clock.advance(60_001);
    await e.runAll();
    expect(slack.lookedUp).toEqual(["muistutus:anna"]);
    expect(slack.keys()).toEqual(["muistutus:anna"]);
  });

  it("a look-up that throws leaves the message in doubt, it is not sent unseen", async () => {
    const slack = recordingMessenger();
    slack.answer(anything, "lost");
    await queue("muistutus:anna");
    const e = engine(given, [{ ...slack, lookUp: () => Promise.reject(new Error("down")) }]);
    await e.run();
    for (let i = 0; i < 3; i += 1) {
      given.clock.advance(60_001);
      expect(await e.run()).toMatchObject({ claimed: 1, sending: 1 });
    }
    expect(slack.tried).toHaveLength(1);
    given.clock.advance(60_001);
    expect(await engine(given, [slack]).run()).toMatchObject({ delivered: 1 });
    expect(slack.tried).toHaveLength(1);
  });

  it("a store that is away: nothing is thrown, nothing is lost", async () => {
    const slack = recordingMessenger();
    await queue("muistutus:anna");
    const away = (real: Stores): Stores => ({ ...real, outbox: { ...real.outbox, claim: () => Promise.reject(new Error("gone")), claimInDoubt: () => Promise.reject(new Error("gone")) } });
    expect(await engine(given, [slack], { stores: away }).run()).toMatchObject({ claimed: 0 });
    expect(given.log.codes()).toContain("deliverClaimFailed");
    await engine(given, [slack]).run();
    expect(slack.keys()).toEqual(["muistutus:anna"]);
  });
});

describe("two engines side by side", () => {
  it("send every message once and keep the order of each conversation", async () => {
    const slack = recordingMessenger();
    slack.during(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 4)));
    for (let p = 0; p < 8; p += 1) await given.stores.accounts.insert(account(`p${p}`));
    for (let i = 0; i < 48; i += 1) await queue(`viesti:${String(i).padStart(2, "0")}`, { to: { kind: "person", person: `p${i % 8}` } });
    const engines = ["A", "B", "C"].map((owner) => engine(given, [slack], { owner }));
    const stubborn = async (e: (typeof engines)[number]): Promise<void> => {
      for (let idle = 0; idle < 5; ) {
        const { claimed } = await e.run({ limit: 7 });
        idle = claimed === 0 ? idle + 1 : 0;
        if (claimed === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await Promise.all(engines.map(stubborn));
    expect(slack.keys()).toHaveLength(48);
    expect(new Set(slack.keys()).size).toBe(48);
    for (let p = 0; p < 8; p += 1) {
      const inOrder = slack.arrived.filter(({ to }) => to.user === `U-p${p}`).map(({ message }) => message.key);
      expect(inOrder).toEqual([...inOrder].sort());
    }
    expect(await outbox().counts()).toMatchObject({ delivered: 48, queued: 0, sending: 0 });
  });

  it("do not both send when the first overslept its claim", async () => {
    const slack = recordingMessenger();
    const b = engine(given, [slack], { owner: "B", checks: { owes: () => Promise.resolve(true) } });
    // While A asks whether it is still due, its lease runs out and B delivers.
    const owes = async (): Promise<boolean> => {
      given.clock.advance(60_001);
      await b.runAll();
      return true;
    };
    await queue("muistutus:anna", { stillDue: { check: "owes", params: {} } });
    expect(await engine(given, [slack], { owner: "A", checks: { owes } }).run()).toMatchObject({ claimed: 1, delivered: 0, leaseLost: 1 });
    expect(slack.tried).toHaveLength(1);
    expect(given.log.codes()).toContain("deliveryLeaseLost");
    expect(await outbox().get("muistutus:anna")).toMatchObject({ state: "delivered" });
  });
});
