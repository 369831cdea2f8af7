import type { Account, Person, Place, RoleAssignment } from "../people/person.ts";
import { inForce } from "../people/permissions.ts";
import type { Programme } from "../programme/programme.ts";
import type { Language } from "../shared/language.ts";

/**
 * Whom a broadcast is for. Selectors: `audience:<id>` (the programme's own), `group:<id>`, `role:<role>`, `body:<id>`; a person found
 * by several is reached once. `channels`: a group is reached in its channel, everybody else directly.
 */
export interface AudienceChoice {
  readonly selectors: readonly string[];
  readonly reach: "channels" | "direct";
  /** Narrow it: only these platforms, only readers of these languages. Empty: all. */
  readonly platforms: readonly string[];
  readonly languages: readonly Language[];
}

/** What is known of people at the moment of sending. */
export interface AudienceRows {
  readonly programme: Programme;
  readonly persons: readonly Person[];
  readonly roles: readonly RoleAssignment[];
  readonly accounts: readonly Account[];
  readonly places: readonly Place[];
  /** Civil date. */
  readonly today: string;
}

/** One recipient of a frozen audience. `key` is unique in the broadcast. */
export interface Recipient {
  readonly key: string;
  readonly kind: "person" | "place";
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  /** The audience whose emphasis it reads. */
  readonly audience?: string;
  /** People behind it: 1, or those of the group whose channel it is. */
  readonly heads: number;
  readonly outside: boolean;
  /** Where it was reachable when the audience was frozen: `platform:tenant`. */
  readonly workspace?: string;
}

export interface ResolvedAudience {
  /** Everybody of the audience once: reachable or not. */
  readonly recipients: readonly Recipient[];
  readonly channels: number;
  /** People who can be reached, each once. */
  readonly heads: number;
  readonly outsiders: readonly Person[];
  readonly withoutChat: readonly Person[];
}

interface Wanted {
  readonly kind: string;
  readonly id: string;
  readonly audience?: string;
}

export function resolveAudience(choice: AudienceChoice, rows: AudienceRows): ResolvedAudience {
  const world = indexed(choice, rows);
  const wanted = choice.selectors.flatMap((s) => expand(s, rows.programme));
  const places = new Map<string, Recipient>();
  const covered = new Set<string>();
  const direct = new Map<string, Recipient>();
  for (const w of wanted) for (const place of w.kind === "group" && choice.reach === "channels" ? world.channels(w.id) : []) {
    const members = world.members(w).filter((p) => world.reachable(p));
    if (!places.has(place.id)) places.set(place.id, placeRecipient(place, rows.programme, members.length, w.audience));
    for (const p of members) covered.add(p.id);
  }
  for (const w of wanted) for (const person of world.members(w))
    if (!covered.has(person.id) && !direct.has(person.id)) direct.set(person.id, personRecipient(person, world, rows.programme, w.audience));
  const reached = rows.persons.filter((p) => covered.has(p.id) || (direct.has(p.id) && world.reachable(p)));
  const guests = new Set(rows.accounts.filter((a) => a.guest === true).map((a) => a.person));
  return {
    recipients: [...places.values(), ...direct.values()],
    channels: places.size,
    heads: reached.length,
    outsiders: reached.filter((p) => p.outside === true || guests.has(p.id)),
    withoutChat: rows.persons.filter((p) => direct.has(p.id) && !world.reachable(p)),
  };
}

function expand(selector: string, programme: Programme, audience?: string): readonly Wanted[] {
  const [kind = "", id = ""] = selector.split(":");
  const by = audience === undefined ? {} : { audience };
  if (kind === "groups") return programme.groups.map((g) => ({ kind: "group", id: g.id, ...by }));
  if (kind !== "audience") return [{ kind, id, ...by }];
  return (programme.audiences.find((a) => a.id === id)?.to ?? []).flatMap((s) => expand(s, programme, id));
}

interface World {
  channels(group: string): readonly Place[];
  members(wanted: Wanted): readonly Person[];
  reachable(person: Person): boolean;
  accountOf(person: string): Account | undefined;
}

function indexed(choice: AudienceChoice, rows: AudienceRows): World {
  const onPlatform = (platform: string): boolean => choice.platforms.length === 0 || choice.platforms.includes(platform);
  const reads = (language: Language): boolean => choice.languages.length === 0 || choice.languages.includes(language);
  const accounts = new Map<string, Account>();
  for (const a of [...rows.accounts].sort((x, y) => x.seenAt - y.seenAt)) if (onPlatform(a.ref.platform)) accounts.set(a.person, a);
  const anywhere = new Set(rows.accounts.map((a) => a.person));
  const held = rows.roles.filter((r) => inForce(r, rows.today));
  // Somebody who is on another platform only is not meant; somebody who is on none is, and is told of.
  const meant = (p: Person): boolean => reads(p.language ?? rows.programme.language) && (accounts.has(p.id) || !anywhere.has(p.id));
  const found = new Map<string, readonly Person[]>();
  const search = ({ kind, id }: Wanted): readonly Person[] => {
    if (kind === "body") return rows.persons.filter((p) => p.bodies?.includes(id) === true && meant(p));
    const holders = new Set(held.filter((r) => (kind === "group" ? r.group === id : r.role === id)).map((r) => r.person));
    return rows.persons.filter((p) => holders.has(p.id) && meant(p));
  };
  return {
    channels: (group) => (reads(rows.programme.language) ? rows.places.filter((p) => p.group === group && onPlatform(p.platform)) : []),
    members: (w) => {
      const key = `${w.kind}:${w.id}`;
      const members = found.get(key) ?? search(w);
      found.set(key, members);
      return members;
    },
    reachable: (p) => accounts.has(p.id),
    accountOf: (person) => accounts.get(person),
  };
}

const placeRecipient = (place: Place, programme: Programme, heads: number, audience: string | undefined): Recipient => ({
  key: `place:${place.id}`, kind: "place", id: place.id, heads, outside: false,
  name: place.name ?? programme.groups.find((g) => g.id === place.group)?.name ?? place.conversation,
  language: programme.language, workspace: `${place.platform}:${place.tenant}`,
  ...(audience === undefined ? {} : { audience }),
});

function personRecipient(person: Person, world: World, programme: Programme, audience: string | undefined): Recipient {
  const account = world.accountOf(person.id);
  return {
    key: `person:${person.id}`, kind: "person", id: person.id, name: person.name, heads: 1,
    outside: person.outside === true || account?.guest === true,
    language: person.language ?? programme.language,
    ...(account ? { workspace: `${account.ref.platform}:${account.ref.tenant}` } : {}),
    ...(audience === undefined ? {} : { audience }),
  };
}
