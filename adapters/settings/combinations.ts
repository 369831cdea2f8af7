import type { ConfigFault } from "./fault.ts";
import { fault } from "./fault.ts";
import type { SettingName, Settings } from "./settings.ts";
import { aboutSetting } from "./settings.ts";

/** Reachable from this machine only. */
export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);

/** What must hold between settings. `bad` are names whose own value was faulty: they count as given, so one mistake gives one sentence. */
export function combinationFaults(s: Settings, bad: ReadonlySet<string>): ConfigFault[] {
  const has = (name: SettingName): boolean => s[name] !== undefined || bad.has(name);
  return [...slackFaults(has), ...teamsFaults(s, has, bad), ...playgroundFaults(s, bad)];
}

type Has = (name: SettingName) => boolean;

/** `key` is given, so `other` must be. */
const needs = (key: SettingName, other: SettingName): ConfigFault =>
  fault("needs", key, { key, other, example: aboutSetting(other).example });

const oauth = ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_STATE_SECRET"] as const;

function slackFaults(has: Has): ConfigFault[] {
  const faults: ConfigFault[] = [];
  const oauthKey = oauth.find(has);
  if (oauthKey) {
    for (const name of oauth) if (!has(name)) faults.push(needs(oauthKey, name));
    if (!has("KVARTTI_SECRET_KEY")) faults.push(needs(oauthKey, "KVARTTI_SECRET_KEY"));
    if (has("SLACK_BOT_TOKEN")) faults.push(fault("notTogether", "SLACK_BOT_TOKEN", { key: "SLACK_BOT_TOKEN", other: oauthKey }));
  }
  const sender: SettingName | undefined = has("SLACK_BOT_TOKEN") ? "SLACK_BOT_TOKEN" : oauthKey;
  const receiver = (["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"] as const).find(has);
  if (sender && !receiver) {
    faults.push(fault("needsEither", sender, { key: sender, a: "SLACK_SIGNING_SECRET", b: "SLACK_APP_TOKEN" }));
  }
  if (receiver && !sender) faults.push(needs(receiver, "SLACK_BOT_TOKEN"));
  return faults;
}

function teamsFaults(s: Settings, has: Has, bad: ReadonlySet<string>): ConfigFault[] {
  if (s.KVARTTI_TEAMS === "off") return [];
  const faults: ConfigFault[] = [];
  if (!has("MicrosoftAppId")) {
    const companion = (["MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType"] as const).find(has);
    if (companion && s.KVARTTI_TEAMS !== "on") faults.push(needs(companion, "MicrosoftAppId"));
    if (s.KVARTTI_TEAMS === "on" && !bad.has("HOST") && !isLoopback(s.HOST)) {
      faults.push(fault("onlyLocal", "KVARTTI_TEAMS", { key: "KVARTTI_TEAMS", host: s.HOST, other: "MicrosoftAppId" }));
    }
    return faults;
  }
  const managed = s.MicrosoftAppType === "UserAssignedMSI";
  if (!managed && !has("MicrosoftAppPassword")) faults.push(needs("MicrosoftAppId", "MicrosoftAppPassword"));
  if ((managed || s.MicrosoftAppType === "SingleTenant") && !has("MicrosoftAppTenantId")) {
    faults.push(needs("MicrosoftAppType", "MicrosoftAppTenantId"));
  } else if (!has("MicrosoftAppTenantId") && !has("KVARTTI_TEAMS_TENANTS")) {
    // Anybody can make a tenant and give its users any e-mail: who is answered is always named.
    faults.push(needs("MicrosoftAppId", "MicrosoftAppTenantId"));
  }
  return faults;
}

/** The playground lets anybody act as anybody, so it is never offered to a network. */
function playgroundFaults(s: Settings, bad: ReadonlySet<string>): ConfigFault[] {
  if (s.KVARTTI_PLAYGROUND !== "on" || bad.has("HOST") || isLoopback(s.HOST)) return [];
  return [fault("onlyLocal", "KVARTTI_PLAYGROUND", { key: "KVARTTI_PLAYGROUND", host: s.HOST, other: "HOST" })];
}
