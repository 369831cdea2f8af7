import type { Limit, Messenger, SendingLimits } from "../../src/ports/messenger.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** A platform that enforces its published limits to the millisecond and takes its time to answer. */
export interface LimitStub extends Messenger {
  readonly arrived: Map<string, number>;
  /** Keys that arrived more than once. */
  readonly doubled: string[];
  /** How often it had to answer 429. */
  refusals(): number;
}

export function limitStub(platform: string, limits: SendingLimits, time: VirtualTime): LimitStub {
  const arrived = new Map<string, number>();
  const doubled: string[] = [];
  const sent = new Map<string, number[]>();
  let refused = 0;
  let calls = 0;
  const full = (key: string, all: readonly Limit[]): boolean => all.some((l) => ((sent.get(key) ?? []).at(-l.sends) ?? -Infinity) > time.machine() - l.windowMs);
  const note = (key: string): void => void sent.set(key, [...(sent.get(key) ?? []).slice(-2_000), time.machine()]);
  return {
    platform, limits, arrived, doubled,
    refusals: () => refused,
    async send(to, { key }) {
      const conversation = to.conversation ?? to.user ?? "";
      if (full("", limits.perTenant) || full(conversation, limits.perConversation)) {
        refused += 1;
        return { kind: "retry", reason: "rateLimited", afterMs: 5_000 };
      }
      note("");
      note(conversation);
      if (arrived.has(key)) doubled.push(key);
      arrived.set(key, time.machine());
      calls += 1;
      await time.delay(60 + ((calls * 37) % 240));
      return { kind: "delivered", ref: { platform, tenant: to.tenant, conversation, message: key } };
    },
    update: (ref) => Promise.resolve({ kind: "delivered", ref }),
    remove: (ref) => Promise.resolve({ kind: "delivered", ref }),
    lookUp: () => Promise.resolve("absent"),
  };
}
