import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import os from "node:os";
import { join } from "node:path";

/**
 * One of those that are compared, in a process of its own: Kvartti's Slack, a bare Bolt app doing one read of the same store, or a bare
 * Bolt app that shows the core's answer (what the answer itself costs, without keeping events, finding them again and following up).
 */
const [role, api, secret] = process.argv.slice(2);
const dist = process.env.KVARTTI_BENCH_DIST ?? "../../dist";
const { openProduct } = await import(`${dist}/adapters/compose.js`);
const { readConfig } = await import(`${dist}/adapters/config.js`);
const { openAggregates } = await import(`${dist}/adapters/mongo/aggregates.js`);
const { slackCollections } = await import(`${dist}/adapters/slack/collections.js`);
const { accountId, placeId } = await import(`${dist}/src/vocabulary/incoming.js`);

const folder = mkdtempSync(join(os.tmpdir(), "kv-slack-bench-"));
const quiet = { info: () => undefined, warn: () => undefined, error: (code, context) => console.error(code, context) };
const messengers = new Map();
const product = await openProduct(readConfig({ KVARTTI_DATA: join(folder, "data") }), quiet, { messengers, more: slackCollections });
const { scope } = await product.app.programme();
const place = { platform: "slack", tenant: "T1", conversation: "CVANHUS", kind: "channel" };
await product.stores.places.insert({ ...scope, id: placeId(place), platform: "slack", tenant: "T1", conversation: "CVANHUS", group: "vanhus" });
const people = await product.stores.persons.find({ programme: scope.programme });
for (let i = 0; i < 40; i++) {
  const ref = { platform: "slack", tenant: "T1", user: `U${i}` };
  await product.stores.accounts.insert({ ...scope, id: accountId(ref), person: people[i % people.length].value.id, ref, direct: `D${i}`, seenAt: Date.now() + 3_600_000 });
}

const { url, stop } = await (role === "kvartti" ? startKvartti() : startBare());
process.on("message", async (what) => {
  if (what === "cpu") {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: (user + system) / 1000 });
  }
  if (what === "stop") {
    await stop();
    await product.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  }
});
process.send({ url });

async function startKvartti() {
  const { openSlack } = await import(`${dist}/adapters/slack/open-slack.js`);
  const { createHttpServer } = await import(`${dist}/adapters/http/server.js`);
  const { createMetrics } = await import(`${dist}/adapters/http/metrics.js`);
  const platform = await openSlack({
    config: { receive: "http", botToken: { reveal: () => "xoxb-bench" }, signingSecret: { reveal: () => secret }, apiUrl: api },
    app: product.app, ports: product.ports, collection: (spec) => openAggregates(product.connection, spec),
  });
  messengers.set("slack", platform.messenger);
  const server = createHttpServer({
    host: "127.0.0.1", port: 0, mounts: platform.mounts, checks: {}, metrics: createMetrics(),
    logging: { log: quiet, withCorrelation: (_id, run) => run(), faultContext: () => ({}) },
  });
  const { url: at } = await server.start();
  await platform.start();
  return { url: at, stop: async () => (await platform.stop(), await server.stop()) };
}

async function startBare() {
  const { App, ExpressReceiver } = await import("@slack/bolt");
  const receiver = new ExpressReceiver({ signingSecret: secret, endpoints: "/slack/events" });
  const bolt = new App({ token: "xoxb-bench", receiver, clientOptions: { slackApiUrl: api } });
  const readings = product.connection.collection("persons");
  // Both send the same bytes: what is compared is not how long a message is.
  const message = await coreAnswer({ ts: "same", user: "U1", text: "tavoite 3 tilanne?" });
  bolt.event("app_mention", async ({ event, say }) => {
    if (role === "core") return void (await say({ thread_ts: event.ts, ...(await coreAnswer(event)) }));
    const found = await readings.findOne({ _id: people[0].value.id });
    await say({ thread_ts: event.ts, ...message, text: `${found?.name ?? ""} ${message.text}` });
  });
  const server = createServer(receiver.app);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

async function coreAnswer(event) {
  const { renderMessage } = await import(`${dist}/adapters/slack/render/render-card.js`);
  const actor = { platform: "slack", tenant: "T1", user: event.user };
  const reply = await product.app.handle({ id: event.ts, kind: "text", text: event.text.replace(/<@\w+>/, ""), actor, place, canOpenForms: true });
  return renderMessage(reply.card, { extras: "all" });
}
