import { requeueReturned } from "../../src/messaging/requeue-returned.ts";
import type { Card } from "../../src/vocabulary/card.ts";
import { placeId } from "../../src/vocabulary/incoming.ts";
import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import { actorOf, kindOf, placeOf, tenantOf, userOf } from "./activity.ts";
import type { TeamsActivity } from "./activity.ts";
import type { Job } from "./application.ts";
import type { Desk } from "./desk.ts";
import { cameBack, followEvent, placesOf, reachedAs, wentAway } from "./follow.ts";
import type { Deed } from "./inbound.ts";
import type { Meet } from "./matching.ts";
import { platform } from "./options.ts";
import { LostAnswer } from "./outcomes.ts";
import { messagesOf, sendParts } from "./posting.ts";
import type { Talk } from "./wire.ts";

/** The bot or people came or went, a channel or team changed. Teams repeats these events: each may come any number of times. */
export const changed =
  (desk: Desk, meet: Meet) =>
  async (job: Job): Promise<void> => {
    const { activity } = job;
    const came = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("add") : has(activity.membersAdded, activity.recipient.id);
    const went = activity.type === "installationUpdate" ? (activity.action ?? "").startsWith("remove") : has(activity.membersRemoved, activity.recipient.id);
    if (went) return each(await placesOf(desk, activity), (place) => wentAway(desk, place, job.work.id));
    if (came) {
      await joined(desk, meet, job);
      if (kindOf(activity) === "personal") await requeueReturned(desk.ports, `${platform}:${tenantOf(activity)}`, { user: userOf(activity.from) });
    }
    for (const member of [...(activity.membersAdded ?? []), ...(activity.membersRemoved ?? [])]) await desk.members.forget(tenantOf(activity), userOf(member));
    await followEvent(desk, job);
  };

const has = (members: TeamsActivity["membersAdded"], id: string): boolean => members?.some((m) => m.id === id) ?? false;

async function each(places: readonly PlaceRef[], deed: (place: PlaceRef) => Promise<void>): Promise<void> {
  for (const place of places) await deed(place);
}

/** What was linked is so again; else one message when the bot joins, however often it is told. */
async function joined(desk: Desk, meet: Meet, job: Job): Promise<void> {
  const { activity, work } = job;
  // A team is asked once, wherever in it.
  const own = placeOf(activity);
  const place = { ...own, conversation: chosenIn(activity)?.id ?? own.conversation };
  await each(await placesOf(desk, activity), (known) => cameBack(desk, known, work.id));
  if ((await desk.ports.stores.places.get(placeId(place)))?.value.group !== undefined) return;
  if (!(await desk.references.greet(own.tenant, own.conversation, work.id))) return;
  try {
    const { card, surface } = await greeting(desk, meet, job, place);
    if (!card) return;
    await talkIn(desk, job, place, async (talk) => {
      await sendParts(talk, messagesOf(card, { surface }, desk.tuning.cardBytes));
    });
  } catch (error) {
    if (!(error instanceof LostAnswer)) await desk.references.ungreet(own.tenant, own.conversation, work.id);
    throw error;
  }
}

/** The channel that whoever added the bot to a team chose for it. */
const chosenIn = (a: TeamsActivity): { readonly id: string; readonly name?: string | null | undefined } | undefined =>
  (kindOf(a) === "channel" ? a.channelData?.settings?.selectedChannel ?? undefined : undefined);

/** The conversation of the activity itself, or another channel of its team. */
async function talkIn(desk: Desk, { activity, talk }: Job, { conversation }: PlaceRef, deal: (talk: Talk) => Promise<void>): Promise<void> {
  if (conversation === placeOf(activity).conversation) return deal(talk);
  const team = activity.channelData?.team?.id;
  const row = { ...reachedAs(activity), conversation, kind: "channel" as const, ...(team === undefined ? {} : { team }) };
  await desk.references.add(row);
  await desk.wire.talk(row, deal);
}

/** In a channel: whose is this? To a person: are you …, or what I can help with. */
async function greeting(desk: Desk, meet: Meet, job: Job, here: PlaceRef): Promise<{ readonly card?: Card; readonly surface: "personal" | "channel" }> {
  const { activity, work, talk, late, respond } = job;
  const actor = actorOf(activity);
  const surface = here.kind === "direct" ? "personal" : "channel";
  const chosen = chosenIn(activity);
  const name = chosen ? chosen.name : activity.channelData?.channel?.name ?? activity.channelData?.team?.name ?? activity.conversation.name ?? undefined;
  const base = { id: work.id, actor, place: here, canOpenForms: true };
  const help: Deed = { kind: "press", route: "help", params: {} };
  const met = surface === "personal" ? await meet({ id: work.id, activity, way: "message", deed: help, actor, place: here, here, talk, late, respond, steps: work.steps }) : undefined;
  const reply = met ?? (await desk.app.handle(surface === "personal" ? { ...base, ...help } : { ...base, kind: "joined", ...(name ? { placeName: name } : {}) }));
  return { surface, ...(reply.kind === "card" ? { card: reply.card } : {}) };
}
