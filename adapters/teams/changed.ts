import { renamePlace, restorePlace, retirePlace } from "../../src/people/follow-place.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import { actorOf, kindOf, placeOf, tenantOf, userOf } from "./activity.ts";
import type { TeamsActivity } from "./activity.ts";
import type { Job } from "./application.ts";
import type { Desk } from "./desk.ts";
import type { Deed } from "./inbound.ts";
import type { Meet } from "./matching.ts";
import { platform } from "./options.ts";
import { messagesOf } from "./posting.ts";

/** The bot or people came or went, a channel changed. Teams repeats these events: each may come any number of times. */
export const changed =
  (desk: Desk, meet: Meet) =>
  async (job: Job): Promise<void> => {
    const { activity } = job;
    const came = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("add") : has(activity.membersAdded, activity.recipient.id);
    const went = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("remove") : has(activity.membersRemoved, activity.recipient.id);
    if (went) return left(desk, activity);
    if (came) await joined(desk, meet, job);
    for (const member of [...(activity.membersAdded ?? []), ...(activity.membersRemoved ?? [])]) await desk.members.forget(tenantOf(activity), userOf(member));
    await followChannel(desk, activity);
  };

const has = (members: TeamsActivity["membersAdded"], id: string): boolean => members?.some((m) => m.id === id) ?? false;

/** One message when the bot joins, however often it is told. */
async function joined(desk: Desk, meet: Meet, job: Job): Promise<void> {
  const { activity, talk, work } = job;
  const place = placeOf(activity);
  const active = await desk.app.programme();
  await desk.references.mark(place.tenant, place.conversation, false);
  if (active) await restorePlace(desk.ports, active, { place, event: work.id });
  if (!(await desk.references.greet(place.tenant, place.conversation, true))) return;
  try {
    const { card, surface } = await greeting(desk, meet, job, place);
    if (card) for (const message of messagesOf(card, { surface }, desk.tuning.cardBytes)) await talk.send(message);
  } catch (error) {
    await desk.references.greet(place.tenant, place.conversation, false);
    throw error;
  }
}

/** In a channel: whose is this? To a person: are you …, or what I can help with. */
async function greeting(desk: Desk, meet: Meet, job: Job, here: PlaceRef): Promise<{ readonly card?: Card; readonly surface: "personal" | "channel" }> {
  const { activity, work, talk, late, respond } = job;
  const actor = actorOf(activity);
  const surface = here.kind === "direct" ? "personal" : "channel";
  const name = activity.channelData?.channel?.name ?? activity.channelData?.team?.name ?? activity.conversation.name ?? undefined;
  const base = { id: work.id, actor, place: here, canOpenForms: true };
  const help: Deed = { kind: "press", route: "help", params: {} };
  const met = surface === "personal" ? await meet({ id: work.id, activity, way: "message", deed: help, actor, place: here, here, talk, late, respond }) : undefined;
  const reply = met ?? (await desk.app.handle(surface === "personal" ? { ...base, ...help } : { ...base, kind: "joined", ...(name ? { placeName: name } : {}) }));
  return { surface, ...(reply.kind === "card" ? { card: reply.card } : {}) };
}

/** Away from a team: all its channels go. */
async function left(desk: Desk, activity: TeamsActivity): Promise<void> {
  const tenant = tenantOf(activity);
  const team = kindOf(activity) === "channel" ? activity.channelData?.team?.id : undefined;
  const own = placeOf(activity);
  const others = team === undefined ? [] : await desk.references.all({ tenant, team });
  const active = await desk.app.programme();
  for (const conversation of new Set([own.conversation, ...others.map((o) => o.conversation)])) {
    await desk.references.mark(tenant, conversation, true);
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
      await desk.references.mark(place.tenant, place.conversation, true);
      return retirePlace(desk.ports, active, change);
    case "channelRestored":
      await desk.references.mark(place.tenant, place.conversation, false);
      return restorePlace(desk.ports, active, change);
    default:
      return;
  }
}
