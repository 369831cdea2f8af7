import type { Log } from "../../src/ports/log.ts";
import type { ConnectedStores, Product } from "../compose.ts";
import type { Config } from "../config.ts";
import { AlreadySaid, CliFault } from "./fault.ts";
import type { Io } from "./io.ts";

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

type Run<T> = (product: Product, config: Config) => Promise<T>;

/** Opens the product as the server does, also beside a running one, and closes it whatever happens. An empty store is filled. */
export const withProduct = async <T>(io: Io, run: Run<T>): Promise<T> => open(io, await configOf(io), run);

/** The same without filling an empty store: something else is about to be put there. */
export async function withProductAsIs<T>(io: Io, run: Run<T>): Promise<T> {
  const config = await configOf(io);
  return open(io, { ...config, programme: { demo: false } }, (product) => run(product, config));
}

async function open<T>(io: Io, config: Config, run: Run<T>): Promise<T> {
  const { openProduct } = await import("../compose.ts");
  const product = await openProduct(config, withoutHint(await quietLog(config, io)));
  try {
    return await run(product, config);
  } finally {
    await product.close();
  }
}

/** Commands say themselves that there is no programme yet. */
const withoutHint = (log: Log): Log => ({ ...log, warn: (code, context) => (code === "noProgramme" ? undefined : log.warn(code, context)) });

/** The stores alone: for what must work without a programme. */
export async function withStores<T>(io: Io, run: (open: ConnectedStores) => Promise<T>): Promise<T> {
  const config = await configOf(io);
  const { connectStores } = await import("../compose.ts");
  const open = await connectStores(config, await quietLog(config, io));
  try {
    return await run(open);
  } finally {
    await open.close();
  }
}

/** The connection alone, for a restore: the store may be one that cannot be opened otherwise. */
export async function withConnection<T>(io: Io, run: (open: Pick<ConnectedStores, "connection">) => Promise<T>): Promise<T> {
  const config = await configOf(io);
  const { connectOnly } = await import("../compose.ts");
  const open = await connectOnly(config, await quietLog(config, io));
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
