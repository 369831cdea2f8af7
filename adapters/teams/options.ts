import type { App } from "../../src/app.ts";
import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Ports } from "../../src/ports.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";
import type { CollectionSpec } from "../../src/stores.ts";

export const platform = "teams";

/** A setting that is not printed. */
export interface Revealed {
  reveal(): string;
}

/** Teams' part of the configuration, as adapters/config.ts gives it. */
export interface TeamsSettings {
  /** Empty: nothing is authenticated; this machine only. */
  readonly appId: string;
  readonly password?: Revealed;
  readonly type: "MultiTenant" | "SingleTenant" | "UserAssignedMSI";
  readonly tenantId?: string;
  /** Tenants that are answered; every tenant without it, which configuration allows on loopback only. */
  readonly tenants?: readonly string[];
  readonly forms?: "cards" | "chat";
  /** Messages a second to one tenant. */
  readonly perSecond?: number;
}

export type OpenCollection = <T extends { readonly id: string }, K extends keyof T>(spec: CollectionSpec) => Aggregates<T, K>;

export interface TeamsOptions {
  readonly config: TeamsSettings;
  readonly app: App;
  readonly ports: Ports;
  /** Opens a collection of this folder's own; their specs are `teamsCollections`. */
  readonly collection: OpenCollection;
  readonly publicUrl?: string;
  readonly tuning?: Partial<TeamsTuning>;
}

/** What may be tuned; times in ms, sizes in bytes. */
export interface TeamsTuning {
  readonly limits: SendingLimits;
  /** `cards`: forms as cards and dialogs; `chat`: question by question. */
  readonly forms: "cards" | "chat";
  /** A process that works on an activity says so again and again; after so long without a word another takes it over. */
  readonly leaseMs: number;
  /** How often unfinished activities and people without an account are looked after. */
  readonly sweepMs: number;
  /** Largest body of a request. */
  readonly maxBytes: number;
  /** Largest card; Teams takes 28 KB with what is around it. */
  readonly cardBytes: number;
  /** How long an answer of the connector is waited for. */
  readonly sendTimeoutMs: number;
  /** Largest file that is fetched, and how long that may take. */
  readonly fileBytes: number;
  readonly fileTimeoutMs: number;
  /** Another cloud's addresses, by the names that the SDK's configuration has for them. */
  readonly cloud: Readonly<Record<string, string>>;
}

/**
 * Limits of one bot in one conversation, and of an app in a tenant (learn.microsoft.com, "Optimize your bot with rate limiting";
 * its pages say 30 or 50 a second for a tenant, the lower one is kept).
 */
export const usualTuning: TeamsTuning = {
  limits: {
    perConversation: [{ sends: 7, windowMs: 1_000 }, { sends: 8, windowMs: 2_000 }, { sends: 60, windowMs: 30_000 }, { sends: 1_800, windowMs: 3_600_000 }],
    perTenant: [{ sends: 30, windowMs: 1_000 }],
  },
  forms: "cards",
  leaseMs: 30_000,
  sweepMs: 10_000,
  maxBytes: 256_000,
  cardBytes: 26_000,
  sendTimeoutMs: 15_000,
  fileBytes: 20 * 1024 * 1024,
  fileTimeoutMs: 15_000,
  cloud: {},
};

/** The usual, with what the settings say in its place. */
export function tuningOf({ config, tuning }: Pick<TeamsOptions, "config" | "tuning">): TeamsTuning {
  const limits = config.perSecond === undefined ? usualTuning.limits : { ...usualTuning.limits, perTenant: [{ sends: config.perSecond, windowMs: 1_000 }] };
  return { ...usualTuning, limits, forms: config.forms ?? usualTuning.forms, ...tuning };
}
