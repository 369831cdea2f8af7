import type { DeliveryReason } from "../../src/messaging/outbox.ts";
import type { LogContext } from "../../src/ports/log.ts";
import type { SendOutcome } from "../../src/ports/messenger.ts";
import { field } from "./activity.ts";

/** Of an error of the SDK: its kind and status, never its words, which can quote a message. */
export function faultOf(error: unknown): LogContext {
  const cause = error instanceof LostAnswer || error instanceof NoToken ? error.cause : error;
  const status = statusOf(cause);
  const code = codeOf(cause);
  return { error: error instanceof Error ? error.name : typeof error, ...(status === undefined ? {} : { status }), ...(code === undefined ? {} : { code }) };
}

export function statusOf(error: unknown): number | undefined {
  const status = field(error, "statusCode") ?? field(field(error, "response"), "status");
  return typeof status === "number" ? status : undefined;
}

/** The connector's own code: `{ error: { code: "ConversationNotFound" } }`; or that of whoever gives tokens. */
export function codeOf(error: unknown): string | undefined {
  const found = [
    field(field(field(error, "body"), "error"), "code"), field(field(field(error, "details"), "error"), "code"), field(field(error, "details"), "code"), field(error, "code"),
    field(error, "errorCode"),
  ].find((code) => typeof code === "string" && /^\w{1,80}$/.test(code));
  return found as string | undefined;
}

const passing: ReadonlySet<number> = new Set([401, 412, 429, 502, 503, 504]);

const forbidden: Readonly<Record<string, DeliveryReason>> = {
  MessageWritesBlocked: "blocked",
  ConversationBlockedByUser: "blocked",
  BotNotInConversationRoster: "notInstalled",
  BotDisabledByAdmin: "notInstalled",
  NotEnoughPermissions: "restricted",
};

/** Longer than Teams ever asks for, so that a broken header cannot stop an entry for ever. */
const longestWaitMs = 3_600_000;

export function retryAfterMs(error: unknown): number | undefined {
  const headers = field(field(error, "response"), "headers");
  const get = field(headers, "get");
  const said: unknown = typeof get === "function" ? (get as (name: string) => unknown).call(headers, "retry-after") : field(headers, "retry-after");
  const seconds = Number(said);
  return said !== undefined && said !== null && Number.isFinite(seconds) && seconds >= 0 ? Math.min(longestWaitMs, Math.max(1_000, seconds * 1_000)) : undefined;
}

/**
 * A send that threw, as an outcome. 412, 429, 502, 503 and 504 may go better later; 403 and 404 are final and different rows in a
 * report (learn.microsoft.com, "Send proactive messages"). Only a message that left can be in doubt: what failed on the way to it, the
 * token or the opening of a chat, is simply tried again.
 */
export function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof LostAnswer) return { kind: "inDoubt", reason: "answerLost" };
  const status = statusOf(error);
  const code = codeOf(error) ?? "";
  if (status === undefined || mayPass(status)) {
    const afterMs = retryAfterMs(error);
    return { kind: "retry", reason: status === 429 ? "rateLimited" : "platformDown", ...(afterMs === undefined ? {} : { afterMs }) };
  }
  if (status === 403) return { kind: "final", reason: forbidden[code] ?? "restricted" };
  return { kind: "final", reason: code === "BotNotInConversationRoster" ? "notInstalled" : "notFound" };
}

const mayPass = (status: number): boolean => passing.has(status) || status === 408 || status >= 500;

/** A message left, and whether it arrived is not known: it most likely did, so nobody sends it again. */
export class LostAnswer extends Error {
  override readonly name = "LostAnswer";
}

/** Whoever gives the bot its tokens gave none, so nothing has left. A refusal ends when an operator gives a new secret. */
export class NoToken extends Error {
  override readonly name = "NoToken";
}

/** Sends; what is in doubt is told apart from what was refused and from everything else that can go wrong on the way. */
export async function sending<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw mayHaveArrived(error) ? new LostAnswer("whether it arrived is not known", { cause: error }) : error;
  }
}

const neverLeft: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH"]);

/** Teams cannot be asked. */
function mayHaveArrived(error: unknown): boolean {
  const status = statusOf(error);
  if (error instanceof NoToken || (status !== undefined && passing.has(status))) return false;
  return status === undefined ? !neverLeft.has(codeOf(field(error, "cause")) ?? codeOf(error) ?? "") : mayPass(status);
}

/**
 * Whether working on an activity again may go better: what Teams has refused for good will not, and what may have arrived would be
 * there twice; a store that stumbled may. After a crash an answer is given again: most of the work is done before anything leaves.
 */
export const worthAnotherTry = (error: unknown): boolean => {
  if (error instanceof LostAnswer) return false;
  const status = statusOf(error);
  return status === undefined || mayPass(status);
};
