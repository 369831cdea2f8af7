import { RespondError } from "@slack/bolt";
import type { KnownBlock, WebClient } from "@slack/web-api";
import type { Card } from "../../src/vocabulary/card.ts";
import { slackCode } from "./outcomes.ts";
import type { RenderedMessage } from "./render/render-card.ts";
import { renderMessage } from "./render/render-card.ts";

/** Marks what we post with the key it was posted for, so that it can be found again after a lost answer. */
export const metadataType = "kvartti_message";
const metadataOf = (key: string) => ({ event_type: metadataType, event_payload: { key } });

export interface Posting {
  readonly channel: string;
  readonly thread?: string;
  readonly key: string;
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

const refusedBlocks: ReadonlySet<string> = new Set([
  "invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_blocks_too_long", "msg_too_long", "only_one_table_allowed", "block_mismatch",
]);

/** A response_url's refusal comes as a status alone. */
const refusesBlocks = (error: unknown): boolean => (error instanceof RespondError ? error.statusCode === 400 : refusedBlocks.has(slackCode(error) ?? ""));

type Draw = (message: { readonly text: string; readonly blocks?: KnownBlock[] }) => Promise<unknown>;

/** As Block Kit with table and pictures, without them, or as plain text: what the workspace's Slack does not take falls back to the next. */
export async function inAnyForm<T>(card: Card, send: (message: { text: string; blocks?: KnownBlock[] }) => Promise<T>): Promise<T> {
  const whole = renderMessage(card, { extras: "all" });
  const forms: (RenderedMessage | { readonly text: string })[] = [whole];
  if (whole.blocks.some((b) => b.type === "table" || b.type === "image")) forms.push(renderMessage(card, { extras: "plain" }));
  forms.push({ text: whole.text });
  for (const [i, form] of forms.entries()) {
    try {
      return await send(form);
    } catch (error) {
      if (i === forms.length - 1 || !refusesBlocks(error)) throw error;
    }
  }
  throw new Error("a card has always a form");
}

export const postCard = (client: WebClient, to: Posting, card: Card): Promise<Posted> =>
  inAnyForm(card, async (message) => {
    const posted = await client.chat.postMessage({
      channel: to.channel, ...message, metadata: metadataOf(to.key), unfurl_links: false, unfurl_media: false,
      ...(to.thread === undefined ? {} : { thread_ts: to.thread }),
    });
    return { channel: posted.channel ?? to.channel, ts: posted.ts ?? "" };
  });

export const postToOne = (client: WebClient, to: { readonly channel: string; readonly user: string; readonly thread?: string }, card: Card): Promise<unknown> =>
  inAnyForm(card, (message) =>
    client.chat.postEphemeral({ channel: to.channel, user: to.user, ...message, ...(to.thread === undefined ? {} : { thread_ts: to.thread }) }),
  );

export const changeCard = (client: WebClient, at: Posted, card: Card): Promise<unknown> =>
  inAnyForm(card, (message) => client.chat.update({ channel: at.channel, ts: at.ts, ...message, blocks: message.blocks ?? [] }));

/** Answers by a request's own response_url, which works where Kvartti is not a member. */
export const respondTo = (respond: Draw, card: Card, how: "asker" | "place" | "replace"): Promise<unknown> =>
  inAnyForm(card, (message) =>
    respond({ ...message, ...(how === "replace" ? { replace_original: true } : { response_type: how === "place" ? "in_channel" : "ephemeral", replace_original: false }) }),
  );

/** False: the response_url is used up or too old (half an hour, five answers), so the answer must go another way. */
export async function responded(respond: Draw, card: Card, how: Parameters<typeof respondTo>[2]): Promise<boolean> {
  try {
    await respondTo(respond, card, how);
    return true;
  } catch (error) {
    if (!(error instanceof RespondError) || error.statusCode === 429 || error.statusCode >= 500) throw error;
    return false;
  }
}

const mostPages = 5;
/** Slack's clock and ours may differ by this much. */
const clocksDifferMs = 600_000;

/** A message to look for: its key, and when it can have been posted at the earliest (epoch ms). A process may have stood still since for days. */
export interface Wanted {
  readonly key: string;
  readonly since: number;
}

/** What was posted under a key; `unknown`: there is more to look through than is reasonable. */
export type FoundPost = { readonly kind: "found"; readonly ts: string } | { readonly kind: "absent" | "unknown" };

/** Newest first. Throws what Slack answers. */
export async function findPosted(client: WebClient, where: { readonly channel: string; readonly thread?: string }, wanted: Wanted): Promise<FoundPost> {
  const oldest = String(Math.floor((wanted.since - clocksDifferMs) / 1000));
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const asked = { channel: where.channel, limit: 200, include_all_metadata: true, oldest, ...(cursor === undefined ? {} : { cursor }) };
    const told = where.thread === undefined ? await client.conversations.history(asked) : await client.conversations.replies({ ...asked, ts: where.thread });
    const found = told.messages?.find((m) => isOurs(m.metadata, wanted.key));
    if (found?.ts !== undefined) return { kind: "found", ts: found.ts };
    cursor = told.response_metadata?.next_cursor;
    if (!cursor) return { kind: "absent" };
  }
  return { kind: "unknown" };
}

function isOurs(metadata: unknown, key: string): boolean {
  const { event_type, event_payload } = (metadata ?? {}) as { readonly event_type?: unknown; readonly event_payload?: { readonly key?: unknown } };
  return event_type === metadataType && event_payload?.key === key;
}
