import { z } from "zod";
import { languages } from "../../src/shared/language.ts";
import { Secret } from "./secret.ts";

/** What a value must be, said to the administrator by the text `settings.rule.<rule>`. */
export type Rule =
  | "port" | "host" | "path" | "switch" | "mongoUri" | "secretKey" | "url" | "httpsUrl"
  | "botToken" | "appToken" | "word" | "words" | "perSecond" | "perMinute" | "perChannel" | "forms" | "teamsType" | "logLevel" | "language" | "environment";

interface About {
  readonly rule: Rule;
  readonly description: string;
  readonly example: string;
  /** What holds without it, in words. */
  readonly fallback: string;
  readonly secret?: true;
}

/** Descriptions beside the schema, typed: `.env.example`, fault sentences and the README's table come from here. */
export const about = z.registry<About>();

const secret = (schema: z.ZodString) => schema.transform((text) => new Secret(text));
const word = z.string().regex(/^\S+$/);
const onOff = z.enum(["on", "off"]);
const url = z.url({ protocol: /^https?$/ });
const path = z.string().min(1);

const http = {
  PORT: z.string().regex(/^\d{1,5}$/).transform(Number).pipe(z.number().max(65_535)).default(3000).register(about, {
    rule: "port", description: "Port of the one HTTP server; 0 takes any free one.", example: "3000", fallback: "3000",
  }),
  HOST: z.string().regex(/^[\w.:%-]+$/).default("127.0.0.1").register(about, {
    rule: "host", description: "Address it listens on. 0.0.0.0 opens it to the network.", example: "0.0.0.0", fallback: "127.0.0.1",
  }),
  KVARTTI_PUBLIC_URL: url.optional().register(about, {
    rule: "httpsUrl", description: "Address people and platforms see: installs, links and pictures of figures.", example: "https://kvartti.example.fi", fallback: "none",
  }),
};

const programme = {
  KVARTTI_PROGRAMME: path.optional().register(about, {
    rule: "path",
    description: "Programme file that fills an empty store at first start; later ones with `kvartti load`.",
    example: "./ohjelma.yaml", fallback: "the bundled sample",
  }),
  KVARTTI_PEOPLE: path.optional().register(about, {
    rule: "path", description: "People file that goes with it.", example: "./ihmiset.yaml", fallback: "the sample's people, with the sample",
  }),
  KVARTTI_DEMO: onOff.optional().register(about, {
    rule: "switch", description: "Whether the sample may be used.", example: "on", fallback: "on without platform credentials",
  }),
  KVARTTI_PLAYGROUND: onOff.optional().register(about, {
    rule: "switch",
    description: "The local chat page, where anybody can be anybody: loopback only.",
    example: "off", fallback: "on with the sample on loopback; off under NODE_ENV=production, MONGODB_URI or another HOST",
  }),
};

const store = {
  KVARTTI_DATA: path.default("./data").register(about, {
    rule: "path", description: "Folder of the embedded store.", example: "/var/lib/kvartti", fallback: "./data",
  }),
  MONGODB_URI: secret(z.string().regex(/^mongodb(\+srv)?:\/\/\S+$/)).optional().register(about, {
    rule: "mongoUri",
    description: "A real MongoDB instead of the embedded store.",
    example: "mongodb://127.0.0.1:27017/kvartti", fallback: "the embedded store", secret: true,
  }),
  KVARTTI_SECRET_KEY: secret(z.string().regex(/^\S{32,}$/)).optional().register(about, {
    rule: "secretKey",
    description: "Seals stored tokens; required with OAuth. Make one with `openssl rand -base64 32`.",
    example: "<openssl rand -base64 32>", fallback: "none", secret: true,
  }),
};

