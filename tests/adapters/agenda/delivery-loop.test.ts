import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startDeliveryLoop } from "../../../adapters/agenda/delivery-loop.ts";
import { recordedLog } from "../../support/log.ts";

type Result = { readonly nextInMs?: number };

/** Answers of the runs, one after another; then nothing is left to do. */
function loopOf(results: readonly Result[], takesMs = 0) {
  const left = [...results];
  const state = { runs: 0, running: 0, most: 0 };
  const log = recordedLog();
  const loop = startDeliveryLoop({
    log,
    run: async () => {
      state.runs += 1;
      state.most = Math.max(state.most, (state.running += 1));
      await delay(takesMs);
      state.running -= 1;
      return left.shift() ?? {};
    },
  });
  return { loop, state, log };
}

describe("the delivery loop", () => {
  it("runs when it is woken, and again as soon as more can go", async () => {
    const { loop, state } = loopOf([{ nextInMs: 0 }, { nextInMs: 0 }, {}]);
    await loop.settled();
    expect(state.runs).toBe(3);
    await loop.stop();
  });

  it("comes back by itself when a paced conversation is free", async () => {
    const { loop, state } = loopOf([{ nextInMs: 60 }, {}]);
    await loop.settled();
    expect(state.runs).toBe(1);
    await delay(150);
    expect(state.runs).toBe(2);
    await loop.stop();
  });

  it("keeps the earlier of two waits, and leaves long ones to the scheduler", async () => {
    const { loop, state } = loopOf([{ nextInMs: 60 }, { nextInMs: 40_000 }, { nextInMs: 3_600_000 }]);
    await loop.settled();
    await loop.settled();
    expect(state.runs).toBe(2);
    await delay(150);
    expect(state.runs).toBe(3);
    await loop.stop();
  });

  it("makes one run of many wake-ups during a run, and never two at once", async () => {
    const { loop, state } = loopOf([], 40);
    loop.wake();
    await delay(10);
    for (let i = 0; i < 20; i += 1) loop.wake();
    await loop.settled();
    expect(state).toMatchObject({ runs: 2, most: 1 });
    await loop.stop();
  });

  it("goes on after a run that failed, with a code in the log", async () => {
    const log = recordedLog();
    let runs = 0;
    const loop = startDeliveryLoop({
      log,
      run: () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error("salaista")) : Promise.resolve({});
      },
    });
    await loop.settled();
    await loop.settled();
    expect(runs).toBe(2);
    expect(log.lines).toEqual([{ level: "error", code: "deliveryRunFailed", context: { error: "Error" } }]);
    await loop.stop();
  });

  it("waits for the run under way when it stops, and starts nothing after", async () => {
    const { loop, state } = loopOf([{ nextInMs: 30 }], 50);
    loop.wake();
    await delay(10);
    await loop.stop();
    expect(state).toMatchObject({ runs: 1, running: 0 });
    loop.wake();
    await delay(80);
    expect(state.runs).toBe(1);
  });
});
