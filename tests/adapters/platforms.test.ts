import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Starts the product in a process of its own and tells which of the platforms' libraries it has loaded. */
const script = `
  import { createRequire } from "node:module";
  import { startProduct } from "./adapters/main.ts";
  import { readConfig } from "./adapters/config.ts";
  const quiet = { info() {}, warn() {}, error(code, context) { console.error(code, JSON.stringify(context)); } };
  const running = await startProduct(readConfig(process.env), quiet);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  const has = (name) => loaded.some((file) => file.includes("/node_modules/" + name + "/"));
  console.log(JSON.stringify({ bolt: has("@slack/bolt"), botbuilder: has("botbuilder"), teamsAi: has("@microsoft/teams-ai") }));
  await running.stop();
`;

async function loadedWith(settings: Readonly<Record<string, string>>): Promise<unknown> {
  const env = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", KVARTTI_DATA: temporaryFolder(), PORT: "0", KVARTTI_DEMO: "on", ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], { cwd: root, env, timeout: 60_000 });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

describe("a platform that is not configured", () => {
  it("is not loaded: the product alone knows neither Bolt nor the Bot Framework", { timeout: 90_000 }, async () => {
    expect(await loadedWith({})).toEqual({ bolt: false, botbuilder: false, teamsAi: false });
  });

  it("is not loaded beside one that is", { timeout: 90_000 }, async () => {
    expect(await loadedWith({ SLACK_BOT_TOKEN: "xoxb-1-2-abc", SLACK_SIGNING_SECRET: "0123456789abcdef", SLACK_API_URL: "http://127.0.0.1:9/api/" })).toEqual({ bolt: true, botbuilder: false, teamsAi: false });
    expect(await loadedWith({ KVARTTI_TEAMS: "on" })).toEqual({ bolt: false, botbuilder: true, teamsAi: true });
  });
});
