import { deliver } from "../../src/messaging/deliver.ts";
import type { DeliverOptions, DeliverySummary } from "../../src/messaging/deliver.ts";
import type { DueCheck } from "../../src/messaging/deliver-entry.ts";
import type { DeliverPorts } from "../../src/messaging/deliver-ports.ts";
import { paceMemory } from "../../src/messaging/pacing.ts";
import type { Messenger } from "../../src/ports/messenger.ts";
import type { Stores } from "../../src/ports/stores.ts";
import type { TestStore } from "./store.ts";

export interface Engine {
  readonly ports: DeliverPorts;
  run(more?: Partial<DeliverOptions>): Promise<DeliverySummary>;
  /** Until nothing more can leave now, as the app does. */
  runAll(): Promise<void>;
}

export interface EngineOptions {
  readonly owner?: string;
  readonly checks?: Readonly<Record<string, DueCheck>>;
  /** Stores that fail or die where a test wants it. */
  readonly stores?: (real: Stores) => Stores;
}

/** A delivery engine of its own, as another process would have one, over the test's store. */
export function engine(given: TestStore, messengers: readonly Messenger[], options: EngineOptions = {}): Engine {
  const pace = paceMemory();
  const owner = options.owner ?? "engine";
  let ids = 0;
  const ports: DeliverPorts = {
    stores: options.stores?.(given.stores) ?? given.stores,
    messengers: new Map(messengers.map((messenger) => [messenger.platform, messenger])),
    clock: given.clock,
    newId: () => `${owner}-${(ids += 1)}`,
    log: given.log,
  };
  const run = (more: Partial<DeliverOptions> = {}): Promise<DeliverySummary> =>
    deliver(ports, { owner, limit: 50, checks: new Map(Object.entries(options.checks ?? {})), pace, ...more });
  return {
    ports,
    run,
    runAll: async () => {
      while ((await run()).nextInMs === 0);
    },
  };
}
