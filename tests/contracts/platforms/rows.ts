import { openAggregates } from "../../../adapters/mongo/aggregates.ts";
import { collections } from "../../../src/stores.ts";
import { accountId, placeId } from "../../../src/vocabulary/incoming.ts";
import { smallPeople } from "../../support/office.ts";
import { smallProgramme } from "../../support/small-programme.ts";
import type { Names, PlatformDriver } from "./driver.ts";

/** Not left by a journey: the programme is given before it, and who sends how fast is each platform's own. */
const apart: ReadonlySet<string> = new Set(["programmes", "senders"]);

/** How a platform reaches somebody is its own; every other field must be the same. */
const own: ReadonlySet<string> = new Set(["email", "direct", "ref", "conversation"]);

/**
 * What is left out, collection by collection. Places: the playground's other channels are there from the start, and a channel's name is
 * the platform's own. Sessions: a field that is folded away on one platform is sent empty on another, and neither is an answer.
 */
const compared: Readonly<Record<string, (row: Readonly<Record<string, unknown>>) => unknown>> = {
  places: ({ name: _name, ...row }) => (row["id"] === "the channel" ? row : undefined),
  sessions: (row) => ({ ...row, values: Object.fromEntries(Object.entries(row["values"] as object).filter(([, typed]) => typed !== "")) }),
};

export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every collection of the domain, and the outbox, with the platform's names, made-up ids and machine times masked. */
export async function domainRows({ store, names }: PlatformDriver): Promise<Rows> {
  // What was saved with its cause is moved before it is looked at: when the relay runs is each platform's own.
  await store.stores.relay();
  const rows: Record<string, readonly unknown[]> = {};
  const mask = masker(names);
  for (const [name, spec] of Object.entries(collections)) {
    if (apart.has(name)) continue;
    const found = await openAggregates(store.connection, spec).find({});
    const part = compared[name] ?? ((row) => row);
    rows[name] = sorted(found.map((row) => part(mask(row.value) as Readonly<Record<string, unknown>>)).filter((row) => row !== undefined));
  }
  rows["outbox"] = sorted((await store.stores.outbox.list({ limit: 1_000 })).map(mask));
  return rows;
}

const sorted = (rows: readonly unknown[]): readonly unknown[] => [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Ids that are made up on the way: of sessions, revisions and events. */
const madeUp = /\b(?:Ev)?[0-9a-f]{8}-(?:[0-9a-f]{3}\b|[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})|\b[0-9a-f]{64}\b/g;
/** The programme's clock stands in 2021; later is the machine's. */
const machineTimesFrom = Date.UTC(2025, 0);

function masker(names: Names): (value: unknown) => unknown {
  const words = [
    ...smallPeople(smallProgramme).persons.map((p) => [accountId({ ...names, user: names.userOf(p.id) }), `account of ${p.id}`] as const),
    [placeId({ ...names, conversation: names.channel, kind: "channel" }), "the channel"] as const,
  ];
  const text = (value: string): string => words.reduce((all, [word, shown]) => all.replaceAll(word, shown), value).replace(madeUp, "<id>");
  const whole = new Map([[names.platform, "the platform"], [names.tenant, "the tenant"]]);
  const mask = (value: unknown): unknown => {
    if (typeof value === "string") return whole.get(value) ?? text(value);
    if (typeof value === "number") return value > machineTimesFrom ? "<machine time>" : value;
    if (Array.isArray(value)) return value.map(mask);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !own.has(key)).map(([key, inner]) => [text(key), mask(inner)]));
  };
  return mask;
}
