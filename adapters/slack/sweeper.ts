import type { Log } from "../../src/ports/log.ts";
import { faultOf } from "./sdk-log.ts";

export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

export interface Sweeper {
  start(): void;
  /** Does a chore now, or right after the run that is under way. */
  soon(name: string): void;
  stop(): Promise<void>;
}

/** Looks after things again and again, each chore at its own pace and never twice at once. A chore that fails is logged and tried again. */
export function createSweeper(chores: readonly Chore[], log: Log): Sweeper {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();
  const again = new Set<string>();
  let stopped = true;

  const run = (chore: Chore): void => {
    if (stopped) return;
    if (running.has(chore.name)) return void again.add(chore.name);
    const done = chore.run().catch((error: unknown) => log.error("slack.choreFailed", { chore: chore.name, ...faultOf(error) }));
    running.set(
      chore.name,
      done.finally(() => {
        running.delete(chore.name);
        if (again.delete(chore.name)) run(chore);
      }),
    );
  };

  return {
    start() {
      stopped = false;
      for (const chore of chores) {
        run(chore);
        timers.set(chore.name, setInterval(() => run(chore), chore.everyMs).unref());
      }
    },
    soon: (name) => chores.filter((c) => c.name === name).forEach(run),
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearInterval(timer);
      await Promise.allSettled([...running.values()]);
    },
  };
}
