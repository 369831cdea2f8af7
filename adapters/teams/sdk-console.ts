/* eslint-disable no-console -- the console is what this file is about */
import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The SDK prints why it refuses a token straight to the console, in its own words and beside the log's lines. What it prints meanwhile
 * is left out, and only that: whoever works at the same time prints as ever. Why it refused is told by what it throws.
 */
const inside = new AsyncLocalStorage<true>();
let running = 0;
let before: typeof console.error | undefined;

export async function withoutConsole<T>(work: () => Promise<T>): Promise<T> {
  if ((running += 1) === 1) {
    const usual = (before = console.error);
    console.error = (...said: unknown[]) => {
      if (!inside.getStore()) usual.apply(console, said);
    };
  }
  try {
    return await inside.run(true, work);
  } finally {
    if ((running -= 1) === 0 && before) console.error = before;
  }
}
