import { rmSync } from "node:fs";
import { MongoClient } from "mongodb";
import { afterAll, expect, test } from "vitest";
import { startEmbedded } from "../../../../adapters/mongo/embedded/start.ts";
import { nextLine, startChild } from "./support/child.ts";
import { strayEntries } from "./support/consistency.ts";
import { temporaryFolder } from "./support/open-store.ts";
import type { Row } from "./support/write-plan.ts";
import { step, WORKERS } from "./support/write-plan.ts";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ROUNDS = 20;

/** Lets a process write for a while, kills it in the middle, and gives how many steps of each worker were acknowledged. */
async function writeUntilKilled(round: number): Promise<readonly number[]> {
  const child = startChild("writer-process.ts", [folder, String(round)]);
  expect(await nextLine(child)).toEqual({ owner: true });
  const acknowledged = Array.from({ length: WORKERS }, () => 0);
  const enough = 20 + Math.floor(Math.random() * 200);
  let heard = 0;
  for (let line = await child.lines.next(); line.done !== true; line = await child.lines.next()) {
    const { worker, position } = JSON.parse(line.value) as { worker: number; position: number };
    acknowledged[worker] = position + 1;
    // Not right behind an answer, but anywhere in what goes on.
    if (++heard === enough) setTimeout(() => void child.kill("SIGKILL"), Math.random() * 20);
  }
  return acknowledged;
}

/** What this worker's rows look like after so many steps. */
function modelled(round: number, worker: number, steps: number): string {
  const rows = new Map<string, Row>();
  for (let position = 0; position < steps; position++) step(round, worker, position).model(rows);
  return printed([...rows.values()]);
}
const printed = (rows: readonly Row[]): string =>
  rows
    .map((row) => JSON.stringify([row._id, row.key, row.n, row.tags]))
    .sort()
    .join("\n");

test(`${ROUNDS} times killed in the middle of writing: every acknowledged write is there, and every index entry has its document`, async () => {
  const history: (readonly number[])[] = [];
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const steps = await writeUntilKilled(round);
    history.push(steps);
    acknowledged += steps.reduce((sum, one) => sum + one, 0);
    const { strays, entries } = await strayEntries(folder);
    expect(strays).toEqual([]);
    expect(entries).toBeGreaterThan(0);
  }
  const store = await startEmbedded({ folder });
  const client = await MongoClient.connect(store.uri);
  const rows = client.db().collection<Row>("rows");
  for (const [round, steps] of history.entries()) {
    for (const [worker, done] of steps.entries()) {
      const found = printed(await rows.find({ _id: { $regex: `^${round}-${worker}-` } }).toArray());
      // The step that was under way when the process died may be there whole, or not at all.
      expect([modelled(round, worker, done), modelled(round, worker, done + 1)]).toContain(found);
    }
  }
  const all = await rows.find().toArray();
  expect(new Set(all.map((row) => row.key)).size).toBe(all.length);
  for (const row of all.filter((_, at) => at % 7 === 0)) expect(await rows.findOne({ key: row.key })).toEqual(row);
  await client.close();
  await store.close();
  expect(acknowledged).toBeGreaterThan(ROUNDS * 20);
  console.log(`${ROUNDS} kills, ${acknowledged} acknowledged writes, ${all.length} documents`);
});
