import { requeueReturned } from "../../src/messaging/requeue-returned.ts";
import { renamePlace, restorePlace, retirePlace } from "../../src/people/follow-place.ts";
import type { PlaceChange } from "../../src/people/follow-place.ts";
import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import { kindOf, placeOf } from "./activity.ts";
import type { TeamsActivity } from "./activity.ts";
import type { Job } from "./application.ts";
import type { Desk } from "./desk.ts";
import { platform } from "./options.ts";

/** What an activity is about: a chat is one by itself, a team all the channels that are known of it. */
export async function placesOf(desk: Desk, activity: TeamsActivity): Promise<readonly PlaceRef[]> {
  const own = placeOf(activity);
  const team = kindOf(activity) === "channel" ? activity.channelData?.team?.id : undefined;
  const others = team === undefined ? [] : await desk.references.all({ tenant: own.tenant, team });
  return [...new Set([own.conversation, ...others.map((o) => o.conversation)])].map((conversation) => ({ ...own, conversation }));
}

/** One event can be about many places, and each of them is told of. */
const changeOf = (place: PlaceRef, event: string): PlaceChange => ({ place, event: `${event}/${place.conversation}` });

/** The bot cannot write there now. */
export async function wentAway(desk: Desk, place: PlaceRef, event: string): Promise<void> {
  await desk.references.mark(place.tenant, place.conversation, true);
  const active = await desk.app.programme();
  if (active) await retirePlace(desk.ports, active, changeOf(place, event));
}

/** It can again: what failed meanwhile and is still due leaves after all. */
export async function cameBack(desk: Desk, place: PlaceRef, event: string): Promise<void> {
  await desk.references.mark(place.tenant, place.conversation, false);
  const active = await desk.app.programme();
  if (!active) return;
  await restorePlace(desk.ports, active, changeOf(place, event));
  if (place.kind === "channel") await requeueReturned(desk.ports, `${platform}:${place.tenant}`, { conversation: place.conversation });
}

const teamEvents: Readonly<Record<string, typeof wentAway>> = {
  teamArchived: wentAway, teamDeleted: wentAway, teamHardDeleted: wentAway, teamUnarchived: cameBack, teamRestored: cameBack,
};

/** A channel or a whole team was renamed, archived, deleted, brought back or shared. */
export async function followEvent(desk: Desk, { activity, work }: Job): Promise<void> {
  const { eventType, channel, team } = activity.channelData ?? {};
  const own = placeOf(activity);
  const wholeTeam = teamEvents[eventType ?? ""];
  if (wholeTeam) for (const place of await placesOf(desk, activity)) await wholeTeam(desk, place, work.id);
  // A team's first channel has the team's own id, and no name besides the team's.
  if (eventType === "teamRenamed" && team?.name) await renamePlace(desk.ports, { ...own, conversation: team.id }, team.name);
  if (channel) await followChannel(desk, activity, changeOf({ ...own, conversation: channel.id }, work.id));
}

async function followChannel(desk: Desk, activity: TeamsActivity, { place, event }: PlaceChange): Promise<void> {
  const active = await desk.app.programme();
  const { eventType, channel, team, sharedWithTeams } = activity.channelData ?? {};
  switch (eventType) {
    case "channelRenamed":
      return channel?.name ? renamePlace(desk.ports, place, channel.name) : undefined;
    case "channelDeleted":
      // Forgotten, so that it does not come back with its team.
      await desk.references.forget(place.tenant, place.conversation);
      return active && retirePlace(desk.ports, active, { place, event });
    case "channelRestored":
      await desk.references.add({ ...reachedAs(activity), conversation: place.conversation, kind: "channel", ...(team ? { team: team.id } : {}) });
      return active && restorePlace(desk.ports, active, { place, event });
    case "channelShared":
      return active && isForeign(place.tenant, sharedWithTeams) ? retirePlace(desk.ports, active, { place, event, shared: true }) : undefined;
    default:
      return;
  }
}

/** How other channels of the team are reached that an activity came from. */
export const reachedAs = (a: TeamsActivity): { readonly tenant: string; readonly serviceUrl: string; readonly bot: string } => ({ tenant: placeOf(a).tenant, serviceUrl: a.serviceUrl, bot: a.recipient.id });

/** Whose a team is that does not say so is not known, so it counts as another organisation's. */
const isForeign = (tenant: string, teams: readonly { readonly tenantId?: string | null | undefined }[] | null | undefined): boolean => !teams || teams.some((t) => t.tenantId !== tenant);
