import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { command, globalShortcuts, recordShortcut } from "../../../adapters/slack/say-listeners.ts";
import { channelEvents } from "../../../adapters/slack/channel-listeners.ts";
import { botScopes, eventScopes, methodScopes } from "../../../adapters/slack/scopes.ts";

const root = join(import.meta.dirname, "../../..");
const text = readFileSync(join(root, "manifests/slack.yaml"), "utf8");

interface Manifest {
  readonly features: { readonly shortcuts: readonly { readonly callback_id: string; readonly name: string }[]; readonly slash_commands: readonly { readonly command: string }[] };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}
const manifest = parse(text) as Manifest;
const overHttp = parse(text.replaceAll("#http ", "").replace("socket_mode_enabled: true", "socket_mode_enabled: false")) as Manifest;

const sources = readdirSync(join(root, "adapters/slack"), { recursive: true, encoding: "utf8" })
  .filter((f) => f.endsWith(".ts"))
  .map((f) => readFileSync(join(root, "adapters/slack", f), "utf8"));

/** Web API methods by how the SDK's client is called: `client?.chat.postMessage(`, `.auth.test(`. */
const called = [...new Set(sources.flatMap((s) => [...s.matchAll(/\.((?:chat|views|conversations|users|auth|team|bots|apps|oauth|files)\.\w+)\(/g)].map((m) => m[1] ?? "")))].sort();

describe("the Slack manifest asks for what the code needs, and for nothing else", () => {
  test("the methods that are called are the methods whose scopes are known", () => {
    expect(called).toEqual(Object.keys(methodScopes).sort());
  });

  test("its scopes are those that a called method, a heard event or the command needs", () => {
    const methods = Object.values(methodScopes).flat();
    const events = Object.values(eventScopes).flat();
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...new Set([...methods, ...events, "commands"])].sort());
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(Object.keys(botScopes).sort());
  });

  test("its events are those that are listened to", () => {
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(eventScopes).sort());
    const listened = [...sources.join("\n").matchAll(/bolt\.event\("(\w+)"/g)].map((m) => (m[1] === "message" ? "message.im" : (m[1] ?? "")));
    const named = [...sources.join("\n").matchAll(/on\(\["(\w+)"\]/g)].map((m) => m[1] ?? "");
    expect([...listened, ...named, ...Object.values(channelEvents).flat()].sort()).toEqual(Object.keys(eventScopes).sort());
  });

  test("its command and shortcuts have somebody to answer them", () => {
    expect(manifest.features.slash_commands.map((c) => c.command)).toEqual([command]);
    expect(manifest.features.shortcuts.map((s) => s.callback_id).sort()).toEqual([...Object.keys(globalShortcuts), recordShortcut].sort());
  });

  test("every scope has its reason in the README", () => {
    const readme = readFileSync(join(root, "manifests/README.md"), "utf8");
    expect(Object.keys(botScopes).filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
  });

  test.each([["over Socket Mode", manifest], ["over HTTP", overHttp]])("it is valid against Slack's schema, %s", (_name, what) => {
    const path = join(root, "../shared/schemas/slack-manifest.schema.2.0.0.json");
    if (!existsSync(path)) return console.log("no manifest schema at hand: skipped");
    const validate = new Ajv({ allErrors: true, unknownFormats: "ignore" }).compile(JSON.parse(readFileSync(path, "utf8")) as object);
    validate(what);
    expect(validate.errors ?? []).toEqual([]);
    expect(manifest.features.shortcuts.filter((s) => s.name.length > 24)).toEqual([]);
  });
});
