import type { Connection } from "mongoose";
import type { Stored } from "../../src/ports/aggregates.ts";

/** Whether a collection has been written since: see embedded/writes.ts. */
export interface Freshness {
  stamp(namespace: string): string | undefined;
}

/** What was read lately, as long as nothing has been written to its collection. */
export interface ReadMemory {
  /** The kept answer to the same question, or a new one. */
  recall<T extends readonly Stored<unknown>[] | Stored<unknown> | undefined>(question: string, ask: () => Promise<T>): Promise<T>;
}

const freshness = new WeakMap<object, Freshness>();

/**
 * Reads of this connection may be remembered: the store is served by this very process, which therefore sees every write, whoever makes
 * it. Never for a server of its own, where another process may have written without our knowing.
 */
export const rememberReads = (connection: Connection, of: Freshness): void => void freshness.set(connection.getClient(), of);

/** More answers, or documents in them, than this are not kept: then all are forgotten. */
const mostAnswers = 2_000;
const mostDocuments = 20_000;

export function readMemory(connection: Connection, collection: string): ReadMemory {
  const kept = new Map<string, unknown>();
  let stampOfKept: string | undefined;
  let documents = 0;
  const empty = (): void => {
    kept.clear();
    documents = 0;
  };
  const keep = (question: string, answer: unknown): void => {
    if (kept.size >= mostAnswers || documents > mostDocuments) empty();
    documents += Array.isArray(answer) ? answer.length : 1;
    kept.set(question, deeplyFrozen(answer));
  };
  return {
    async recall<T>(question: string, ask: () => Promise<T>): Promise<T> {
      const of = freshness.get(connection.getClient());
      const namespace = `${connection.name}.${collection}`;
      const before = of?.stamp(namespace);
      if (of === undefined || before === undefined) return ask();
      if (before !== stampOfKept) empty();
      stampOfKept = before;
      if (kept.has(question)) return turns.in(kept.get(question) as T);
      const answer = await ask();
      // Only what no write has overlapped is as of one moment, and still is.
      if (of.stamp(namespace) === before && stampOfKept === before) keep(question, answer);
      return answer;
    },
  };
}

/** Longest that answers from memory keep other work waiting, ms: they cost no wait of their own, so a long loop of them would. */
const longestTurnMs = 4;

const turns = {
  began: 0,
  async in<T>(answer: T): Promise<T> {
    if (performance.now() - this.began > longestTurnMs) {
      await new Promise((resolve) => setImmediate(resolve));
      this.began = performance.now();
    }
    return answer;
  },
};

/** Everybody is given the same object: whoever tried to change it is told so. */
function deeplyFrozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value;
  Object.values(value).forEach(deeplyFrozen);
  return Object.freeze(value);
}
