import type { Settlement } from "../ports/outbox-store.ts";
import type { EntryRules, Verdict } from "./deliver-entry.ts";
import { deliverEntry } from "./deliver-entry.ts";
import type { DeliverPorts } from "./deliver-ports.ts";
import type { DeliveryState, OutboxEntry } from "./outbox.ts";

export type Counts = Record<DeliveryState, number> & { leaseLost: number };

/** One run of delivery: its rules, and what becomes of it. */
export interface Run {
  readonly ports: DeliverPorts;
  readonly rules: EntryRules;
  readonly counts: Counts;
  /** When something is worth another look, ms from now. */
  readonly waits: number[];
  readonly limit: number;
}

/** Entries by conversation; within one they go one after another in their order. */
export function lanesOf(entries: readonly OutboxEntry[]): OutboxEntry[][] {
  const lanes = new Map<string, OutboxEntry[]>();
  for (const entry of entries) {
    const lane = entry.to.kind === "place" ? `place:${entry.to.place}` : `person:${entry.to.person}`;
    lanes.set(lane, [...(lanes.get(lane) ?? []), entry]);
  }
  return [...lanes.values()];
}

/** One conversation in order: once an entry has to wait, those after it wait with it. `started`: its last entry has left. */
export async function deliverLane(run: Run, lane: readonly OutboxEntry[], doubtful: ReadonlySet<string>, started: () => void): Promise<void> {
  let heldUntil: number | undefined;
  for (const [i, entry] of lane.entries()) {
    const inDoubt = doubtful.has(entry.key);
    const how = { inDoubt, started: i === lane.length - 1 ? started : () => undefined };
    const verdict = heldUntil === undefined ? await deliverEntry(run.ports, run.rules, entry, how) : putBack(heldUntil, inDoubt);
    heldUntil ??= holdAfter(run, verdict);
    await conclude(run, entry, verdict);
  }
}

/** What is in doubt stays so: queued it would be sent again unseen. */
const putBack = (dueAt: number, inDoubt: boolean): Verdict => (inDoubt ? { kind: "leave" } : { kind: "settle", outcome: { state: "queued", dueAt } });

function holdAfter(run: Run, verdict: Verdict): number | undefined {
  if (verdict.kind !== "settle") return run.ports.clock.now();
  const { state, dueAt } = verdict.outcome;
  return state === "queued" || state === "waiting" ? (dueAt ?? run.ports.clock.now()) : undefined;
}

async function conclude(run: Run, entry: OutboxEntry, verdict: Verdict): Promise<void> {
  if (verdict.kind === "leave") run.counts.sending += 1;
  if (verdict.kind === "lost") leaseLost(run, entry);
  if (verdict.kind !== "settle") return;
  if (await settled(run, entry, verdict.outcome)) run.counts[verdict.outcome.state] += 1;
  const { state, dueAt, reason } = verdict.outcome;
  const wait = (dueAt ?? 0) - run.ports.clock.now();
  if ((state === "queued" || state === "waiting") && (wait > 0 || verdict.goesOn)) run.waits.push(Math.max(0, wait));
  if (state === "failed" || state === "unconfirmed") run.ports.log.warn("deliveryEnded", { key: entry.key, purpose: entry.purpose, state, reason });
}

/** A settlement that cannot be saved leaves the entry sending: the next run finds it in doubt and looks it up. */
async function settled(run: Run, entry: OutboxEntry, outcome: Settlement): Promise<boolean> {
  try {
    if (await run.ports.stores.outbox.settle(entry.key, run.rules.owner, outcome)) return true;
    leaseLost(run, entry);
  } catch (error) {
    run.counts.sending += 1;
    run.ports.log.error("deliverySettleFailed", { key: entry.key, state: outcome.state, error: error instanceof Error ? error.name : typeof error });
  }
  return false;
}

function leaseLost(run: Run, entry: OutboxEntry): void {
  run.counts.leaseLost += 1;
  run.ports.log.warn("deliveryLeaseLost", { key: entry.key, purpose: entry.purpose });
}
