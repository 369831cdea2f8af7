import type { App } from "../../src/app.ts";
import type { Aggregates } from "../../src/ports/aggregates.ts";
import type { Ports } from "../../src/ports.ts";
import type { SendingLimits } from "../../src/ports/messenger.ts";
import type { CollectionSpec } from "../../src/stores.ts";

/** A setting that is not printed. */
export interface Revealed {
  reveal(): string;
}

/** Slack's part of the configuration, as adapters/config.ts gives it. */
export interface SlackSettings {
  readonly receive: "http" | "socket";
  readonly botToken?: Revealed;
  readonly signingSecret?: Revealed;
  readonly appToken?: Revealed;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: Revealed; readonly stateSecret: Revealed };
  /** Ends in a slash. */
  readonly apiUrl?: string;
  readonly authorizeUrl?: string;
  /** Messages a minute to one workspace, and to one channel; without them the published limits. */
  readonly perMinute?: number;
  readonly perChannel?: number;
}

export type OpenCollection = <T extends { readonly id: string }, K extends keyof T>(spec: CollectionSpec) => Aggregates<T, K>;

export interface SlackOptions {
  readonly config: SlackSettings;
  readonly app: App;
  readonly ports: Ports;
  /** Opens a collection of this folder's own; their specs are `slackCollections`. */
  readonly collection: OpenCollection;
  /** Where people and Slack reach this server; needed for installing with OAuth. */
  readonly publicUrl?: string;
  /** Seals stored tokens; needed with OAuth. */
  readonly secretKey?: Revealed;
  readonly tuning?: Partial<SlackTuning>;
}

/** What may be tuned; times in ms. */
export interface SlackTuning {
  readonly limits: SendingLimits;
  /** How long one process may work on an event before another takes it over. */
  readonly leaseMs: number;
  /** How often unfinished events, aged cards and people without an account are looked after. */
  readonly sweepMs: number;
  /** Quiet time after a keystroke before a draft is saved. */
  readonly draftMs: number;
  /** Two presses of one button within this time are one. */
  readonly doubleClickMs: number;
  /** Longest body of a request, bytes. */
  readonly maxBytes: number;
  /** Longest document that is fetched, bytes. */
  readonly maxFileBytes: number;
}

const usualTuning: Omit<SlackTuning, "limits"> = {
  leaseMs: 20_000,
  sweepMs: 5_000,
  draftMs: 700,
  doubleClickMs: 2_000,
  maxBytes: 1_000_000,
  maxFileBytes: 20 * 1024 * 1024,
};

/**
 * One message a second and channel; per workspace well below the unstated "several hundred a minute" (docs.slack.dev, rate limits);
 * or what the settings say.
 */
export function tuningOf({ config, tuning = {} }: Pick<SlackOptions, "config" | "tuning">): SlackTuning {
  const { perChannel = 60, perMinute = 240 } = config;
  const limits = { perConversation: [{ sends: 1, windowMs: 60_000 / perChannel }], perTenant: [{ sends: perMinute, windowMs: 60_000 }] };
  return { ...usualTuning, limits, ...tuning };
}

export const platform = "slack";
