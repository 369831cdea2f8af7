import type { Language } from "../src/shared/language.ts";
import { combinationFaults, isLoopback } from "./settings/combinations.ts";
import type { Env } from "./settings/environment.ts";
import { environment, languageOf } from "./settings/environment.ts";
import type { ConfigFault } from "./settings/fault.ts";
import { readSettings } from "./settings/read-settings.ts";
import type { Secret } from "./settings/secret.ts";
import type { Settings } from "./settings/settings.ts";

export type { ConfigFault, Env, Secret };

/** Everything the environment decides, with defaults filled in and combinations checked. Printing it shows no secret. */
export interface Config {
  readonly http: { readonly host: string; readonly port: number; readonly loopback: boolean; readonly publicUrl?: string };
  /** Without `file` the bundled sample; without `people` the sample's people, with the sample only. `demo`: the sample may be used. */
  readonly programme: { readonly file?: string; readonly people?: string; readonly demo: boolean };
  /** Without `uri` the embedded store in `folder`. */
  readonly store: { readonly folder: string; readonly uri?: Secret };
  /** `withDemo`: on when the programme in the store is a demo. */
  readonly playground: "on" | "off" | "withDemo";
  readonly secretKey?: Secret;
  readonly slack?: SlackConfig;
  readonly teams?: TeamsConfig;
  readonly logLevel: Settings["LOG_LEVEL"];
  readonly language: Language;
  /** Every secret that was given, for the log to mask. */
  readonly secrets: readonly Secret[];
}

export interface SlackConfig {
  readonly receive: "http" | "socket";
  readonly botToken?: Secret;
  readonly signingSecret?: Secret;
  readonly appToken?: Secret;
  readonly oauth?: { readonly clientId: string; readonly clientSecret: Secret; readonly stateSecret: Secret };
  /** Ends in a slash, as the web client wants it. */
  readonly apiUrl?: string;
  readonly authorizeUrl?: string;
  /** Messages a minute to one workspace, and to one channel. */
  readonly perMinute: number;
  readonly perChannel: number;
}

export interface TeamsConfig {
  /** Empty: nothing is authenticated; loopback only. */
  readonly appId: string;
  readonly password?: Secret;
  readonly type: "MultiTenant" | "SingleTenant" | "UserAssignedMSI";
  readonly tenantId?: string;
  /** Tenants that are answered; absent only without an app id. */
  readonly tenants?: readonly string[];
  readonly forms: "cards" | "chat";
  /** Messages a second to one tenant. */
  readonly perSecond: number;
}

/** The configuration, or everything that is wrong with it, all at once. Tell them apart with `Array.isArray`. */
export function readConfig(env: Env, before: readonly ConfigFault[] = []): Config | ConfigFault[] {
  const { values, faults } = readSettings(env);
  const bad = new Set(faults.filter((f) => f.code === "bad").map((f) => f.key));
  const all = [...before, ...faults, ...combinationFaults(values, bad)];
  return all.length > 0 ? all : build(values, languageOf(env));
}

/** The configuration of this process: its environment and `.env`. */
export function loadConfig(): Config | ConfigFault[] {
  const { env, faults } = environment();
  return readConfig(env, faults);
}

function build(s: Settings, language: Language): Config {
  const slack = slackConfig(s);
  const teams = teamsConfig(s);
  const loopback = isLoopback(s.HOST);
  return defined<Config>({
    http: defined({ host: s.HOST, port: s.PORT, loopback, publicUrl: s.KVARTTI_PUBLIC_URL?.replace(/\/+$/, "") }),
    programme: defined({
      file: s.KVARTTI_PROGRAMME,
      people: s.KVARTTI_PEOPLE,
      demo: s.KVARTTI_DEMO ? s.KVARTTI_DEMO === "on" : !slack && !teams?.appId,
    }),
    store: defined({ folder: s.KVARTTI_DATA, uri: s.MONGODB_URI }),
    playground: s.KVARTTI_PLAYGROUND ?? (loopback && s.NODE_ENV !== "production" && !s.MONGODB_URI ? "withDemo" : "off"),
    secretKey: s.KVARTTI_SECRET_KEY,
    slack,
    teams,
    logLevel: s.LOG_LEVEL,
    language,
    secrets: [
      s.MONGODB_URI, s.KVARTTI_SECRET_KEY, s.SLACK_BOT_TOKEN, s.SLACK_SIGNING_SECRET, s.SLACK_APP_TOKEN,
      s.SLACK_CLIENT_SECRET, s.SLACK_STATE_SECRET, s.MicrosoftAppPassword,
    ].filter((x) => x !== undefined),
  });
}

function slackConfig(s: Settings): SlackConfig | undefined {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = s;
  const oauth = clientId && clientSecret && stateSecret ? { clientId, clientSecret, stateSecret } : undefined;
  if (!s.SLACK_BOT_TOKEN && !oauth) return undefined;
  return defined<SlackConfig>({
    receive: s.SLACK_APP_TOKEN ? "socket" : "http",
    botToken: s.SLACK_BOT_TOKEN,
    signingSecret: s.SLACK_SIGNING_SECRET,
    appToken: s.SLACK_APP_TOKEN,
    oauth,
    apiUrl: s.SLACK_API_URL?.replace(/\/*$/, "/"),
    authorizeUrl: s.SLACK_AUTHORIZE_URL,
    perMinute: s.KVARTTI_SLACK_PER_MINUTE,
    perChannel: s.KVARTTI_SLACK_PER_CHANNEL,
  });
}

function teamsConfig(s: Settings): TeamsConfig | undefined {
  const wanted = s.KVARTTI_TEAMS ? s.KVARTTI_TEAMS === "on" : s.MicrosoftAppId !== undefined;
  if (!wanted) return undefined;
  return defined<TeamsConfig>({
    appId: s.MicrosoftAppId ?? "",
    password: s.MicrosoftAppPassword,
    type: s.MicrosoftAppType ?? (s.MicrosoftAppTenantId ? "SingleTenant" : "MultiTenant"),
    tenantId: s.MicrosoftAppTenantId,
    tenants: s.KVARTTI_TEAMS_TENANTS?.split(",").map((t) => t.trim()) ?? (s.MicrosoftAppTenantId === undefined ? undefined : [s.MicrosoftAppTenantId]),
    forms: s.KVARTTI_TEAMS_FORMS,
    perSecond: s.KVARTTI_TEAMS_PER_SECOND,
  });
}

/** Leaves out what is undefined: an absent field is absent. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };
const defined = <T extends object>(value: Loose<T>): T =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
