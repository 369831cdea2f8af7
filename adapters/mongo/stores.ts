import type { Connection } from "mongoose";
import type { Log } from "../../src/ports/log.ts";
import type { Stores } from "../../src/ports/stores.ts";
import type { CollectionSpec } from "../../src/stores.ts";
import { collections } from "../../src/stores.ts";
import { openAggregates } from "./aggregates.ts";
import { ensureIndexes, relayed } from "./indexes.ts";
import { outboxSpec } from "./outbox-document.ts";
import { openOutbox } from "./outbox-store.ts";
import { relay } from "./relay.ts";

export interface StoresOptions {
  /** Epoch ms of the machine: leases. */
  readonly machineNow: () => number;
  /** Epoch ms of the programme's clock: when a relayed message is due. */
  readonly programmeNow: () => number;
  readonly log: Log;
  /** Collections of adapters that keep aggregates of their own; they get their indexes and their messages relayed, too. */
  readonly more?: readonly CollectionSpec[];
}

/** Every collection of the product, for start-up checks. */
export const allSpecs = (more: readonly CollectionSpec[] = []): readonly CollectionSpec[] => [...Object.values(collections), ...more, outboxSpec];

/** Makes missing indexes and opens every store. Run `migrate` before. */
export async function openStores(connection: Connection, options: StoresOptions): Promise<Stores> {
  const specs: readonly CollectionSpec[] = [...Object.values(collections), ...(options.more ?? [])];
  await ensureIndexes(connection, [...specs.map(relayed), outboxSpec]);
  const outbox = openOutbox(connection, options.machineNow);
  return {
    programmes: openAggregates(connection, collections.programmes),
    persons: openAggregates(connection, collections.persons),
    roles: openAggregates(connection, collections.roles),
    accounts: openAggregates(connection, collections.accounts),
    places: openAggregates(connection, collections.places),
    rounds: openAggregates(connection, collections.rounds),
    evaluations: openAggregates(connection, collections.evaluations),
    snapshots: openAggregates(connection, collections.snapshots),
    owed: openAggregates(connection, collections.owed),
    handovers: openAggregates(connection, collections.handovers),
    reminders: openAggregates(connection, collections.reminders),
    submissions: openAggregates(connection, collections.submissions),
    readings: openAggregates(connection, collections.readings),
    judgements: openAggregates(connection, collections.judgements),
    proposals: openAggregates(connection, collections.proposals),
    entries: openAggregates(connection, collections.entries),
    sessions: openAggregates(connection, collections.sessions),
    adminCodes: openAggregates(connection, collections.adminCodes),
    broadcasts: openAggregates(connection, collections.broadcasts),
    broadcastChunks: openAggregates(connection, collections.broadcastChunks),
    broadcastMarks: openAggregates(connection, collections.broadcastMarks),
    broadcastQuestions: openAggregates(connection, collections.broadcastQuestions),
    broadcastTemplates: openAggregates(connection, collections.broadcastTemplates),
    senders: openAggregates(connection, collections.senders),
    settings: openAggregates(connection, collections.settings),
    programmeDrafts: openAggregates(connection, collections.programmeDrafts),
    outbox,
    relay: () => relay({ connection, specs, outbox, programmeNow: options.programmeNow, log: options.log }),
  };
}
