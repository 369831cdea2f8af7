import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import { join } from "node:path";

const settleMs = 5_000;

/** Starts the built product without platforms, again and again: from the command to /readyz saying yes. */
export async function measureStart({ rounds }) {
  const folder = await mkdtemp(join(os.tmpdir(), "kv-bench-"));
  try {
    const first = await startOnce(folder, {});
    const all = [];
    const cpus = [];
    let rssMb = 0;
    for (let i = 0; i < rounds; i++) {
      const { ms, cpu, rss } = await startOnce(folder, { idle: i === rounds - 1 });
      all.push(ms);
      cpus.push(cpu);
      rssMb = rss;
    }
    return { firstMs: first.ms, medianMs: median(all), cpuMs: median(cpus), all, rssMb };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder, { idle }) {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", KVARTTI_DATA: join(folder, "data"), LOG_LEVEL: "warn" };
  for (const name of Object.keys(env)) if (/^(SLACK_|Microsoft|MONGODB_URI|KVARTTI_(?!DATA)|NODE_ENV)/.test(name)) delete env[name];
  const began = performance.now();
  const child = spawn(process.execPath, ["dist/adapters/cli.js", "start"], { env, stdio: ["ignore", "ignore", "inherit"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  try {
    await ready(port, child);
    const ms = Math.round(performance.now() - began);
    const cpu = await cpuOf(child.pid);
    if (idle) await pause(settleMs);
    return { ms, cpu, rss: await rssOf(child.pid) };
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

async function ready(port, child) {
  const patience = performance.now() + 30_000;
  while (performance.now() < patience) {
    if (child.exitCode !== null) throw new Error(`the product ended by itself (exit code ${child.exitCode})`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(10);
  }
  throw new Error("not ready within 30 seconds");
}

/** Resident memory in MB; 0 where the system does not tell it this way. */
async function rssOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024);
}

/** Processor time in ms, which other work on the machine changes little; 0 where the system does not tell it this way. */
async function cpuOf(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [user = 0, system = 0] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13).map(Number);
  return (user + system) * 10;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
