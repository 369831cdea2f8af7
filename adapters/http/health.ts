import type { RequestHandler } from "express";

/** What must work before traffic is welcome. A check gives false, throws or takes over a second: not ready. */
export type Checks = Readonly<Record<string, () => Promise<boolean> | boolean>>;

const patience = 1_000;
/** Balancers ask often; the store need not be asked more than once a second. */
const keepFor = 1_000;

export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, boolean>>;
}

/** The state of all checks, asked at most once a second. */
export function readiness(checks: Checks, stopping: () => boolean): () => Promise<Readiness> {
  let asked = -Infinity;
  let last: Promise<Readiness> | undefined;
  return async () => {
    if (stopping()) return { ready: false, checks: { running: false } };
    const now = performance.now();
    if (!last || now - asked > keepFor) {
      asked = now;
      last = ask(checks);
    }
    return last;
  };
}

async function ask(checks: Checks): Promise<Readiness> {
  const asked = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await passes(check)] as const));
  return { ready: asked.every(([, ok]) => ok), checks: Object.fromEntries(asked) };
}

async function passes(check: Checks[string]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([Promise.resolve(check()), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Alive: the process answers. */
export const healthz: RequestHandler = (_request, response) => {
  response.set("Cache-Control", "no-store").json({ alive: true });
};

export const readyz =
  (ask: () => Promise<Readiness>): RequestHandler =>
  async (_request, response) => {
    const state = await ask();
    response.status(state.ready ? 200 : 503).set("Cache-Control", "no-store").json(state);
  };
