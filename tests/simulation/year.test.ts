import { expect, it } from "vitest";
import { startEmbedded } from "../../adapters/mongo/embedded/start.ts";
import { connect } from "../../adapters/mongo/connection.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordedLog } from "../support/log.ts";
import { check } from "./check.ts";
import { crashPlan } from "./crashing-ports.ts";
import { random } from "./random.ts";
import { isClean, reportLines } from "./report.ts";
import { openWorld } from "./world.ts";
import { play } from "./year.ts";

/** The short version of `npm run simulate`: the first round's decisive days, on the same code. */
it("a round with two instances, absences and processes that die in every kind of write loses, doubles and mistimes nothing", async () => {
  const server = await startEmbedded({ folder: temporaryFolder() });
  const world = openWorld();
  const crashes = crashPlan(random(8), 2, 0.01);
  const year = await play(server, { from: "2021-04-01", to: "2021-05-17", world, random: random(7), crashes, only: ["2021-04-01", "2021-04-06", "2021-04-22", "2021-04-23", "2021-04-24", "2021-04-29", "2021-04-30", "2021-05-04", "2021-05-17"] });
  const { connection, disconnect } = await connect(server.uri, recordedLog());
  const findings = await check(await openStores(connection, { machineNow: Date.now, programmeNow: Date.now, log: recordedLog() }), year.active, world);
  await disconnect();
  await server.close();
  expect(isClean(findings), reportLines(findings, { restarts: year.restarts, crashes }).join("\n")).toBe(true);
  expect(findings).toMatchObject({ rounds: 1 });
  expect(findings.reminders).toBeGreaterThan(10);
  expect([...crashes.byKind.values()].filter((n) => n > 0).length).toBeGreaterThan(10);
}, 90_000);
