import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { account, draft, person } from "../support/rows.ts";
import { temporaryFolder, withStore } from "../support/store.ts";

const given = withStore({ start: Date.now() });
const script = fileURLToPath(new URL("../support/delivering-process.ts", import.meta.url));
const leaseMs = 400;
const kills = 20;

async function engine(arrivals: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, given.uri, arrivals, String(leaseMs)], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout !== null) await once(child.stdout, "data");
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

const linesOf = (file: string): readonly string[] => readFileSync(file, "utf8").split("\n").filter((line) => line !== "");

/** Until this process has sent something more, or gives way to the other for too long. */
async function arrivedBy(arrivals: string, child: ChildProcess, ms: number): Promise<void> {
  const sent = (): number => linesOf(arrivals).filter((line) => line.endsWith(` ${child.pid ?? ""}`)).length;
  const before = sent();
  for (const end = Date.now() + ms; sent() === before && Date.now() < end; ) await delay(2);
}

describe("delivery that is killed again and again", () => {
  it("brings every message that was saved, once, and each conversation's in order", async () => {
    const arrivals = join(temporaryFolder(), "arrivals");
    writeFileSync(arrivals, "");
    const people = Array.from({ length: 10 }, (_, i) => `p${i}`);
    for (const id of people) await given.stores.accounts.insert(account(id));
    const expected: string[] = [];
    let other = await engine(arrivals);
    for (let kill = 0; kill < kills; kill += 1) {
      // Two engines side by side; the older of them dies.
      const victim = other;
      other = await engine(arrivals);
      for (let i = 0; i < 15; i += 1) {
        const who = people[i % people.length] ?? "p0";
        const key = `${who}:${String(kill).padStart(2, "0")}:${String(i).padStart(2, "0")}`;
        await given.stores.persons.insert(person(key), [draft(key, { to: { kind: "person", person: who } })]);
        expected.push(key);
      }
      // Every other time in the middle of a send: it has arrived, the answer has not.
      if (kill % 2 === 0) await arrivedBy(arrivals, victim, 2_000);
      else await delay(Math.random() * 80);
      await killed(victim);
    }
    for (let waited = 0; waited < 60_000; waited += 50) {
      if ((await given.stores.outbox.counts()).delivered === expected.length) break;
      await delay(50);
    }
    await killed(other);
    const arrived = linesOf(arrivals).map((line) => line.split(" ")[0] ?? "");
    expect([...arrived].sort()).toEqual([...expected].sort());
    for (const who of people) {
      const inOrder = arrived.filter((key) => key.startsWith(`${who}:`));
      expect(inOrder).toEqual([...inOrder].sort());
    }
    const { delivered, ...others } = await given.stores.outbox.counts();
    expect(delivered).toBe(expected.length);
    expect(Object.values(others).every((n) => n === 0)).toBe(true);
  });
});
