import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const script = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  /** Lines of its standard output, as they come. */
  readonly lines: AsyncIterator<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Runs a TypeScript file of this folder. `shell` goes before the command, to set limits. */
export function startChild(file: string, args: readonly string[], shell?: string): Child {
  const command = [process.execPath, "--import", "tsx", script(file), ...args];
  const child =
    shell === undefined
      ? spawn(command[0] ?? "", command.slice(1), { stdio: ["pipe", "pipe", "inherit"] })
      : spawn("bash", ["-c", `${shell}; exec "$@"`, "bash", ...command], { stdio: ["pipe", "pipe", "ignore"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

export async function nextLine<T>(child: Child): Promise<T> {
  const line = await child.lines.next();
  if (line.done === true) throw new Error("the process ended without a word");
  return JSON.parse(line.value) as T;
}
