// Measures the built product's outbox with 100,000 queued entries on the embedded store. Run `npm run build` first.
// Usage: node tests/bench/outbox.mjs [entries]
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import os from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** On Linux the pages of the store's mapped file are told apart from what the process itself holds; elsewhere there is one figure. */
async function memoryOf() {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const part = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1_024);
  return status === "" ? { own: Math.round(process.memoryUsage().rss / 2 ** 20), file: 0 } : { own: part("RssAnon"), file: part("RssFile") + part("RssShmem") };
}

const { openProduct } = await import("../../dist/adapters/compose.js");
const { readConfig } = await import("../../dist/adapters/config.js");
const { queueEntries } = await import("../../dist/src/messaging/queue.js");

const entries = Number(process.argv[2] ?? 100_000);
/** Queued by a process of its own, so that only what the sender itself needs is measured. */
const seeding = process.argv[3];
const cpus = os.cpus();
if (seeding === undefined) console.log(`Machine  ${os.hostname()}, ${cpus[0]?.model.trim() ?? "unknown CPU"} × ${cpus.length}, Node ${process.version}, load ${os.loadavg().map((n) => n.toFixed(1)).join(" ")}`);

const folder = seeding ?? (await mkdtemp(join(os.tmpdir(), "kv-bench-")));
if (seeding === undefined) spawnSync(process.execPath, [process.argv[1], String(entries), folder], { stdio: "inherit" });
const quiet = { info: () => undefined, warn: () => undefined, error: (code, context) => console.error(code, context) };
const sentAt = new Map();
/** Teams' published pace; every answer takes a tenth of a second. */
const messenger = {
  platform: "bench", limits: { perConversation: [{ sends: 7, windowMs: 1_000 }], perTenant: [{ sends: 50, windowMs: 1_000 }] },
  send: async (to, { key }) => {
    sentAt.set(key, Date.now());
    await delay(100);
    return { kind: "delivered", ref: { platform: "bench", tenant: to.tenant, conversation: to.conversation, message: key } };
  },
  update: (ref) => Promise.resolve({ kind: "delivered", ref }), remove: (ref) => Promise.resolve({ kind: "delivered", ref }), lookUp: () => Promise.resolve("unknown"),
};
const product = await openProduct(readConfig({ KVARTTI_DATA: join(folder, "data") }), quiet, { messengers: new Map([["bench", messenger]]) });
try {
  const { stores, ports, app, clock } = product;
  const { scope } = await app.programme();
  const place = (i) => `bench:T:C${i}`;
  const card = { language: "fi", summary: "Tiedote", blocks: [{ kind: "text", text: "Kaikille. ".repeat(20) }] };
  await product.delivery.stop();
  if (seeding !== undefined) {
    await seed();
    await product.close();
    process.exit(0);
  }
  async function seed() {
    const rows = Array.from({ length: entries }, (_, i) => i);
    const places = product.connection.collection("places");
    for (let at = 0; at < entries; at += 5_000)
      await places.insertMany(rows.slice(at, at + 5_000).map((i) => ({ _id: place(i), v: 1, rev: 1, messages: [], hasMessages: false, ...scope, platform: "bench", tenant: "T", conversation: `C${i}` })));
    const began = performance.now();
    for (let at = 0; at < entries; at += 1_000)
      await queueEntries(ports, scope, rows.slice(at, at + 1_000).map((i) => ({ key: `broadcast:b:place:${i}`, purpose: "broadcast", to: { kind: "place", place: place(i) }, card, batch: "broadcast:b", workspace: "bench:T" })));
    console.log(`Queued   ${entries} entries in ${Math.round(performance.now() - began)} ms`);
  }

  // The demo clock begins anew in this process: an hour later everything is due.
  const later = { now: () => clock.now() + 3_600_000, machine: clock.machine };
  /** The first claims of a process also pay for compiling; they are shown apart. */
  const first = 20;
  const all = [];
  const cpu = [];
  for (let i = 0; i < first + 60; i += 1) {
    const cpuBefore = process.cpuUsage();
    const t = performance.now();
    const taken = await stores.outbox.claim({ now: later.now(), limit: 50, leaseMs: 60_000, owner: `bench-${i}`, workspace: "bench:T" });
    all.push(performance.now() - t);
    const used = process.cpuUsage(cpuBefore);
    cpu.push((used.user + used.system) / 1_000);
    if (taken.length !== 50) throw new Error(`claimed ${taken.length}`);
    await Promise.all(taken.map((e) => stores.outbox.settle(e.key, `bench-${i}`, { state: "delivered", sentAt: 1 })));
  }
  const times = all.slice(first);
  const at = (of, share) => [...of].sort((a, b) => a - b)[Math.floor(of.length * share)].toFixed(1);

  // The engine itself sends; in the middle of it a reminder comes.
  let stop = false;
  const waits = [];
  const own = { ...ports, clock: later, delay, stopping: () => stop, wake: () => undefined };
  const { createApp } = await import("../../dist/src/app.js");
  const engine = createApp(own);
  const running = (async () => { while (!stop) await engine.run("deliver"); })();
  await delay(4_000);
  for (let i = 0; i < 8; i += 1) {
    const key = `reminder:${randomUUID()}`;
    const asked = Date.now();
    await queueEntries(own, scope, [{ key, purpose: "reminder", to: { kind: "place", place: place(entries - 1 - i) }, card }]);
    while (!sentAt.has(key) && Date.now() - asked < 30_000) await delay(10);
    waits.push((sentAt.get(key) ?? Infinity) - asked);
  }
  const { own: memory, file } = await memoryOf();
  stop = true;
  await running;
  const row = (name, measured, goal, unit) => console.log(`${name.padEnd(46)} ${String(measured).padStart(8)} ${unit}   <= ${goal} ${unit}   ${Number(measured) <= goal ? "ok" : "MISSED"}`);
  row(`memory of its own with ${entries} queued`, memory, 300, "MB");
  console.log(`           and ${file} MB of the store's file held in memory, which the system takes back when it needs to`);
  row("claim of the next 50, median", at(times, 0.5), 20, "ms");
  row("claim of the next 50, p95", at(times, 0.95), 20, "ms");
  console.log(`           the first ${first} of a new process: median ${at(all.slice(0, first), 0.5)} ms, slowest ${Math.max(...all.slice(0, first)).toFixed(1)} ms`);
  row("an urgent reminder's wait, slowest of 8", (Math.max(...waits) / 1_000).toFixed(1), 5, "s");
  console.log(`Processor  ${at(cpu.slice(first), 0.5)} ms for a claim (median; little changed by other work); ${sentAt.size} sent meanwhile`);
} finally {
  await product.close();
  await rm(folder, { recursive: true, force: true });
}
