import type { Log } from "../../src/ports.ts";
import type { Config } from "../config.ts";
import { AlreadySaid, CliFault } from "./fault.ts";
import type { Io } from "./io.ts";

type Compose = typeof import("../compose.ts");
export type Product = Awaited<ReturnType<Compose["openProduct"]>>;
export type OpenStores = Awaited<ReturnType<Compose["connectStores"]>>;

/** The configuration, or every fault of it on standard error. */
export async function configOf(io: Io): Promise<Config> {
  const { readConfig } = await import("../config.ts");
  const config = readConfig(io.env, io.envFaults);
  if (!Array.isArray(config)) return config;
  const { configFaultText } = await import("../settings/fault-text.ts");
  io.err(io.t("settings.title", { count: config.length }));
  for (const fault of config) io.err(`- ${configFaultText(fault, io.language)}`);
  throw new AlreadySaid();
}

/** A command's own log: warnings and faults only, so that its answer stays readable. */
export async function quietLog(config: Config, io: Io): Promise<Log> {
  const { createLog } = await import("../log.ts");
  return createLog({ level: config.logLevel === "silent" ? "silent" : "warn", secrets: config.secrets, write: (line) => io.err(line.trimEnd()) });
}

/** Opens the product as the server does, also beside a running one, and closes it whatever happens. */
export async function withProduct<T>(io: Io, run: (product: Product, config: Config) => Promise<T>): Promise<T> {
  const config = await configOf(io);
  const { openProduct } = await import("../compose.ts");
  const product = await openProduct(config, await quietLog(config, io));
  try {
    return await run(product, config);
  } finally {
    await product.close();
  }
}

/** The stores alone: for what must work without a programme. */
export async function withStores<T>(io: Io, run: (open: OpenStores) => Promise<T>): Promise<T> {
  const config = await configOf(io);
  const { connectStores } = await import("../compose.ts");
  const open = await connectStores(config, await quietLog(config, io));
  try {
    return await run(open);
  } finally {
    await open.close();
  }
}

/** The programme in use, which most commands are about. */
export async function activeOf(product: Product) {
  const active = await product.app.programme();
  if (!active) throw new CliFault("cli.noProgramme");
  return active;
}
