import { randomUUID } from "node:crypto";
import { MongoBackend } from "@agendajs/mongo-backend";
import { Agenda } from "agenda";
import type { Job } from "agenda";
import type { Collection } from "mongodb";
import type { Connection } from "mongoose";
import type { Log } from "../../src/ports/log.ts";
import type { SweepJob } from "./sweep-job.ts";
import { freeSweep, placeSweep } from "./sweep-job.ts";

export interface SchedulerOptions {
  readonly connection: Connection;
  readonly log: Log;
  /** From the beginning of one tick to the next, ms; the first comes right after the start. */
  readonly everyMs: number;
  /** What is due is decided by rows and the programme's clock, never here. A tick that throws is logged; the next one comes. */
  readonly tick: () => Promise<void>;
  /** How often to look for the job; what a tick may be late, ms. */
  readonly pollMs?: number;
  /** A worker that is silent for so long is taken for dead, ms. */
  readonly lockMs?: number;
}

export interface Scheduler {
  /** Waits for a running tick, then lets go of the job. The connection stays open. */
  stop(): Promise<void>;
}

const name = "sweep";
const collection = "agendaJobs";

/** Connected once and before agenda asks: agenda does not wait for its own attempt, and a failure there would end the process. */
class ReadyBackend extends MongoBackend {
  #connected: Promise<void> | undefined;

  override connect(): Promise<void> {
    return (this.#connected ??= super.connect());
  }
}

/**
 * Ticks on agenda, over the product's own connection. However many workers run on one store, one tick runs in one of them
 * and never beside another. Polls; works without change streams.
 */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { connection, log, everyMs } = options;
  if (connection.db === undefined) throw new Error("the scheduler needs an open connection");
  const worker = `kvartti-${randomUUID()}`;
  const lockMs = options.lockMs ?? 30_000;
  const backend = new ReadyBackend({ mongo: connection.db, collection });
  await backend.connect();
  const agenda = new Agenda({ name: worker, backend, processEvery: options.pollMs ?? Math.min(5_000, everyMs / 2), maxConcurrency: 1 });
  agenda.on("error", (error: unknown) => log.error("schedulerFailed", { error: error instanceof Error ? error.name : typeof error }));
  const running = new RunningTick(options);
  agenda.define(name, (job) => running.run(job, lockMs / 3), { concurrency: 1, lockLimit: 1, lockLifetime: lockMs });
  agenda.on(`complete:${name}`, () => running.completed());
  const jobs = connection.db.collection(collection) as unknown as Collection<SweepJob>;
  await placeSweep(jobs, name, everyMs);
  await agenda.start();
  return {
    stop: async () => {
      await running.close();
      await agenda.stop(false);
      await freeSweep(jobs, name, worker);
    },
  };
}

/** The tick under way in this worker; agenda's own `drain` would leave a job locked that is only waiting for its moment. */
class RunningTick {
  readonly #options: SchedulerOptions;
  #closing = false;
  #done: Promise<void> = Promise.resolve();
  #finish: () => void = () => undefined;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  async run(job: Job, heartbeatMs: number): Promise<void> {
    if (this.#closing) return;
    this.#done = new Promise((resolve) => (this.#finish = resolve));
    const { log, tick } = this.#options;
    const alive = setInterval(() => void job.touch().catch(() => log.warn("sweepNotTouched")), heartbeatMs);
    try {
      await tick();
    } catch (error) {
      log.error("sweepFailed", { error: error instanceof Error ? error.name : typeof error });
    } finally {
      clearInterval(alive);
    }
  }

  /** Agenda has saved the job and given back its lock. */
  completed(): void {
    this.#finish();
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#done;
  }
}
