import { describe, expect, test } from "vitest";
import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import type { InboxRow } from "../../../adapters/slack/collections.ts";
import { inboxSpec, slackCollections } from "../../../adapters/slack/collections.ts";
import type { Inbox } from "../../../adapters/slack/inbox.ts";
import { createInbox } from "../../../adapters/slack/inbox.ts";
import type { StringIndexed } from "../../../adapters/slack/payloads.ts";
import { withStore } from "../../support/store.ts";

const store = withStore({ more: slackCollections });

interface Desk {
  readonly inbox: Inbox;
  /** Texts in the order in which work on them began. */
  readonly begun: string[];
  /** Ends the work on a text. */
  readonly end: (text: string) => void;
}

/** An inbox whose work takes as long as the test says. */
function deskOf(leaseMs = 20_000): Desk {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const inbox = createInbox({
    rows: openAggregates<InboxRow, "state">(store.connection, inboxSpec), log: store.log, now: () => Date.now(), leaseMs, doubleClickMs: 2_000,
    dispatch: (body, work) => {
      work.thought();
      const text = String(body["text"]);
      begun.push(text);
      return new Promise((resolve) => ends.set(text, resolve));
    },
  });
  return { inbox, begun, end: (text) => ends.get(text)?.() };
}

const said = (user: string, text: string): StringIndexed => ({ text, event: { user } });
const soon = (ms = 60): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

async function arrives(desk: Desk, team: string, user: string, text: string): Promise<void> {
  const kept = await desk.inbox.keep(`event:${team}:${text}`, said(user, text), false);
  if (!kept) throw new Error("known already");
  void desk.inbox.work(kept, said(user, text));
  await Promise.resolve();
}

const states = async (): Promise<readonly unknown[]> => (await store.connection.collection("slackinbox").find({}).toArray()).map((r) => r["state"]);

describe("what has come in is worked on", () => {
  test("one person's messages one after the other, other people's meanwhile", async () => {
    const desk = deskOf();
    await arrives(desk, "T1", "U1", "eka");
    await arrives(desk, "T1", "U1", "toka");
    await arrives(desk, "T1", "U2", "muu");
    expect(desk.begun).toEqual(["eka", "muu"]);
    desk.end("eka");
    await soon();
    expect(desk.begun).toEqual(["eka", "muu", "toka"]);
    desk.end("toka");
    desk.end("muu");
    await desk.inbox.settle();
    expect(await states()).toEqual(["done", "done", "done"]);
  });

  test("a workspace whose Slack does not answer leaves room for the others", async () => {
    const desk = deskOf();
    for (let i = 0; i < 27; i++) await arrives(desk, "T1", `U${String(i)}`, `hidas ${String(i)}`);
    await arrives(desk, "T2", "U1", "toinen");
    expect(desk.begun.at(-1)).toBe("toinen");
    expect(desk.begun.length).toBeLessThan(27);
  });

  test("as long as it is being worked on no other process takes it over, and none counts it as tried", async () => {
    const [one, other] = [deskOf(150), deskOf(150)];
    await arrives(one, "T1", "U1", "pitkä");
    await soon(400);
    await other.inbox.resume();
    await one.inbox.resume();
    expect([...one.begun, ...other.begun]).toEqual(["pitkä"]);
    one.end("pitkä");
    await one.inbox.settle();
    expect(await states()).toEqual(["done"]);
  });

  test("what a process that is gone left is taken up side by side, one person's in order", async () => {
    const left = [["U1", "eka"], ["U1", "toka"], ["U2", "muu"], ["U3", "kolmas"]].map(([user = "", text = ""], i) => ({
      _id: `event:T1:${text}`, v: 1, rev: 1, messages: [], hasMessages: false, team: "T1", state: "open", at: i, leaseUntil: 0, attempts: 0, body: JSON.stringify(said(user, text)),
    }));
    await store.connection.collection("slackinbox").insertMany(left as never);
    const desk = deskOf();
    await desk.inbox.resume();
    await soon();
    expect(desk.begun).toEqual(["eka", "muu", "kolmas"]);
    desk.end("eka");
    await soon();
    expect(desk.begun.at(-1)).toBe("toka");
  });

  test("what was done more than a day ago is forgotten, however much it is", async () => {
    const old = Array.from({ length: 210 }, (_, i) => ({ _id: `event:T1:${String(i)}`, v: 1, rev: 1, messages: [], hasMessages: false, team: "T1", state: "done", at: 1_000 + i, leaseUntil: 0, attempts: 0 }));
    await store.connection.collection("slackinbox").insertMany([...old, { ...old[0], _id: "event:T1:uusi", at: Date.now() }] as never);
    await deskOf().inbox.clear();
    expect(await store.connection.collection("slackinbox").countDocuments({})).toBe(1);
  });
});
