import { agesFrom, renewCard } from "../../src/evaluation/renew-card.ts";
import type { SentRef } from "../../src/messaging/outbox.ts";
import type { Aggregates, Messenger, Stored } from "../../src/ports.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { CardRow } from "./collections.ts";
import type { Desk } from "./desk.ts";
import { fingerprint } from "./home.ts";
import { platform } from "./options.ts";

/** Delivered reminders and summaries, changed in place once what they say is no longer so. */
export interface AgedCards {
  /** Remembers a delivered card if its kind ages. */
  note(key: string, ref: SentRef, card: Card): Promise<void>;
  /** Brings all of them up to date. */
  renew(): Promise<void>;
  forget(team: string): Promise<void>;
}

const mostAtOnce = 300;

export function createAgedCards(rows: Aggregates<CardRow, "state" | "team">, desk: Pick<Desk, "app" | "ports">, messenger: () => Messenger): AgedCards {
  async function renewOne(stored: Stored<CardRow>): Promise<void> {
    const active = await desk.app.programme();
    const renewed = active && (await renewCard(desk.ports, active, stored.value.id));
    if (!renewed) return;
    const shown = renewed.card ? fingerprint(renewed.card) : stored.value.shown;
    if (renewed.card && shown !== stored.value.shown) {
      const { team, conversation, message } = stored.value;
      const outcome = await messenger().update({ platform, tenant: team, conversation, message }, renewed.card);
      if (outcome.kind === "retry" || outcome.kind === "inDoubt") return;
      if (outcome.kind === "final") return void (await rows.save(stored, { ...stored.value, state: "final" }));
    }
    if (renewed.final || shown !== stored.value.shown) await rows.save(stored, { ...stored.value, shown, state: renewed.final ? "final" : "live" });
  }

  return {
    async note(key, ref, card) {
      if (!agesFrom(key)) return;
      await rows.insert({
        id: key, team: ref.tenant, conversation: ref.conversation, message: ref.message, state: "live", shown: fingerprint(card), at: desk.ports.clock.machine(),
      });
    },
    async renew() {
      for (const stored of await rows.find({ state: "live" }, { sort: "at", descending: true, limit: mostAtOnce })) await renewOne(stored);
    },
    forget: async (team) => {
      for (const row of await rows.find({ team })) await rows.remove(row.value.id);
    },
  };
}
