import type { Connector, ConnectorUser } from "./connector.ts";

/**
 * Activities as Teams sends them. Shapes: learn.microsoft.com, "Conversation basics", "Universal Actions for Adaptive Cards",
 * "Dialogs", "Conversation events in your Teams bot"; fields that Kvartti does not read are kept where Teams sends them.
 */
export const tenant = "11111111-2222-3333-4444-555555555555";
export const bot = { id: "28:kvartti-app", name: "Kvartti" };
export const channelId = "19:kanava@thread.tacv2";
export const team = { id: "19:tiimi@thread.tacv2", name: "Tuottavuus", aadGroupId: "99999999-0000-0000-0000-000000000000" };

export type Json = Record<string, unknown>;
let count = 0;
const nextId = (): string => `f:${String((count += 1))}-${process.pid}`;

const base = (connector: Connector, user: ConnectorUser): Json => ({
  id: nextId(), channelId: "msteams", serviceUrl: connector.url, timestamp: "2026-01-01T08:00:00.000Z", locale: "fi-FI", localTimezone: "Europe/Helsinki",
  from: { id: user.id, name: user.name, aadObjectId: user.aadObjectId }, recipient: bot, entities: [{ type: "clientInfo", locale: "fi-FI", country: "FI", platform: "Web" }],
});

export const personalId = (user: ConnectorUser): string => `a:${user.aadObjectId}`;

export const inPersonal = (user: ConnectorUser): Json => ({ conversation: { conversationType: "personal", tenantId: tenant, id: personalId(user) }, channelData: { tenant: { id: tenant } } });

export const inChannel = (thread?: string, channel = channelId): Json => ({
  conversation: { isGroup: true, conversationType: "channel", tenantId: tenant, id: thread === undefined ? channel : `${channel};messageid=${thread}` },
  channelData: { teamsChannelId: channel, teamsTeamId: team.id, channel: { id: channel }, team, tenant: { id: tenant } },
});

export const groupChatId = "19:ryhma@thread.v2";
export const inGroupChat = (): Json => ({ conversation: { isGroup: true, conversationType: "groupChat", tenantId: tenant, id: groupChatId }, channelData: { tenant: { id: tenant } } });

export type Where = (user: ConnectorUser) => Json;

export const said = (connector: Connector, user: ConnectorUser, text: string): Json => ({ ...base(connector, user), ...inPersonal(user), type: "message", textFormat: "plain", text });

export function mentioned(connector: Connector, user: ConnectorUser, text: string, where: Json = inChannel("1700000000001")): Json {
  const activity = base(connector, user);
  const mention = { type: "mention", text: "<at>Kvartti</at>", mentioned: bot };
  return { ...activity, ...where, type: "message", textFormat: "plain", text: `<at>Kvartti</at> ${text}\n`, entities: [mention, ...(activity["entities"] as Json[])] };
}

export const executed = (connector: Connector, user: ConnectorUser, where: Json, data: unknown, replyToId: string): Json => ({
  ...base(connector, user), ...where, type: "invoke", name: "adaptiveCard/action", replyToId,
  value: { action: { type: "Action.Execute", title: "", data, verb: "kvartti" }, trigger: "manual" },
});

export const fetched = (connector: Connector, user: ConnectorUser, where: Json, data: unknown, replyToId: string): Json => ({
  ...base(connector, user), ...where, type: "invoke", name: "task/fetch", replyToId, value: { data, context: { theme: "default" } },
});

export const dialogSent = (connector: Connector, user: ConnectorUser, where: Json, data: unknown): Json => ({
  ...base(connector, user), ...where, type: "invoke", name: "task/submit", value: { data, context: { theme: "default" } },
});

export const submitted = (connector: Connector, user: ConnectorUser, where: Json, value: unknown, replyToId: string): Json => ({
  ...base(connector, user), ...where, type: "message", text: null, value, replyToId,
});

export const botAdded = (connector: Connector, user: ConnectorUser, where: Json): Json => ({ ...base(connector, user), ...where, type: "conversationUpdate", membersAdded: [bot] });
export const botRemoved = (connector: Connector, user: ConnectorUser, where: Json): Json => ({ ...base(connector, user), ...where, type: "conversationUpdate", membersRemoved: [bot] });
export const peopleChanged = (connector: Connector, user: ConnectorUser, where: Json, how: "membersAdded" | "membersRemoved", people: readonly ConnectorUser[]): Json => ({
  ...base(connector, user), ...where, type: "conversationUpdate", [how]: people.map((p) => ({ id: p.id, aadObjectId: p.aadObjectId })),
});
export const installed = (connector: Connector, user: ConnectorUser, where: Json, action: "add" | "remove" = "add"): Json => ({ ...base(connector, user), ...where, type: "installationUpdate", action });

export const channelChanged = (connector: Connector, user: ConnectorUser, eventType: string, name?: string): Json => ({
  ...base(connector, user), type: "conversationUpdate", conversation: { isGroup: true, conversationType: "channel", tenantId: tenant, id: team.id },
  channelData: { eventType, channel: { id: channelId, ...(name === undefined ? {} : { name }) }, team, tenant: { id: tenant } },
});

export const teamChanged = (connector: Connector, user: ConnectorUser, eventType: string, name = team.name): Json => ({
  ...base(connector, user), type: "conversationUpdate", conversation: { isGroup: true, conversationType: "channel", tenantId: tenant, id: team.id },
  channelData: { eventType, team: { ...team, name }, tenant: { id: tenant } },
});

/** Also with teams of other organisations: each says whose it is. */
export function channelShared(connector: Connector, user: ConnectorUser, ...tenants: readonly string[]): Json {
  const activity = channelChanged(connector, user, "channelShared");
  return { ...activity, channelData: { ...(activity["channelData"] as Json), sharedWithTeams: tenants.map((tenantId) => ({ id: "19:toisten@thread.tacv2", name: "Toiset", tenantId })) } };
}
