import type { SentRef } from "../messaging/outbox.ts";
import type { Aggregates, Stored } from "../ports/aggregates.ts";
import type { Messenger } from "../ports/messenger.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import type { CollectionSpec } from "../stores.ts";
import type { Card } from "../vocabulary/card.ts";
import { agesFrom, renewCard } from "./renew-card.ts";

/** A delivered card that ages. `id` is its delivery key; `shown` the fingerprint of what stands there; `at` machine time. */
export interface AgedCard {
  readonly id: string;
  readonly tenant: string;
  readonly conversation: string;
  readonly message: string;
  readonly state: "live" | "final";
  readonly shown: string;
  readonly at: number;
}

/** Each platform keeps its own, under this name. */
export const agedCardSpec = <N extends string>(collection: N) =>
  ({ collection, version: 1, indexes: [["state", "at"], ["tenant"]] }) as const satisfies CollectionSpec;

/** Delivered reminders and summaries, changed in place once what they say is no longer so. */
export interface AgedCards {
  /** Remembers a delivered card if its kind ages. */
  note(key: string, ref: SentRef, card: Card): Promise<void>;
  /** Brings all of them up to date. */
  renew(): Promise<void>;
  forget(tenant: string): Promise<void>;
}

export interface AgedCardNeeds {
  readonly rows: Aggregates<AgedCard, "state" | "tenant">;
  readonly ports: Ports;
  readonly programme: () => Promise<ActiveProgramme | undefined>;
  readonly messenger: () => Messenger;
}

const mostAtOnce = 300;

export function createAgedCards({ rows, ports, programme, messenger }: AgedCardNeeds): AgedCards {
  const fingerprint = (card: Card): Promise<string> => ports.fingerprint(JSON.stringify(card));

  async function renewOne(stored: Stored<AgedCard>): Promise<void> {
    const active = await programme();
    const renewed = active && (await renewCard(ports, active, stored.value.id));
    if (!renewed) return;
    const state = renewed.final ? "final" : "live";
    const shown = renewed.card ? await fingerprint(renewed.card) : stored.value.shown;
    if (!renewed.card || shown === stored.value.shown) return void (renewed.final && (await rows.save(stored, { ...stored.value, state })));
    const { tenant, conversation, message } = stored.value;
    const by = messenger();
    const outcome = await by.update({ platform: by.platform, tenant, conversation, message }, renewed.card);
    if (outcome.kind === "retry" || outcome.kind === "inDoubt") return;
    if (outcome.kind === "final") return void (await rows.save(stored, { ...stored.value, state: "final" }));
    // A longer card may have become several messages, or one again.
    await rows.save(stored, { ...stored.value, shown, state, message: outcome.ref.message });
  }

  return {
    async note(key, ref, card) {
      if (!agesFrom(key)) return;
      const { tenant, conversation, message } = ref;
      await rows.insert({ id: key, tenant, conversation, message, state: "live", shown: await fingerprint(card), at: ports.clock.machine() });
    },
    async renew() {
      for (const stored of await rows.find({ state: "live" }, { sort: "at", descending: true, limit: mostAtOnce })) await renewOne(stored);
    },
    forget: async (tenant) => {
      for (const row of await rows.find({ tenant })) await rows.remove(row.value.id);
    },
  };
}
