import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";

/** Rows that are not due: half answered in the open round, half left open in a round that has closed. */
const batch = 2_000;

/**
 * What the clock's sweep costs on the built product over its real store, without and with `count` owed items that are not due beside
 * the sample's own: `due` when a step of reminding has come, `idle` when nothing has.
 */
export async function measureSweep({ count }) {
  const { openProduct } = await import("../../dist/adapters/compose.js");
  const { readConfig } = await import("../../dist/adapters/config.js");
  const { momentOf } = await import("../../dist/src/shared/calendar.js");
  const folder = await mkdtemp(join(os.tmpdir(), "kv-sweep-"));
  const quiet = { info: () => undefined, warn: () => undefined, error: (code, context) => console.error(code, context) };
  const product = await openProduct(readConfig({ KVARTTI_DATA: join(folder, "data") }), quiet);
  const at = async (date, hour) => {
    await product.clock.moveTo(momentOf(date, hour, "Europe/Helsinki"));
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    await product.app.run("sweep");
    const used = process.cpuUsage(cpu);
    return { ms: Math.round(performance.now() - began), cpuMs: Math.round((used.user + used.system) / 1_000) };
  };
  try {
    await at("2021-04-01", 9);
    const alone = { idle: await at("2021-04-01", 10), due: await at("2021-04-22", 9) };
    const people = (await product.stores.reminders.find({ programme: (await product.app.programme()).programme.id })).length;
    await fill(product, count);
    const full = { first: await at("2021-04-22", 10), idle: await at("2021-04-22", 11), due: await at("2021-04-29", 9) };
    return { count, people, alone, full };
  } finally {
    await product.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill({ app, connection }, count) {
  const { scope, programme } = await app.programme();
  const rounds = connection.db.collection("rounds");
  const open = await rounds.findOne({ state: "open" });
  await rounds.insertOne({ ...open, _id: `${programme.id}:2020-Q4`, quarter: "2020-Q4", state: "closed" });
  const owed = connection.db.collection("owed");
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, i) => row(scope, programme, open, from + i));
    await owed.insertMany(rows, { ordered: false });
  }
}

function row(scope, programme, open, n) {
  const answered = n % 2 === 0;
  const round = answered ? open._id : `${programme.id}:2020-Q4`;
  return {
    ...scope, _id: `${round}/bench-${n}`, v: 1, rev: 1, messages: [], hasMessages: false, round, item: `bench-${n}`, kind: "figure", subject: `bench-${n}`,
    group: programme.groups[n % programme.groups.length].id, answerer: `nobody-${n % 500}`, ownerMissing: false, order: 10_000 + n,
    ...(answered ? { state: "answered", answer: "noNewFigure" } : { state: "open", movedTo: "coordinator" }),
  };
}
