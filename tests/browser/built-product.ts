import { execFile, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cli = "dist/adapters/cli.js";

/** The built product as `npm start` runs it. */
export interface BuiltProduct {
  readonly url: string;
  /** A command beside it, as an administrator gives it: what it says on standard output. */
  cli(...args: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

export async function startBuilt(folder: string): Promise<BuiltProduct> {
  const env = { PATH: process.env["PATH"], HOME: process.env["HOME"], KVARTTI_DATA: folder, LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [cli, "start"], { cwd: root, stdio: ["ignore", "pipe", "pipe"], env: { ...env, PORT: "0" } });
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: Buffer): void => {
      said += text.toString();
      const found = /http:\/\/[\w.:]+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => reject(new Error(`the product ended with ${code}: ${said}`)));
  });
  return {
    url,
    cli: async (...args) => (await promisify(execFile)(process.execPath, [cli, ...args], { cwd: root, env: { ...env, PORT: new URL(url).port } })).stdout.trim(),
    stop: () => {
      child.removeAllListeners("exit");
      return new Promise((resolve) => {
        child.on("exit", () => resolve());
        child.kill("SIGTERM");
      });
    },
  };
}
