import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { startEmbedded } from "../../adapters/mongo/embedded/start.ts";
import { connect } from "../../adapters/mongo/connection.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { currentProgramme } from "../../src/programme/current-programme.ts";
import type { Ports } from "../../src/ports.ts";
import { finnishHolidays } from "../../adapters/calendar/holidays.ts";
import { temporaryFolder } from "../support/folder.ts";
import { recordedLog } from "../support/log.ts";
import { check } from "./check.ts";
import { isClean, reportLines } from "./report.ts";
import { openWorld } from "./world.ts";

const script = fileURLToPath(new URL("killed-process.ts", import.meta.url));
const kills = 10;

async function office(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, join(folder, "store"), join(folder, "world"), join(folder, "days"), "2021-04-01", "2021-05-17"], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout !== null) await once(child.stdout, "data");
  return child;
}

it("a round whose process, store and all, is killed ten times loses, doubles and mistimes nothing", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "store"));
  for (let kill = 0; kill < kills; kill += 1) {
    const child = await office(folder);
    const exited = once(child, "exit");
    await Promise.race([delay(400 + Math.random() * 2_600), exited]);
    child.kill("SIGKILL");
    await exited;
  }
  await once(await office(folder), "exit");
  const server = await startEmbedded({ folder: join(folder, "store") });
  const { connection, disconnect } = await connect(server.uri, recordedLog());
  const stores = await openStores(connection, { machineNow: Date.now, programmeNow: Date.now, log: recordedLog() });
  const active = await currentProgramme({ stores, holidays: finnishHolidays() } as unknown as Ports, undefined);
  const world = openWorld(join(folder, "world"));
  const findings = active && (await check(stores, active, world));
  await disconnect();
  await server.close();
  expect(findings && reportLines(findings, { restarts: kills }).at(-1)).toBe("TOTAL lost 0, doubled 0, wrong day 0, needless 0, silent 0, never reminded 0");
  expect(findings && isClean(findings) && findings.rounds).toBe(1);
  expect(world.saved.length).toBeGreaterThan(20);
});
