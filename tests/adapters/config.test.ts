import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import type { Config, ConfigFault } from "../../adapters/config.ts";
import { readConfig } from "../../adapters/config.ts";
import { envExample } from "../../adapters/settings/env-example.ts";
import { readEnvFile } from "../../adapters/settings/env-file.ts";
import { languageOf } from "../../adapters/settings/environment.ts";
import { configFaultText } from "../../adapters/settings/fault-text.ts";
import { aboutSetting, settingNames } from "../../adapters/settings/settings.ts";
import { tuningOf } from "../../adapters/slack/options.ts";
import { languages } from "../../src/shared/language.ts";

const folder = mkdtempSync(join(tmpdir(), "kv-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function good(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (Array.isArray(read)) throw new Error(read.map((f) => configFaultText(f, "en")).join("\n"));
  return read;
}

function faults(env: Record<string, string>): readonly ConfigFault[] {
  const read = readConfig(env);
  return Array.isArray(read) ? read : [];
}

const briefly = (found: readonly ConfigFault[]): readonly string[] => found.map((f) => `${f.code} ${f.key}`);
const secretKey = "0123456789abcdef0123456789abcdef";

describe("without any setting", () => {
  test("it is a local demo with a playground on the embedded store", () => {
    expect(good({})).toEqual({
      http: { host: "127.0.0.1", port: 3000, loopback: true },
      programme: { demo: true },
      store: { folder: "./data" },
      playground: "withDemo",
      logLevel: "info",
      language: "fi",
      secrets: [],
    });
  });

  test("an empty value counts as none, as compose files write it", () => {
    expect(good({ PORT: "", SLACK_BOT_TOKEN: " ", KVARTTI_TEAMS: "" })).toEqual(good({}));
  });
});

describe("mistakes are told all at once, each with what to write instead", () => {
  test("every bad value is named with an example", () => {
    const found = faults({ PORT: "http", HOST: "http://x", KVARTTI_DEMO: "yes", LOG_LEVEL: "loud", MONGODB_URI: "localhost", KVARTTI_PUBLIC_URL: "kvartti.fi" });
    expect(briefly(found)).toEqual(["bad PORT", "bad HOST", "bad KVARTTI_PUBLIC_URL", "bad KVARTTI_DEMO", "bad MONGODB_URI", "bad LOG_LEVEL"]);
    expect(configFaultText(found[0] as ConfigFault, "fi")).toBe("PORT: arvo ”http” ei kelpaa. Anna portin numero 0–65535, esimerkiksi PORT=3000");
  });

  test("a port beyond the last is bad; zero takes any free one", () => {
    expect(briefly(faults({ PORT: "65536" }))).toEqual(["bad PORT"]);
    expect(good({ PORT: "0" }).http.port).toBe(0);
  });

  test.each([
    ["KVARTTI_DAT", "KVARTTI_DATA"],
    ["kvartti_data", "KVARTTI_DATA"],
    ["SLACK_SIGNIN_SECRET", "SLACK_SIGNING_SECRET"],
    ["MONGODB_URL", "MONGODB_URI"],
    ["MicrosoftAppID", "MicrosoftAppId"],
    ["LOGLEVEL", "LOG_LEVEL"],
  ])("%s: did you mean %s", (key, meant) => {
    const [fault] = faults({ [key]: "x" });
    expect(fault).toMatchObject({ code: "misspelt", key, params: { meant } });
    expect(configFaultText(fault as ConfigFault, "fi")).toContain(`Tarkoititko ${meant}?`);
  });

  test("an unknown name of our own is told; other programs' names are none of our business", () => {
    expect(briefly(faults({ KVARTTI_COLOUR: "red" }))).toEqual(["unknown KVARTTI_COLOUR"]);
    expect(good({ SLACK_WEBHOOK_FOR_CI: "x", PATH: "/bin", MONGO_INITDB_ROOT_USERNAME: "root", EDITOR: "vi" })).toEqual(good({}));
  });

  test("every fault has a sentence in every language, with nothing left unfilled", () => {
    const found = faults({
      PORT: "x", KVARTTI_DAT: "x", KVARTTI_COLOUR: "x", SLACK_BOT_TOKEN: "xoxb-1234", SLACK_CLIENT_ID: "1", KVARTTI_TEAMS: "on", HOST: "0.0.0.0",
      KVARTTI_SECRET_KEY: "short",
    });
    const files = (["fileUnreadable", "fileEncoding", "fileLine", "fileQuote"] as const).map((code) => ({ code, key: ".env", params: { file: ".env", code: "EACCES", line: 3 } }));
    for (const fault of [...found, ...files])
      for (const language of languages) {
        const sentence = configFaultText(fault, language);
        expect(sentence).not.toMatch(/\{\{|settings\.|undefined/);
        expect(sentence.length).toBeGreaterThan(20);
      }
    expect(new Set(found.map((f) => f.code))).toEqual(new Set(["bad", "misspelt", "unknown", "needs", "needsEither", "notTogether", "onlyLocal"]));
  });
});

describe("secrets stay secret", () => {
  const env = { SLACK_BOT_TOKEN: "xoxb-1111-secret", SLACK_SIGNING_SECRET: "signing-secret", MONGODB_URI: "mongodb://u:pass-word@h/k", KVARTTI_SECRET_KEY: secretKey };

  test("printing the configuration in any way shows none of them", () => {
    const config = good(env);
    const printed = `${inspect(config, { depth: 9 })} ${JSON.stringify(config)} ${String(config.slack?.botToken)} ${String(config.store.uri)}`;
    expect(printed).not.toMatch(/1111|signing-secret|pass-word|0123456789abcdef/);
    expect(config.slack?.botToken?.reveal()).toBe("xoxb-1111-secret");
    expect(config.secrets.map((s) => s.reveal())).toContain(secretKey);
  });

  test("a bad secret is told about without its value", () => {
    const found = faults({ SLACK_BOT_TOKEN: "xapp-pasted-into-the-wrong-place", SLACK_SIGNING_SECRET: "s", KVARTTI_SECRET_KEY: "too-short-secret" });
    expect(briefly(found)).toEqual(["bad KVARTTI_SECRET_KEY", "bad SLACK_BOT_TOKEN"]);
    expect(JSON.stringify(found) + found.map((f) => configFaultText(f, "en")).join()).not.toMatch(/pasted|too-short/);
  });

  test("whatever names a secret in the schema keeps its value out of faults", () => {
    for (const name of settingNames) {
      expect(aboutSetting(name).secret === true, name).toBe(/TOKEN|SECRET|Password|MONGODB_URI/.test(name) && name !== "SLACK_CLIENT_ID");
    }
  });
});

describe("Slack", () => {
  const token = { SLACK_BOT_TOKEN: "xoxb-1111-abc" };

  test("a bot token needs a signing secret or an app token", () => {
    expect(briefly(faults(token))).toEqual(["needsEither SLACK_BOT_TOKEN"]);
    expect(good({ ...token, SLACK_SIGNING_SECRET: "s" }).slack?.receive).toBe("http");
    expect(good({ ...token, SLACK_APP_TOKEN: "xapp-1-abc" }).slack?.receive).toBe("socket");
    expect(briefly(faults({ SLACK_SIGNING_SECRET: "s" }))).toEqual(["needs SLACK_SIGNING_SECRET"]);
  });

  test("OAuth needs all three and the key that seals tokens, and no bot token beside it", () => {
    const oauth = { SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "c", SLACK_STATE_SECRET: "s", SLACK_SIGNING_SECRET: "g" };
    expect(briefly(faults(oauth))).toEqual(["needs SLACK_CLIENT_ID"]);
    expect(faults(oauth)[0]?.params["other"]).toBe("KVARTTI_SECRET_KEY");
    expect(good({ ...oauth, KVARTTI_SECRET_KEY: secretKey }).slack?.oauth?.clientId).toBe("1.2");
    expect(briefly(faults({ ...oauth, KVARTTI_SECRET_KEY: secretKey, ...token }))).toEqual(["notTogether SLACK_BOT_TOKEN"]);
    expect(faults({ SLACK_CLIENT_ID: "1.2", KVARTTI_SECRET_KEY: secretKey }).map((f) => f.params["other"] ?? f.code)).toEqual([
      "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET", "needsEither",
    ]);
  });

  test("how fast it sends to a workspace and to a channel are settings, within what Slack takes", () => {
    const set = { ...token, SLACK_SIGNING_SECRET: "s" };
    expect(good(set).slack).toMatchObject({ perMinute: 240, perChannel: 60 });
    const slow = good({ ...set, KVARTTI_SLACK_PER_MINUTE: "120", KVARTTI_SLACK_PER_CHANNEL: "30" }).slack;
    expect(slow && tuningOf({ config: slow }).limits).toEqual({ perConversation: [{ sends: 1, windowMs: 2_000 }], perTenant: [{ sends: 120, windowMs: 60_000 }] });
    expect(briefly(faults({ KVARTTI_SLACK_PER_MINUTE: "0", KVARTTI_SLACK_PER_CHANNEL: "61" }))).toEqual(["bad KVARTTI_SLACK_PER_MINUTE", "bad KVARTTI_SLACK_PER_CHANNEL"]);
  });

  test("one mistake gives one sentence: a bad token is not also a missing one", () => {
    expect(briefly(faults({ SLACK_BOT_TOKEN: "abc", SLACK_SIGNING_SECRET: "s" }))).toEqual(["bad SLACK_BOT_TOKEN"]);
  });

  test("an API address of a test gets the slash that the client wants", () => {
    expect(good({ ...token, SLACK_SIGNING_SECRET: "s", SLACK_API_URL: "http://127.0.0.1:9/api" }).slack?.apiUrl).toBe("http://127.0.0.1:9/api/");
  });
});

describe("Teams", () => {
  const app = { MicrosoftAppId: "id", MicrosoftAppPassword: "p" };

  test("an app id starts it, with a password or a managed identity", () => {
    expect(good({ ...app, MicrosoftAppTenantId: "t" }).teams).toMatchObject({ appId: "id", type: "SingleTenant", tenants: ["t"], forms: "cards", perSecond: 30 });
    expect(briefly(faults({ MicrosoftAppId: "id", MicrosoftAppTenantId: "t" }))).toEqual(["needs MicrosoftAppId"]);
    expect(briefly(faults({ ...app, MicrosoftAppType: "SingleTenant" }))).toEqual(["needs MicrosoftAppType"]);
    expect(good({ MicrosoftAppId: "id", MicrosoftAppType: "UserAssignedMSI", MicrosoftAppTenantId: "t" }).teams?.password).toBeUndefined();
    expect(briefly(faults({ MicrosoftAppPassword: "p" }))).toEqual(["needs MicrosoftAppPassword"]);
  });

  test("whose people are answered is always named: anybody can make a tenant, with anybody's e-mail in it", () => {
    expect(briefly(faults(app))).toEqual(["needs MicrosoftAppId"]);
    expect(good({ ...app, KVARTTI_TEAMS_TENANTS: "t1, t2" }).teams).toMatchObject({ type: "MultiTenant", tenants: ["t1", "t2"] });
  });

  test("how fast it sends and how forms are asked are settings", () => {
    expect(good({ KVARTTI_TEAMS: "on", KVARTTI_TEAMS_PER_SECOND: "50", KVARTTI_TEAMS_FORMS: "chat" }).teams).toMatchObject({ perSecond: 50, forms: "chat" });
    expect(briefly(faults({ KVARTTI_TEAMS_PER_SECOND: "0", KVARTTI_TEAMS_FORMS: "modal" }))).toEqual(["bad KVARTTI_TEAMS_FORMS", "bad KVARTTI_TEAMS_PER_SECOND"]);
  });

  test("without an app id it runs on this machine only", () => {
    expect(good({ KVARTTI_TEAMS: "on" }).teams).toMatchObject({ appId: "", type: "MultiTenant" });
    expect(briefly(faults({ KVARTTI_TEAMS: "on", HOST: "0.0.0.0" }))).toEqual(["onlyLocal KVARTTI_TEAMS"]);
    expect(good({ ...app, KVARTTI_TEAMS: "off" }).teams).toBeUndefined();
  });
});

describe("the sample and the playground", () => {
  const slack = { SLACK_BOT_TOKEN: "xoxb-1111-abc", SLACK_SIGNING_SECRET: "s" };

  test("platform credentials keep the sample away unless it is asked for", () => {
    expect(good(slack).programme.demo).toBe(false);
    expect(good({ MicrosoftAppId: "id", MicrosoftAppPassword: "p", MicrosoftAppTenantId: "t" }).programme.demo).toBe(false);
    expect(good({ ...slack, KVARTTI_DEMO: "on" }).programme.demo).toBe(true);
    expect(good({ KVARTTI_TEAMS: "on" }).programme.demo).toBe(true);
    expect(good({ KVARTTI_DEMO: "off" }).programme.demo).toBe(false);
  });

  test("the playground is off in production, with a real MongoDB and on an open address", () => {
    expect(good({ NODE_ENV: "production" }).playground).toBe("off");
    expect(good({ MONGODB_URI: "mongodb://h/k" }).playground).toBe("off");
    expect(good({ HOST: "0.0.0.0" }).playground).toBe("off");
    expect(good({ HOST: "::1" }).playground).toBe("withDemo");
    expect(good({ NODE_ENV: "production", KVARTTI_PLAYGROUND: "on" }).playground).toBe("on");
    expect(good({ KVARTTI_PLAYGROUND: "off" }).playground).toBe("off");
  });

  test("nobody can open the playground to a network", () => {
    expect(briefly(faults({ KVARTTI_PLAYGROUND: "on", HOST: "0.0.0.0" }))).toEqual(["onlyLocal KVARTTI_PLAYGROUND"]);
  });
});

describe("a .env file", () => {
  const file = (content: string | Buffer): string => {
    const path = join(folder, `${Math.random()}.env`);
    writeFileSync(path, content);
    return path;
  };

  test("is read with comments, quotes and several lines; none is fine", () => {
    const read = readEnvFile(file('\uFEFF# Settings\nPORT=3001\nexport KVARTTI_DATA="./my data" # here\n\nSLACK_STATE_SECRET="two\nlines"\nHOST=\n'));
    expect(read).toEqual({ values: { PORT: "3001", KVARTTI_DATA: "./my data", SLACK_STATE_SECRET: "two\nlines", HOST: "" }, faults: [] });
    expect(readEnvFile(join(folder, "none"))).toEqual({ values: {}, faults: [] });
  });

  test("a line that means nothing, an open quote, another encoding and a folder are told, the file's values are not half used", () => {
    expect(readEnvFile(file("PORT=3001\nSLACK_BOT_TOKEN xoxb-1\n"))).toMatchObject({ values: {}, faults: [{ code: "fileLine", params: { line: 2 } }] });
    expect(readEnvFile(file('PORT=1\nA="open\nB=2\n'))).toMatchObject({ values: {}, faults: [{ code: "fileQuote", params: { line: 2 } }] });
    expect(readEnvFile(file(Buffer.from("PORT=3001", "utf16le"))).faults).toMatchObject([{ code: "fileEncoding" }]);
    mkdirSync(join(folder, "dir.env"));
    expect(readEnvFile(join(folder, "dir.env")).faults).toMatchObject([{ code: "fileUnreadable", params: { code: "EISDIR" } }]);
  });

  test(".env.example is what the schema says: run npm run env:example", () => {
    const example = readFileSync(join(import.meta.dirname, "../../.env.example"), "utf8");
    expect(example).toBe(envExample());
    for (const name of settingNames) expect(example).toContain(`\n#${name}=`);
  });

  test("an example in .env.example is accepted as it stands; one that is a place to fill in is not", () => {
    for (const name of settingNames) {
      const { example } = aboutSetting(name);
      const refused = briefly(faults({ [name]: example })).includes(`bad ${name}`);
      expect(refused, name).toBe(example.startsWith("<") || example.endsWith("..."));
    }
  });
});

test("the command line speaks Finnish unless the system or KVARTTI_LANG says otherwise", () => {
  expect(languageOf({})).toBe("fi");
  expect(languageOf({ LANG: "C.UTF-8" })).toBe("fi");
  expect(languageOf({ LANG: "en_GB.UTF-8" })).toBe("en");
  expect(languageOf({ LANG: "sv_FI.UTF-8" })).toBe("sv");
  expect(languageOf({ LANG: "en_GB.UTF-8", KVARTTI_LANG: "fi" })).toBe("fi");
});
