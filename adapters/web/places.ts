import type { PlaceRef } from "../../src/vocabulary/incoming.ts";
import type { PlaygroundGroup } from "./ports.ts";

/** The playground is one platform with one workspace. */
export const platform = "web";
export const tenant = "demo";

/** A channel for everybody, linked to no group. */
export const generalPlace = "yleinen";

const directPrefix = "dm-";
/** The person's own conversation with Kvartti. */
export const directPlace = (person: string): string => directPrefix + person;

/** Whose direct conversation this is; undefined for a channel. */
export const directPerson = (place: string): string | undefined =>
  place.startsWith(directPrefix) ? place.slice(directPrefix.length) : undefined;

export const channelIds = (groups: readonly PlaygroundGroup[]): readonly string[] => [generalPlace, ...groups.map((g) => g.id)];

/** Channels are open to all; a direct conversation to its own person only. */
export const mayEnter = (place: string, person: string): boolean => [undefined, person].includes(directPerson(place));

export const placeRef = (place: string): PlaceRef => ({
  platform,
  tenant,
  conversation: place,
  kind: directPerson(place) === undefined ? "channel" : "direct",
});
