import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "../../src/ports/log.ts";
import { sdkLog } from "./sdk-log.ts";

/** What a client is for. One that is told to wait (429) holds up nobody else, so each purpose has its own. */
export type Purpose = "answer" | "deliver" | "view" | "home" | "look";

interface Patience {
  readonly retries: number;
  readonly timeout: number;
}

/**
 * Posting is not repeated by the SDK: a lost answer would post twice, and the outbox and the inbox own repeating. What may be
 * repeated harmlessly is, shortly: a view has three seconds to open.
 */
const patience: Readonly<Record<Purpose, Patience>> = {
  answer: { retries: 0, timeout: 10_000 },
  deliver: { retries: 0, timeout: 15_000 },
  view: { retries: 1, timeout: 2_500 },
  home: { retries: 1, timeout: 10_000 },
  look: { retries: 2, timeout: 5_000 },
};

export function clientOptions(purpose: Purpose, apiUrl: string | undefined, log: Log): WebClientOptions {
  const { retries, timeout } = patience[purpose];
  return {
    logger: sdkLog(log),
    timeout,
    retryConfig: { retries, minTimeout: 150, maxTimeout: 600 },
    // A 429 is an outcome with its Retry-After, not a pause of the whole client.
    rejectRateLimitedCalls: true,
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
}
