import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../../src/ports/log.ts";

export interface DeliveryLoopOptions {
  readonly log: Log;
  /** One round of relay and delivery; says when another is worth while (ms). */
  readonly run: () => Promise<{ readonly nextInMs?: number }>;
}

export interface DeliveryLoop {
  /** Something may be due: runs at once, or right after the run that is under way. Returns without waiting. */
  wake(): void;
  /** Wakes and waits until nothing is left to do at once. */
  settled(): Promise<void>;
  /** Waits for the run under way; nothing starts after it. */
  stop(): Promise<void>;
  /** Told to stop: a run that could go on for long ends soon. */
  stopping(): boolean;
}

/** Shortest pause between two runs that found something, ms: lets incoming requests through. */
const breathMs = 20;
/** A longer wait is left to the scheduler's tick. */
const longestWaitMs = 55_000;

/**
 * Delivers between the scheduler's ticks: right after somebody has acted, and again when a paced conversation is free. In one
 * process runs never overlap; several processes may have a loop each, the outbox keeps them apart.
 */
export function startDeliveryLoop({ log, run }: DeliveryLoopOptions): DeliveryLoop {
  let stopped = false;
  let wanted = false;
  let current: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = Infinity;

  const later = (ms: number): void => {
    const at = Date.now() + ms;
    if (stopped || ms > longestWaitMs || at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Infinity;
      wake();
    }, ms);
  };
  const once = async (): Promise<void> => {
    try {
      const { nextInMs } = await run();
      if (nextInMs === undefined) return;
      if (nextInMs > breathMs) later(nextInMs);
      else wanted = true;
    } catch (error) {
      log.error("deliveryRunFailed", { error: error instanceof Error ? error.name : typeof error });
    }
  };
  const work = async (): Promise<void> => {
    while (wanted && !stopped) {
      wanted = false;
      await once();
      if (wanted) await delay(breathMs);
    }
    current = undefined;
  };
  const wake = (): void => {
    if (stopped) return;
    wanted = true;
    // Not within the caller's turn: whoever wakes from inside a run must not start a second one.
    current ??= Promise.resolve().then(work);
  };
  return {
    wake,
    settled: async () => {
      wake();
      await current;
    },
    stopping: () => stopped,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}