const slack = {
  SLACK_BOT_TOKEN: secret(z.string().regex(/^(xoxe\.)?xoxb-[\w-]{3,}$/)).optional().register(about, {
    rule: "botToken", description: "Bot token of one workspace.", example: "xoxb-...", fallback: "no Slack", secret: true,
  }),
  SLACK_SIGNING_SECRET: secret(word).optional().register(about, {
    rule: "word",
    description: "Checks that requests come from Slack (HTTP).",
    example: "<Basic Information: Signing Secret>", fallback: "none", secret: true,
  }),
  SLACK_APP_TOKEN: secret(z.string().regex(/^xapp-[\w-]{3,}$/)).optional().register(about, {
    rule: "appToken", description: "App-level token: Socket Mode, no public address needed.", example: "xapp-...", fallback: "HTTP", secret: true,
  }),
  SLACK_CLIENT_ID: word.optional().register(about, {
    rule: "word",
    description: "Installation into several workspaces (OAuth), with the two below.",
    example: "123456789.987654321", fallback: "one workspace",
  }),
  SLACK_CLIENT_SECRET: secret(word).optional().register(about, {
    rule: "word", description: "OAuth client secret.", example: "<Basic Information: Client Secret>", fallback: "none", secret: true,
  }),
  SLACK_STATE_SECRET: secret(word).optional().register(about, {
    rule: "word", description: "Signs the OAuth state; any long random text.", example: "<openssl rand -base64 32>", fallback: "none", secret: true,
  }),
  SLACK_API_URL: url.optional().register(about, {
    rule: "url", description: "For tests and proxies.", example: "http://127.0.0.1:8080/api/", fallback: "Slack's own",
  }),
  SLACK_AUTHORIZE_URL: url.optional().register(about, {
    rule: "url", description: "For tests and proxies.", example: "http://127.0.0.1:8080/oauth/v2/authorize", fallback: "Slack's own",
  }),
  KVARTTI_SLACK_PER_MINUTE: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(600)).default(240).register(about, {
    rule: "perMinute", description: "Messages a minute to one workspace; Slack says \"several hundred\".", example: "120", fallback: "240",
  }),
  KVARTTI_SLACK_PER_CHANNEL: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.number().min(1).max(60)).default(60).register(about, {
    rule: "perChannel", description: "Messages a minute to one channel, evenly; Slack takes one a second.", example: "30", fallback: "60",
  }),
};

const teams = {
  MicrosoftAppId: word.optional().register(about, {
    rule: "word",
    description: "Teams; without an id nothing is authenticated, which is accepted on loopback only.",
    example: "00000000-0000-0000-0000-000000000000", fallback: "no Teams",
  }),
  MicrosoftAppPassword: secret(word).optional().register(about, {
    rule: "word", description: "The app's client secret.", example: "<Certificates & secrets>", fallback: "none", secret: true,
  }),
  MicrosoftAppType: z.enum(["MultiTenant", "SingleTenant", "UserAssignedMSI"]).optional().register(about, {
    rule: "teamsType",
    description: "MultiTenant, SingleTenant or UserAssignedMSI.",
    example: "SingleTenant", fallback: "SingleTenant with a tenant id, else MultiTenant",
  }),
  MicrosoftAppTenantId: word.optional().register(about, {
    rule: "word", description: "The organisation's tenant.", example: "00000000-0000-0000-0000-000000000000", fallback: "none",
  }),
  KVARTTI_TEAMS_TENANTS: z.string().regex(/^[\w.-]+(\s*,\s*[\w.-]+)*$/).optional().register(about, {
    rule: "words",
    description: "Tenants that are answered, when they are others than MicrosoftAppTenantId; everybody else is refused.",
    example: "00000000-0000-0000-0000-000000000000,11111111-1111-1111-1111-111111111111", fallback: "MicrosoftAppTenantId",
  }),
  KVARTTI_TEAMS_FORMS: z.enum(["cards", "chat"]).default("cards").register(about, {
    rule: "forms", description: "Forms as cards and dialogs, or question by question in the chat.", example: "chat", fallback: "cards",
  }),
  KVARTTI_TEAMS_PER_SECOND: z.string().regex(/^\d{1,2}$/).transform(Number).pipe(z.number().min(1).max(50)).default(30).register(about, {
    rule: "perSecond", description: "Messages a second to one tenant; Microsoft's pages say 30 or 50.", example: "50", fallback: "30",
  }),
  KVARTTI_TEAMS: onOff.optional().register(about, {
    rule: "switch",
    description: "`on` starts /api/messages without an app id, for a local test client.",
    example: "on", fallback: "on when an app id is set",
  }),
};

const running = {
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info").register(about, {
    rule: "logLevel", description: "JSON lines to stderr: fatal, error, warn, info, debug, trace or silent.", example: "info", fallback: "info",
  }),
  KVARTTI_LANG: z.enum(languages).optional().register(about, {
    rule: "language",
    description: "Language of the command line: fi, sv or en.",
    example: "en", fallback: "LANG when it is Swedish or English, else fi",
  }),
  NODE_ENV: z.string().optional().register(about, {
    rule: "environment", description: "`production` keeps the playground off.", example: "production", fallback: "none",
  }),
};

export const sections = { http, programme, store, slack, teams, running };

/** Every setting, in one schema. Empty values count as not given: compose files write them so. */
export const settings = z.object({ ...http, ...programme, ...store, ...slack, ...teams, ...running });
export type Settings = z.output<typeof settings>;
export type SettingName = keyof Settings;
export const settingNames = Object.keys(settings.shape) as SettingName[];

/** Description of a setting. */
export function aboutSetting(name: SettingName): About {
  const found = about.get(settings.shape[name]);
  if (!found) throw new Error(`setting ${name} has no description`);
  return found;
}
