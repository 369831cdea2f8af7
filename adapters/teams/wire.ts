import { CloudAdapter, MessageFactory, TeamsInfo } from "botbuilder";
import type { Activity, ConversationReference, TurnContext } from "botbuilder";
import type { TeamsActivity } from "./activity.ts";
import { field } from "./activity.ts";
import { Authentication } from "./connector-clients.ts";
import type { TeamsSettings, TeamsTuning } from "./options.ts";
import { sending } from "./outcomes.ts";
import type { AdaptiveCard } from "./render/element.ts";
import { withoutConsole } from "./sdk-console.ts";
import { tokenFaultOf } from "./token-fault.ts";
import type { TokenFault } from "./token-fault.ts";

/** What goes out: a text or a card, never both (Teams would part them, and give no id). */
export type Outgoing = { readonly kind: "text"; readonly text: string } | { readonly kind: "card"; readonly card: AdaptiveCard; readonly summary: string };

/** Where a conversation is reached. */
export interface Reference {
  readonly tenant: string;
  readonly conversation: string;
  readonly serviceUrl: string;
  /** The bot's own id in Teams. */
  readonly bot: string;
}

export interface Member {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly email?: string;
  /** The user principal name, where it is another than the e-mail. */
  readonly principal?: string;
  readonly guest: boolean;
}

/** One conversation, open for a while. Throws what the connector answers (see outcomes.ts). */
export interface Talk {
  /** Gives the message's id. */
  send(message: Outgoing): Promise<string>;
  update(id: string, message: Outgoing): Promise<void>;
  remove(id: string): Promise<void>;
  member(user: string): Promise<Member | undefined>;
  /** Everybody in the team or chat. */
  roster(team?: string): Promise<readonly Member[]>;
}

/** The SDK's whole part: who sent it, and how to answer. */
export interface Wire {
  /** `unavailable`: the keys to check with cannot be had now. Anything else but `good` says what was wrong. */
  authenticate(activity: TeamsActivity, header: string): Promise<"good" | "unavailable" | TokenFault>;
  talk<T>(at: Reference, deal: (talk: Talk, context: TurnContext) => Promise<T>): Promise<T>;
  /** The personal chat with a user; made when there is none. */
  openDirect(at: Omit<Reference, "conversation">, user: string): Promise<string>;
}

export function createWire(config: TeamsSettings, tuning: TeamsTuning): Wire {
  const authentication = new Authentication(config, tuning);
  const adapter = new CloudAdapter(authentication);
  return {
    async authenticate(activity, header) {
      try {
        await withoutConsole(() => authentication.authenticateRequest(activity as unknown as Activity, header));
        return "good";
      } catch (error) {
        return keysMissing(error) ? "unavailable" : tokenFaultOf(header, error);
      }
    },
    talk: async (at, deal) => {
      let dealt: { readonly value: Awaited<ReturnType<typeof deal>> } | undefined;
      await adapter.continueConversationAsync(config.appId, referenceOf(at), async (context) => {
        dealt = { value: await deal(talkOn(context, at.tenant), context) };
      });
      if (!dealt) throw new Error("the turn did not run");
      return dealt.value;
    },
    openDirect: async (at, user) => {
      let conversation = "";
      const members = { isGroup: false, bot: { id: at.bot, name: "Kvartti" }, members: [{ id: user, name: "" }], tenantId: at.tenant, channelData: { tenant: { id: at.tenant } } };
      await adapter.createConversationAsync(config.appId, "msteams", at.serviceUrl, audienceOf(tuning), members, (context) => {
        conversation = context.activity.conversation.id;
        return Promise.resolve();
      });
      return conversation;
    },
  };
}

const audienceOf = (tuning: TeamsTuning): string => tuning.cloud["ToChannelFromBotOAuthScope"] ?? "https://api.botframework.com";

/** The SDK answers 500 when it could not fetch the keys; everything else is about the token. */
const keysMissing = (error: unknown): boolean => field(error, "statusCode") === 500 || field(error, "name") === "FetchError";

const referenceOf = (at: Reference): Partial<ConversationReference> => ({
  channelId: "msteams", serviceUrl: at.serviceUrl, bot: { id: at.bot, name: "Kvartti" },
  conversation: { id: at.conversation, tenantId: at.tenant } as ConversationReference["conversation"],
});

function activityOf(message: Outgoing): Partial<Activity> {
  if (message.kind === "text") return { ...MessageFactory.text(message.text), summary: message.text.slice(0, 200) };
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", content: message.card };
  return { type: "message", attachments: [attachment], summary: message.summary.slice(0, 200) };
}

function talkOn(context: TurnContext, tenant: string): Talk {
  return {
    send: (message) => sending(async () => (await context.sendActivity(activityOf(message)))?.id ?? ""),
    update: async (id, message) => {
      await context.updateActivity({ ...activityOf(message), id });
    },
    remove: (id) => context.deleteActivity(id),
    member: async (user) => memberOf(await TeamsInfo.getMember(context, user), tenant),
    roster: async (team) => {
      const all: Member[] = [];
      let next: string | undefined;
      do {
        const page = team === undefined ? await TeamsInfo.getPagedMembers(context, 200, next) : await TeamsInfo.getPagedTeamMembers(context, team, 200, next);
        all.push(...page.members.flatMap((m) => memberOf(m, tenant) ?? []));
        next = page.continuationToken || undefined;
      } while (next !== undefined && all.length < 10_000);
      return all;
    },
  };
}

/** Guests carry `#EXT#` in their principal name; people of another organisation (shared channels, chats with others) their own tenant. */
function memberOf(told: object | undefined, tenant: string): Member | undefined {
  const word = (name: string): string => {
    const value = field(told, name);
    return typeof value === "string" ? value : "";
  };
  if (word("id") === "") return undefined;
  const email = word("email") || word("userPrincipalName");
  return {
    id: word("id"), user: word("aadObjectId") || word("objectId") || word("id"), name: word("name") || word("id"),
    ...(email === "" ? {} : { email }), ...(["", email].includes(word("userPrincipalName")) ? {} : { principal: word("userPrincipalName") }),
    guest: ["guest", "anonymous"].includes(word("userRole")) || word("userPrincipalName").includes("#EXT#") || (word("tenantId") !== "" && word("tenantId") !== tenant),
  };
}
