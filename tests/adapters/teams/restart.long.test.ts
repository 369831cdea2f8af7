import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { teamsCollections } from "../../../adapters/teams/collections.ts";
import { withStore } from "../../support/store.ts";
import { executed, inPersonal, mentioned, personalId } from "./support/activities.ts";
import type { Json } from "./support/activities.ts";
import { actionsOf, textsOf } from "./support/cards.ts";
import { startConnector } from "./support/connector.ts";
import type { Connector } from "./support/connector.ts";
import { openTeamsOffice } from "./support/teams-office.ts";
import type { TeamsOffice } from "./support/teams-office.ts";

const store = withStore({ more: teamsCollections });
const children: ChildProcess[] = [];
let connector: Connector;
let office: TeamsOffice;

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await connector.close();
});

/** Starts Kvartti's Teams in a process of its own; gives its address. */
async function start(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "support/child.ts"), store.uri, String(store.clock.now())], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  let said = "";
  child.stdout?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await until(() => said.includes("ready "), 60_000);
  return { child, url: `${/ready (\S+)/.exec(said)?.[1] ?? ""}/api/messages` };
}

async function until(what: () => boolean, patienceMs = 20_000): Promise<void> {
  for (const end = Date.now() + patienceMs; !what() && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(what()).toBe(true);
}

const post = async (url: string, activity: Json): Promise<number> =>
  (await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(activity) })).status;
const killed = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.once("exit", resolve) && child.kill("SIGKILL"));
const sends = (): number => connector.calls.filter((c) => c.method === "POST" && c.path.includes("/activities")).length;

test("killed between acknowledgement and answer, the question is answered after the restart, once, also when it is delivered again", async () => {
  connector = await startConnector();
  office = await openTeamsOffice(store, connector, { linked: "koti" });
  await office.close();
  const question = mentioned(connector, office.user("hoitaja"), "tavoite 1 tilanne?");

  const first = await start();
  connector.fail(/POST .*activities/, { status: 0, hangs: true });
  expect(await post(first.url, question)).toBe(200);
  await until(() => sends() === 1);
  await killed(first.child);
  expect(connector.posted).toEqual([]);

  const second = await start();
  await until(() => connector.posted.length === 1);
  expect(await post(second.url, question)).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(connector.posted).toHaveLength(1);
}, 240_000);

test("killed while a form's answer was being shown, it is saved once and the card changes after the restart", async () => {
  connector = await startConnector();
  office = await openTeamsOffice(store, connector, { linked: "koti" });
  await office.write("kotijohtaja", "ohje");
  await office.goTo("2021-04-01");
  await office.press("kotijohtaja", "Aloita väliarviointi");
  await office.press("kotijohtaja", "Aloita");
  await office.close();
  const chair = office.user("kotijohtaja");
  const form = connector.in(personalId(chair)).at(-1);
  const save = form && actionsOf(form).find((a) => a.title.startsWith("Tallenna"));
  const answer = executed(connector, chair, inPersonal(chair), { ...save?.data, "f:figure:koti-1a-m1": "1163", "f:judgement:koti-1a": "onTrack" }, form?.id ?? "");

  const first = await start();
  connector.calls.splice(0);
  connector.fail(/PUT .*activities/, { status: 0, hangs: true });
  const asked = post(first.url, answer).catch(() => 0);
  await until(() => connector.calls.some((c) => c.method === "PUT"));
  await killed(first.child);
  await asked;

  const second = await start();
  await until(() => (form ? textsOf(form).join(" ").includes("Kotona asuvien osuus") : false));
  expect(await post(second.url, answer)).toBe(200);
  const [submission] = await store.stores.submissions.find({ round: "laituri:2021-Q1", person: "kotijohtaja" });
  expect(submission?.value.revisions.map((r) => r.item)).toEqual(["koti-1a-m1", "koti-1a"]);
}, 240_000);
