import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Scheduler, SchedulerOptions } from "../../../adapters/agenda/scheduler.ts";
import { startScheduler } from "../../../adapters/agenda/scheduler.ts";
import type { StoreConnection } from "../../../adapters/mongo/connection.ts";
import { connect } from "../../../adapters/mongo/connection.ts";
import { withStore } from "../../support/store.ts";

const given = withStore();
const started: Scheduler[] = [];
const links: StoreConnection[] = [];

afterEach(async () => {
  for (const scheduler of started.splice(0)) await scheduler.stop();
  for (const link of links.splice(0)) await link.disconnect();
});

/** A connection of its own, as another process would have one. */
async function ownConnection(): Promise<Pick<SchedulerOptions, "connection">> {
  const link = await connect(given.uri, given.log);
  links.push(link);
  return { connection: link.connection };
}

async function start(tick: () => Promise<void>, more: Partial<SchedulerOptions> = {}): Promise<Scheduler> {
  const scheduler = await startScheduler({ connection: given.connection, log: given.log, everyMs: 150, pollMs: 25, tick, ...more });
  started.push(scheduler);
  return scheduler;
}

async function until(what: () => boolean, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !what(); await delay(5)) if (Date.now() > end) throw new Error("it never came");
}

const job = () => given.connection.collection("agendaJobs").findOne({ name: "sweep" });

describe("the scheduler", () => {
  it("ticks right after the start and then again and again", async () => {
    let ticks = 0;
    await start(async () => void (ticks += 1));
    await until(() => ticks >= 1, 1_000);
    await until(() => ticks >= 4);
  });

  it("ticks right after a restart, however long the next tick would have been away", async () => {
    let ticks = 0;
    const first = await start(async () => void (ticks += 1), { everyMs: 60_000 });
    await until(() => ticks === 1);
    await first.stop();
    await start(async () => void (ticks += 1), { everyMs: 60_000 });
    await until(() => ticks === 2, 1_000);
  });

  it("never begins a tick before the last one has ended", async () => {
    let running = 0;
    let most = 0;
    let ticks = 0;
    await start(async () => {
      most = Math.max(most, (running += 1));
      await delay(250);
      running -= 1;
      ticks += 1;
    }, { everyMs: 50 });
    await until(() => ticks >= 3);
    expect(most).toBe(1);
  });

  it("runs every tick in one of several workers only, also while they come and go", async () => {
    const ticks: { worker: string; from: number; to: number }[] = [];
    const worker = (name: string) => async (): Promise<void> => {
      const tick = { worker: name, from: Date.now(), to: Infinity };
      ticks.push(tick);
      await delay(60);
      tick.to = Date.now();
    };
    await start(worker("A"), await ownConnection());
    await start(worker("B"), await ownConnection());
    await until(() => ticks.length >= 3);
    const third = await start(worker("C"), await ownConnection());
    await until(() => ticks.length >= 6);
    await third.stop();
    await until(() => ticks.length >= 9);
    ticks.sort((a, b) => a.from - b.from);
    for (let i = 1; i < ticks.length; i += 1) expect(ticks[i]?.from).toBeGreaterThanOrEqual(ticks[i - 1]?.to ?? 0);
    // Three starts bring three ticks of their own; all the others keep the distance.
    const hasty = ticks.slice(1).filter((tick, i) => tick.from - (ticks[i]?.from ?? 0) < 120);
    expect(hasty.length).toBeLessThanOrEqual(3);
    expect(await given.connection.collection("agendaJobs").countDocuments()).toBe(1);
  });

  it("makes one job when two workers start on an empty store at once", async () => {
    let ticks = 0;
    const tick = async (): Promise<void> => void (ticks += 1);
    const [a, b] = [await ownConnection(), await ownConnection()];
    await Promise.all([start(tick, a), start(tick, b)]);
    await until(() => ticks >= 2);
    expect(await given.connection.collection("agendaJobs").countDocuments()).toBe(1);
  });

  it("does not take the job from a worker in the middle of a tick when another starts", async () => {
    let running = 0;
    let most = 0;
    let release = (): void => undefined;
    await start(async () => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => (release = resolve));
      running -= 1;
    });
    await until(() => running === 1);
    await start(async () => {
      most = Math.max(most, running + 1);
    });
    await delay(400);
    expect(most).toBe(1);
    release();
    await delay(50);
    release();
  });

  it("keeps the job as long as a tick takes, also beyond the time after which a silent worker is taken for dead", async () => {
    let running = 0;
    let most = 0;
    let ended = 0;
    const tick = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await delay(700);
      running -= 1;
      ended += 1;
    };
    await start(tick, { lockMs: 300 });
    await start(tick, { lockMs: 300 });
    await until(() => ended >= 2);
    expect(most).toBe(1);
  });

  it("takes over from a worker that died in the middle of a tick", async () => {
    const first = await start(() => Promise.resolve());
    await first.stop();
    await given.connection.collection("agendaJobs").updateOne({ name: "sweep" }, { $set: { lockedAt: new Date(), lastModifiedBy: "dead" } });
    let ticks = 0;
    await start(async () => void (ticks += 1), { lockMs: 300 });
    expect(ticks).toBe(0);
    await until(() => ticks >= 1, 3_000);
  });

  it("goes on after a tick that failed, with a code in the log and none of its words", async () => {
    let ticks = 0;
    await start(async () => {
      ticks += 1;
      throw new Error("asiakkaan tietoja");
    });
    await until(() => ticks >= 3);
    expect(given.log.codes()).toContain("sweepFailed");
    expect(JSON.stringify(given.log.lines)).not.toContain("asiakkaan");
  });

  it("waits for the running tick when it stops, gives the job back and stays silent", async () => {
    let begun = 0;
    let ended = 0;
    const scheduler = await start(async () => {
      begun += 1;
      await delay(200);
      ended += 1;
    });
    await until(() => begun === 1);
    await scheduler.stop();
    expect(ended).toBe(1);
    expect((await job())?.["lockedAt"]).toBeNull();
    await delay(300);
    expect(begun).toBe(1);
  });

  it("can be stopped twice and before its first tick", async () => {
    const scheduler = await start(() => Promise.resolve());
    await scheduler.stop();
    await scheduler.stop();
    expect((await job())?.["lockedAt"]).toBeNull();
  });
});
