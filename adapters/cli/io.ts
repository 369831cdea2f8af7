import { readFile } from "node:fs/promises";
import type { Language } from "../../src/shared/language.ts";
import type { Speak } from "../../src/texts/texts.ts";
import { speak } from "../../src/texts/texts.ts";
import { environment, languageOf } from "../settings/environment.ts";
import type { Env } from "../settings/environment.ts";
import type { ConfigFault } from "../settings/fault.ts";
import { CliFault } from "./fault.ts";

/** What a command has to do with the world. Results go to `out`, everything else to `err`. */
export interface Io {
  readonly language: Language;
  readonly t: Speak;
  readonly env: Env;
  readonly envFaults: readonly ConfigFault[];
  out(line: string): void;
  err(line: string): void;
  readonly input: AsyncIterable<string | Buffer>;
  /** Asks for a yes on a terminal; undefined where nobody can be asked. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}

/** The real thing: this process's environment, streams and terminal. */
export function processIo(): Io {
  const { env, faults } = environment();
  const language = languageOf(env);
  // A reader that has seen enough (`| head`) is no fault of ours.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  return {
    language,
    t: speak(language),
    env,
    envFaults: faults,
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    input: process.stdin,
    confirm: process.stdin.isTTY && process.stderr.isTTY ? ask : undefined,
  };
}

async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(k|j|y)/i.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}

/** A file's text, `-` for standard input. What keeps it from being read is said in a sentence. */
export async function readText(io: Io, file: string): Promise<string> {
  const bytes = file === "-" ? await readAll(io.input) : await readBytes(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CliFault("cli.file.encoding", { file });
  }
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ENOENT") throw new CliFault("cli.file.notFound", { file });
    throw new CliFault("cli.file.unreadable", { file, code });
  }
}

export async function readAll(input: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
