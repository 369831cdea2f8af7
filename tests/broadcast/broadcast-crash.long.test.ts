import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Broadcast } from "../../src/broadcast/broadcast.ts";
import { accountId, placeId } from "../../src/vocabulary/incoming.ts";
import { temporaryFolder, withStore } from "../support/store.ts";

const given = withStore({ start: Date.now() });
const script = fileURLToPath(new URL("../support/broadcasting-process.ts", import.meta.url));
const scope = { organisation: "laituri", programme: "laituri" };
const leaseMs = 2_000;
const kills = 50;
const each = 500;

async function sender(arrivals: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, given.uri, arrivals, String(leaseMs)], { stdio: ["ignore", "pipe", "inherit"] });
  if (child.stdout !== null) await once(child.stdout, "data");
  return child;
}

async function settle(): Promise<void> {
  const insert = (name: string, rows: readonly { readonly id: string }[]): Promise<unknown> =>
    given.connection.collection(name).insertMany(rows.map(({ id, ...rest }) => ({ _id: id, v: 1, rev: 1, messages: [], hasMessages: false, ...rest })) as never);
  const people = Array.from({ length: each }, (_, i) => ({ ...scope, id: `p${i}`, name: `Henkilö ${i}` }));
  await insert("places", people.map((_, i) => {
    const place = { platform: "slack", tenant: "W", conversation: `C${i}` };
    return { ...scope, id: placeId({ ...place, kind: "channel" }), ...place, group: "koti" };
  }));
  await insert("persons", people);
  await insert("roles", people.map((p) => ({ ...scope, id: `owner:${p.id}`, person: p.id, role: "owner", group: "digi" })));
  await insert("accounts", people.map((p) => ({ ...scope, id: accountId({ platform: "teams", tenant: "T", user: p.id }), person: p.id, ref: { platform: "teams", tenant: "T", user: p.id }, direct: `d-${p.id}`, seenAt: 1 })));
  const now = Date.now();
  const broadcast: Broadcast = {
    ...scope, id: "b1", state: "approved", pending: true, revision: 1, author: "p0", drafters: ["p0"], editedBy: "p0", editedAt: now, sendAt: now, changes: [],
    content: {
      titles: { fi: "Tiedote" }, texts: { fi: "Kaikille." }, emphasis: {}, publicity: "public", acknowledge: false,
      audience: { selectors: ["group:koti", "role:owner"], reach: "channels", platforms: [], languages: [] },
    },
  };
  await given.stores.broadcasts.insert(broadcast);
}

describe("a broadcast to 1,000 whose sender is killed 50 times", () => {
  it("loses nobody, doubles nothing, and counts as unconfirmed what Teams cannot tell", { timeout: 290_000 }, async () => {
    const arrivals = join(temporaryFolder(), "arrivals");
    writeFileSync(arrivals, "");
    await settle();
    const there = (): readonly string[] => readFileSync(arrivals, "utf8").split("\n").filter((line) => line.startsWith("broadcast:b1:"));
    // Several are there at any time: one sends to a workspace, the others follow it when it has died.
    const alive = new Map<string, ChildProcess>();
    const begin = async (): Promise<void> => {
      const child = await sender(arrivals);
      alive.set(String(child.pid), child);
    };
    const beginning = [begin(), begin(), begin()];
    await Promise.all(beginning);
    let killed = 0;
    const settled = async (): Promise<boolean> => (await given.stores.broadcasts.get("b1"))?.value.state === "finished";
    while (killed < kills && !(await settled())) {
      const before = there().length;
      for (const end = Date.now() + 8_000; there().length === before && Date.now() < end; ) await delay(3);
      await delay(Math.random() * 60);
      const holders = (await given.stores.senders.find({})).map((s) => s.value.holder).filter((pid) => alive.has(pid));
      const pid = holders[killed % Math.max(1, holders.length)];
      if (pid === undefined) continue;
      alive.get(pid)?.kill("SIGKILL");
      alive.delete(pid);
      killed += 1;
      beginning.push(begin());
    }
    await Promise.all(beginning);
    for (let i = 0; i < 600 && !(await settled()); i += 1) await delay(100);
    for (const child of alive.values()) child.kill("SIGKILL");
    const arrived = there();
    const rows = await given.stores.outbox.statesOf("broadcast:b1");
    const count = (state: string): number => rows.filter((r) => r.state === state).length;
    process.stdout.write(`broadcast crash: ${killed} kills, delivered ${count("delivered")}, unconfirmed ${count("unconfirmed")}, waiting ${count("queued") + count("waiting") + count("sending")}\n`);
    expect(new Set(arrived).size).toBe(arrived.length);
    expect(rows).toHaveLength(each * 2);
    expect(count("delivered") + count("unconfirmed")).toBe(each * 2);
    // Slack can be asked, so none of its channels is in doubt, and each has it.
    expect(rows.filter((r) => r.key.includes(":place:") && r.state !== "delivered")).toEqual([]);
    expect(rows.filter((r) => r.state === "delivered" && !arrived.includes(r.key))).toEqual([]);
    expect(killed).toBe(kills);
  });
});
