import type { CollectionSpec } from "../src/stores.ts";
import type { Product } from "./compose.ts";
import type { Config } from "./config.ts";
import { openAggregates } from "./mongo/aggregates.ts";
import type { Platform } from "./platform.ts";

/** A configured platform before it is opened: the collections it keeps, and how to open it on the product. */
export interface PlatformModule {
  readonly specs: readonly CollectionSpec[];
  open(product: Product): Promise<Platform>;
}

/** The platforms that are configured. A folder that is not is never loaded: its libraries cost seconds and memory. */
export async function configuredPlatforms(config: Config): Promise<readonly PlatformModule[]> {
  return [...(config.slack ? [await slack(config, config.slack)] : []), ...(config.teams ? [await teams(config, config.teams)] : [])];
}

async function slack(config: Config, settings: NonNullable<Config["slack"]>): Promise<PlatformModule> {
  const { openSlack } = await import("./slack/open-slack.ts");
  const { slackCollections } = await import("./slack/collections.ts");
  return { specs: slackCollections, open: (product) => openSlack({ config: settings, ...common(config, product) }) };
}

async function teams(config: Config, settings: NonNullable<Config["teams"]>): Promise<PlatformModule> {
  const { openTeams } = await import("./teams/open-teams.ts");
  const { teamsCollections } = await import("./teams/collections.ts");
  return { specs: teamsCollections, open: (product) => openTeams({ config: settings, ...common(config, product) }) };
}

const common = (config: Config, product: Product) => ({
  app: product.app,
  ports: product.ports,
  collection: <T extends { readonly id: string }, K extends keyof T>(spec: CollectionSpec) => openAggregates<T, K>(product.connection, spec),
  ...(config.http.publicUrl === undefined ? {} : { publicUrl: config.http.publicUrl }),
  ...(config.secretKey === undefined ? {} : { secretKey: config.secretKey }),
});
