import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { memoryAggregates } from "./support/memory-aggregates.ts";
import type { ChatMessage } from "../../../adapters/web/chat-message.ts";
import type { Messenger } from "../../../src/ports/messenger.ts";
import { goalStatus, reminder } from "./support/office.ts";
import { startPlayground } from "./support/playground-server.ts";
import type { TestPlayground } from "./support/playground-server.ts";
import { see } from "./support/talk.ts";

let t: TestPlayground;
let messenger: Messenger;
beforeEach(async () => {
  t = await startPlayground();
  messenger = t.playground.messenger;
});
afterEach(() => t.stop());

const direct = { tenant: "demo", user: "vanhus-pj" };
const ref = { platform: "web", tenant: "demo", conversation: "dm-vanhus-pj", message: "k1" };

describe("Kvartti's messages to the page", () => {
  test("a message reaches a person's own conversation", async () => {
    expect(await messenger.send(direct, { key: "k1", card: reminder })).toEqual({ kind: "delivered", ref });
    expect((await see(t, "vanhus-pj", "dm-vanhus-pj")).messages).toMatchObject([{ id: "k1" }]);
  });

  test("the same key is the same message, also when it is sent twice at once", async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => messenger.send(direct, { key: "k1", card: reminder })));

    expect(outcomes).toEqual(Array(3).fill({ kind: "delivered", ref }));
    expect((await see(t, "vanhus-pj", "dm-vanhus-pj")).messages).toHaveLength(1);
  });

  test("it is known exactly whether a message was sent", async () => {
    expect(await messenger.lookUp(direct, "k1", Date.now())).toBe("absent");
    await messenger.send(direct, { key: "k1", card: reminder });
    expect(await messenger.lookUp(direct, "k1", Date.now())).toEqual(ref);
  });

  test("a correction takes the message's place", async () => {
    await messenger.send(direct, { key: "k1", card: reminder });
    expect(await messenger.update(ref, goalStatus)).toEqual({ kind: "delivered", ref });
    expect((await see(t, "vanhus-pj", "dm-vanhus-pj")).messages).toMatchObject([{ id: "k1", version: 2, announce: `Kvartti: ${goalStatus.summary}` }]);
  });

  test("two corrections at once both count, the page ends with the later version", async () => {
    await messenger.send(direct, { key: "k1", card: reminder });
    await Promise.all([messenger.update(ref, goalStatus), messenger.update(ref, goalStatus)]);

    expect((await t.chat.get("k1"))?.value.version).toBe(3);
  });

  test.each([
    ["a channel that is not there", { tenant: "demo", conversation: "kellari" }],
    ["a person who is not there", { tenant: "demo", user: "kuka" }],
    ["another workspace", { tenant: "toinen", conversation: "vanhus" }],
    ["no address at all", { tenant: "demo" }],
  ])("%s is a final outcome", async (_name, to) => {
    expect(await messenger.send(to, { key: "k1", card: reminder })).toEqual({ kind: "final", reason: "notFound" });
  });

  test("correcting what was never sent is a final outcome", async () => {
    expect(await messenger.update(ref, goalStatus)).toEqual({ kind: "final", reason: "notFound" });
  });
});

test("a store that fails is tried again later, and the log gets a code", async () => {
  const chat = memoryAggregates<ChatMessage, "place">();
  const broken = await startPlayground({ chat: { ...chat, insert: () => Promise.reject(new Error("disk full")) } });
  const outcome = await broken.playground.messenger.send(direct, { key: "k1", card: reminder });
  await broken.stop();

  expect(outcome).toEqual({ kind: "retry", reason: "platformDown" });
  expect(broken.logged.map((l) => l.code)).toEqual(["web.chatNotKept"]);
});
