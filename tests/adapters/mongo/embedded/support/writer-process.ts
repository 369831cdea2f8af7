import { writeSync } from "node:fs";
import { MongoClient } from "mongodb";
import { startEmbedded } from "../../../../../adapters/mongo/embedded/start.ts";
import type { Row } from "./write-plan.ts";
import { step, WORKERS } from "./write-plan.ts";

/** Serves the folder and writes to it from several workers until it is killed; every acknowledged step is said at once. */
const folder = process.argv[2] ?? "";
const round = Number(process.argv[3]);
const store = await startEmbedded({ folder });
const client = await MongoClient.connect(store.uri);
const rows = client.db().collection<Row>("rows");
await rows.createIndex({ key: 1 }, { unique: true });
await rows.createIndex({ tags: 1, n: -1 });
writeSync(1, `${JSON.stringify({ owner: store.owner })}\n`);

async function work(worker: number): Promise<void> {
  for (let position = 0; ; position++) {
    await step(round, worker, position).run(rows);
    writeSync(1, `${JSON.stringify({ worker, position })}\n`);
  }
}
await Promise.all(Array.from({ length: WORKERS }, (_, worker) => work(worker)));
