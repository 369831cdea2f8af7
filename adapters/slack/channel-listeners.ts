import type { App as BoltApp } from "@slack/bolt";
import { renamePlace, restorePlace, retirePlace } from "../../src/people/follow-place.ts";
import type { Desk } from "./desk.ts";
import { placeRef } from "./inbound.ts";
import { teamOf } from "./inbox-id.ts";
import type { StringIndexed } from "./payloads.ts";
import { field, list, text } from "./payloads.ts";

/** Events by what they mean for a linked channel. `channel_left`: Kvartti was removed from it. */
export const channelEvents = {
  renamed: ["channel_rename", "group_rename"],
  gone: ["channel_archive", "channel_deleted", "channel_left", "group_archive", "group_deleted", "group_left"],
  back: ["channel_unarchive", "group_unarchive"],
  /** With another organisation. A private channel gets a new id by it, and the event names the old one. */
  shared: ["channel_id_changed", "channel_shared"],
} as const;

export interface Farewell {
  /** Kvartti was removed from the workspace at this moment (machine time). */
  readonly forget: (team: string, at: number) => Promise<void>;
}

/** Channels that are renamed, archived and brought back, and workspaces that leave. */
export function listenToPlaces(bolt: BoltApp, desk: Desk, farewell: Farewell): void {
  const on = (names: readonly string[], deed: (body: StringIndexed) => Promise<void>): void => {
    for (const name of names) bolt.event(name, async ({ body }) => deed(body as unknown as StringIndexed));
  };
  on(channelEvents.renamed, async (body) => {
    const channel = field(field(body, "event"), "channel");
    await renamePlace(desk.ports, placeRef(teamOf(body) ?? "", text(channel, "id")), text(channel, "name"));
  });
  on(channelEvents.gone, async (body) => {
    const active = await desk.app.programme();
    if (active) await retirePlace(desk.ports, active, changeOf(body));
  });
  // The link ends: whether outsiders may read the group's figures is for its people to say. It does not come back by itself when they leave.
  on(channelEvents.shared, async (body) => {
    const active = await desk.app.programme();
    if (active && !(await isAmongOurselves(desk, body))) await retirePlace(desk.ports, active, { ...changeOf(body), shared: true });
  });
  on(channelEvents.back, async (body) => {
    const active = await desk.app.programme();
    if (active) await restorePlace(desk.ports, active, changeOf(body));
  });
  on(["app_uninstalled"], async (body) => farewell.forget(teamOf(body) ?? "", momentOf(body)));
  on(["tokens_revoked"], async (body) => {
    const revoked: unknown = field(field(body, "event"), "tokens")?.["bot"];
    if (Array.isArray(revoked) && revoked.length > 0) await farewell.forget(teamOf(body) ?? "", momentOf(body));
  });
}

/** Whoever joined the channel is not of another organisation: this workspace, or one of its own Enterprise Grid. */
async function isAmongOurselves(desk: Desk, body: StringIndexed): Promise<boolean> {
  const joined = text(field(body, "event"), "connected_team_id");
  const workspace = await desk.workspaces.find(teamOf(body) ?? "");
  return joined !== "" && (joined === workspace?.team || joined === workspace?.enterprise);
}

/** When it happened. Slack says the second, so its end. */
const momentOf = (body: StringIndexed): number => {
  const seconds: unknown = body["event_time"];
  return typeof seconds === "number" ? (seconds + 1) * 1_000 : Number.POSITIVE_INFINITY;
};

const changeOf = (body: StringIndexed): Parameters<typeof retirePlace>[2] => {
  const event = field(body, "event");
  return { place: placeRef(teamOf(body) ?? "", text(event, "channel") || text(event, "old_channel_id") || text(field(event, "channel"), "id")), event: text(body, "event_id") || String(list(body, "authorizations").length) };
};
