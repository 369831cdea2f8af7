import { createHash, randomUUID } from "node:crypto";
import { finnishHolidays } from "../../../../adapters/calendar/holidays.ts";
import { createMetrics } from "../../../../adapters/http/metrics.ts";
import { createHttpServer } from "../../../../adapters/http/server.ts";
import { openAggregates } from "../../../../adapters/mongo/aggregates.ts";
import { connect } from "../../../../adapters/mongo/connection.ts";
import { openStores } from "../../../../adapters/mongo/stores.ts";
import { slackCollections } from "../../../../adapters/slack/collections.ts";
import { openSlack } from "../../../../adapters/slack/open-slack.ts";
import { createApp } from "../../../../src/app.ts";
import type { Messenger } from "../../../../src/ports/messenger.ts";
import type { Ports } from "../../../../src/ports.ts";

/** Slack in a process of its own, on a store and a stub that others hold; a test kills it. Arguments: store, API, signing secret, now. */
const [uri = "", apiUrl = "", signing = "", now = "0"] = process.argv.slice(2);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { connection } = await connect(uri, silent);
const stores = await openStores(connection, { machineNow: Date.now, programmeNow: () => Number(now), log: silent, more: slackCollections });
const messengers = new Map<string, Messenger>();
const ports: Ports = {
  stores, messengers, clock: { now: () => Number(now), machine: Date.now }, holidays: finnishHolidays(), newId: randomUUID, log: silent, wake: () => undefined,
  fingerprint: (s) => Promise.resolve(createHash("sha256").update(s).digest("hex")),
};
const platform = await openSlack({
  config: { receive: "http", botToken: { reveal: () => "xoxb-test-token-1" }, signingSecret: { reveal: () => signing }, apiUrl },
  app: createApp(ports), ports, collection: (spec) => openAggregates(connection, spec), tuning: { leaseMs: 1_500, sweepMs: 200 },
});
messengers.set("slack", platform.messenger);
const server = createHttpServer({
  host: "127.0.0.1", port: 0, mounts: platform.mounts, checks: {}, metrics: createMetrics(),
  logging: { log: silent, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
});
const { url } = await server.start();
await platform.start();
console.log(`ready ${url}`);
