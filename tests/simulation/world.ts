import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { Messenger } from "../../src/ports/messenger.ts";

/** What has arrived at people, and what they were told is saved: it stands outside the product and outlives its processes. */
export interface World {
  readonly arrived: Arrival[];
  readonly saved: Saved[];
  arrive(arrival: Arrival): void;
  save(saved: Saved): void;
}

export interface Arrival {
  readonly key: string;
  readonly person: string;
  /** Programme's clock, epoch ms. */
  readonly at: number;
  /** The person had something open when it came. */
  readonly needed: boolean;
}

/** One field of a screen that was acknowledged. */
export interface Saved {
  readonly round: string;
  readonly person: string;
  readonly field: string;
  readonly value: string;
}

/** With a file every line is there before the product hears that it arrived, also when it is killed right after. */
export function openWorld(file?: string): World {
  const lines = file !== undefined && existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((l) => l.endsWith("}")).map((l) => JSON.parse(l) as { arrival?: Arrival; saved?: Saved }) : [];
  const arrived = lines.flatMap((l) => l.arrival ?? []);
  const saved = lines.flatMap((l) => l.saved ?? []);
  const keep = (line: object): void => {
    if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    arrived, saved,
    arrive: (arrival) => { keep({ arrival }); arrived.push(arrival); },
    save: (one) => { keep({ saved: one }); saved.push(one); },
  };
}

/** A platform that can tell what has arrived, as Slack can by a message's metadata. */
export function worldMessenger(world: World, now: () => number, owes: (person: string) => Promise<boolean>): Messenger {
  const ref = (key: string) => ({ platform: "test", tenant: "T1", conversation: "", message: key });
  return {
    platform: "test",
    limits: { perConversation: [], perTenant: [] },
    send: async (to, { key }) => {
      const person = to.user ?? "";
      world.arrive({ key, person, at: now(), needed: await owes(person) });
      return { kind: "delivered", ref: ref(key) };
    },
    update: (given) => Promise.resolve({ kind: "delivered", ref: given }),
    lookUp: (_to, key) => Promise.resolve(world.arrived.some((a) => a.key === key) ? ref(key) : "absent"),
    remove: (given) => Promise.resolve({ kind: "delivered", ref: given }),
  };
}
