import type { OutboxDraft } from "../messaging/outbox.ts";
import type { Ports } from "../ports.ts";
import type { ActiveProgramme } from "../programme/active-programme.ts";
import { groupOf } from "../programme/look-up.ts";
import { speak } from "../texts/texts.ts";
import type { TextKey } from "../texts/texts.ts";
import type { Card } from "../vocabulary/card.ts";
import { placeId } from "../vocabulary/incoming.ts";
import type { PlaceRef } from "../vocabulary/incoming.ts";
import { plain } from "../vocabulary/inline.ts";
import type { Place } from "./person.ts";

/** What happened to a place on its platform. `event` is the platform's id of it: told once, however often it is heard. */
export interface PlaceChange {
  readonly place: PlaceRef;
  readonly event: string;
  /** It did not go away: people of another organisation read it now. */
  readonly shared?: true;
}

const retiredId = (place: PlaceRef): string => `retired:${placeId(place)}`;

/** Keeps the place's name as the platform says it. */
export async function renamePlace(ports: Ports, place: PlaceRef, name: string): Promise<void> {
  const stored = await ports.stores.places.get(placeId(place));
  if (!stored || stored.value.name === name) return;
  if (!(await ports.stores.places.save(stored, { ...stored.value, name }))) return renamePlace(ports, place, name);
}

/** The place can no longer be written to: it is unlinked, its group remembered, and chair and coordinators are told. */
export async function retirePlace(ports: Ports, active: ActiveProgramme, change: PlaceChange): Promise<void> {
  // What is shared does not come back by itself: whether outsiders may read is for the group's people to say.
  if (change.shared) await ports.stores.settings.remove(retiredId(change.place));
  const stored = await ports.stores.places.get(placeId(change.place));
  const group = stored?.value.group;
  if (!stored || group === undefined || stored.value.programme !== active.programme.id) return;
  if (!change.shared) await remember(ports, active, change.place, group);
  const { group: _group, ...rest } = stored.value;
  const news = await newsOf(ports, active, { key: change.shared ? "place.shared" : "place.archived", event: change.event, place: stored.value, group });
  if (!(await ports.stores.places.save(stored, rest, news))) return retirePlace(ports, active, change);
  ports.log.info("placeRetired", { place: stored.value.id, group });
  ports.wake();
}

/** It can be written to again: linked as before, unless somebody has linked it to something else. */
export async function restorePlace(ports: Ports, active: ActiveProgramme, change: PlaceChange): Promise<void> {
  const remembered = await ports.stores.settings.get(retiredId(change.place));
  const stored = await ports.stores.places.get(placeId(change.place));
  const group = remembered?.value.text;
  if (!stored || group === undefined || remembered?.value.programme !== active.programme.id) return;
  if (stored.value.group !== undefined) return forgetRetired(ports, change.place);
  const news = await newsOf(ports, active, { key: "place.restored", event: change.event, place: stored.value, group });
  if (!(await ports.stores.places.save(stored, { ...stored.value, group }, news))) return restorePlace(ports, active, change);
  await forgetRetired(ports, change.place);
  ports.log.info("placeRestored", { place: stored.value.id, group });
  ports.wake();
}

/** Somebody has decided what this place is: what it was before it went away counts no more. */
export async function forgetRetired(ports: Ports, place: PlaceRef): Promise<void> {
  await ports.stores.settings.remove(retiredId(place));
}

async function remember(ports: Ports, active: ActiveProgramme, place: PlaceRef, group: string): Promise<void> {
  const id = retiredId(place);
  const value = { ...active.scope, id, text: group };
  const stored = await ports.stores.settings.get(id);
  if (stored) await ports.stores.settings.save(stored, value);
  else await ports.stores.settings.insert(value);
}

interface Told {
  readonly key: Extract<TextKey, `place.${string}`>;
  readonly event: string;
  readonly place: Place;
  readonly group: string;
}

/** Saved together with what they tell of, so that neither is without the other. */
async function newsOf(ports: Ports, active: ActiveProgramme, told: Told): Promise<readonly OutboxDraft[]> {
  const programme = active.programme.id;
  const chairs = await ports.stores.roles.find({ programme, role: "chair", group: told.group });
  const coordinators = await ports.stores.roles.find({ programme, role: "coordinator" });
  const people = [...new Set([...chairs, ...coordinators].map((r) => r.value.person))];
  return Promise.all(people.map((person) => draft(ports, active, told, person)));
}

async function draft(ports: Ports, active: ActiveProgramme, told: Told, person: string): Promise<OutboxDraft> {
  const language = (await ports.stores.persons.get(person))?.value.language ?? active.programme.language;
  const group = groupOf(active.programme, told.group)?.name ?? told.group;
  const text = speak(language)(told.key, { channel: plain(told.place.name ?? ""), group: plain(group) }).replace("  ", " ");
  const card: Card = { language, summary: text, blocks: [{ kind: "text", text }], ...(active.programme.demo ? { demo: true } : {}) };
  return { key: `${told.key}:${told.event}:${person}`, purpose: "notice", to: { kind: "person", person }, card };
}
