import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from "@slack/web-api";
import type { DeliveryReason } from "../../src/messaging/outbox.ts";
import type { SendOutcome } from "../../src/ports/messenger.ts";

/**
 * Slack's error codes by what they mean for a delivery. Final ones are told in plain words (`delivery.<reason>`).
 * Source: the error lists of chat.postMessage, chat.update, chat.delete and conversations.open on docs.slack.dev.
 */
const finalCodes: Readonly<Partial<Record<DeliveryReason, readonly string[]>>> = {
  archived: ["is_archived", "is_inactive"],
  notFound: [
    "channel_not_found", "message_not_found", "user_not_found", "users_not_found", "user_disabled", "team_not_found", "cant_update_message",
    "method_not_supported_for_channel_type", "not_enough_users",
  ],
  notInChannel: ["not_in_channel", "user_not_in_channel"],
  restricted: [
    "edit_window_closed", "restricted_action", "restricted_action_read_only_channel", "restricted_action_non_threadable_channel",
    "restricted_action_thread_only_channel", "restricted_action_thread_locked", "no_permission", "ekm_access_denied", "team_access_not_granted",
    "posting_to_general_channel_denied", "cannot_dm_bot", "user_not_visible", "cant_delete_message", "compliance_exports_prevent_deletion",
    "access_denied", "accesslimited", "enterprise_is_restricted", "channel_is_limited_access", "cannot_reply_to_message", "invalid_user_combination",
    "slack_connect_file_link_sharing_blocked",
  ],
  blocked: ["messages_tab_disabled"],
  notInstalled: [
    "account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked", "org_login_required", "missing_scope", "not_allowed_token_type",
    "two_factor_setup_required",
  ],
};
const finalReasons: ReadonlyMap<string, DeliveryReason> = new Map(
  (Object.entries(finalCodes) as [DeliveryReason, readonly string[]][]).flatMap(([reason, codes]) => codes.map((code) => [code, reason] as const)),
);

const passing: ReadonlySet<string> = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"]);
const limited: ReadonlySet<string> = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

/** What Slack answered with, as its error code. */
export const slackCode = (error: unknown): string | undefined => (error instanceof WebAPIPlatformError ? error.data.error : undefined);

/** Nothing will be done for this token any more. */
export const isTokenRefused = (error: unknown): boolean => ["account_inactive", "invalid_auth", "token_expired", "token_revoked"].includes(slackCode(error) ?? "");

/** Why Slack refuses this for good; undefined: it does not. */
export const finalReason = (error: unknown): DeliveryReason | undefined => finalReasons.get(slackCode(error) ?? "");

export const isFinal = (error: unknown): boolean => finalReason(error) !== undefined;

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
    const reason = finalReason(error);
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
