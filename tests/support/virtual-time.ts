import { setImmediate as breath } from "node:timers/promises";
import type { Clock } from "../../src/ports/clock.ts";
import type { Stores } from "../../src/ports/stores.ts";

/**
 * A compressed clock: time stands still while anything real is under way and jumps to the next moment somebody waits for, so that an
 * hour of pacing passes in seconds over the real store.
 */
export interface VirtualTime extends Clock {
  readonly delay: (ms: number) => Promise<void>;
  /** The same stores, whose work holds the clock; each call also takes `ms` of virtual time, as a store does. */
  hold(stores: Stores, ms: number): Stores;
  /** Lets time pass until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

export function virtualTime(start: number): VirtualTime {
  let now = start;
  let busy = 0;
  const timers: Timer[] = [];
  const delay = (ms: number): Promise<void> =>
    new Promise((ring) => {
      const at = now + Math.max(0, ms);
      const place = timers.findIndex((t) => t.at > at);
      timers.splice(place < 0 ? timers.length : place, 0, { at, ring });
    });
  const held = <S extends object>(store: S, ms: number): S =>
    new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return async (...given: unknown[]): Promise<unknown> => {
          if (ms > 0) await delay(ms);
          busy += 1;
          try {
            return await (method as (...all: unknown[]) => Promise<unknown>).apply(target, given);
          } finally {
            busy -= 1;
          }
        };
      },
    });
  const step = async (): Promise<void> => {
    await breath();
    if (busy > 0) return;
    const [next] = timers;
    if (!next) return;
    now = next.at;
    while (timers[0] !== undefined && timers[0].at <= now) timers.shift()?.ring();
  };
  return {
    now: () => now,
    machine: () => now,
    delay,
    hold: (stores, ms) => {
      const wrapped = Object.entries(stores).map(([name, store]: [string, unknown]) => [name, typeof store === "object" && store !== null ? held(store, name === "outbox" ? ms : 0) : store]);
      return { ...(Object.fromEntries(wrapped) as Stores), relay: held({ relay: stores.relay }, 0).relay };
    },
    async until(work) {
      let done = false;
      const ended = work.finally(() => {
        done = true;
      });
      ended.catch(() => undefined);
      while (!done) await step();
      return ended;
    },
  };
}
