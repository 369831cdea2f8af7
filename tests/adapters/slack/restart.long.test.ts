import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { slackCollections } from "../../../adapters/slack/collections.ts";
import { withStore } from "../../support/store.ts";
import { bodyOf, openSlackOffice, signed, signingSecret, stubWorkspace, team, until, userOf } from "./support/slack-office.ts";
import type { SlackStub } from "./stub/slack-stub.ts";
import { startSlackStub } from "./stub/slack-stub.ts";

const store = withStore({ more: slackCollections });
const children: ChildProcess[] = [];
let stub: SlackStub;

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await stub.close();
});

/** Starts Kvartti's Slack in a process of its own; gives its address. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "support/child.ts"), store.uri, stub.apiUrl, signingSecret, String(store.clock.now())], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  for (let i = 0; i < 600 && !said.includes("ready "); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  return { child, url: /ready (\S+)/.exec(said)?.[1] ?? "" };
}

async function mention(url: string, id: string): Promise<number> {
  const { text } = bodyOf("event", {
    team_id: team, type: "event_callback", event_id: id, authorizations: [{ team_id: team }],
    event: { type: "app_mention", user: userOf["hoitaja"], text: "<@UBOT1> tavoite 1 tilanne?", ts: `${String(Math.floor(Date.now() / 1000))}.000100`, channel: "CKOTI", team },
  });
  return (await fetch(`${url}/slack/events`, { method: "POST", headers: { ...signed(text), "Content-Type": "application/json" }, body: text })).status;
}

const calls = (method: string): number => stub.calls.filter((c) => c.method === method).length;
const killed = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once("exit", resolve) && child.kill("SIGKILL"));

test("killed between acknowledgement and answer, the answer comes after the restart, once", async () => {
  stub = await startSlackStub([stubWorkspace()]);
  await (await openSlackOffice(store, { stub, linked: true })).stop();

  const first = await start();
  stub.fail("chat.postMessage", "hangs");
  expect(await mention(first.url, "EvA")).toBe(200);
  await until(() => calls("chat.postMessage") === 1);
  await killed(first.child);
  expect(stub.messages).toEqual([]);

  const second = await start();
  for (let i = 0; i < 200 && stub.messages.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(stub.messages).toHaveLength(1);

  // The answer has left, but nobody heard that it arrived.
  stub.fail("chat.postMessage", "hangsDone");
  expect(await mention(second.url, "EvB")).toBe(200);
  await until(() => stub.messages.length === 2);
  await killed(second.child);

  const third = await start();
  for (let i = 0; i < 200 && calls("conversations.replies") < 2; i++) await new Promise((resolve) => setTimeout(resolve, 100));
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(stub.messages).toHaveLength(2);
  expect(await mention(third.url, "EvB")).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(stub.messages).toHaveLength(2);
}, 240_000);
