import type { Log } from "../src/ports/log.ts";
import type { Mount } from "./http/server.ts";
import { createHttpServer } from "./http/server.ts";
import { openPictures } from "./charts/pictures.ts";
import { createMetrics } from "./http/metrics.ts";
import { startScheduler } from "./agenda/scheduler.ts";
import type { Io } from "./cli/io.ts";
import type { Product } from "./compose.ts";
import { openProduct } from "./compose.ts";
import type { Config } from "./config.ts";
import { chatCollection } from "./web/chat-message.ts";
import { createLog, faultContext, withCorrelation } from "./log.ts";
import { forgetSettled } from "./mongo/outbox-store.ts";
import type { TryAs } from "./open-playground.ts";
import type { Platform } from "./platform.ts";
import { operatorMount } from "./open-operator.ts";
import { operatorCollection } from "./open-links.ts";
import { openReports, reportCollection } from "./open-reports.ts";
import { configuredPlatforms } from "./open-platforms.ts";

/** A picture inside a Teams card leaves room for the rest: a card is kept under 28 kB, and base64 makes a third more. */
const mostInCard = 13_000;

const tickEveryMs = 60_000;

/** Starts what is configured, says where it is, and runs until the process is told to stop; then stops in order. */
export async function runProduct(config: Config, io: Io): Promise<void> {
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  const running = await startProduct(config, log);
  for (const line of greeting(running, config, io)) io.out(line);
  await toldToStop();
  await running.stop();
  // Everything is closed; only agenda's watch over a tick that has ended, a timer of up to 15 s, would hold the process.
  setImmediate(() => process.exit());
}

export interface Running {
  readonly url: string;
  readonly product: Product;
  /** The local chat page is open; who to be in it first. */
  readonly playground: boolean;
  readonly tryAs?: TryAs;
  stop(): Promise<void>;
}

export async function startProduct(config: Config, log: Log): Promise<Running> {
  const messengers = new Map<string, Platform["messenger"]>();
  const modules = await configuredPlatforms(config);
  const reports = openReports();
  const pictures = openPictures({
    publicUrl: config.http.publicUrl, key: config.secretKey?.reveal(), ownPage: "web", inline: { platform: "teams", most: mostInCard },
  });
  const product = await openProduct(config, log, { messengers, pictures, reportLinks: reports.links, more: [chatCollection, reportCollection, operatorCollection, ...modules.flatMap((m) => m.specs)] });
  try {
    const playground = await wantsPlayground(config, product);
    const page = playground ? await import("./open-playground.ts") : undefined;
    const platforms: Platform[] = [...(await Promise.all(modules.map((m) => m.open(product)))), ...(page ? [await page.openPlayground(product)] : [])];
    for (const p of platforms) messengers.set(p.messenger.platform, p.messenger);
    const server = httpServer(config, product, log, [reports.mount, pictures.mount, operatorMount(product), ...platforms.flatMap((p) => p.mounts)]);
    const { url } = await server.start();
    // Without a public address only this machine's own page can open a link.
    reports.open(product, () => config.http.publicUrl ?? (playground ? url : undefined));
    for (const p of platforms) await p.start();
    const scheduler = await startScheduler({ connection: product.connection, log, everyMs: tickEveryMs, tick: () => tick(product) });
    const stop = async (): Promise<void> => {
      await scheduler.stop();
      await product.delivery.stop();
      for (const p of platforms) await p.stop();
      await server.stop();
      await product.clock.keep();
      await product.close();
    };
    const tryAs = await page?.tryAs(product);
    return { url, product, playground, stop, ...(tryAs ? { tryAs } : {}) };
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** A log of reminders is kept for a year, no longer. */
const keepsDeliveriesMs = 365 * 24 * 3_600_000;

async function tick(product: Product): Promise<void> {
  await product.app.run("sweep");
  product.delivery.wake();
  await product.clock.keep();
  await forgetSettled(product.connection, product.clock.now() - keepsDeliveriesMs);
}

/** On by wish, else with the demo programme where only this machine can reach it. */
async function wantsPlayground(config: Config, product: Product): Promise<boolean> {
  if (config.playground !== "withDemo") return config.playground === "on";
  return (await product.app.programme())?.programme.demo ?? false;
}

function httpServer(config: Config, product: Product, log: Log, mounts: readonly Mount[]): ReturnType<typeof createHttpServer> {
  const metrics = createMetrics();
  metrics.gauge("kvartti_outbox_entries", "Outbox entries by state", () => product.stores.outbox.counts(), "state");
  return createHttpServer({
    host: config.http.host, port: config.http.port, mounts, metrics,
    checks: { store: async () => (await product.connection.db?.command({ ping: 1 }))?.["ok"] === 1, programme: async () => (await product.app.programme()) !== undefined },
    logging: { log, withCorrelation, faultContext },
  });
}

function greeting(running: Running, config: Config, io: Io): readonly string[] {
  const platforms = [...(config.slack ? ["Slack"] : []), ...(config.teams ? ["Teams"] : [])];
  const open = platforms.length > 0 ? [io.t("start.platforms", { platforms: platforms.join(", ") })] : [];
  const way = running.playground ? (running.tryAs ? [io.t(running.tryAs.demo ? "start.try" : "start.ask", { name: running.tryAs.name })] : []) : platforms.length === 0 ? [io.t("start.noPlatforms")] : [];
  return [io.t("start.ready", { url: running.url }), ...open, ...way, io.t("start.stop")];
}

const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
