// Starts the built product as people do (npm start) in an empty folder, looks whether the page is there, and stops it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import { join } from "node:path";
import { freePort } from "../tests/bench/start.mjs";

const folder = await mkdtemp(join(os.tmpdir(), "kv-start-"));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const began = performance.now();
const child = spawn("npm", ["start"], {
  env: { ...process.env, PORT: String(port), KVARTTI_DATA: join(folder, "data") }, stdio: "inherit", detached: true,
});
const ended = new Promise((resolve) => child.on("exit", (code) => resolve(code)));
try {
  await ready();
  console.log(`ready after ${Math.round(performance.now() - began)} ms`);
  await expectAnswer("/", /<html/i);
  await expectAnswer("/healthz", /"alive":true/);
  await expectAnswer("/metrics", /process_resident_memory_bytes/);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  // The whole group: npm does not hand the signal on everywhere.
  process.kill(-child.pid, "SIGTERM");
  await ended;
  await expectStopped();
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody is left, as it should be.
  }
  await rm(folder, { recursive: true, force: true });
}

async function ready() {
  while (performance.now() - began < 30_000) {
    if (child.exitCode !== null) throw new Error(`it ended by itself with exit code ${child.exitCode}`);
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("not ready within 30 seconds");
}

async function expectAnswer(path, pattern) {
  const answer = await fetch(url + path, { headers: { Accept: "text/html,*/*" } });
  const text = await answer.text();
  if (!answer.ok || !pattern.test(text)) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 200)}`);
  console.log(`${path} is there (${answer.status}, ${text.length} characters)`);
}

/** A product told to stop lets go of its port; npm may end before it. */
async function expectStopped() {
  const told = performance.now();
  while (performance.now() - told < 15_000) {
    const answers = await fetch(`${url}/healthz`).then(() => true, () => false);
    if (!answers) return console.log(`stopped after ${Math.round(performance.now() - told)} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.error("it still answers 15 seconds after it was told to stop");
  process.exitCode = 1;
}
