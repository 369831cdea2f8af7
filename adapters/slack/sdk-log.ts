import type { Logger } from "@slack/bolt";
import { LogLevel } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";

/** The SDK's own sentences by the codes we log them under. Their texts may quote requests, so none is passed on. */
const codes: readonly (readonly [RegExp, string])[] = [
  [/verification failed/i, "slack.badSignature"],
  [/maximum allowed size/i, "slack.tooLarge"],
  [/(Parsing request body|Failed to read request body|Failed to parse)/i, "slack.badRequest"],
  [/not acknowledge|wasn't acknowledged|was not handled/i, "slack.notAcknowledged"],
  [/Authorization of incoming event/i, "slack.notAuthorized"],
  [/type of an incoming event/i, "slack.unknownEvent"],
  [/http request failed|WSS URL|apps\.connections\.open/i, "slack.unreachable"],
  [/WebSocket|ping|pong|close handshake|reconnect/i, "slack.socketTrouble"],
  [/rate limit/i, "slack.rateLimited"],
];

/** Bolt's logger on ours: warnings and errors by code, nothing else. */
export function sdkLog(log: Log): Logger {
  const line = (level: "warn" | "error") => (...words: unknown[]): void => {
    const text = words.map((w) => (w instanceof Error ? w.message : typeof w === "string" ? w : "")).join(" ");
    const error = words.find((w) => w instanceof Error);
    log[level](codes.find(([shape]) => shape.test(text))?.[1] ?? "slack.sdk", error ? faultOf(error) : {});
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: line("warn"),
    error: line("error"),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** Class and code of an error; never its message, which may quote what people wrote or a token. */
export function faultOf(error: unknown): { readonly fault: string; readonly faultCode?: string } {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code, data } = error as { readonly code?: unknown; readonly data?: { readonly error?: unknown } };
  const said = typeof data?.error === "string" && /^[a-z_]{2,60}$/.test(data.error) ? data.error : undefined;
  const faultCode = said ?? (typeof code === "string" ? code : undefined);
  return { fault: error.name, ...(faultCode === undefined ? {} : { faultCode }) };
}
