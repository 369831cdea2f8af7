/**
 * `npm run simulate [-- SEED]`: a programme year with the bundled sample on a fake clock, two instances on one store, random answers, absences
 * and restarts, and a process that dies before or after every kind of write. Exit code 1 when anything is lost, doubled or out of time.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../adapters/mongo/embedded/start.ts";
import { connect } from "../../adapters/mongo/connection.ts";
import { openStores } from "../../adapters/mongo/stores.ts";
import { recordedLog } from "../support/log.ts";
import { check } from "./check.ts";
import { crashPlan } from "./crashing-ports.ts";
import { random } from "./random.ts";
import { isClean, reportLines } from "./report.ts";
import { openWorld } from "./world.ts";
import { play } from "./year.ts";

const seed = Number(process.argv[2] ?? 1);
const folder = mkdtempSync(join(tmpdir(), "kvartti-year-"));
const server = await startEmbedded({ folder });
const world = openWorld();
const crashes = crashPlan(random(seed + 1), 4, 0.01);
console.log(`A programme year, seed ${seed}`);
const year = await play(server, {
  from: "2021-03-29", to: "2022-03-31", world, random: random(seed), crashes,
  dayDone: (date) => date.endsWith("-01") && console.log(`${date}  ${world.arrived.length} messages arrived, ${world.saved.length} fields acknowledged`),
});
const { connection, disconnect } = await connect(server.uri, recordedLog());
const stores = await openStores(connection, { machineNow: Date.now, programmeNow: Date.now, log: recordedLog() });
const findings = await check(stores, year.active, world);
await disconnect();
await server.close();
rmSync(folder, { recursive: true, force: true });
for (const line of reportLines(findings, { restarts: year.restarts, crashes })) console.log(line);
process.exitCode = isClean(findings) ? 0 : 1;
