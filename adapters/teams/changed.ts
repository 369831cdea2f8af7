import { renamePlace, restorePlace, retirePlace } from "../../src/people/follow-place.ts";
import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import { actorOf, kindOf, placeOf, tenantOf, userOf } from "./activity.ts";
import type { TeamsActivity } from "./activity.ts";
import type { Job } from "./application.ts";
import type { Desk } from "./desk.ts";
import { platform } from "./options.ts";
import { messagesOf } from "./posting.ts";

/** The bot or people came or went, a channel changed. Teams repeats these events: each may come any number of times. */
export const changed =
  (desk: Desk) =>
  async (job: Job): Promise<void> => {
    const { activity } = job;
    const came = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("add") : has(activity.membersAdded, activity.recipient.id);
    const went = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("remove") : has(activity.membersRemoved, activity.recipient.id);
    if (went) return left(desk, activity);
    if (came) await joined(desk, job);
    for (const member of [...(activity.membersAdded ?? []), ...(activity.membersRemoved ?? [])]) await desk.members.forget(tenantOf(activity), userOf(member));
    await followChannel(desk, activity);
  };

const has = (members: TeamsActivity["membersAdded"], id: string): boolean => members?.some((m) => m.id === id) ?? false;

/** One message when the bot joins, however often it is told. */
async function joined(desk: Desk, { activity, talk, work }: Job): Promise<void> {
  const place = placeOf(activity);
  const active = await desk.app.programme();
  await desk.references.change(place.tenant, place.conversation, { gone: false });
  if (active) await restorePlace(desk.ports, active, { place, event: work.id });
  const known = await desk.references.get(place.tenant, place.conversation);
  if (!known || known.greeted) return;
  const name = activity.channelData?.channel?.name ?? activity.channelData?.team?.name ?? activity.conversation.name ?? undefined;
  const base = { id: work.id, actor: actorOf(activity), place, canOpenForms: true };
  const personal = kindOf(activity) === "personal";
  const reply = await desk.app.handle(personal ? { ...base, kind: "press", route: "help", params: {} } : { ...base, kind: "joined", ...(name ? { placeName: name } : {}) });
  if (reply.kind === "card") for (const message of messagesOf(reply.card, { surface: personal ? "personal" : "channel" }, desk.tuning.cardBytes)) await talk.send(message);
  await desk.references.change(place.tenant, place.conversation, { greeted: true });
}

/** Away from a team: all its channels go. */
async function left(desk: Desk, activity: TeamsActivity): Promise<void> {
  const tenant = tenantOf(activity);
  const team = kindOf(activity) === "channel" ? activity.channelData?.team?.id : undefined;
  const own = placeOf(activity);
  const others = team === undefined ? [] : await desk.references.all({ tenant, team });
  const active = await desk.app.programme();
  for (const conversation of new Set([own.conversation, ...others.map((o) => o.conversation)])) {
    await desk.references.change(tenant, conversation, { gone: true });
    if (active && own.kind === "channel") await retirePlace(desk.ports, active, { place: { ...own, conversation }, event: activity.id ?? conversation });
  }
}

async function followChannel(desk: Desk, activity: TeamsActivity): Promise<void> {
  const data = activity.channelData;
  const channel = data?.channel;
  const active = await desk.app.programme();
  if (!channel || !active) return;
  const place: PlaceRef = { platform, tenant: tenantOf(activity), conversation: channel.id, kind: "channel" };
  const change = { place, event: activity.id ?? channel.id };
  switch (data?.eventType) {
    case "channelRenamed":
      return channel.name ? renamePlace(desk.ports, place, channel.name) : undefined;
    case "channelDeleted":
      await desk.references.change(place.tenant, place.conversation, { gone: true });
      return retirePlace(desk.ports, active, change);
    case "channelRestored":
      await desk.references.change(place.tenant, place.conversation, { gone: false });
      return restorePlace(desk.ports, active, change);
    default:
      return;
  }
}
