/**
 * What Kvartti asks of a workspace, and what for. The manifest asks for exactly these (a test compares); manifests/README.md tells why.
 */
export const botScopes = {
  "app_mentions:read": "hears when it is mentioned",
  "channels:history": "looks for its own message in a public channel it is in, before repeating one whose answer was lost",
  "channels:read": "hears of joining, renaming, archiving and sharing of public channels",
  "chat:write": "answers, reminds, publishes and corrects",
  "commands": "/kvartti and the shortcuts",
  "files:read": "fetches the programme's document that an administrator sends it directly",
  "groups:history": "the same in private channels it has been invited to",
  "groups:read": "hears of renaming, archiving and sharing of private channels it is in",
  "im:history": "reads what is written to it directly",
  "im:write": "opens its direct conversation for reminders",
  "users:read": "knows guests, outsiders and deactivated accounts, and the time zone",
  "users:read.email": "suggests whose account it is by e-mail; the person confirms",
} as const;

/** Web API methods that this folder calls, each with scopes of which one is enough. Source: docs.slack.dev/reference/methods. */
export const methodScopes: Readonly<Record<string, readonly (keyof typeof botScopes)[]>> = {
  "auth.test": [],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.update": ["chat:write"],
  "conversations.history": ["channels:history", "groups:history", "im:history"],
  "conversations.info": ["channels:read", "groups:read"],
  "conversations.open": ["im:write"],
  "conversations.replies": ["channels:history", "groups:history", "im:history"],
  "users.info": ["users:read"],
  "users.lookupByEmail": ["users:read.email"],
  "views.open": [],
  "views.publish": [],
  "views.push": [],
  "views.update": [],
};

/** Events subscribed to, with the scopes each needs. */
export const eventScopes: Readonly<Record<string, readonly (keyof typeof botScopes)[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  app_uninstalled: [],
  channel_archive: ["channels:read"],
  channel_deleted: ["channels:read"],
  channel_id_changed: ["groups:read"],
  channel_left: ["channels:read"],
  channel_rename: ["channels:read"],
  channel_shared: ["channels:read", "groups:read"],
  channel_unarchive: ["channels:read"],
  group_archive: ["groups:read"],
  group_deleted: ["groups:read"],
  group_left: ["groups:read"],
  group_rename: ["groups:read"],
  group_unarchive: ["groups:read"],
  member_joined_channel: ["channels:read", "groups:read"],
  // A file of a direct message is fetched from its url_private_download.
  "message.im": ["im:history", "files:read"],
  tokens_revoked: [],
};
