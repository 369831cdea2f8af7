import type { Aggregates } from "../src/ports/aggregates.ts";
import type { Product } from "./compose.ts";
import { operatorOf } from "./open-operator.ts";
import { openAggregates } from "./mongo/aggregates.ts";
import type { Platform } from "./platform.ts";
import { castFrom } from "./web/cast.ts";
import { chatCollection } from "./web/chat-message.ts";
import type { ChatMessage } from "./web/chat-message.ts";
import { directPlace, generalPlace, placeRef, platform, tenant } from "./web/places.ts";
import type { PlaygroundGroup, PlaygroundPerson } from "./web/ports.ts";
import { largestFile } from "./web/deed-routes.ts";
import { createPlayground } from "./web/playground.ts";
import type { ActiveProgramme } from "../src/programme/active-programme.ts";
import { accountId, placeId } from "../src/vocabulary/incoming.ts";

/** Opens the local chat page on the product: everybody of the people file has an account in it, every group a channel. */
export async function openPlayground(product: Product): Promise<Platform> {
  const { app, clock, connection, ports } = product;
  const found = await app.programme();
  if (!found) throw new Error("the playground needs a programme");
  await settle(product, found);
  let active = found;
  /** The programme in use, which may be another one than a moment ago: then its people and channels are let in first. */
  const current = async (): Promise<ActiveProgramme> => {
    const now = (await app.programme()) ?? active;
    if (now !== active) await settle(product, now);
    active = now;
    return now;
  };
  const { router, messenger, close } = createPlayground({
    handle: (incoming) => app.handle(incoming),
    programme: async () => {
      const { programme, scope } = await current();
      return { ...scope, name: programme.name, language: programme.language, demo: programme.demo };
    },
    people: async () => people(product, await current()),
    groups: async () => groupsOf(await current()),
    chat: openAggregates<ChatMessage, "place">(connection, chatCollection),
    time: {
      now: () => clock.now(),
      get zone() {
        return active.calendar.zone;
      },
      moveTo: async (moment) => {
        await clock.moveTo(moment);
        await app.run("sweep");
      },
      nextOpening: async () => {
        const next = await app.nextOpening();
        return next && { quarter: next.quarter, moment: next.opensAt };
      },
    },
    log: ports.log,
    operator: operatorOf(product),
  });
  return { messenger, mounts: [{ path: "/", handler: router, maxBytes: largestFile }], start: () => Promise.resolve(), stop: () => Promise.resolve(close()) };
}

const groupsOf = ({ programme }: ActiveProgramme): readonly PlaygroundGroup[] => programme.groups.map((g) => ({ id: g.id, name: g.name }));

/** Who plays the chair in "Kokeile näin" of the loaded programme. */
export interface TryAs {
  readonly name: string;
  /** The clock can be moved. */
  readonly demo: boolean;
}
export async function tryAs(product: Product): Promise<TryAs | undefined> {
  const active = await product.app.programme();
  const cast = active && castFrom(await people(product, active), groupsOf(active));
  return cast && { name: cast.chair.name, demo: active.programme.demo };
}

async function people(product: Product, active: ActiveProgramme): Promise<readonly PlaygroundPerson[]> {
  const { persons, roles } = product.stores;
  const programme = active.programme.id;
  const assignments = (await roles.find({ programme })).map((r) => r.value);
  return (await persons.find({ programme }, { sort: "name" })).filter((p) => p.value.chat !== false).map(({ value }) => ({
    id: value.id, name: value.name,
    roles: assignments.filter((a) => a.person === value.id).map((a) => ({ role: a.role, ...(a.group === undefined ? {} : { group: a.group }) })),
  }));
}

/**
 * Accounts and places of the page. What is there already stays as it is (a channel may have been unlinked), unless it belongs to the
 * programme that was in use before: the page has one programme at a time.
 */
async function settle(product: Product, active: ActiveProgramme): Promise<void> {
  const { accounts, places, persons } = product.stores;
  for (const { value: person } of await persons.find({ programme: active.programme.id })) {
    if (person.chat === false) continue;
    const ref = { platform, tenant, user: person.id };
    await takeOver(accounts, { ...active.scope, id: accountId(ref), person: person.id, ref, direct: directPlace(person.id), seenAt: 0 });
  }
  for (const conversation of [generalPlace, ...active.programme.groups.map((g) => g.id)]) {
    const group = active.programme.groups.find((g) => g.id === conversation);
    await takeOver(places, {
      ...active.scope, id: placeId(placeRef(conversation)), platform, tenant, conversation,
      ...(group ? { group: group.id, name: group.name } : {}),
    });
  }
}

async function takeOver<T extends { readonly id: string; readonly programme: string }>(store: Pick<Aggregates<T, never>, "get" | "insert" | "save">, row: T): Promise<void> {
  const there = await store.get(row.id);
  if (!there) await store.insert(row);
  else if (there.value.programme !== row.programme) await store.save(there, row);
}
