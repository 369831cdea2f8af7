import { z } from "zod";
import { platform } from "./options.ts";
import type { AccountRef, PlaceRef } from "../../src/vocabulary/incoming.ts";

/** Teams leaves fields out, or sends null for them. */
const text = (most: number): z.ZodOptional<z.ZodNullable<z.ZodString>> => z.string().max(most).nullable().optional();
const account = z.looseObject({ id: z.string().min(1).max(500), name: text(500), aadObjectId: text(100) });
const named = z.looseObject({ id: z.string().min(1).max(500), name: text(500), aadGroupId: text(100) });

/** What is read of an activity; the rest passes on untouched. Checked before the SDK sees it. */
export const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: text(500),
  channelId: z.literal("msteams"),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(500),
  from: account,
  recipient: account,
  conversation: z.looseObject({ id: z.string().min(1).max(500), conversationType: text(50), tenantId: text(100), isGroup: z.boolean().nullish(), name: text(500) }),
  channelData: z.looseObject({
    tenant: z.looseObject({ id: z.string().max(100) }).nullish(),
    team: named.nullish(),
    channel: z.looseObject({ id: z.string().max(500), name: text(500) }).nullish(),
    eventType: text(100),
    settings: z.looseObject({ selectedChannel: z.looseObject({ id: z.string().min(1).max(500), name: text(500) }).nullish() }).nullish(),
    sharedWithTeams: z.array(z.looseObject({ tenantId: text(100) })).nullish(),
  }).nullish(),
  name: text(200),
  text: text(40_000),
  action: text(50),
  replyToId: text(500),
  value: z.unknown().optional(),
  attachments: z.array(z.unknown()).max(200).nullish(),
  entities: z.array(z.unknown()).max(200).nullish(),
  membersAdded: z.array(account).max(2_000).nullish(),
  membersRemoved: z.array(account).max(2_000).nullish(),
});

export type TeamsActivity = z.infer<typeof activitySchema>;

export const tenantOf = (a: TeamsActivity): string => a.channelData?.tenant?.id ?? a.conversation.tenantId ?? "";

/** The directory's id of a user where Teams tells it: it is the same for every bot, and after the app is installed again. */
export const userOf = (a: { readonly id: string; readonly aadObjectId?: string | null | undefined }): string => a.aadObjectId ?? a.id;

export const actorOf = (a: TeamsActivity): AccountRef => ({ platform, tenant: tenantOf(a), user: userOf(a.from) });

export type ConversationKind = "personal" | "channel" | "group";

export function kindOf(a: TeamsActivity): ConversationKind {
  const said = a.conversation.conversationType ?? (a.conversation.isGroup ? "groupChat" : "personal");
  return said === "channel" ? "channel" : said === "groupChat" ? "group" : "personal";
}

const threadMark = ";messageid=";

/** `19:…@thread.tacv2;messageid=123`: the channel, and the message that a conversation in it began with. */
export function splitThread(id: string): { readonly conversation: string; readonly thread?: string } {
  const at = id.indexOf(threadMark);
  return at < 0 ? { conversation: id } : { conversation: id.slice(0, at), thread: id.slice(at + threadMark.length) };
}

export const joinThread = (conversation: string, thread: string | undefined): string => (thread === undefined ? conversation : `${conversation}${threadMark}${thread}`);

export const placeOf = (a: TeamsActivity): PlaceRef => ({
  platform, tenant: tenantOf(a), conversation: splitThread(a.conversation.id).conversation, kind: kindOf(a) === "personal" ? "direct" : "channel",
});

/** What a value of unknown shape holds under a name, when it is an object. */
export function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
