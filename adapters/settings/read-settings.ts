import { distance } from "fastest-levenshtein";
import type { Env } from "./environment.ts";
import type { ConfigFault } from "./fault.ts";
import { fault } from "./fault.ts";
import type { SettingName, Settings } from "./settings.ts";
import { aboutSetting, settingNames, settings } from "./settings.ts";

/** Values that could be read, and every fault of a single setting. What is faulty is left out of the values. */
export interface Reading {
  readonly values: Settings;
  readonly faults: readonly ConfigFault[];
}

/** Checks each setting by itself; names that look like ours but are not are faults too. */
export function readSettings(env: Env): Reading {
  const given: Record<string, string> = {};
  for (const name of settingNames) {
    const text = env[name]?.trim();
    if (text) given[name] = text;
  }
  const bad = new Set<string>();
  const faults = unknownNames(env);
  const first = settings.safeParse(given);
  for (const issue of first.error?.issues ?? []) bad.add(String(issue.path[0]));
  for (const name of settingNames) if (bad.has(name)) faults.push(badValue(name, given[name] ?? ""));
  const good = Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name)));
  return { values: settings.parse(good), faults };
}

function badValue(name: SettingName, value: string): ConfigFault {
  const { rule, example, secret } = aboutSetting(name);
  return fault("bad", name, { key: name, rule, example, value: secret ? "" : value.slice(0, 60) });
}

/** Prefixes that are ours alone: anything else under them is a mistake. Under a platform's prefix only what nearly is one of our names. */
const own = /^KVARTTI_/i;
const shared = /^(SLACK_|Microsoft|MONGO|LOG_?LEVEL$)/i;

function unknownNames(env: Env): ConfigFault[] {
  const known = new Set<string>(settingNames);
  const faults: ConfigFault[] = [];
  for (const key of Object.keys(env).sort()) {
    if (known.has(key) || !env[key] || !(own.test(key) || shared.test(key))) continue;
    const meant = nearest(key);
    if (meant) faults.push(fault("misspelt", key, { key, meant }));
    else if (own.test(key)) faults.push(fault("unknown", key, { key, names: settingNames.filter((n) => own.test(n)).join(", ") }));
  }
  return faults;
}

function nearest(key: string): SettingName | undefined {
  const scored = settingNames.map((name) => ({ name, far: distance(key.toUpperCase(), name.toUpperCase()) }));
  const best = scored.sort((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, Math.floor(key.length / 6)) ? best.name : undefined;
}
