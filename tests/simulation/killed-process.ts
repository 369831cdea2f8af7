import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { startEmbedded } from "../../adapters/mongo/embedded/start.ts";
import { addDays } from "../../src/shared/calendar.ts";
import { random } from "./random.ts";
import { openWorld } from "./world.ts";
import { play } from "./year.ts";

/**
 * The office in a process of its own, store and all, until it is killed. Arguments: folder of the store, file of what arrived and was
 * acknowledged, file of the days that are done, first and last day. It goes on with the day that it was killed in.
 */
const [folder = "", worldFile = "", daysFile = "", first = "", to = ""] = process.argv.slice(2);
const done = existsSync(daysFile) ? readFileSync(daysFile, "utf8").split("\n").filter((day) => day.length === 10).at(-1) : undefined;
const from = done === undefined ? first : addDays(done, 1);
const server = await startEmbedded({ folder });
process.stdout.write("ready\n");
await play(server, { from, to, world: openWorld(worldFile), random: random(process.pid), dayDone: (date) => appendFileSync(daysFile, `${date}\n`) });
await server.close();
process.stdout.write("over\n");
