import type { Messenger } from "../../src/ports/messenger.ts";
import type { Ports } from "../../src/ports.ts";
import type { Stores } from "../../src/ports/stores.ts";
import type { Random } from "./random.ts";

/** The process has died here: nothing it does afterwards reaches the world. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/** Where a process dies: before or after one kind of write, `owed.save after`. Every kind gets its turns. */
export interface CrashPlan {
  /** Crashes so far by kind; a kind that has been met is there with 0. */
  readonly byKind: Map<string, number>;
  dies(kind: string): boolean;
}

/** Each kind crashes at most so many times, each time it is met with this probability. */
export function crashPlan(random: Random, perKind: number, probability: number): CrashPlan {
  const byKind = new Map<string, number>();
  return {
    byKind,
    dies(kind) {
      const so = byKind.get(kind) ?? 0;
      const now = so < perKind && random.chance(so === 0 ? 0.15 : probability);
      byKind.set(kind, so + Number(now));
      return now;
    },
  };
}

type Verb = (...given: readonly unknown[]) => Promise<unknown>;

const writes = new Set(["insert", "save", "saveEach", "remove", "add", "claim", "claimInDoubt", "begin", "settle", "withdraw", "forget", "relay", "send", "update"]);

/** The same ports for one process: its writes may kill it, and once dead it does nothing more. */
export function crashingPorts(ports: Ports, plan: CrashPlan): { readonly ports: Ports; readonly isDead: () => boolean } {
  let dead = false;
  const die = (): never => {
    dead = true;
    throw new Crash("the process has died");
  };
  const verb = (name: string, run: Verb): Verb => async (...given) => {
    if (dead) return die();
    const isWrite = writes.has(name.split(".").at(-1) ?? "");
    if (isWrite && plan.dies(`${name} before`)) return die();
    const answer = await run(...given);
    if (dead || (isWrite && plan.dies(`${name} after`))) return die();
    return answer;
  };
  const wrap = <T extends object>(name: string, object: T): T =>
    Object.fromEntries(Object.entries(object).map(([key, value]: [string, unknown]) => [key, typeof value === "function" ? verb(`${name}.${key}`, value as Verb) : value])) as T;
  const stores = Object.fromEntries(
    Object.entries(ports.stores).map(([name, store]: [string, unknown]) => [name, typeof store === "function" ? verb(name, store as Verb) : wrap(name, store as object)]),
  ) as unknown as Stores;
  const messengers = new Map([...ports.messengers].map(([name, m]): [string, Messenger] => [name, wrap("messenger", m)]));
  return { ports: { ...ports, stores, messengers }, isDead: () => dead };
}
