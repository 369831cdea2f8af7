import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import type { DeliveryReason } from "../../src/messaging/outbox.ts";
import type { SendOutcome } from "../../src/ports/messenger.ts";

/**
 * Slack's error codes by what they mean for a delivery. Final ones are told in plain words (`delivery.<reason>`).
 * Source: the error lists of chat.postMessage, chat.update and conversations.open on docs.slack.dev.
 */
const finalReasons: Readonly<Record<string, DeliveryReason>> = {
  is_archived: "archived",
  channel_not_found: "notFound",
  message_not_found: "notFound",
  user_not_found: "notFound",
  users_not_found: "notFound",
  user_disabled: "notFound",
  cant_update_message: "notFound",
  edit_window_closed: "restricted",
  not_in_channel: "notInChannel",
  user_not_in_channel: "notInChannel",
  restricted_action: "restricted",
  restricted_action_read_only_channel: "restricted",
  restricted_action_non_threadable_channel: "restricted",
  restricted_action_thread_only_channel: "restricted",
  restricted_action_thread_locked: "restricted",
  no_permission: "restricted",
  ekm_access_denied: "restricted",
  team_access_not_granted: "restricted",
  posting_to_general_channel_denied: "restricted",
  cannot_dm_bot: "restricted",
  user_not_visible: "restricted",
  messages_tab_disabled: "blocked",
  account_inactive: "notInstalled",
  invalid_auth: "notInstalled",
  not_authed: "notInstalled",
  token_expired: "notInstalled",
  token_revoked: "notInstalled",
  org_login_required: "notInstalled",
  missing_scope: "notInstalled",
};

const passing: ReadonlySet<string> = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"]);
const limited: ReadonlySet<string> = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

/** What Slack answered with, as its error code. */
export const slackCode = (error: unknown): string | undefined => (error instanceof WebAPIPlatformError ? error.data.error : undefined);

/** Nothing will be done for this token any more. */
export const isTokenRefused = (error: unknown): boolean => ["account_inactive", "invalid_auth", "token_expired", "token_revoked"].includes(slackCode(error) ?? "");

export const isFinal = (error: unknown): boolean => finalReasons[slackCode(error) ?? ""] !== undefined;

/** Longer than Slack ever asks for, so that a broken header cannot stop an entry for ever. */
const longestWaitMs = 3_600_000;

export const retryAfterMs = (error: unknown): number | undefined =>
  error instanceof WebAPIRateLimitedError ? Math.min(longestWaitMs, Math.max(1, error.retryAfter) * 1_000) : undefined;

/** A send that threw, as an outcome. Whatever may have arrived is in doubt: it is looked up before it is repeated. */
export function outcomeOf(error: unknown): SendOutcome {
  const afterMs = retryAfterMs(error);
  if (afterMs !== undefined) return { kind: "retry", reason: "rateLimited", afterMs };
  const code = slackCode(error);
  if (code !== undefined) {
    const reason = finalReasons[code];
    if (reason !== undefined) return { kind: "final", reason };
    if (limited.has(code)) return { kind: "retry", reason: "rateLimited" };
    return passing.has(code) ? { kind: "inDoubt", reason: "answerLost" } : { kind: "retry", reason: "platformDown" };
  }
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) return { kind: "retry", reason: "platformDown" };
  if (error instanceof WebAPIRequestError && neverLeft(error.original)) return { kind: "retry", reason: "platformDown" };
  return { kind: "inDoubt", reason: "answerLost" };
}

/** The connection was never made, so nothing can have arrived. */
function neverLeft(error: Error): boolean {
  const code = (error.cause as { readonly code?: unknown } | undefined)?.code;
  return typeof code === "string" && ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ENETUNREACH", "EHOSTUNREACH"].includes(code);
}

/** Whether working on an event again may go better: what Slack has refused for good will not; a store that stumbled may. */
export function worthAnotherTry(error: unknown): boolean {
  const cause = (error as { readonly original?: unknown } | undefined)?.original;
  const thrown = error instanceof SlackError || !(cause instanceof Error) ? error : cause;
  const code = slackCode(thrown);
  return code === undefined || passing.has(code) || limited.has(code);
}
